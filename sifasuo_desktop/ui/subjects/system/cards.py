"""The cards of 系统管理: a table each, with the acts on every row and the one that adds to it."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.log_check import LogReport, check, fault_words
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.facts_grid import FactsGrid
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.simple_table import SimpleTable
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.system.act_link import change_links, link_to

Item = dict[str, Any]
Row = tuple[str, ...]
NAMELESS = "未填姓名"


class OfficeCard(Card):
    """本所: the names that stand on its papers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("本所")
        self._desk = desk

    def show_office(self, office: Office) -> None:
        """Shows the names; 修改 begins with them."""
        self.clear()
        empty_beside(self)
        values = {
            name: getattr(office, name)
            for name in ("name", "town", "county", "city", "county_kind", "bureau", "court")
        }
        change = link_to(self._desk, "修改本所信息", "office.change", values)
        if change is not None:
            self.add_beside(change)
        pairs = [
            ("名称", office.name),
            ("机构代码", office.code),
            ("乡镇街道", office.town),
            ("县（市、区）", office.county),
            ("上级司法局", office.bureau),
            ("基层人民法院", office.court),
        ]
        self.add(FactsGrid(pairs))
        self.body.addStretch(1)


class ListCard(Card):
    """A table of records with the act that adds one."""

    def __init__(
        self, desk: Desk, title: str, adds: str, headings: Row, wide: Sequence[int], nothing: str
    ) -> None:
        super().__init__(title)
        self.desk = desk
        self._headings = headings
        self._wide = tuple(wide)
        self._nothing = nothing
        self._adds = adds

    def show_rows(
        self, rows: Sequence[Row], ends: Sequence[Sequence[QWidget]], *, visible: bool = True
    ) -> None:
        """Shows the rows with what can be done to each, or what an empty list means."""
        self.clear()
        empty_beside(self)
        self.setVisible(visible)
        add = link_to(self.desk, all_verbs()[self._adds].title, self._adds, {})
        if add is not None:
            self.add_beside(add)
        if rows:
            self.add(SimpleTable(self._headings, rows, self._wide, ends=ends, wrap=True))
        elif self._nothing:
            self.add(label(self._nothing, "secondary", wrap=True))
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


def account_ends(desk: Desk, item: Item) -> list[QWidget]:
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
    """What can be done to a committee or a mediator."""
    about = str(item.get("name") or item.get("title") or "")
    return [*change_links(desk, kind, str(item["id"]), about)]


def empty_beside(card: Card) -> None:
    """Takes away what stood at the right of a card's title."""
    while card.head.count() > 2:
        item = card.head.takeAt(2)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
