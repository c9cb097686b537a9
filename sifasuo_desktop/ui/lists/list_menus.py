"""The menus of a list: which columns and in what order; the filters kept for another day."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from sifasuo_desktop.services.reading.list_sort import Order, can_sort
from sifasuo_desktop.services.reading.list_view import SavedFilter
from sifasuo_desktop.ui.lists.record_model import Column
from sifasuo_desktop.ui.parts.buttons import Button


class ListMenu(Button):
    """A button with a menu that is made when it is opened; ``_data`` of an entry does the work."""

    def __init__(self, text: str, fill: Callable[[QMenu], None]) -> None:
        super().__init__(f"{text} ▾")
        self.setAccessibleName(text)
        self._fill = fill
        self.menu_below = QMenu(self)
        self.menu_below.triggered.connect(self._press)
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Shows the menu below the button."""
        self.refill()
        self.menu_below.popup(self.mapToGlobal(QPoint(0, self.height())))

    def refill(self) -> None:
        """Makes the entries anew."""
        self.menu_below.clear()
        self._fill(self.menu_below)

    def _press(self, action: QAction) -> None:
        done = action.data()
        if callable(done):
            done()


def fill_columns(
    menu: QMenu,
    columns: Sequence[Column],
    shown: Sequence[int],
    kind: str,
    order: Order | None,
    toggle: Callable[[str], Callable[[], None]],
    sort: Callable[[Order | None], Callable[[], None]],
) -> None:
    """Columns to tick, then 排序: every column both ways, and newest first."""
    menu.addSection("显示的列")
    for place, column in enumerate(columns):
        entry = menu.addAction(column.title)
        entry.setCheckable(True)
        entry.setChecked(place in shown)
        entry.setData(toggle(column.name))
    menu.addSeparator()
    ways = menu.addMenu("排序")
    newest = ways.addAction("最新登记的在前")
    newest.setCheckable(True)
    newest.setChecked(order is None)
    newest.setData(sort(None))
    for place in shown:
        column = columns[place]
        if not can_sort(kind, column.order):
            continue
        for descending, words in ((False, "↑"), (True, "↓")):
            wanted = Order(column.order, descending)
            entry = ways.addAction(f"{column.title} {words}")
            entry.setCheckable(True)
            entry.setChecked(order == wanted)
            entry.setData(sort(wanted))


def fill_saved(
    menu: QMenu,
    saved: Sequence[SavedFilter],
    present: str,
    keep: Callable[[], None],
    use: Callable[[SavedFilter], Callable[[], None]],
    drop: Callable[[str], Callable[[], None]],
) -> None:
    """The kept filters, and keeping or forgetting one; ``present`` is the title of what is shown."""
    if saved:
        menu.addSection("保存的筛选")
    for one in saved:
        menu.addAction(one.title).setData(use(one))
    menu.addSeparator()
    words = f"保存现在的筛选：{present}" if present else "先筛选或者排序，再在这里保存"
    entry = menu.addAction(words)
    entry.setEnabled(bool(present))
    entry.setData(keep)
    if saved:
        gone = menu.addMenu("删除")
        for one in saved:
            gone.addAction(one.title).setData(drop(one.title))
