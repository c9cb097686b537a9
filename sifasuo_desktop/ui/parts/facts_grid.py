"""Facts as pairs of title and words, in two columns."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.together import together

LARGE_TEXT = 21
"""From this size on (150 %) there is no room for two columns."""


class FactsGrid(QWidget):
    """Long words take a line of their own; everything can be marked and copied."""

    def __init__(
        self, pairs: Sequence[tuple[str, str]] = (), columns: int = 2, long: int = 24
    ) -> None:
        super().__init__()
        self._columns = 1 if self.font().pixelSize() >= LARGE_TEXT else columns
        self._long = long
        self._labels: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        for column in range(self._columns):
            self._grid.setColumnStretch(column * 2 + 1, 1)
        self.show_pairs(pairs)

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Other facts, in the labels there are."""
        with together(self._grid):
            self._place(pairs)

    def _place(self, pairs: Sequence[tuple[str, str]]) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        self._labels += [(label("", "secondary"), _copyable()) for _ in pairs[len(self._labels) :]]
        row, column, top = 0, 0, Qt.AlignmentFlag.AlignTop
        for (title, words), (first, second) in zip(pairs, self._labels, strict=False):
            first.setText(title)
            second.setText(words)
            wide = len(words) > self._long or "\n" in words
            if wide and column:
                row, column = row + 1, 0
            self._grid.addWidget(first, row, column * 2, top)
            span = self._columns * 2 - 1 if wide else 1
            self._grid.addWidget(second, row, column * 2 + 1, 1, span, top)
            column = self._columns if wide else column + 1
            if column >= self._columns:
                row, column = row + 1, 0
        for place, both in enumerate(self._labels):
            for one in both:
                one.setVisible(place < len(pairs))


def _copyable() -> QLabel:
    made = label("", wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
