"""系统管理: the office, its committees and mediators, accounts, the bureau's class rules."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from sifasuo_desktop.domain.access import person_name
from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import ChangeSet
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import Page, PageWidget, Target
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.system.cards import (
    NAMELESS,
    ListCard,
    LogCard,
    OfficeCard,
    account_ends,
    record_ends,
)
from sifasuo_desktop.ui.subjects.system.keeping_cards import BackupCard, RecoveryCard

MOST = 200
TWO_COLUMNS = 940
"""From this many pixels on (at 14-pixel text) two cards stand side by side."""
KINDS = ("user", "committee", "mediator", "delegation", "class_policy")
Items = tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class System:
    """All the page shows; a kind the user may not read is absent."""

    office: Office
    lists: dict[str, Items]


class SystemPage(PageWidget):
    """Cards in one column or two, as the width allows; nothing scrolls sideways."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        outer = QVBoxLayout(self)
        margin = theme.PAGE_MARGIN
        outer.setContentsMargins(margin, 14, margin, 14)
        outer.setSpacing(12)
        outer.addWidget(label("系统管理", "title"))
        scroll = ScrollArea(self)
        self._grid = QGridLayout(scroll.ground)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._make_cards()
        self._columns = 0
        self._arrange(2)
        outer.addWidget(scroll, 1)

    def open(self, target: Target) -> None:
        """Reads everything again."""
        self.desk.read(self._read, self._show)
        self._backups.refresh()
        self._recovery.refresh()

    def reload(self, changes: ChangeSet) -> None:
        """Anything added here is shown at once."""
        self.desk.read(self._read, self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= self.desk.theme.px(TWO_COLUMNS) else 1)

    def _make_cards(self) -> None:
        card = partial(ListCard, self.desk)
        self._office = OfficeCard(self.desk)
        self._users = card("账号", "user.add", ("登录名", "姓名", "角色", "状态"), (1, 2), "")
        self._committees = card(
            "人民调解委员会",
            "committee.add",
            ("全称", "类型", "字头"),
            (0, 1),
            "还没有调委会。登记纠纷前先登记调委会，全称与印章一致。",
        )
        self._mediators = card(
            "人民调解员", "mediator.add", ("姓名", "所属调委会"), (0, 1), "还没有调解员。"
        )
        self._delegations = card(
            "委托书",
            "delegation.record",
            ("文号", "委托事项", "有效期"),
            (0, 1, 2),
            "没有委托书时，请假由县级社区矫正机构审批。",
        )
        self._policies = card(
            "分类管理规定",
            "policy.record",
            ("管理类别", "检查方式", "频次", "依据"),
            (0, 1, 2, 3),
            "尚未录入市局的分类管理规定。",
        )
        self._rest_days = card("放假安排", "calendar.take", (), (), "")
        self._backups = BackupCard(self.desk)
        self._recovery = RecoveryCard(self.desk)
        self._log = LogCard(self.desk)

    def _cards(self) -> tuple[Card, ...]:
        people = (self._office, self._users, self._committees, self._mediators)
        rules = (self._delegations, self._policies, self._rest_days)
        return (*people, self._backups, self._recovery, *rules, self._log)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards()):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, place // columns, place % columns)
        rows = -(-len(self._cards()) // columns)
        for row in range(len(self._cards()) + 1):
            self._grid.setRowStretch(row, 1 if row == rows else 0)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _read(self) -> System:
        workplace = self.desk.workplace
        lists: dict[str, Items] = {}
        for kind in KINDS:
            try:
                lists[kind] = find(workplace, kind, limit=MOST).items
            except Refused:
                continue
        return System(workplace.office(), lists)

    def _show(self, result: System | Refused | Trouble) -> None:
        if not isinstance(result, System):
            self.desk.say("\n".join(sentences(result)), "red")
            return
        self._office.show_office(result.office)
        self._show_users(result.lists)
        self._show_people(result.lists)
        self._show_delegations(result.lists)
        self._show_policies(result.lists)
        self._show_rest_days()

    def _show_users(self, lists: dict[str, Items]) -> None:
        roles = partial(self.desk.workplace.codes.title, "role")
        items = lists.get("user", ())
        rows = [
            (
                str(item["account"]),
                person_name(str(item["account"]), str(item["title"])) or NAMELESS,
                "、".join(map(roles, item["roles"])),
                "停用" if item["disabled"] else "启用",
            )
            for item in items
        ]
        ends = [account_ends(self.desk, item) for item in items]
        self._users.show_rows(rows, ends, visible="user" in lists)

    def _show_people(self, lists: dict[str, Items]) -> None:
        codes = self.desk.workplace.codes
        committees, mediators = lists.get("committee", ()), lists.get("mediator", ())
        names = {item["id"]: str(item["name"]) for item in committees}
        self._committees.show_rows(
            [
                (str(item["name"]), codes.title("committee_type", item["type"]), item["prefix"])
                for item in committees
            ],
            [record_ends(self.desk, "committee", item) for item in committees],
        )
        self._mediators.show_rows(
            [(str(item["title"]), names.get(item["committee"], "")) for item in mediators],
            [record_ends(self.desk, "mediator", item) for item in mediators],
        )

    def _show_rest_days(self) -> None:
        """Which years are known; beyond them every deadline that may move says 暂定."""
        years = self.desk.workplace.rules.calendar.years
        self._rest_days.show_rows([], [])
        words = (
            f"已有 {min(years)} 年至 {max(years)} 年的放假安排。"
            "以后各年暂按法定节日和周末计算，期限标明“暂定”。"
        )
        self._rest_days.add(label(words, "secondary", wrap=True))

    def _show_delegations(self, lists: dict[str, Items]) -> None:
        scope = partial(self.desk.workplace.codes.title, "delegation_scope")
        items = lists.get("delegation", ())
        rows = [
            (
                str(item["document_no"]),
                "、".join(map(scope, item["scope"])),
                f"{item['valid_from']} 至 {item['valid_to'] or '另行通知'}",
            )
            for item in items
        ]
        ends = [record_ends(self.desk, "delegation", item) for item in items]
        self._delegations.show_rows(rows, ends, visible="delegation" in lists)

    def _show_policies(self, lists: dict[str, Items]) -> None:
        codes = self.desk.workplace.codes
        items = lists.get("class_policy", ())
        rows = [
            (
                str(item["manage_class"]),
                codes.title("check_type", item["check_type"]),
                f"{codes.title('period', item['period'])} {item['times']} 次",
                str(item["source"]),
            )
            for item in items
        ]
        ends = [record_ends(self.desk, "policy", item) for item in items]
        self._policies.show_rows(rows, ends, visible="class_policy" in lists)


PAGE = Page(
    "system",
    "系统管理",
    90,
    SystemPage,
    ("read:system", "read:office"),
    help="七、系统管理",
)
