"""The head of a list: title, count and buttons; chips and words, one above the other if need be."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from sifasuo_desktop.ui.lists.filter_box import FilterBox
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.chips import Chips
from sifasuo_desktop.ui.parts.head_row import HeadRow
from sifasuo_desktop.ui.parts.label import ElidedLabel, label


def list_head(title: str, count: QLabel, buttons: Sequence[QWidget]) -> HeadRow:
    """Title and count at the left, the buttons at the right or below."""
    head = HeadRow()
    head.left.addWidget(label(title, "title"))
    head.left.addWidget(count)
    head.left.addStretch(1)
    for made in buttons:
        head.right.addWidget(made)
    return head


class PartRow(QWidget):
    """Says that only those are shown that name one record; ``all`` shows the others, too."""

    def __init__(self, all: Callable[[], object]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.words = ElidedLabel("", "strong")
        row.addWidget(self.words, 1)
        row.addWidget(button("不限，看全部", all, kind="link"))
        self.hide()

    def show_part(self, words: str) -> None:
        """Which part it is; empty for all."""
        self.words.show_text(f"只看 {words}")
        self.setVisible(bool(words))


class FilterRow(QWidget):
    """Chips and the box of words beside one another, until they would crowd each other."""

    def __init__(self, chips: Chips, words: FilterBox, width: int) -> None:
        super().__init__()
        self._words = words
        words.setFixedWidth(width)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(chips, 1)
        self._row.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        crowded = event.size().width() < 2 * self._words.width()
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if crowded else way.LeftToRight)
        self._row.setStretch(0, 0 if crowded else 1)
