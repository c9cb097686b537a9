"""For how many parties a blank form has lines: told, and changed by two buttons."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.label import label


class PartyCount(QWidget):
    """``wanted`` gets the new count, from 1 to ``most``; not shown where no count is asked.

    The cursor stays on the button that is pressed again and again.
    """

    def __init__(self, wanted: Callable[[int], None], most: int) -> None:
        super().__init__()
        self.count = 0
        self._most = most
        self._wanted = wanted
        self.asking = False
        self.words = label("")
        self.fewer = button("减一方", self._one_less)
        self.more = button("加一方", self._one_more)
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
        fewer, more = count > 1, count < self._most
        if self.more.hasFocus() and not more:
            self.fewer.setFocus()
        elif self.fewer.hasFocus() and not fewer:
            self.more.setFocus()
        self.fewer.setEnabled(fewer)
        self.more.setEnabled(more)
        self.setVisible(count > 0)

    def forget(self) -> None:
        """Hides the whole while another paper is made, unless that was asked for here."""
        if not self.asking:
            self.show_count(0)

    def _one_less(self) -> None:
        self._ask(self.count - 1)

    def _one_more(self) -> None:
        self._ask(self.count + 1)

    def _ask(self, count: int) -> None:
        self.asking = True
        self.show_count(count)
        self._wanted(count)
        self.asking = False
