"""Reads .xlsx, .xls and .ods flat: the lines that hold anything, merged cells filled down.

What the file says is told as it stands; what a cell means is for the reader of the rows.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from sifasuo_desktop.statistics.sheet_biff import Inside
from sifasuo_desktop.statistics.sheet_inside import look_inside
from sifasuo_desktop.statistics.sheet_trouble import SheetTrouble

Cell = str | int | float | bool | date | datetime | time | timedelta | None
MOST_BYTES = 100 * 2**20
MOST_LINES = 100_000
_PANIC = "PanicException"
_TALLEST, _WIDEST = 2_000, 500


@dataclass(frozen=True)
class Failed:
    """A formula that gave no value (#REF!, #N/A …)."""


FAILED = Failed()
"""What stands in a cell whose formula failed."""


@dataclass(frozen=True)
class Line:
    """One line that holds something: its number as the spreadsheet shows it, and its cells."""

    number: int
    cells: tuple[Cell | Failed, ...]


@dataclass(frozen=True)
class Grid:
    """One sheet that can be seen: its lines, and the titles of columns that are hidden."""

    name: str
    lines: tuple[Line, ...]
    hidden: frozenset[int]
    across: frozenset[tuple[int, int]]
    """Line number and column of every cell that a merged one spreads over sideways."""


def read_sheets(path: Path) -> tuple[Grid, ...]:
    """The visible sheets of a file. Raises SheetTrouble; nothing of the file is kept open."""
    data = _bytes_of(path)
    inside = look_inside(data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return tuple(
                _grid(book.get_sheet_by_name(one.name), inside)
                for one in book.sheets_metadata
                if one.typ == SheetTypeEnum.WorkSheet and one.visible == SheetVisibleEnum.Visible
            )
    except PasswordError:
        raise SheetTrouble("sheet.protected") from None
    except CalamineError as error:
        protected = re.search("password|encrypt", str(error), re.IGNORECASE)
        code = "sheet.protected" if protected else "sheet.not_a_sheet"
        raise SheetTrouble(code, name=path.name) from None
    except BaseException as error:
        # A damaged file makes the reader stop in the middle, which is no exception of Python's.
        if type(error).__name__ == _PANIC:
            raise SheetTrouble("sheet.damaged") from None
        raise


def _bytes_of(path: Path) -> bytes:
    """The whole file at once, so that what is checked is what is read."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except PermissionError:
        raise SheetTrouble("sheet.locked", name=path.name) from None
    except OSError:
        raise SheetTrouble("sheet.missing", name=path.name) from None
    if len(data) > MOST_BYTES:
        raise SheetTrouble("sheet.bomb", name=path.name)
    return data


def _grid(sheet: CalamineSheet, inside: Inside) -> Grid:
    failed = inside.failed.get(sheet.name, set())
    merged = _Merged(sheet)
    first = sheet.start[1] if sheet.start else 0
    lines: list[Line] = []
    for number, row in enumerate(sheet.iter_rows()):
        cells: list[Cell | Failed] = [None] * first
        cells += [None if isinstance(one, str) and not one.strip() else one for one in row]
        spoiled = {column for line, column in failed if line == number} if failed else set()
        for column in spoiled:
            cells += [None] * (column + 1 - len(cells))
            cells[column] = FAILED
        merged.note(number, cells)
        if all(one is None for one in cells):
            continue
        merged.fill(number, cells)
        lines.append(Line(number + 1, tuple(cells)))
        if len(lines) > MOST_LINES:
            raise SheetTrouble("sheet.long", most=str(MOST_LINES))
    hidden = frozenset(inside.hidden.get(sheet.name, set()))
    return Grid(sheet.name, tuple(lines), hidden, frozenset(merged.across()))


class _Merged:
    """The merged cells of a sheet: what stands in one counts for every line it spans."""

    def __init__(self, sheet: CalamineSheet) -> None:
        # One over thousands of lines or columns is a frame, no value that is meant in each of them.
        self._ranges = [
            ((top, left), (bottom, right))
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            if bottom - top < _TALLEST and right - left < _WIDEST
        ]
        self._down: dict[int, list[tuple[int, int]]] = {}
        self._values: dict[tuple[int, int], Cell | Failed] = {}
        for (top, left), (bottom, _) in self._ranges:
            for line in range(top, bottom + 1):
                self._down.setdefault(line, []).append((top, left))

    def note(self, number: int, cells: list[Cell | Failed]) -> None:
        """Keeps what stands at the head of a merged cell."""
        for top, left in self._down.get(number, ()):
            if top == number:
                self._values[top, left] = cells[left] if left < len(cells) else None

    def fill(self, number: int, cells: list[Cell | Failed]) -> None:
        """Puts the values into the lines below their heads."""
        for top, left in self._down.get(number, ()):
            if top < number and left < len(cells) and cells[left] is None:
                cells[left] = self._values.get((top, left))

    def across(self) -> Iterator[tuple[int, int]]:
        """The cells right of the head of a merged one, in its first line."""
        for (top, left), (_, right) in self._ranges:
            yield from ((top + 1, column) for column in range(left + 1, right + 1))
