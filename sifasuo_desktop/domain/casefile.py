"""A record with everything below it, as rules, papers and pages read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from sifasuo_desktop.domain.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class CaseFile:
    """``record`` is the top record; ``children`` holds all its descendants by kind, oldest first.

    A child with a ``void_reason`` was entered by mistake: it stays in ``children`` and in the
    history, and no rule, paper or page that asks below sees it.
    """

    record: Record
    children: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """All descendants of one class that stand."""
        kept = self.kept(cls)
        if not kept or not hasattr(cls, "void_reason"):
            return kept
        return tuple([item for item in kept if getattr(item, "void_reason", None) is None])

    def kept(self, cls: type[R]) -> tuple[R, ...]:
        """All descendants of one class, void ones among them."""
        return cast("tuple[R, ...]", self.children.get(cls.KIND, ()))

    def holding(self, record: Record) -> "CaseFile":
        """The case with a new state of one of its records, or with one more below it."""
        if record.id == self.record.id:
            return CaseFile(record, self.children)
        kept = self.children.get(record.KIND, ())
        if any(one.id == record.id for one in kept):
            kept = tuple([record if one.id == record.id else one for one in kept])
        else:
            kept = (*kept, record)
        return CaseFile(self.record, {**self.children, record.KIND: kept})

    def next_position(self, cls: type[R]) -> int:
        """The place of one more record of a class; that of a void one is never given again."""
        return max((int(getattr(item, "position", 0)) for item in self.kept(cls)), default=0) + 1

    def below(self, cls: type[R], parent: str) -> tuple[R, ...]:
        """The records of one class directly below the record ``parent``."""
        return tuple(record for record in self.all(cls) if record.parent == parent)

    def with_id(self, cls: type[R], identity: str) -> R | None:
        """The descendant with that id, or None."""
        return next((record for record in self.all(cls) if record.id == identity), None)
