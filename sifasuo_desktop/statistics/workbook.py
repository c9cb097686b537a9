"""Writes tables as .xlsx: reports, registers, lists. Numbers are numbers, numbers of papers are text.

What is written opens ready for the printer: title, groups of captions merged, widths that fit, repeated
head, print area, and who signs at the foot.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from sifasuo_desktop.kernel.files import written_durably

Cell = str | int | Decimal | None
TEXT, COUNT, MONEY, RATIO = "text", "count", "money", "ratio"
_FORMATS = {TEXT: "@", COUNT: "0", MONEY: "#,##0.00", RATIO: "0.00"}
_FONT = "宋体"
_WIDE = 30.0
_A4 = 9
_LINE, _MOST_LINES = 14.5, 20
_MARGINS = 0.5


@dataclass(frozen=True)
class Column:
    """A column: its caption, the group it stands in, what its cells are; its width in characters,
    where that is known.
    """

    title: str
    group: str = ""
    form: str = TEXT
    width: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table: ``about`` stands below the title, ``total`` as the last row, ``signed`` at the foot."""

    title: str
    about: str
    columns: tuple[Column, ...]
    total: tuple[Cell, ...] = ()
    signed: tuple[str, ...] = ()


def write_sheet(path: Path, sheet: Sheet, rows: Iterable[Sequence[Cell]]) -> int:
    """Writes a table to a new file, a row at a time; how many rows. Raises OSError."""
    plain = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with written_durably(path) as file, xlsxwriter.Workbook(file, plain) as book:
        return _Writer(book, sheet).write(rows)


class _Writer:
    """One sheet being written from above to below."""

    def __init__(self, book: Any, sheet: Sheet) -> None:
        self._sheet = sheet
        self._widths = [_width(column) for column in sheet.columns]
        self._forms = [column.form for column in sheet.columns]
        self._page = book.add_worksheet(_tab(sheet.title))
        self._formats = {
            form: book.add_format(
                {
                    "font_name": _FONT,
                    "font_size": 10,
                    "border": 1,
                    "valign": "vcenter",
                    "align": "left" if form == TEXT else "right",
                    "num_format": shown,
                    "text_wrap": form == TEXT,
                }
            )
            for form, shown in _FORMATS.items()
        }
        head = {"font_name": _FONT, "bold": True, "align": "center", "valign": "vcenter"}
        self._title = book.add_format({**head, "font_size": 16})
        self._head = book.add_format({**head, "font_size": 10, "border": 1, "text_wrap": True})
        self._plain = book.add_format({"font_name": _FONT, "font_size": 10})
        self._sum = {
            form: book.add_format(
                {
                    "font_name": _FONT,
                    "font_size": 10,
                    "border": 1,
                    "bold": True,
                    "num_format": shown,
                    "align": "center" if form == TEXT else "right",
                }
            )
            for form, shown in _FORMATS.items()
        }

    def write(self, rows: Iterable[Sequence[Cell]]) -> int:
        """Title, captions, rows, total, foot."""
        sheet, page = self._sheet, self._page
        last = len(sheet.columns) - 1
        for place, width in enumerate(self._widths):
            page.set_column(place, place, width)
        self._across(0, 0, last, sheet.title, self._title)
        page.write_string(1, 0, sheet.about, self._plain)
        line = self._captions()
        page.freeze_panes(line, 1)
        page.repeat_rows(2, line - 1)
        count = 0
        for row in rows:
            self._row(line, row, self._formats)
            line, count = line + 1, count + 1
        if sheet.total:
            self._row(line, sheet.total, self._sum)
            line += 1
        if sheet.signed:
            signed = "　　　　　　".join(f"{one}：　　　　　" for one in sheet.signed)
            page.write_string(line + 1, 0, signed, self._plain)
            line += 2
        page.print_area(0, 0, line, last)
        page.set_landscape()
        page.set_paper(_A4)
        page.set_margins(_MARGINS, _MARGINS, _MARGINS, _MARGINS)
        page.fit_to_pages(1, 0)
        page.set_footer("&C第 &P 页，共 &N 页")
        return count

    def _captions(self) -> int:
        """Groups above, captions below; the line after them."""
        columns = self._sheet.columns
        if not any(column.group for column in columns):
            for place, column in enumerate(columns):
                self._page.write_string(2, place, column.title, self._head)
            return 3
        begun = 0
        for place in range(1, len(columns) + 1):
            if place == len(columns) or columns[place].group != columns[begun].group:
                self._across(2, begun, place - 1, columns[begun].group, self._head)
                begun = place
        for place, column in enumerate(columns):
            self._page.write_string(3, place, column.title, self._head)
        return 4

    def _across(self, line: int, first: int, last: int, words: str, form: Any) -> None:
        if first == last:
            self._page.write_string(line, first, words, form)
        else:
            self._page.merge_range(line, first, line, last, words, form)

    def _row(self, line: int, row: Sequence[Cell], formats: dict[str, Any]) -> None:
        page = self._page
        lines = max(map(_lines, row, self._widths))
        if lines > 1:
            page.set_row(line, _LINE * min(lines, _MOST_LINES))
        for place, (value, form) in enumerate(zip(row, self._forms, strict=True)):
            if value is None:
                page.write_blank(line, place, None, formats[form])
            elif form == TEXT or isinstance(value, str):
                page.write_string(line, place, str(value), formats[form])
            else:
                page.write_number(line, place, float(value), formats[form])


def _tab(title: str) -> str:
    """A title as the name of a sheet: short, without what Excel refuses there."""
    return "".join(char for char in title if char not in "[]:*?/\\")[:31] or "表"


def _width(column: Column) -> float:
    """Room for the caption and what usually stands below it."""
    if column.width:
        return column.width
    if column.form == TEXT:
        return min(_WIDE, max(12.0, 2.2 * len(column.title)))
    return 14.0 if column.form == MONEY else 8.5


def room_of(text: str) -> int:
    """The width of a text in characters of a column: an ideograph takes two."""
    return len(text) if text.isascii() else 2 * len(text) - sum(map(str.isascii, text))


def _lines(value: Cell, width: float) -> int:
    """Lines a text needs in a column; not every program looks for itself."""
    if not isinstance(value, str):
        return 1
    if "\n" not in value and (len(value) * 2 < width or room_of(value) <= width):
        return 1
    return sum(1 + int((room_of(part) - 0.1) // width) for part in value.split("\n"))
