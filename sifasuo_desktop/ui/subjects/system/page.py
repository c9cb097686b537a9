"""系统管理: the office, its committees and mediators, accounts, the bureau's class rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from sifasuo_desktop.domain.access import person_name
from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import ChangeSet
from sifasuo_desktop.services.reading.finding import Found, find
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import PageWidget, Target
from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.parts.shut import is_shut
from sifasuo_desktop.ui.parts.together import together
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.system.cards import (
    NAMELESS,
    KindCard,
    LogCard,
    OfficeCard,
    RestDaysCard,
    Table,
    Told,
    account_ends,
)
from sifasuo_desktop.ui.subjects.system.handing_on import HandingOnCard
from sifasuo_desktop.ui.subjects.system.keeping_cards import BackupCard, RecoveryCard

TWO_COLUMNS = 940
"""From this many pixels on (at 14-pixel text) two cards stand side by side."""
FIRST_VILLAGES = 5
PEOPLE = 3
"""So many of the tables stand before the cards of what is kept: accounts, committees, mediators."""
Item = dict[str, Any]


@dataclass(frozen=True)
class System:
    """All the page shows; a kind the user may not read is absent."""

    office: Office
    lists: dict[str, Found]


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
        self._ground = scroll.ground
        self._grid = QGridLayout(self._ground)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._office = OfficeCard(desk)
        self._kinds = [KindCard(desk, table) for table in tables(desk)]
        self._rest_days = RestDaysCard(desk)
        self._backups = BackupCard(desk)
        self._recovery = RecoveryCard(desk)
        self._log = LogCard(desk)
        self._handing_on = HandingOnCard(desk)
        self._placed: tuple[int, tuple[Card, ...]] = (0, ())
        self._making = BitByBit(self)
        self._arrange()
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
        self._arrange()

    def _cards(self) -> tuple[Card, ...]:
        people, rules = self._kinds[:PEOPLE], self._kinds[PEOPLE:]
        keeping = (self._backups, self._recovery)
        ends = (self._rest_days, self._handing_on, self._log)
        return (self._office, *people, *keeping, *rules, *ends)

    def _arrange(self) -> None:
        """The cards the person may see one behind the other; what is hidden leaves no gap."""
        columns = 2 if self.width() >= self.desk.theme.px(TWO_COLUMNS) else 1
        cards = tuple(card for card in self._cards() if not is_shut(card))
        if (columns, cards) == self._placed:
            return
        self._placed = columns, cards
        for card in self._cards():
            self._grid.removeWidget(card)
        for place, card in enumerate(cards):
            # One that would stand alone in the last row takes all of it.
            wide = columns if place == len(cards) - 1 and place % columns == 0 else 1
            self._grid.addWidget(card, place // columns, place % columns, 1, wide)
        rows = -(-len(cards) // columns)
        for row in range(len(self._cards()) + 1):
            self._grid.setRowStretch(row, 1 if row == rows else 0)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _read(self) -> System:
        workplace = self.desk.workplace
        lists: dict[str, Found] = {}
        for card in self._kinds:
            try:
                lists[card.table.kind] = find(workplace, card.table.kind, limit=card.table.most)
            except Refused:
                continue
        return System(workplace.office(), lists)

    def _show(self, result: System | Refused | Trouble) -> None:
        if not isinstance(result, System):
            self.desk.say("\n".join(sentences(result)), "red")
            return
        for card in self._kinds:
            card.setVisible(card.table.kind in result.lists)
        self._arrange()
        # Painted once: with every card all of them would be painted again.
        self._ground.setUpdatesEnabled(False)
        self._making.make(self._fill(result), 0, self._filled)

    def _filled(self) -> None:
        self.updateGeometry()
        self._ground.setUpdatesEnabled(True)

    def _fill(self, system: System) -> Iterator[None]:
        """Card by card, those at the top first."""
        fillings: list[tuple[Card, Callable[[], object]]] = [
            (self._office, partial(self._office.show_office, system.office)),
            *(
                (one, partial(one.show_found, system.lists.get(one.table.kind)))
                for one in self._kinds
            ),
            (self._rest_days, self._rest_days.show_years),
        ]
        for card, fill in fillings:
            with together(self._grid, card.head, card.body):
                fill()
            yield


def tables(desk: Desk) -> tuple[Table, ...]:
    """The kinds that are kept here, in their order."""
    title = desk.workplace.codes.title
    return (
        Table(
            "user",
            ("account", Told("姓名", _person), "roles", Told("状态", _account_state)),
            (1, 2),
            ends=account_ends,
        ),
        Table(
            "committee",
            ("name", "type", "prefix"),
            (0, 1),
            "还没有调委会。登记纠纷前先登记调委会，全称与印章一致。",
        ),
        Table("mediator", (Told("姓名", _title), "committee"), (0, 1), "还没有调解员。"),
        Table(
            "delegation",
            (Told("文号", _title), "scope", Told("有效期", _validity)),
            (0, 1, 2),
            "没有委托书时，请假由县级社区矫正机构审批。",
        ),
        Table(
            "class_policy",
            (
                "manage_class",
                "check_type",
                Told("频次", partial(_frequency, title)),
                Told("依据", partial(_text, "source")),
            ),
            (0, 1, 2, 3),
            "尚未录入市局的分类管理规定。",
        ),
        Table("village", ("name", "code"), (0,), "还没有村（居）。", most=FIRST_VILLAGES),
    )


def _title(item: Item) -> str:
    return str(item["title"])


def _text(name: str, item: Item) -> str:
    return str(item[name])


def _person(item: Item) -> str:
    return person_name(str(item["account"]), str(item["title"])) or NAMELESS


def _account_state(item: Item) -> str:
    return "停用" if item["disabled"] else "启用"


def _validity(item: Item) -> str:
    return f"{item['valid_from']} 至 {item['valid_to'] or '另行通知'}"


def _frequency(title: Callable[[str, str], str], item: Item) -> str:
    return f"{title('period', item['period'])} {item['times']} 次"
