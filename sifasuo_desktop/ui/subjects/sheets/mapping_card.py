"""Says of titles nobody knew which fields they mean; it is remembered for sheets of this head."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from sifasuo_desktop.services.exchange.excel.mapping import Unmapped
from sifasuo_desktop.ui.lists.list_menus import ListMenu
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.label import label

_NOT_TAKEN = "不导入"
_ACROSS = 3


class MappingCard(Card):
    """A line a title; ``again`` gets what was said, by title."""

    def __init__(self, again: Callable[[Mapping[str, str]], None]) -> None:
        super().__init__("这些列是什么")
        self._again = again
        self._fields: tuple[str, ...] = ()
        self._lacking: tuple[str, ...] = ()
        self.said: dict[str, str] = {}
        self.menus: dict[str, ListMenu] = {}
        self.hide()

    def show_unmapped(self, found: Unmapped) -> None:
        """The titles of a sheet that nobody knew; hidden where nothing can be said."""
        self.clear()
        self.said, self.menus, self._fields = {}, {}, found.fields
        self.setVisible(bool(found.titles and found.fields))
        self._lacking = found.lacking
        self._lacks = label("", wrap=True)
        self.add(self._lacks)
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2 * _ACROSS, 1)
        for place, title in enumerate(found.titles):
            line, column = divmod(place, _ACROSS)
            grid.addWidget(label(f"“{title}”是"), line, 2 * column)
            menu = ListMenu(_NOT_TAKEN, partial(self._fill, title))
            menu.setAccessibleName(f"{title}是哪个栏目")
            self.menus[title] = menu
            grid.addWidget(menu, line, 2 * column + 1)
        self.add(lines)
        self._tell_lacking()
        self.go_on = button("按这样再看一遍", self._press)
        grid.addWidget(self.go_on, (len(found.titles) + _ACROSS - 1) // _ACROSS, 0, 1, 2)

    def choose(self, title: str, field: str) -> None:
        """A title means a field, or with an empty one nothing; each field is one column."""
        for other in [one for one, meant in self.said.items() if field and meant == field]:
            self._put(other, "")
        self._put(title, field)

    def _put(self, title: str, field: str) -> None:
        if field:
            self.said[title] = field
        else:
            self.said.pop(title, None)
        self.menus[title].setText(f"{field or _NOT_TAKEN} ▾")
        self._tell_lacking()

    def _tell_lacking(self) -> None:
        left = [one for one in self._lacking if one not in self.said.values()]
        self._lacks.setText(f"还缺必填的栏目：{'、'.join(left)}。请指明是哪一列。")
        self._lacks.setVisible(bool(left))

    def _fill(self, title: str, menu: QMenu) -> None:
        menu.addAction(_NOT_TAKEN).setData(partial(self.choose, title, ""))
        menu.addSeparator()
        for field in self._fields:
            menu.addAction(field).setData(partial(self.choose, title, field))

    def _press(self) -> None:
        self._again(dict(self.said))
