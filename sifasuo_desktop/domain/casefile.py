"""A record with everything below it, as rules, papers and pages read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from sifasuo_desktop.domain.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class CaseFile:
    """``record`` is the top record; ``children`` holds all its descendants by kind, oldest first."""

    record: Record
    children: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """All descendants of one class."""
        return cast("tuple[R, ...]", self.children.get(cls.KIND, ()))

    def below(self, cls: type[R], parent: str) -> tuple[R, ...]:
        """The records of one class directly below the record ``parent``."""
        return tuple(record for record in self.all(cls) if record.parent == parent)

    def with_id(self, cls: type[R], identity: str) -> R | None:
        """The descendant with that id, or None."""
        return next((record for record in self.all(cls) if record.id == identity), None)
