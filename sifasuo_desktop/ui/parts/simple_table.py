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
        self._wide = wide
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for column, heading in enumerate(headings):
            grid.addWidget(label(heading, "secondary"), 0, column)
        self._rows = 0
        for place, row in enumerate(rows):
            self.add_row(row, firsts[place] if firsts else None)
        for place, buttons in enumerate(ends, 1):
            grid.addLayout(_side_by_side(buttons), place, len(headings))
        for column in wide:
            longest = max((len(row[column]) for row in rows), default=1)
            grid.setColumnStretch(column, min(12, max(3, longest)) if wrap else 1)

    def add_row(self, row: Sequence[str], first: QWidget | None = None) -> None:
        """One more row below the others."""
        self._rows += 1
        for column, words in enumerate(row):
            if first is not None and not column:
                self._grid.addWidget(first, self._rows, column)
                continue
            cell = self._cell(words, column in self._wide)
            cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(cell, self._rows, column)

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
