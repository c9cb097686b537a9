"""The records behind a figure: each can be opened."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.reading.report_view import MOST_SHOWN, hits_behind
from sifasuo_desktop.services.reading.search_everything import Hit
from sifasuo_desktop.statistics.periods import Period
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.runner import Trouble

_HIT = int(Qt.ItemDataRole.UserRole) + 1
START = "在表中选一个数字，按 Enter 看它后面的记录。"

TWO_LINES = 36
"""Pixels at 14-pixel text: what is said is never crushed by the list below it."""


class BehindCard(Card):
    """Enter or a click opens the record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("数字后面的记录")
        self._desk = desk
        self._asked = 0
        self._said = label(START, "secondary", wrap=True)
        self._said.setMinimumHeight(desk.theme.px(TWO_LINES))
        self.add(self._said)
        self.list = QListView()
        self.list.setAccessibleName("数字后面的记录")
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        # No taller than there is room: the page would scroll for what may be short.
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.setMinimumHeight(desk.theme.px(56))
        self.model = QStandardItemModel(self.list)
        self.list.setModel(self.model)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self.add(self.list, 1)

    def forget(self) -> None:
        """Another report: nothing is looked behind yet."""
        self._asked += 1
        self.model.clear()
        self._said.setText(START)

    def look(self, words: str, key: str, period: Period, by: str, row: str | None) -> None:
        """Reads what stands behind a figure called so."""
        self._asked += 1
        work = partial(hits_behind, self._desk.workplace, key, period, by, row)
        self._desk.read(work, partial(self._show, self._asked, words))

    def _show(
        self, asked: int, words: str, result: tuple[tuple[Hit, ...], int] | Refused | Trouble
    ) -> None:
        if asked != self._asked:
            return
        if not isinstance(result, tuple):
            self._desk.say("\n".join(sentences(result)), "red")
            return
        hits, count = result
        rest = f"，下面是前 {MOST_SHOWN} 条" if count > len(hits) else ""
        self._said.setText(f"{words}：{count} 条记录{rest}" if count else f"{words}：没有记录")
        self.model.clear()
        for hit in hits:
            item = QStandardItem(f"{hit.number}　{hit.title}" if hit.number else hit.title)
            item.setData(hit, _HIT)
            item.setToolTip(item.text())
            self.model.appendRow(item)
        if hits:
            self.list.setCurrentIndex(self.model.index(0, 0))
            self.list.setFocus()

    def _open(self) -> None:
        hit = self.list.currentIndex().data(_HIT)
        if isinstance(hit, Hit):
            self._desk.show_record(hit.kind, hit.id)
