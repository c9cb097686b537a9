"""Rows copied from a spreadsheet, as a sheet: what an import reads, without a file."""

from pathlib import Path

from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.exchange.pasted_cells import rows_of
from sifasuo_desktop.statistics.sheet_reading import MOST_LINES, Grid, Line

PASTED = Path("粘贴的行")
"""What the import is called: there is no file."""
_LEAST = 2
"""Lines: a head and a row."""


def pasted_sheet(text: str) -> Grid:
    """The cells of a copied table with its head. Raises Refused ``sheet.not_copied`` for what is no table with a head,
    ``sheet.long``.
    """
    lines = [
        Line(number, tuple(cell or None for cell in row))
        for number, row in enumerate(rows_of(text), 1)
        if any(row)
    ]
    if len(lines) < _LEAST or max(len(line.cells) for line in lines) < _LEAST:
        raise Refused(problem("sheet.not_copied"))
    if len(lines) > MOST_LINES:
        raise Refused(problem("sheet.long", "", most=str(MOST_LINES)))
    return Grid(PASTED.name, tuple(lines), frozenset(), frozenset())
