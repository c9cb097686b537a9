"""Long things are made a few parts at a time: between them the window listens to the person."""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

SLICE = 0.012
"""Seconds of a turn of the loop that are given to making parts."""


class BitByBit(QObject):
    """Goes through what makes parts, at least one in every turn of the loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: Iterator[object] = iter(())
        self._then: Callable[[], object] | None = None
        self._waiting: list[Callable[[], object]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def make(self, parts: Iterator[object], first: int, then: Callable[[], object]) -> None:
        """Makes the ``first`` parts at once and the others bit by bit; ``then`` at the end.

        What was still being made before is given up.
        """
        self._parts, self._then = parts, then
        self._timer.stop()
        for _ in range(first):
            if not self._next():
                return
        self._timer.start()

    def finish(self) -> None:
        """Makes at once what is left: somebody asks for the whole already."""
        while self._then is not None:
            self._next()

    def when_made(self, what: Callable[[], object]) -> None:
        """Does something once all is made: now, or after ``then`` and what waited before it."""
        if self._then is None and not self._waiting:
            what()
        else:
            self._waiting.append(what)

    def under_way(self) -> bool:
        """Whether something is still to be made."""
        return self._then is not None

    def _go_on(self) -> None:
        begun = before = perf_counter()
        while self._next():
            now = perf_counter()
            # Another part as long as the last one has to fit in.
            if 2 * now - before - begun >= SLICE:
                self._timer.start()
                return
            before = now

    def _next(self) -> bool:
        if self._then is None:
            return False
        try:
            next(self._parts)
        except StopIteration:
            then, self._then = self._then, None
            self._timer.stop()
            then()
            while self._waiting and self._then is None:
                self._waiting.pop(0)()
            return False
        return True
