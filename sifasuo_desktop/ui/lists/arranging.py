"""How a list is arranged: chosen columns, order, kept filters; each person has his own."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.reading.list_sort import Order
from sifasuo_desktop.services.reading.list_view import (
    ListView,
    SavedFilter,
    keep_list_view,
    list_view,
)
from sifasuo_desktop.services.reading.listing import LATE, TODAY, Asked
from sifasuo_desktop.ui.desk import sentences
from sifasuo_desktop.ui.lists.list_menus import ListMenu, fill_columns, fill_saved
from sifasuo_desktop.ui.runner import Trouble

if TYPE_CHECKING:
    from sifasuo_desktop.ui.lists.list_page import ListPage

_PRESSING = {LATE: "逾期", TODAY: "今天"}


class Arranging(QObject):
    """``buttons`` open its menus; what is chosen there is kept at once."""

    def __init__(self, page: "ListPage") -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self.view = ListView()
        self._read = False
        self.saved_menu = ListMenu("筛选", self._fill_saved)
        self.column_menu = ListMenu("列与排序", self._fill_columns)
        self.buttons = (self.saved_menu, self.column_menu)

    def read(self) -> None:
        """Reads the arrangement, once."""
        if not self._read:
            self._read = True
            work = partial(list_view, self._desk.workplace, self._page.kind)
            self._desk.read(work, self._take)

    def title_of(self, asked: Asked) -> str:
        """What a selection is called: its filter, its words, its order; empty for everything."""
        words = [_PRESSING.get(asked.chip, "")]
        if asked.chip and asked.chip not in _PRESSING:
            words.append(self._desk.workplace.codes.title(f"{asked.kind}_state", asked.chip))
        words += [asked.of.words if asked.of else "", asked.words]
        if asked.order is not None:
            titles = {column.order: column.title for column in self._page.columns}
            way = "↓" if asked.order.descending else "↑"
            words.append(f"{titles.get(asked.order.column, asked.order.column)}{way}")
        return " · ".join(word for word in words if word)

    def toggle(self, name: str) -> None:
        """Shows or hides a column; the last one stays."""
        columns = self._page.columns
        shown = [columns[place].name for place in self._page.table.shown_columns()]
        if name in shown:
            shown.remove(name)
        else:
            shown.append(name)
        if shown:
            self._keep(ListView(tuple(shown), self.view.saved))

    def usual(self) -> None:
        """The usual columns again."""
        self._keep(ListView(None, self.view.saved))

    def keep_filter(self) -> None:
        """Keeps the present selection under its own title."""
        asked = self._page.asked()
        saved = SavedFilter(self.title_of(asked), asked.words, asked.chip, asked.order, asked.of)
        self._keep(self.view.with_filter(saved))

    def use_filter(self, one: SavedFilter) -> None:
        """Shows a kept selection."""
        self._page.show_asked(one.words, one.chip, one.order, one.of)

    def drop_filter(self, title: str) -> None:
        """Forgets a kept selection."""
        self._keep(self.view.without_filter(title))

    def _keep(self, view: ListView) -> None:
        work = partial(keep_list_view, self._desk.workplace, self._page.kind, view)
        self._desk.write(work, self._take)

    def _take(self, result: ListView | Refused | Trouble) -> None:
        if not isinstance(result, ListView):
            self._desk.say("\n".join(sentences(result)), "red")
            return
        self.view = result
        self._page.table.show_columns(result.columns)

    def _fill_columns(self, menu: QMenu) -> None:
        page = self._page
        shown = page.table.shown_columns()
        fill_columns(
            menu, page.columns, shown, page.kind, page.order, self._toggling, self._sorting
        )
        menu.addSeparator()
        menu.addAction("恢复常用的列").setData(self.usual)

    def _fill_saved(self, menu: QMenu) -> None:
        present = self.title_of(self._page.asked())
        fill_saved(menu, self.view.saved, present, self.keep_filter, self._using, self._dropping)

    def _toggling(self, name: str) -> "partial[None]":
        return partial(self.toggle, name)

    def _sorting(self, order: Order | None) -> "partial[None]":
        return partial(self._page.show_order, order)

    def _using(self, one: SavedFilter) -> "partial[None]":
        return partial(self.use_filter, one)

    def _dropping(self, title: str) -> "partial[None]":
        return partial(self.drop_filter, title)
