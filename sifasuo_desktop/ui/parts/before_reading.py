"""Things made bit by bit that are whole before a form is read, or its rows are asked for more."""

from collections.abc import Callable, Iterator
from weakref import WeakSet

from shiboken6 import isValid

from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit

_UNDER_WAY: "WeakSet[BeforeReading]" = WeakSet()


class BeforeReading(BitByBit):
    """Makes parts bit by bit; ``finish_all`` makes the rest of them at once."""

    def make(self, parts: Iterator[object], first: int, then: Callable[[], object]) -> None:
        super().make(parts, first, then)
        if self.under_way():
            _UNDER_WAY.add(self)

    def _next(self) -> bool:
        going_on = super()._next()
        if not going_on:
            _UNDER_WAY.discard(self)
        return going_on


def finish_all() -> None:
    """Makes whatever of this kind is under way: somebody asks for the whole."""
    for one in tuple(_UNDER_WAY):
        if isValid(one):
            one.finish()
