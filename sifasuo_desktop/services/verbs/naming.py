"""Which part of a case a value names: by its id, in capitals, too, or as people call it."""

from collections.abc import Iterable
from typing import TypeVar

from sifasuo_desktop.domain.record import Record

R = TypeVar("R", bound=Record)


def named(value: str, parts: Iterable[R], called: str) -> tuple[R, ...]:
    """The parts with the id, or whose field ``called`` (a name, a place) is the value."""
    return tuple(
        part for part in parts if part.id == value.lower() or str(getattr(part, called)) == value
    )
