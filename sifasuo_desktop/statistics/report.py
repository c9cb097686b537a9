"""A report is a declaration: its rows, and its columns as groups of figures; see ``reports``."""

from dataclasses import dataclass

SINGLE, MONTHS = "", "month"


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Columns under one caption; ``figures`` are keys in their order."""

    title: str
    figures: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    """``by`` divides the rows: ``SINGLE`` one row, ``MONTHS`` one a month, else the field by whose
    values they are divided, as a figure names fields. ``numbered``: the columns bear numbers.
    """

    name: str
    title: str
    columns: tuple[Columns, ...]
    by: str = SINGLE
    numbered: bool = False
    signed: tuple[str, ...] = ("填表人", "审核人")

    @property
    def figures(self) -> tuple[str, ...]:
        """All keys in the order of the columns."""
        return tuple(key for group in self.columns for key in group.figures)
