"""What a form asks about its record; what a person wants meanwhile waits for the answers."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.runner import Failed, Trouble

T = TypeVar("T")


class Awaited(QObject):
    """Without it Ctrl+S pressed at once would send a form that has no date yet and be refused."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = 0
        self._wish: Callable[[], None] | None = None

    def read(
        self,
        work: Callable[[], T],
        then: Callable[[T | Refused | Trouble], None],
        *,
        needed: bool = True,
    ) -> None:
        """Reads from the store in its lane; ``then`` tells why what is needed could not be read."""
        self._asked += 1
        self._desk.read(work, partial(self._came, then, needed))

    def holds(self, wish: Callable[[], None]) -> bool:
        """Whether an answer is awaited; then ``wish`` is done once all are there."""
        self._wish = wish if self._asked else None
        return self.waiting

    @property
    def waiting(self) -> bool:
        """Whether something that is wanted waits: it is under way, and nothing else is begun."""
        return self._wish is not None

    def forget(self) -> None:
        """What was wanted is not done: something else came than was wanted."""
        self._wish = None

    def _came(self, then: Callable[[Any], None], needed: bool, result: Any) -> None:
        self._asked -= 1
        if needed and isinstance(result, Failed):
            self.forget()
        try:
            then(result)
        except BaseException:
            self.forget()
            raise
        if self._wish is not None and not self._asked:
            wish, self._wish = self._wish, None
            wish()
