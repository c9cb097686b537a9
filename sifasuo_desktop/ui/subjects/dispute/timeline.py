"""经过: everything that happened, newest first, with its papers to print."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.services.reading.dispute.story import Happening
from sifasuo_desktop.services.reading.dispute.view import DisputeView
from sifasuo_desktop.services.reading.paper_link import PaperLink
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card, empty
from sifasuo_desktop.ui.parts.label import label, rule_line
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea


class Timeline(Card):
    """``paper`` asks for the preview of a paper."""

    paper = Signal(object)

    def __init__(self) -> None:
        super().__init__("经过")
        self._count = label("", "secondary")
        self.add_beside(self._count)
        scroll = ScrollArea(self, reads="经过")
        self._entries = QVBoxLayout(scroll.ground)
        self._entries.setContentsMargins(0, 0, 8, 0)
        self._entries.setSpacing(6)
        self.add(scroll, 1)

    def show_view(self, view: DisputeView) -> None:
        """Shows another story."""
        empty(self._entries)
        self._count.setText(f"文书 {len(view.papers)} 份" if view.papers else "")
        for place, entry in enumerate(view.story):
            if place:
                self._entries.addWidget(rule_line())
            printable = tuple(link for link in entry.papers if link in view.papers)
            self._entries.addWidget(_Entry(self, entry, printable, view.today))
        self._entries.addStretch(1)


class _Entry(QWidget):
    def __init__(
        self, timeline: Timeline, entry: Happening, papers: tuple[PaperLink, ...], today: date
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(_day(entry.day, today), "secondary"))
        head.addWidget(label(entry.title, "strong", wrap=True), 1)
        column.addLayout(head)
        if entry.text:
            column.addWidget(label(entry.text, "secondary", wrap=True))
        for link in papers:
            column.addWidget(_PaperButton(timeline, link))


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


def _day(day: date, today: date) -> str:
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%Y-%m-%d}"
