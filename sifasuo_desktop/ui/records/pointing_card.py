"""What points to a record: for each kind the count, the newest, and the way to all of them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sifasuo_desktop.services.reading.listing import Of
from sifasuo_desktop.services.reading.pointing import Pointing
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.head_row import HeadRow
from sifasuo_desktop.ui.parts.label import label, rule_line
from sifasuo_desktop.ui.records.links import ListLink, RecordLink


class PointingCard(Card):
    """相关的记录: nothing where nothing points to the record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("相关的记录")
        self._desk = desk

    def show_pointing(self, pointing: Sequence[Pointing]) -> bool:
        """Shows what points to another record; whether anything does."""
        self.clear()
        for place, one in enumerate(pointing):
            if place:
                self.add(rule_line())
            self.add(self._head(one))
            for hit in one.newest:
                known = hit.number and hit.number not in hit.title
                words = f"{hit.number}　{hit.title}" if known else hit.title
                self.add(RecordLink(self._desk, hit.kind, hit.id, words))
        return bool(pointing)

    def _head(self, one: Pointing) -> QWidget:
        row, title = HeadRow(), f"{one.title} · {one.role}"
        row.left.addWidget(label(title, "strong"))
        row.left.addWidget(label(f"共 {one.count} 条", "secondary"))
        row.left.addStretch(1)
        of = Of(one.field, one.to, f"{one.role}：{one.called}")
        row.right.addWidget(ListLink(self._desk, "查看全部", one.kind, title, of))
        return row
