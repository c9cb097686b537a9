"""A report is a declaration: its rows, and its columns as groups of figures; see ``reports``."""

from dataclasses import dataclass

from sifasuo_desktop.domain.figures import Figure, Ratio
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.figures import all_figures

SINGLE, MONTHS = "", "month"
WHOLE = "合计"
"""What the row of all rows together is called."""


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


def ledger_columns() -> tuple[Columns, ...]:
    """What the ledgers count, a group a section, in the order of the ledgers."""
    found: dict[str, tuple[str, ...]] = {}
    for ledger in ledgers().values():
        keys = tuple(figure.key for figure in ledger.figures if not figure.apart)
        if keys:
            found[ledger.section] = (*found.get(ledger.section, ()), *keys)
    return tuple(Columns(title=section, figures=keys) for section, keys in found.items())


def counted_of(report: Report) -> tuple[Figure, ...]:
    """All figures a report needs, those its ratios are made of among them, each once."""
    known = all_figures()
    found: dict[str, Figure] = {}
    for key in report.figures:
        one = known.get(key)
        parts = (*one.above, *one.below) if isinstance(one, Ratio) else (key,)
        for part in parts:
            figure = known.get(part)
            if isinstance(figure, Figure):
                found[part] = figure
    return tuple(found.values())
