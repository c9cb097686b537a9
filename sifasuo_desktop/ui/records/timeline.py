"""经过: everything that happened to a record, newest first, with its papers to print."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.services.reading.happening import Happening
from sifasuo_desktop.services.reading.paper_link import PaperLink
from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card, empty
from sifasuo_desktop.ui.parts.label import ElidedLabel, label, rule_line
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea

AT_ONCE = 12
"""So many entries are seen at once; those below them are made while one reads."""


class Timeline(Card):
    """``paper`` asks for the preview of a paper.

    An entry is two lines high, for a file of many acts; with ``told`` every word of it is shown,
    for a case with a story.
    """

    paper = Signal(object)

    def __init__(self, *, told: bool = False) -> None:
        super().__init__("经过")
        self._told = told
        self._count = label("", "secondary")
        self.add_beside(self._count)
        scroll = ScrollArea(self, reads="经过")
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._entries = QVBoxLayout(scroll.ground)
        self._entries.setContentsMargins(0, 0, 8 if told else 6, 0)
        self._entries.setSpacing(6 if told else 0)
        self.add(scroll, 1)
        self._making = BitByBit(self)

    def show_story(
        self, story: Sequence[Happening], papers: Sequence[PaperLink], today: date
    ) -> None:
        """Shows another story; of its papers those that may be printed."""
        empty(self._entries)
        self._count.setText(f"文书 {len(papers)} 份" if self._told and papers else "")
        self._making.make(self._make(story, papers, today), AT_ONCE, self._end)

    def _make(
        self, story: Sequence[Happening], papers: Sequence[PaperLink], today: date
    ) -> Iterator[None]:
        for place, entry in enumerate(story):
            if place:
                self._entries.addWidget(rule_line())
            day = f"{entry.day:%m-%d}" if entry.day.year == today.year else f"{entry.day:%Y-%m-%d}"
            made = _whole(entry, day) if self._told else _short(entry, day)
            for link in (one for one in entry.papers if one in papers):
                made.column.addWidget(_PaperButton(self, link))
            self._entries.addWidget(made)
            yield

    def _end(self) -> None:
        self._entries.addStretch(1)


class _Entry(QWidget):
    """``column`` takes what belongs to it."""

    column: QVBoxLayout


def _whole(entry: Happening, day: str) -> _Entry:
    panel = _Entry()
    column = panel.column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    head = QHBoxLayout()
    head.setSpacing(12)
    head.addWidget(label(day, "secondary"))
    head.addWidget(label(entry.title, "strong", wrap=True), 1)
    column.addLayout(head)
    if entry.text:
        column.addWidget(label(entry.text, "secondary", wrap=True))
    return panel


def _short(entry: Happening, day: str) -> _Entry:
    panel = _Entry()
    row = QHBoxLayout(panel)
    row.setContentsMargins(0, 7, 0, 7)
    row.setSpacing(12)
    row.addWidget(label(day, "secondary"))
    column = panel.column = QVBoxLayout()
    column.setSpacing(1)
    column.addWidget(label(entry.title, "strong", wrap=True))
    if entry.text:
        column.addWidget(ElidedLabel(entry.text, "secondary"))
    row.addLayout(column, 1)
    return panel


class _PaperButton(QWidget):
    def __init__(self, timeline: Timeline, link: PaperLink) -> None:
        super().__init__()
        self._timeline, self._link = timeline, link
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        made = button(link.words, self._press, kind="link")
        made.setAccessibleName(f"打印{link.words}")
        row.addWidget(made)
        row.addStretch(1)

    def _press(self) -> None:
        self._timeline.paper.emit(self._link)
