"""A small table of words for pages that show a handful of entries."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from sifasuo_desktop.ui.parts.label import ElidedLabel, label


class SimpleTable(QWidget):
    """A heading row and rows of words; the columns named in ``wide`` share what is left.

    With ``wrap`` their words stand whole, on several lines if need be; else they end in ….
    ``ends`` are buttons at the end of each row, ``firsts`` what stands in the first column instead
    of its words.
    """

    def __init__(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        wide: Sequence[int] = (0,),
        *,
        ends: Sequence[Sequence[QWidget]] = (),
        firsts: Sequence[QWidget] = (),
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self._wrap = wrap
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for column, heading in enumerate(headings):
            grid.addWidget(label(heading, "secondary"), 0, column)
        for place, row in enumerate(rows, 1):
            for column, words in enumerate(row):
                if firsts and not column:
                    grid.addWidget(firsts[place - 1], place, column)
                    continue
                cell = self._cell(words, column in wide)
                cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                grid.addWidget(cell, place, column)
        for place, buttons in enumerate(ends, 1):
            grid.addLayout(_side_by_side(buttons), place, len(headings))
        for column in wide:
            longest = max((len(row[column]) for row in rows), default=1)
            grid.setColumnStretch(column, min(12, max(3, longest)) if wrap else 1)

    def _cell(self, words: str, wide: bool) -> QLabel:
        if not wide:
            return label(words)
        return label(words, wrap=True) if self._wrap else ElidedLabel(words)


def _side_by_side(buttons: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for one in buttons:
        row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
    return row
