"""Rows copied from a table or a message, recognised cell by cell by what their cells look like.

Every value goes through the one parser of typed values; what fits no field, or may be two things,
is told and left out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sifasuo_desktop.domain.fields import Facts, Field, fields_of
from sifasuo_desktop.domain.identity_numbers import check_uscc
from sifasuo_desktop.services.exchange.pasted_cells import Cell, Line, lines_of, number_in_list
from sifasuo_desktop.services.exchange.pasted_looks import (
    SERIAL,
    code_of,
    heading,
    is_body,
    is_sum,
)
from sifasuo_desktop.services.exchange.pasted_values import NOT_TAKEN, Recognition

_PROSE = re.compile(r"[。！？]")
_OTHER_UNIT = re.compile(r"单位[：:为]?\s*(?:人民币)?\s*(?:[十百千万亿]+元|[美港欧日]元|角|分)")
# Whom a row is about: in a table an empty cell below a filled one is a merged cell.
_WHO = ("side", "debtor", "creditor")
# Fields without an input in the rows of the form.
_NOT_SHOWN = ("manner",)
_OF_A_PERSON = ("sex", "birth_date", "occupation", "nation", "capacity", "elected", "own_wages")
_OF_A_BODY = ("legal_representative", "representative_post")


@dataclass(frozen=True)
class PastedRows:
    """Plain values row by row; ``left_out`` says in words what was not taken.

    ``filled`` says what stood in no cell of its row: a cell merged over several rows.
    """

    rows: tuple[Mapping[str, Any], ...]
    left_out: tuple[str, ...]
    filled: tuple[str, ...] = ()


def like_rows(text: str) -> bool:
    """Whether a text is more than one plain line."""
    return len([line for line in text.splitlines() if line.strip()]) > 1 or "\t" in text.strip()


def read_rows(
    cls: type[Facts], text: str, today: date, names: Sequence[str] | None = None
) -> PastedRows:
    """The rows of ``cls`` in a text; ``names`` are the only ones there can be, where given."""
    if "\t" not in text and _PROSE.search(text):
        return PastedRows((), ())
    fields = {
        one.name: one for one in fields_of(cls) if not one.nested and one.name not in _NOT_SHOWN
    }
    yuan = not _OTHER_UNIT.search(text)
    reader = _Reader(fields, Recognition(fields, today, names, yuan=yuan))
    reader.read(lines_of(text))
    return PastedRows(
        tuple(row for row in reader.rows if row), tuple(reader.left), tuple(reader.filled)
    )


class _Reader:
    """Reads line by line; heads and cells without a head."""

    def __init__(self, fields: Mapping[str, Field], cells: Recognition) -> None:
        self._fields = fields
        self._cells = cells
        self._columns: dict[int, str] = {}
        self.rows: list[dict[str, Any]] = []
        self.left: list[str] = []
        self.filled: list[str] = []

    def read(self, lines: Sequence[Line]) -> None:
        """Fills ``rows`` and ``left``."""
        at = next((at for at in range(min(len(lines), 5)) if self._is_head(lines, at)), None)
        if at is not None:
            self.left += [f"表头上方“{line.words}”" for line in lines[:at]]
            heads = self._headings(lines[at])
            for place, line in enumerate(lines[at + 1 :], 1):
                if line.tabbed or len(line.cells) == len(heads):
                    self._headed(heads, line, place)
                else:
                    # Without tabs nobody can tell which column is missing.
                    self._free(line, place, numbered=False)
        else:
            numbered = _numbered(lines)
            for place, line in enumerate(lines, 1):
                self._free(line, place, numbered)
        for row in self.rows:
            self._tell_unseen(row)

    def _headings(self, line: Line) -> list[str | None]:
        return [heading(self._fields, cell.text) for cell in line.cells]

    def _is_head(self, lines: Sequence[Line], at: int) -> bool:
        """Whether a line is a head: headings, and not each with its value behind it."""
        cells, heads = lines[at].cells, self._headings(lines[at])
        known = sum(one is not None for one in heads)
        others = [cell for cell, one in zip(cells, heads, strict=True) if cell.text and one is None]
        alone = known == 1 and len(others) > 1 and not any(map(self._is_value, others))
        if known < 2 and not (alone and lines[at].tabbed):
            return False
        pairs = zip(heads[::2], heads[1::2], cells[1::2], strict=False)
        behind = all(one and other is None and cell.text for one, other, cell in pairs)
        return not behind or (at + 1 < len(lines) and not any(self._headings(lines[at + 1])[:1]))

    def _is_value(self, cell: Cell) -> bool:
        return bool(re.search("[0-9：:]", cell.text) or self._cells.recognised(cell, {}))

    def _headed(self, heads: Sequence[str | None], line: Line, place: int) -> None:
        """Of two columns for one field the first that is filled is taken."""
        again = self._headings(line) == heads
        if again or self._is_total(line.cells, place):
            return
        row: dict[str, Any] = {}
        for at, cell in enumerate(line.cells):
            name = heads[at] if at < len(heads) else None
            if name == SERIAL and number_in_list(cell.text) is not None:
                continue
            if cell.text and not (name and name not in row and self._put(row, name, cell.text)):
                self._leave(place, cell.text)
        if row:
            self._fill_down(row, [one for one in heads if one and one in _WHO], place)
            boxes = (one for one in heads if one and self._fields[one].type is bool)
            row.update({one: False for one in boxes if one not in row})
        self.rows.append(row)
        self._tell_kind(row)

    def _fill_down(self, row: dict[str, Any], names: Iterable[str], place: int) -> None:
        """Who stands in a cell merged over several rows is meant in each of them, and told."""
        above: Mapping[str, Any] = next(
            (one for one in reversed(self.rows) if one and one is not row), {}
        )
        missing = [name for name in names if name in above and name not in row]
        row.update({name: above[name] for name in missing})
        if missing:
            titles = "、".join(self._fields[name].spec.title for name in missing)
            self.filled.append(f"第 {place} 行没有写{titles}，照上一行填入")

    def _free(self, line: Line, place: int, numbered: bool) -> None:
        """A line without headings; one cell a line goes on with the row before."""
        cells = [(at, part) for at, cell in enumerate(line.cells) for part in self._sided(cell)]
        number = line.cells[0].text
        counts = _several(line) and (numbered or number_in_list(number) == place)
        cells = cells[1:] if counts else cells
        if self._is_total([cell for _, cell in cells], place):
            return
        cells = [(at, cell) for at, cell in self._with_labels(cells) if cell.text]
        row = self._row_for([cell for _, cell in cells])
        doubtful = self._cells.doubtful([cell for _, cell in cells], tabbed=line.tabbed)
        for (at, cell), doubt in zip(cells, doubtful, strict=True):
            found = None if doubt else self._cells.recognised(cell, row)
            begun = len(cells) == 1 and _begins(row, found)
            other = not doubt and len(cells) == 1 and found is None
            if begun or (other and self._cells.recognised(cell, {})):
                row = {}
                self.rows.append(row)
                found = self._cells.recognised(cell, row)
            if found is None:
                self._leave(place, cell.text)
                continue
            row[found[0]] = found[1]
            if line.tabbed and found[0] in _WHO and not self._cells.label(cell.text):
                self._columns[at] = found[0]
            self._tell_kind(row)
        if counts and self._cells.money and "amount" not in row:
            # It may have been the amount itself.
            self._leave(place, number)
        if line.tabbed and row:
            blank = [at for at, cell in enumerate(line.cells) if not cell.text]
            self._fill_down(row, [self._columns[at] for at in blank if at in self._columns], place)

    def _sided(self, cell: Cell) -> list[Cell]:
        """申请人：陈志海 in two cells: the side, and who it is."""
        side, colon, who = cell.text.replace("：", ":").partition(":")
        declared = self._fields.get("side")
        if colon and who and declared and code_of(declared, side):
            return [Cell(side), Cell(who)]
        return [cell]

    def _row_for(self, cells: Sequence[Cell]) -> dict[str, Any]:
        """The row a line belongs to: that before for one cell and for labels it has not yet."""
        labels = [self._cells.label(cell.text) for cell in cells]
        if self.rows and all(one and one not in self.rows[-1] for one in labels):
            return self.rows[-1]
        if len(cells) > 1 or not self.rows:
            self.rows.append({})
        return self.rows[-1]

    def _with_labels(self, cells: Sequence[tuple[int, Cell]]) -> list[tuple[int, Cell]]:
        """A label that stands in a cell of its own goes with the cell behind it."""
        joined: list[tuple[int, Cell]] = []
        for at, cell in cells:
            label = joined[-1][1].text.rstrip("：:") if joined else ""
            if heading(self._fields, label):
                whole = Cell(f"{label}：{cell.text}") if cell.text else Cell("")
                joined[-1] = (joined[-1][0], whole)
            else:
                joined.append((at, cell))
        return joined

    def _put(self, row: dict[str, Any], name: str, cell: str) -> bool:
        """Puts a cell under its heading; False where it cannot stand there."""
        value = self._cells.value(self._fields[name], cell)
        if value is not NOT_TAKEN:
            row[name] = value
        return value is not NOT_TAKEN

    def _tell_kind(self, row: dict[str, Any]) -> None:
        """An organisation is known by its name or its credit code."""
        if "party_type" in self._fields and (
            is_body(str(row.get("name", ""))) or check_uscc(str(row.get("id_number", ""))).valid
        ):
            row["party_type"] = "02"

    def _tell_unseen(self, row: dict[str, Any]) -> None:
        """What a party of the other kind has no input for is told."""
        if "party_type" not in self._fields:
            return
        person = row.get("party_type", "01") == "01"
        for name in _OF_A_BODY if person else _OF_A_PERSON:
            value = row.pop(name, None)
            if value:
                self.left.append(f"“{row.get('name', '')}”的{self._fields[name].spec.title}")

    def _is_total(self, cells: Sequence[Cell], place: int) -> bool:
        """Tells the line that sums the others up, which is no row."""
        words = [cell.text for cell in cells if cell.text]
        total = bool(words) and is_sum(words[0])
        if total:
            self._leave(place, " ".join(words))
        return total

    def _leave(self, place: int, cell: str) -> None:
        self.left.append(f"第 {place} 行“{cell.replace(chr(10), ' ')}”")


def _several(line: Line) -> bool:
    return len([cell for cell in line.cells if cell.text]) > 1


def _numbered(lines: Sequence[Line]) -> bool:
    """Whether every line begins with its number in a list, whichever the first is."""
    lines = [line for line in lines if _several(line)]
    numbers = [number_in_list(line.cells[0].text) for line in lines if not _sums(line)]
    first = numbers[0] if numbers else None
    return (
        first is not None
        and len(numbers) > 1
        and numbers == [first + at for at in range(len(numbers))]
    )


def _sums(line: Line) -> bool:
    return any(is_sum(cell.text) for cell in line.cells[:2])


def _begins(row: Mapping[str, Any], found: tuple[str, Any] | None) -> bool:
    """Whether a name alone on its line begins the next row: whose row begins so and has its amount."""
    named = found is not None and found[0] in _WHO
    return named and "amount" in row and next(iter(row)) in _WHO
