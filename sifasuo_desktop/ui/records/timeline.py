"""经过: everything that happened to a record, newest first, with its papers to print."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sifasuo_desktop.services.reading.happening import Happening
from sifasuo_desktop.services.reading.paper_link import PaperLink
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card, empty
from sifasuo_desktop.ui.parts.label import ElidedLabel, label, rule_line
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.parts.together import together
from sifasuo_desktop.ui.records.small_picture import SmallPicture

EACH_TIME = 2
"""So many entries appear at a time; all others of a story are made while one reads."""
SPARE = 16
"""So many entries are kept for the next story."""


class _Said(NamedTuple):
    """All an entry shows; one with the same looks the same."""

    entry: Happening
    day: str
    papers: tuple[PaperLink, ...]


class Timeline(Card):
    """``paper`` asks for the preview of a paper, ``attached`` for an attachment to be seen whole.

    An entry is two lines high, for a file of many acts; with ``told`` every word of it is shown,
    for a case with a story.
    """

    paper = Signal(object)
    attached = Signal(str)

    def __init__(self, desk: Desk, *, told: bool = False) -> None:
        super().__init__("经过")
        self.desk = desk
        self._told = told
        self._count = label("", "secondary")
        self.add_beside(self._count)
        self._scroll = ScrollArea(self, reads="经过")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._entries = QVBoxLayout(self._scroll.ground)
        self._entries.setContentsMargins(0, 0, 8 if told else 6, 0)
        self._entries.setSpacing(6 if told else 0)
        self._entries.addStretch(1)
        self.add(self._scroll, 1)
        self._shown: list[_Entry] = []
        self._spare: list[_Entry] = []
        self._making = BitByBit(self)

    def show_story(
        self, story: Sequence[Happening], papers: Sequence[PaperLink], today: date
    ) -> None:
        """Shows another story; of its papers those that may be printed.

        What was told before stays where it is, the rest is told bit by bit.
        """
        self._count.setText(f"文书 {len(papers)} 份" if self._told and papers else "")
        told = [_said(one, papers, today) for one in story]
        self._put_by(told)
        self._making.make(self._tell(told), 1, partial(self._end, len(told)))

    def forget(self) -> None:
        """Shows nothing: the story of another record comes."""
        self.show_story((), (), date.min)
        self._scroll.verticalScrollBar().setValue(0)

    def _put_by(self, told: Sequence[_Said]) -> None:
        """What is not told any more is out of sight at once."""
        staying = set(told)
        for entry in [one for one in self._shown if one.said not in staying]:
            self._take_out(entry)

    def _take_out(self, entry: "_Entry") -> None:
        self._shown.remove(entry)
        self._entries.removeWidget(entry)
        entry.hide()
        self._spare.append(entry)

    def _tell(self, told: Sequence[_Said]) -> Iterator[None]:
        """The entries that are shown are those of the story, in its order, but for gaps."""
        place = 0
        while place < len(told):
            with together(self._entries):
                for said in told[place : place + EACH_TIME]:
                    if place >= len(self._shown) or self._shown[place].said != said:
                        self._insert(place, said)
                    self._shown[place].show_line(place > 0)
                    place += 1
            if place < len(told):
                yield

    def _insert(self, place: int, said: _Said) -> None:
        entry = self._spare.pop() if self._spare else _Entry(self, told=self._told)
        entry.tell(said)
        self._entries.insertWidget(place, entry)
        entry.setVisible(True)
        self._shown.insert(place, entry)

    def _in_order(self) -> None:
        """Tab goes down the story, whenever its entries were made."""
        before: QWidget = self._scroll
        for entry in self._shown:
            for made in entry.findChildren(QPushButton):
                if made.isHidden():
                    continue  # on its way out
                QWidget.setTabOrder(before, made)
                before = made

    def _end(self, count: int) -> None:
        for entry in self._shown[count:]:
            self._take_out(entry)
        self._in_order()
        for entry in self._spare[SPARE:]:
            entry.deleteLater()
        del self._spare[SPARE:]


def _said(entry: Happening, papers: Sequence[PaperLink], today: date) -> _Said:
    day = f"{entry.day:%m-%d}" if entry.day.year == today.year else f"{entry.day:%Y-%m-%d}"
    return _Said(entry, day, tuple(one for one in entry.papers if one in papers))


class _Entry(QWidget):
    """A line above it, the day, the title, the words, the papers and what was attached."""

    said: _Said

    def __init__(self, timeline: Timeline, *, told: bool) -> None:
        super().__init__()
        self._timeline = timeline
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6 if told else 0)
        self._line = rule_line()
        whole.addWidget(self._line)
        self._day = label("", "secondary")
        self._title = label("", "strong", wrap=True)
        self._words = label("", "secondary", wrap=True) if told else ElidedLabel("", "secondary")
        self._papers = QVBoxLayout()
        self._papers.setSpacing(1)
        whole.addLayout(self._whole() if told else self._short())

    def tell(self, said: _Said) -> None:
        """Shows another happening."""
        self.said = said
        self._day.setText(said.day)
        self._title.setText(said.entry.title)
        if isinstance(self._words, ElidedLabel):
            self._words.show_text(said.entry.text)
        else:
            self._words.setText(said.entry.text)
        self._words.setVisible(bool(said.entry.text))
        empty(self._papers)
        for link in said.papers:
            self._papers.addWidget(_PaperButton(self._timeline, link))
        came = said.entry.attached
        if came is not None:
            made = SmallPicture(self._timeline.desk, came)
            made.clicked.connect(self._look)
            self._papers.addWidget(made)

    def show_line(self, shown: bool) -> None:
        """Whether something stands above it."""
        self._line.setVisible(shown)

    def _look(self) -> None:
        came = self.said.entry.attached
        assert came is not None
        self._timeline.attached.emit(came.attachment)

    def _whole(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._day)
        head.addWidget(self._title, 1)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addLayout(self._papers)
        return column

    def _short(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(12)
        row.addWidget(self._day)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addLayout(self._papers)
        row.addLayout(column, 1)
        return row


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
