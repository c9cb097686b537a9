"""For how many parties a blank form has lines: told, and changed by two buttons."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.label import label


class PartyCount(QWidget):
    """``wanted`` gets the new count, from 1 to ``most``; not shown where no count is asked."""

    def __init__(self, wanted: Callable[[int], None], most: int) -> None:
        super().__init__()
        self.count = 0
        self._most = most
        self._wanted = wanted
        self.words = label("")
        self.fewer = button("减一方", partial(self._ask, -1))
        self.more = button("加一方", partial(self._ask, 1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for made in (self.words, self.fewer, self.more):
            row.addWidget(made)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Shows another count; 0 hides the whole."""
        self.count = count
        self.words.setText(f"当事人 {count} 方")
        self.fewer.setEnabled(count > 1)
        self.more.setEnabled(count < self._most)
        self.setVisible(count > 0)

    def _ask(self, more: int) -> None:
        self._wanted(self.count + more)
