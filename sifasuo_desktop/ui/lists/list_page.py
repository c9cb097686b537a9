"""A page with a list: title and count, filters, the table; Enter opens the record."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import ChangeSet
from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.services.reading.list_sort import Order, can_sort
from sifasuo_desktop.services.reading.listing import Asked, Of, counts_of
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.lists.arranging import Arranging
from sifasuo_desktop.ui.lists.columns import Columns, Shape
from sifasuo_desktop.ui.lists.filter_box import FilterBox
from sifasuo_desktop.ui.lists.kept_place import KeptPlace
from sifasuo_desktop.ui.lists.list_head import FilterRow, PartRow, list_head
from sifasuo_desktop.ui.lists.list_printing import RegisterMenu, print_list
from sifasuo_desktop.ui.lists.nothing import NOT_FOUND, Nothing
from sifasuo_desktop.ui.lists.record_model import RecordModel
from sifasuo_desktop.ui.lists.record_table import RecordTable
from sifasuo_desktop.ui.lists.row_menu import RowMenus
from sifasuo_desktop.ui.lists.sheet_menu import SheetMenu
from sifasuo_desktop.ui.page import PageWidget, Target
from sifasuo_desktop.ui.parts.buttons import button, shortcut
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.chips import Chips
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.runner import Trouble

WAIT_MS = 180
KEYS = "↑ ↓ 选择    Home End 到头尾    Enter 打开    Ctrl+F 筛选    Esc 看全部    点列名排序    右键更多"


class ListPage(PageWidget):
    """A list of one kind; ``record_page`` shows a record of it, ``list_page`` is its own name.

    ``shapes`` are its usual columns in their order; without them they are derived.
    """

    kind = ""
    title = ""
    filter_hint = ""
    record_page = ""
    list_page = ""
    act_order: tuple[str, ...] = ()
    empty_words = ("", "")
    shapes: tuple[Shape, ...] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        workplace = desk.workplace
        made = Columns(self.kind, workplace.codes, self._records, workplace.today())
        self.columns = made.of(self.shapes)
        self.order: Order | None = None
        self._of: Of | None = None
        self.model = RecordModel(desk, self.kind, self.columns)
        self.model.loaded.connect(self._loaded)
        self.chips = Chips("按状态筛选")
        self.chips.chosen.connect(self._filtered)
        self.filter = FilterBox(self.filter_hint)
        self.filter.textChanged.connect(self._typed)
        self.filter.down.connect(self._to_table)
        self.filter.left.connect(self._to_table)
        self.filter.entered.connect(self._open_first)
        self._opening = False
        self.table = RecordTable(self.model, self.columns, desk.theme)
        self.table.setAccessibleName(f"{self.title}列表")
        self.table.activated.connect(self._open_row)
        self.table.clicked.connect(self._open_row)
        self._place = KeptPlace(self.table, self.model)
        self.table.horizontalHeader().sectionClicked.connect(self._heading)
        self.menus = RowMenus(self, self.model, self.kind, self.record_page, self.act_order)
        self.table.menu_asked.connect(self.menus.ask)
        self.arranging = Arranging(self)
        self._count = label("", "secondary")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._filtered)
        self._build()
        shortcut("Ctrl+F", self, self._to_filter)
        shortcut("Escape", self.table, self.show_all)

    def make_buttons(self) -> Sequence[QPushButton]:
        """The buttons at the right of the title."""
        return ()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A sheet that closes gives the focus back to the page: the arrows work again at once.

        No focus proxy does it: a page that has one takes what lies in it out of the order of Tab.
        """
        self.table.setFocus(event.reason())

    def open(self, target: Target) -> None:
        """Reads the list; ``words`` of the target go into the filter, ``of`` leaves a part of it."""
        if target.words or target.of:
            self.filter.setText(target.words)
            self.chips.choose("")
            self._of = target.of
        self.arranging.read()
        self._read()
        self.table.setFocus()

    def reload(self, changes: ChangeSet) -> None:
        """Reads the list again when one of its records changed."""
        self._read()

    def asked(self) -> Asked:
        """What the list is asked for now."""
        return Asked(self.kind, self.filter.text().strip(), self.chips.value, self.order, self._of)

    def show_asked(self, words: str, chip: str, order: Order | None, of: Of | None = None) -> None:
        """Shows another selection."""
        self._of = of
        self.filter.setText(words)
        self.chips.choose(chip)
        self.show_order(order)

    def show_order(self, order: Order | None) -> None:
        """Shows the list in another order."""
        self.order = order
        self.table.show_order(order)
        self._read()

    def show_all(self) -> None:
        """Takes words and filter away."""
        self.show_asked("", "", self.order)

    def print(self) -> None:
        """Shows the list as a paper: all rows, the columns as they are shown."""
        columns = [self.columns[place] for place in self.table.shown_columns()]
        about = self.arranging.title_of(self.asked()) or "全部"
        job = partial(print_list, self.desk.workplace, self.title, self.asked(), about, columns)
        self.desk.go("preview", Target(verb="list", words=self.list_page, job=job))

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        margin = theme.PAGE_MARGIN
        outer.setContentsMargins(margin, 14, margin, 12)
        outer.setSpacing(12)
        buttons: list[QPushButton] = [*self.arranging.buttons, *SheetMenu(self).buttons]
        if self.desk.workplace.may("print"):
            buttons.append(button("打印清单", self.print, keys="Ctrl+P"))
            buttons.append(RegisterMenu(self).menu)
        buttons += self.make_buttons()
        outer.addWidget(list_head(self.title, self._count, buttons))
        outer.addWidget(FilterRow(self.chips, self.filter, self.desk.theme.px(300)))
        self.part = PartRow(self.show_all)
        outer.addWidget(self.part)
        card = Card()
        card.pad(1, 1)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self.nothing = Nothing()
        self._body.addWidget(self.nothing)
        card.add(self._body, 1)
        outer.addWidget(card, 1)
        outer.addWidget(label(KEYS, "secondary", wrap=True))

    def _read(self) -> None:
        self._timer.stop()
        asked = self.asked()
        self.part.show_part(asked.of.words if asked.of else "")
        self.model.load(asked, self._place.rows())
        self.desk.read(partial(counts_of, self.desk.workplace, asked), self._show_chips)

    def _show_chips(self, result: tuple[tuple[str, str], ...] | Refused | Trouble) -> None:
        if isinstance(result, tuple):
            before = self.chips.value
            self.chips.show_chips(result)
            if self.chips.value != before:
                self._filtered()

    def _typed(self) -> None:
        self._timer.start()

    def _filtered(self) -> None:
        self._read()

    def _loaded(self) -> None:
        self._count.setText(f"共 {self.model.total} 条")
        none = self.model.rowCount() == 0
        self._body.setCurrentIndex(1 if none else 0)
        if none:
            sought = bool(self.filter.text().strip() or self.chips.value or self._of)
            self.nothing.say(NOT_FOUND if sought else self.empty_words)
        else:
            self._place.restore()
        self.table.fit()
        if self._opening and not none:
            self._open_row(self.model.index(0, 0))
        self._opening = False

    def _records(self) -> Mapping[str, tuple[Choice, ...]]:
        return self.desk.around().records

    def _heading(self, place: int) -> None:
        """Once up, once down, then newest first again."""
        name = self.columns[place].order
        if not can_sort(self.kind, name):
            self.table.show_order(self.order)
        elif self.order is None or self.order.column != name:
            self.show_order(Order(name))
        else:
            self.show_order(None if self.order.descending else Order(name, True))

    def _to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_first(self) -> None:
        """The first row of what was typed, also when it is still being looked for."""
        self._opening = True
        self._read()

    def _to_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _open_row(self, index: QModelIndex) -> None:
        item = self.model.item(index.row())
        if item:
            self.desk.go(self.record_page, Target(record=str(item["id"])))
