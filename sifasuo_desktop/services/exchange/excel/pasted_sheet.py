"""Rows copied from a spreadsheet, as a sheet: what an import reads, without a file."""

import csv
import io
from pathlib import Path

from sifasuo_desktop.domain.folding import cleaned
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.statistics.sheet_reading import MOST_LINES, Grid, Line

PASTED = Path("粘贴的行")
"""What the import is called: there is no file."""
_LEAST = 2
"""Lines: a head and a row."""


def pasted_sheet(text: str) -> Grid:
    """The cells of a copied table: parted by tabs, one with a tab or a line break in it in quotes, as
    spreadsheets copy them. Raises Refused ``sheet.not_copied`` for what is no table with a head,
    ``sheet.long``.
    """
    csv.field_size_limit(len(text) + 1)
    rows = csv.reader(io.StringIO(cleaned(text), newline=""), delimiter="\t")
    lines = [
        Line(number, tuple(cell.strip() or None for cell in row))
        for number, row in enumerate(rows, 1)
        if any(cell.strip() for cell in row)
    ]
    if len(lines) < _LEAST or max(len(line.cells) for line in lines) < _LEAST:
        raise Refused(problem("sheet.not_copied"))
    if len(lines) > MOST_LINES:
        raise Refused(problem("sheet.long", "", most=str(MOST_LINES)))
    return Grid(PASTED.name, tuple(lines), frozenset(), frozenset())
