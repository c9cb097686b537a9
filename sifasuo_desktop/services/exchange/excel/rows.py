"""Reads the rows of a table into values by the names of their columns, with everything wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.conversion import check_one, plain_value
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.domain.typed_values import BadValue, typed
from sifasuo_desktop.services.exchange.excel.cells import Cells, words_of
from sifasuo_desktop.services.exchange.excel.form import Form, SheetColumn
from sifasuo_desktop.services.exchange.excel.names import Names
from sifasuo_desktop.services.exchange.excel.synonyms import Synonyms
from sifasuo_desktop.services.exchange.excel.table import Table
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.statistics.sheet_inside import letters_of
from sifasuo_desktop.statistics.sheet_reading import Cell, Failed, Line


@dataclass(frozen=True)
class SheetError:
    """A cell that is wrong, or a row: where it stands, what is written there, what to do."""

    sheet: str
    row: int
    column: str
    value: str
    message: str
    title: str = ""

    @property
    def place(self) -> str:
        """The cell as the spreadsheet calls it, or the row."""
        return f"{self.column}{self.row}" if self.column else f"第 {self.row} 行"

    def plain(self) -> dict[str, Any]:
        """As the interface names it."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "title": self.title,
            "value": self.value,
            "message": self.message,
        }


@dataclass
class Row:
    """One row: its line, the values read, the cells they stand in, what is wrong."""

    sheet: str
    line: int
    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, tuple[int, str]] = field(default_factory=dict)
    errors: list[SheetError] = field(default_factory=list)

    def error(self, name: str, message: str, title: str = "") -> SheetError:
        """What is wrong with a column of it, or with the row where it has no such column."""
        at, value = self.cells.get(name, (-1, ""))
        column = letters_of(at) if at >= 0 else ""
        return SheetError(self.sheet, self.line, column, value, message, title)


def message_of(item: Problem) -> str:
    """A problem as its sentence."""
    return sentence(item.code, **dict(item.values))


class Rows:
    """Reads rows of one form."""

    def __init__(
        self, form: Form, names: Names, words: Synonyms, codes: CodeBook, today: date
    ) -> None:
        self._form = form
        self._names = names
        self._cells = Cells(names, words)
        self._codes = codes
        self._today = today

    def read(self, table: Table, line: Line) -> Row:
        """One row. What cannot be read is an error; then the others are looked at as well."""
        row = Row(table.sheet, line.number)
        bad: set[str] = set()
        for at, column, cell in table.cells(line):
            row.cells[column.name] = (at, words_of(cell))
            problem_found = self._put(row, column, cell)
            if problem_found is not None:
                bad.add(column.name)
                row.errors.append(row.error(column.name, message_of(problem_found), column.title))
        for column in self._form.columns:
            if column.alone and column.name not in {*row.values, *bad}:
                only = self._names.only(column.field.spec.ref)
                row.values |= {column.name: only} if only else {}
        if bad:
            self._look_at_rest(row, bad)
        return row

    def _put(self, row: Row, column: SheetColumn, cell: Cell | Failed) -> Problem | None:
        try:
            value = self._cells.value(column, cell)
            if value is not None and not column.people:
                value = self._folded(column, value)
        except BadValue as wrong:
            told = {"title": column.title} | wrong.values
            return problem(wrong.code, column.name, **told)
        if value is not None and value != []:
            row.values[column.name] = value
        return None

    def _folded(self, column: SheetColumn, value: Any) -> Any:
        """As the one parser keeps it, so that what is alike is seen to be alike."""
        if column.field.spec.ref:
            return value
        one = partial(typed, column.field, today=self._today)
        return plain_value(tuple(map(one, value)) if column.many else one(value))

    def _look_at_rest(self, row: Row, bad: set[str]) -> None:
        for column in self._form.columns:
            if column.name in bad or column.number:
                continue
            value = row.values.get(column.name)
            if value is None:
                found: Sequence[Problem] = (
                    (problem("value.required", column.name, title=column.title),)
                    if column.required
                    else ()
                )
            else:
                found = self._problems(column, value)
            row.errors += [row.error(column.name, message_of(one), column.title) for one in found]

    def _problems(self, column: SheetColumn, value: Any) -> Sequence[Problem]:
        values = value if column.many else [value]
        return [
            one
            for item in values
            for one in check_one(
                column.field, [item] if column.field.many else item, self._codes, self._today
            )
        ]


def errors_of(
    row: Row, form: Form, problems: Sequence[Problem], at: Mapping[str, str]
) -> list[SheetError]:
    """The problems of an act as errors of the cells they are about."""
    return [
        row.error(name, message_of(one), _title(form, name))
        for one in problems
        for name in (_column(form, one.field, at),)
    ]


def _column(form: Form, path: str, at: Mapping[str, str]) -> str:
    """The column a place of an act's values stands in."""
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        name = ".".join(parts[:length])
        if name in at:
            return at[name]
    return parts[0] if parts[0] in form.by_name else ""


def _title(form: Form, name: str) -> str:
    column = form.by_name.get(name)
    return column.title if column else ""
