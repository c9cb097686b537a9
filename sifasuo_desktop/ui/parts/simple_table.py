"""A small table of words for pages that show a handful of entries."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from sifasuo_desktop.ui.parts.label import ElidedLabel, label


class SimpleTable(QWidget):
    """A heading row and rows of words; the columns named in ``wide`` share what is left."""

    def __init__(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        wide: Sequence[int] = (0,),
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        for column, heading in enumerate(headings):
            grid.addWidget(label(heading, "secondary"), 0, column)
        for place, row in enumerate(rows, 1):
            for column, words in enumerate(row):
                cell = ElidedLabel(words) if column in wide else label(words)
                cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                grid.addWidget(cell, place, column)
        for column in wide:
            grid.setColumnStretch(column, 1)
