"""系统管理: the office, its committees and mediators, accounts, the bureau's class rules."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.bus import ChangeSet, all_verbs
from sifasuo_desktop.services.finding import find
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import Page, PageWidget, Target
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.facts_grid import FactsGrid
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.simple_table import SimpleTable
from sifasuo_desktop.ui.runner import Trouble

MOST = 200
Items = tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class System:
    """All the page shows; a kind the user may not read is absent."""

    office: Office
    lists: dict[str, Items]


class SystemPage(PageWidget):
    """Cards in two columns; each offers the one act that adds to it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        outer = QVBoxLayout(self)
        margin = theme.PAGE_MARGIN
        outer.setContentsMargins(margin, 14, margin, 14)
        outer.setSpacing(12)
        outer.addWidget(label("系统管理", "title"))
        inner = QWidget()
        inner.setProperty("ground", "clear")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._office = Card("本所")
        self._users = self._card("账号", "user.add")
        self._committees = self._card("人民调解委员会", "committee.add")
        self._mediators = self._card("人民调解员", "mediator.add")
        self._delegations = self._card("委托书", "delegation.record")
        self._policies = self._card("分类管理规定", "policy.record")
        self._rest_days = self._card("放假安排", "calendar.take")
        cards = (
            self._office,
            self._users,
            self._committees,
            self._mediators,
            self._delegations,
            self._policies,
            self._rest_days,
        )
        for place, card in enumerate(cards):
            grid.addWidget(card, place // 2, place % 2)
        grid.setRowStretch(4, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        outer.addWidget(scroll, 1)

    def open(self, target: Target) -> None:
        """Reads everything again."""
        self.desk.read(self._read, self._show)

    def reload(self, changes: ChangeSet) -> None:
        """Anything added here is shown at once."""
        self.desk.read(self._read, self._show)

    def _card(self, title: str, verb: str) -> Card:
        card = Card(title)
        add = _Add(self.desk, verb, card)
        declared = all_verbs().get(verb)
        if declared is not None and self.desk.workplace.may(declared.permission):
            card.add_beside(button(declared.title, add.press, kind="link"))
        return card

    def _read(self) -> System:
        workplace = self.desk.workplace
        lists: dict[str, Items] = {}
        for kind in ("user", "committee", "mediator", "delegation", "class_policy"):
            try:
                lists[kind] = find(workplace, kind, limit=MOST).items
            except Refused:
                continue
        return System(workplace.office(), lists)

    def _show(self, result: System | Refused | Trouble) -> None:
        if not isinstance(result, System):
            self.desk.say("\n".join(sentences(result)), "red")
            return
        self._show_office(result.office)
        self._show_people(result)
        self._show_rules(result)
        self._show_rest_days()

    def _show_office(self, office: Office) -> None:
        self._office.clear()
        pairs = [
            ("名称", office.name),
            ("机构代码", office.code),
            ("乡镇街道", office.town),
            ("县（市、区）", office.county),
            ("上级司法局", office.bureau),
            ("基层人民法院", office.court),
        ]
        self._office.add(FactsGrid(pairs))

    def _show_people(self, system: System) -> None:
        codes = self.desk.workplace.codes
        names = {item["id"]: str(item["name"]) for item in system.lists.get("committee", ())}
        roles = partial(codes.title, "role")
        _fill(
            self._users,
            ("登录名", "角色", "状态"),
            [
                (str(item["account"]), "、".join(map(roles, item["roles"])), _active(item))
                for item in system.lists.get("user", ())
            ],
            wide=(1,),
            visible="user" in system.lists,
        )
        _fill(
            self._committees,
            ("全称", "类型", "字头"),
            [
                (
                    str(item["name"]),
                    codes.title("committee_type", item["type"]),
                    str(item["prefix"]),
                )
                for item in system.lists.get("committee", ())
            ],
            nothing="还没有调委会。登记纠纷前先登记调委会，全称与印章一致。",
        )
        _fill(
            self._mediators,
            ("姓名", "所属调委会"),
            [
                (str(item["title"]), names.get(item["committee"], ""))
                for item in system.lists.get("mediator", ())
            ],
            wide=(1,),
            nothing="还没有调解员。",
        )

    def _show_rest_days(self) -> None:
        """Which years are known; beyond them every deadline that may move says 暂定."""
        years = self.desk.workplace.rules.calendar.years
        self._rest_days.clear()
        words = f"已有 {min(years)} 年至 {max(years)} 年的放假安排。以后各年暂按法定节日和周末计算，期限标明“暂定”。"
        self._rest_days.add(label(words, "secondary", wrap=True))
        self._rest_days.body.addStretch(1)

    def _show_rules(self, system: System) -> None:
        codes = self.desk.workplace.codes
        scope = partial(codes.title, "delegation_scope")
        _fill(
            self._delegations,
            ("文号", "委托事项", "有效期"),
            [
                (
                    str(item["document_no"]),
                    "、".join(map(scope, item["scope"])),
                    f"{item['valid_from']} 至 {item['valid_to'] or '另行通知'}",
                )
                for item in system.lists.get("delegation", ())
            ],
            wide=(1,),
            nothing="没有委托书时，请假由县级社区矫正机构审批。",
            visible="delegation" in system.lists,
        )
        _fill(
            self._policies,
            ("管理类别", "检查方式", "频次", "依据"),
            [
                (
                    str(item["manage_class"]),
                    codes.title("check_type", item["check_type"]),
                    f"{codes.title('period', item['period'])} {item['times']} 次",
                    str(item["source"]),
                )
                for item in system.lists.get("class_policy", ())
            ],
            wide=(3,),
            nothing="尚未录入市局的分类管理规定。",
            visible="class_policy" in system.lists,
        )


def _fill(
    card: Card,
    headings: tuple[str, ...],
    rows: list[tuple[str, ...]],
    *,
    wide: tuple[int, ...] = (0,),
    nothing: str = "",
    visible: bool = True,
) -> None:
    card.clear()
    card.setVisible(visible)
    if rows:
        card.add(SimpleTable(headings, rows, wide))
    elif nothing:
        card.add(label(nothing, "secondary", wrap=True))
    card.body.addStretch(1)


def _active(item: dict[str, Any]) -> str:
    return "停用" if item["disabled"] else "启用"


class _Add(QObject):
    """Opens the form of the act that adds to a card."""

    def __init__(self, desk: Desk, verb: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._verb = verb

    def press(self) -> None:
        """Opens the form."""
        self._desk.form(self._verb, {})


PAGE = Page("system", "系统管理", 90, SystemPage, ("read:system", "read:office"))
