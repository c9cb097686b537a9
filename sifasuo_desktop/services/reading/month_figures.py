"""What was done this month and last month: those figures of the reports that stand on the workbench."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sifasuo_desktop.domain.figures import Figure as Declared
from sifasuo_desktop.ledgers.figures import all_figures
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.reporting import sight_of
from sifasuo_desktop.statistics.counting import found_in, of_office
from sifasuo_desktop.statistics.periods import Period


@dataclass(frozen=True)
class Figure:
    """One thing counted: its title, this month's number and the whole of last month's."""

    title: str
    now: int
    before: int


@dataclass(frozen=True)
class MonthFigures:
    """The figures of a month, and by title what there is today."""

    figures: tuple[Figure, ...]
    today: Mapping[str, int]

    def of(self, title: str) -> Figure | None:
        """One figure by its title."""
        return next((figure for figure in self.figures if figure.title == title), None)


def month_figures(workplace: Workplace) -> MonthFigures:
    """Counts only what the signed-in user may read; of this month, what is not ahead of today."""
    today, sight = workplace.today(), sight_of(workplace)
    this = today.replace(day=1)
    last = this - timedelta(1)
    periods = [_period(this, today), _period(last.replace(day=1), last)]
    shown = [
        one
        for one in all_figures().values()
        if isinstance(one, Declared) and one.short and sight.reads(one)
    ]
    with workplace.store.reading() as reader:
        now, before = found_in(of_office(reader), shown, periods, sight)
    return MonthFigures(
        tuple(
            Figure(one.short, int(now[one.key]), int(before[one.key])) for one in shown if one.when
        ),
        {one.short: int(now[one.key]) for one in shown if one.from_},
    )


def _period(first: date, last: date) -> Period:
    return Period(first, last, f"{first}..{last}")
