"""The list and spreadsheets: what it shows is written as one, rows of one are brought in."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import MOST
from sifasuo_desktop.services.reading.listing import Asked, list_page
from sifasuo_desktop.ui.desk import sentences
from sifasuo_desktop.ui.lists.list_menus import ListMenu
from sifasuo_desktop.ui.lists.record_model import Column
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.buttons import shortcut
from sifasuo_desktop.ui.runner import Trouble

if TYPE_CHECKING:
    from sifasuo_desktop.ui.lists.list_page import ListPage

IMPORT, PASTED = "sheet_import", "粘贴的行"
SHEET = "Excel 表格 (*.xlsx)"
_EMPTY = "—"


class SheetMenu(QObject):
    """``buttons`` holds its menu, or nothing where neither is allowed."""

    def __init__(self, page: "ListPage") -> None:
        super().__init__(page)
        self._page = page
        may = page.desk.workplace.may
        self._exports = may("print")
        self._imports = may("import_batch.undo")
        allowed = self._exports or self._imports
        self.buttons = (ListMenu("表格", self._fill),) if allowed else ()
        if self._imports:
            shortcut("Ctrl+V", page, self.paste)

    def _fill(self, menu: QMenu) -> None:
        if self._exports:
            menu.addAction("导出这张清单…").setData(self.export)
        if self._imports and _takes_sheets(self._page.desk.workplace, self._page.kind):
            menu.addAction("从表格导入…").setData(self.bring_in)
            menu.addAction("粘贴复制的行  Ctrl+V").setData(self.paste)

    def bring_in(self) -> None:
        """Goes to the page of imports."""
        self._page.desk.go(IMPORT, Target(words=self._page.kind))

    def paste(self) -> None:
        """Looks at what was copied from a spreadsheet."""
        if _takes_sheets(self._page.desk.workplace, self._page.kind):
            target = Target(words=self._page.kind, part=PASTED)
            self._page.desk.go(IMPORT, target)

    def export(self) -> None:
        """Asks where to, and writes the list as it is shown: all rows, its columns."""
        page, desk = self._page, self._page.desk
        day = desk.workplace.today()
        start = desk.start_folder() / f"{page.title}清单 {day}.xlsx"
        where = desk.prompter.save_file(page, "导出清单", start, SHEET)
        if where is None:
            return
        columns = [page.columns[place] for place in page.table.shown_columns()]
        about = page.arranging.title_of(page.asked())
        work = partial(write_list, desk.workplace, page.title, page.asked(), about, columns, where)
        desk.write(work, partial(self._told, where))

    def _told(self, where: Path, result: int | Refused | Trouble) -> None:
        desk = self._page.desk
        if isinstance(result, int):
            desk.say(f"已导出 {result} 条：{where}")
        else:
            desk.say("\n".join(sentences(result)), "red")


def _takes_sheets(workplace: Workplace, kind: str) -> bool:
    """Whether rows of a kind can be brought in by this person."""
    # A list shows long before somebody opens the menu.
    from sifasuo_desktop.services.exchange.excel.book import all_forms

    form = all_forms().get(kind)
    return form is not None and workplace.may(all_verbs()[form.verb].permission)


def write_list(
    workplace: Workplace,
    title: str,
    asked: Asked,
    about: str,
    columns: Sequence[Column],
    where: Path,
) -> int:
    """Reads every row and writes the sheet; belongs on the lane of the store."""
    from sifasuo_desktop.services.exchange.excel.exporting import write_rows

    found = list_page(workplace, asked, limit=MOST)
    fields = field_map(KINDS[asked.kind])
    kinds_of = [fields[one.name].type if one.name in fields else str for one in columns]
    rows = [
        [
            _cell(of, item.get(column.name), column.cell(item, found.due.get(str(item["id"])))[0])
            for of, column in zip(kinds_of, columns, strict=True)
        ]
        for item in found.items
    ]
    heads = [(column.title, of) for column, of in zip(columns, kinds_of, strict=True)]
    return write_rows(workplace, asked.kind, f"{title}清单", about, heads, rows, where)


def _cell(of: type, value: Any, words: str) -> Any:
    """A number as a number, all else as it is shown."""
    if of in (int, Decimal) and value not in (None, ""):
        return of(value)
    if of is date and value:
        return str(value)
    return None if words == _EMPTY else words
