"""Writes the empty table people fill in: titles, drop-downs, formats, help, one greyed example."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from sifasuo_desktop.kernel.files import written_durably
from sifasuo_desktop.statistics.sheet_inside import letters_of

TEXT, DATE, COUNT, MONEY = "text", "date", "count", "money"
_FORMATS = {TEXT: "@", DATE: "yyyy-mm-dd", COUNT: "0", MONEY: "#,##0.00"}
_FONT = "宋体"
_LISTS = "选项"
_ROWS = 2_000
_HEAD = 2
_NARROW, _WIDE = 8.0, 42.0
MARK = "示例"


@dataclass(frozen=True)
class Entry:
    """A column: ``choices`` are what can be picked; where ``several`` more than one may stand."""

    title: str
    required: bool = False
    form: str = TEXT
    help: str = ""
    choices: tuple[str, ...] = ()
    several: bool = False
    example: str = ""
    wide: bool = False


def write_template(path: Path, title: str, about: str, entries: Sequence[Entry]) -> None:
    """Writes the template to a new file. Raises OSError."""
    plain = {"strings_to_formulas": False, "strings_to_urls": False}
    with written_durably(path) as file, xlsxwriter.Workbook(file, plain) as book:
        _Writer(book, title, about, entries).write()


class _Writer:
    """The one sheet people see, and the hidden one with what can be picked."""

    def __init__(self, book: Any, title: str, about: str, entries: Sequence[Entry]) -> None:
        self._page = book.add_worksheet(title[:31])
        self._lists = book.add_worksheet(_LISTS)
        self._title, self._about = title, about
        self._entries = (Entry("序号", form=COUNT, example=MARK), *entries)
        plain = {"font_name": _FONT, "font_size": 11, "valign": "vcenter"}
        head = {**plain, "bold": True, "border": 1, "align": "center", "text_wrap": True}
        self._formats = {
            form: book.add_format({**plain, "num_format": shown})
            for form, shown in _FORMATS.items()
        }
        self._heads = {
            True: book.add_format({**head, "bg_color": "#DCE6F5"}),
            False: book.add_format({**head, "bg_color": "#F2F2F2"}),
        }
        self._big = book.add_format({**plain, "font_size": 16, "bold": True})
        self._small = book.add_format({**plain, "font_color": "#595959"})
        grey = {
            **plain,
            "font_color": "#8C8C8C",
            "italic": True,
            "num_format": "@",
            "text_wrap": True,
        }
        self._grey = book.add_format(grey)

    def write(self) -> None:
        """Title, what to know, head, example; below it the formats and drop-downs of the columns."""
        page = self._page
        page.write_string(0, 0, self._title, self._big)
        page.write_string(1, 0, self._about, self._small)
        page.set_row(0, 26)
        page.set_row(_HEAD, 32)
        for place, entry in enumerate(self._entries):
            self._column(place, entry)
        page.freeze_panes(_HEAD + 1, 2)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(_HEAD)
        self._lists.hide()

    def _column(self, place: int, entry: Entry) -> None:
        page = self._page
        page.set_column(place, place, _width(entry), self._formats[entry.form])
        shown = f"{entry.title} *" if entry.required else entry.title
        page.write_string(_HEAD, place, shown, self._heads[entry.required])
        page.write_string(_HEAD + 1, place, entry.example, self._grey)
        if said := _help(entry):
            page.write_comment(_HEAD, place, said, {"x_scale": 1.6, "font_size": 9, "author": ""})
        if entry.choices:
            self._choices(place, entry)

    def _choices(self, place: int, entry: Entry) -> None:
        self._lists.write_string(0, place, entry.title)
        self._lists.write_column(1, place, entry.choices)
        letters = letters_of(place)
        source = f"={_LISTS}!${letters}$2:${letters}${len(entry.choices) + 1}"
        rule = {
            "validate": "list",
            "source": source,
            # Several in one cell are no entry of the list.
            "show_error": not entry.several,
            "error_title": "没有这一项",
            "error_message": "请从下拉列表中选择。",
        }
        self._page.data_validation(_HEAD + 2, place, _ROWS, place, rule)


def _help(entry: Entry) -> str:
    said = ["必填。" if entry.required else "", entry.help]
    if entry.several:
        said.append("可以填几项，用顿号隔开。")
    if entry.form == DATE:
        said.append("如 2024-03-05、2024.3.5。")
    return "\n".join(part for part in said if part)


def _width(entry: Entry) -> float:
    """Room for the title, the example and what can be picked."""
    if entry.title == "序号":
        return _NARROW
    words = (entry.title + " *", entry.example, *entry.choices[:60])
    longest = max(sum(1 if char.isascii() else 2 for char in one) for one in words)
    return min(_WIDE, max(_WIDE if entry.wide else 12.0, longest + 2.0))
