"""The cards of 系统管理: a table each, with the acts on every row and the one that adds to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from sifasuo_desktop.domain.conversion import to_plain
from sifasuo_desktop.domain.fields import field_map, fields_of
from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.acting.makers import makers_of
from sifasuo_desktop.services.office.log_check import LogReport, check, fault_words
from sifasuo_desktop.services.reading.finding import Found
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.facts_grid import FactsGrid
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.simple_table import SimpleTable
from sifasuo_desktop.ui.parts.spoken import spoken, spoken_pairs
from sifasuo_desktop.ui.records.links import ListLink, RecordLink
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.system.act_link import change_links, link_to

Item = dict[str, Any]
NAMELESS = "未填姓名"
MOST = 200


_UNSAID = ("id", "parent")


class OfficeCard(Card):
    """本所: all that is declared of it; its names stand on the papers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("本所")
        self._desk = desk

    def show_office(self, office: Office) -> None:
        """Shows the names; 修改 begins with them."""
        facts = to_plain(office)
        asked = [one.name for one in fields_of(all_verbs()["office.change"].command)]
        values = {name: facts[name] for name in asked if name in facts}
        codes, records = self._desk.workplace.codes, self._desk.around().records
        declared = [one.name for one in fields_of(Office) if one.name not in _UNSAID]
        names = sorted(declared, key=lambda name: name != "name")
        pairs = spoken_pairs(codes, records, Office, facts, names)
        if self.holds(values, pairs):
            return
        self.clear()
        empty_beside(self)
        change = link_to(self._desk, "修改本所信息", "office.change", values)
        if change is not None:
            self.add_beside(change)
        self.add(FactsGrid(pairs))
        self.body.addStretch(1)


@dataclass(frozen=True)
class Told:
    """A column that is more, or less, than one declared field."""

    heading: str
    words: Callable[[Item], str]


@dataclass(frozen=True)
class Table:
    """A kind as it stands here: its columns, those that are wide, what an empty table means.

    A column is a declared field by its name, or told. At most ``most`` rows stand here; all of them
    are in the list of the kind.
    """

    kind: str
    columns: tuple[str | Told, ...]
    wide: tuple[int, ...]
    nothing: str = ""
    most: int = MOST
    ends: Callable[[Desk, str, Item], list[QWidget]] | None = None


class KindCard(Card):
    """A table of a kind's records: the first column opens one; beside the title the way to add one."""

    def __init__(self, desk: Desk, table: Table) -> None:
        super().__init__(KINDS[table.kind].TITLE)
        self._desk = desk
        self.table = table
        self._fields = field_map(KINDS[table.kind])
        columns = table.columns
        self._headings = tuple(
            self._fields[one].spec.title if isinstance(one, str) else one.heading for one in columns
        )

    def show_found(self, found: Found | None) -> None:
        """Shows the records with what can be done to each; nothing to whoever may not read them."""
        items = found.items if found is not None else ()
        rows = [tuple(self._words(one, item) for one in self.table.columns) for item in items]
        if self.holds(found, rows):
            return
        self.clear()
        empty_beside(self)
        self.setVisible(found is not None)
        if found is None:
            return
        kind = self.table.kind
        if items:
            self.add_beside(ListLink(self._desk, "查看全部", kind, KINDS[kind].TITLE))
        for verb in makers_of(kind):
            made = link_to(self._desk, verb.title, verb.name, {})
            if made is not None:
                self.add_beside(made)
        if items:
            self.add(self._rows(items, rows))
        elif self.table.nothing:
            self.add(label(self.table.nothing, "secondary", wrap=True))
        if found.total > len(items):
            self.add(label(f"共 {found.total} 条，其余见“查看全部”。", "secondary", wrap=True))
        self.body.addStretch(1)

    def _rows(self, items: Sequence[Item], rows: Sequence[tuple[str, ...]]) -> SimpleTable:
        kind, ends = self.table.kind, self.table.ends or record_ends
        links = [
            RecordLink(self._desk, kind, str(item["id"]), row[0])
            for item, row in zip(items, rows, strict=True)
        ]
        buttons = [ends(self._desk, kind, item) for item in items]
        return SimpleTable(
            self._headings, rows, self.table.wide, ends=buttons, firsts=links, wrap=True
        )

    def _words(self, column: str | Told, item: Item) -> str:
        if isinstance(column, Told):
            return column.words(item)
        codes, records = self._desk.workplace.codes, self._desk.around().records
        return spoken(codes, records, self._fields[column], item.get(column))


class RestDaysCard(Card):
    """放假安排: which years are known; beyond them every deadline that may move says 暂定."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("放假安排")
        self._desk = desk

    def show_years(self) -> None:
        """Shows the years."""
        years = self._desk.workplace.rules.calendar.years
        if self.holds(*years):
            return
        self.clear()
        empty_beside(self)
        take = link_to(self._desk, all_verbs()["calendar.take"].title, "calendar.take", {})
        if take is not None:
            self.add_beside(take)
        words = (
            f"已有 {min(years)} 年至 {max(years)} 年的放假安排。"
            "以后各年暂按法定节日和周末计算，期限标明“暂定”。"
        )
        self.add(label(words, "secondary", wrap=True))
        self.body.addStretch(1)


class LogCard(Card):
    """日志: whether what was written is still what was written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("操作日志")
        self._desk = desk
        words = "登录、查看、打印和每一次修改都记在日志里，前后相连，改动一处就看得出来。"
        self.add(label(words, "secondary", wrap=True))
        self._said = label("", wrap=True)
        self.add(self._said)
        self.add(button("核对日志", self.check))
        self.body.addStretch(1)
        if not desk.workplace.may("log.check"):
            self.hide()

    def check(self) -> None:
        """Walks the whole log in the store's lane."""
        self._said.setText("正在核对…")
        self._desk.read(partial(check, self._desk.workplace), self._show)

    def _show(self, found: LogReport | Refused | Trouble) -> None:
        if not isinstance(found, LogReport):
            self._said.setText("\n".join(sentences(found)))
        elif found.ok:
            self._said.setText(
                f"日志完整，共 {found.entries} 条。末条校验值 {found.head[:16]}…，"
                f"内容校验值 {found.content[:16]}…。"
            )
        else:
            self._said.setText(fault_words(self._desk.workplace, found))


def account_ends(desk: Desk, kind: str, item: Item) -> list[QWidget]:
    """What can be done to an account."""
    about = f"{item['title']}（{item['account']}）"
    begin = {"user": item["id"], "name": item["title"], "roles": item["roles"]}
    disabled = bool(item["disabled"])
    links = [
        link_to(desk, "修改", "user.change", begin, about),
        link_to(
            desk, "启用" if disabled else "重设密码", "user.reset", {"user": item["id"]}, about
        ),
        None if disabled else link_to(desk, "停用", "user.disable", {"user": item["id"]}, about),
    ]
    return [one for one in links if one is not None]


def record_ends(desk: Desk, kind: str, item: Item) -> list[QWidget]:
    """What can be done to any other record."""
    return [*change_links(desk, kind, str(item["id"]), str(item["title"]))]


def empty_beside(card: Card) -> None:
    """Takes away what stood at the right of a card's title."""
    while card.head.count() > 2:
        item = card.head.takeAt(2)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
