"""Everything that happened to a record, newest first: day, what, and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.ui.parts.card import empty
from sifasuo_desktop.ui.parts.label import ElidedLabel, label, rule_line
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea


@dataclass(frozen=True)
class Happening:
    """One entry: its ISO day, its title, and a line of words."""

    day: str
    title: str
    words: str = ""


class Timeline(ScrollArea):
    """Scrolls by itself; an entry is two lines high."""

    def __init__(self) -> None:
        super().__init__(reads="经过")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = QVBoxLayout(self.ground)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_happenings(self, entries: Sequence[Happening], year: int) -> None:
        """Shows entries newest first; days of ``year`` without the year."""
        empty(self._column)
        for place, entry in enumerate(entries):
            if place:
                self._column.addWidget(rule_line())
            self._column.addWidget(_entry(entry, year))


def _entry(entry: Happening, year: int) -> QWidget:
    panel = QWidget()
    row = QHBoxLayout(panel)
    row.setContentsMargins(0, 7, 0, 7)
    row.setSpacing(12)
    own_year = entry.day.startswith(f"{year}-")
    row.addWidget(label(entry.day[5:10] if own_year else entry.day[:10], "secondary"))
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addWidget(label(entry.title, "strong", wrap=True))
    if entry.words:
        column.addWidget(ElidedLabel(entry.words, "secondary"))
    row.addLayout(column, 1)
    return panel
