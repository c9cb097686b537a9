"""Facts as pairs of title and words, in two columns."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from sifasuo_desktop.ui.parts.label import label

LARGE_TEXT = 21
"""From this size on (150 %) there is no room for two columns."""


class FactsGrid(QWidget):
    """Long words take a line of their own; everything can be marked and copied."""

    def __init__(self, pairs: Sequence[tuple[str, str]], columns: int = 2, long: int = 24) -> None:
        super().__init__()
        if self.font().pixelSize() >= LARGE_TEXT:
            columns = 1
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        row, column = 0, 0
        for title, words in pairs:
            wide = len(words) > long or "\n" in words
            if wide and column:
                row, column = row + 1, 0
            grid.addWidget(label(title, "secondary"), row, column * 2, Qt.AlignmentFlag.AlignTop)
            span = columns * 2 - 1 if wide else 1
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(_copyable(words), row, column * 2 + 1, 1, span, top)
            column = columns if wide else column + 1
            if column >= columns:
                row, column = row + 1, 0
        for column in range(columns):
            grid.setColumnStretch(column * 2 + 1, 1)


def _copyable(words: str) -> QLabel:
    made = label(words, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
