"""What was done this month and last month, counted from the office's own records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sifasuo_desktop.domain.kind import Counted, Kind
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.counting import Count, how_many, how_many_between


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
    today = workplace.today()
    this = today.replace(day=1)
    last = this - timedelta(1)
    readable = [kind for kind in kinds().values() if workplace.may(kind.reading)]
    with workplace.store.reading() as reader:
        figures = tuple(
            Figure(
                counted.title,
                how_many_between(reader, count, counted.when, this, today),
                how_many_between(reader, count, counted.when, last.replace(day=1), last),
            )
            for kind in readable
            for counted in kind.month
            for count in (_count(kind, counted, workplace),)
        )
        now = {
            counted.title: how_many(reader, _count(kind, counted, workplace))
            for kind in readable
            for counted in kind.now
        }
    return MonthFigures(figures, now)


def _count(kind: Kind, counted: Counted, workplace: Workplace) -> Count:
    """What is meant, without what the user may not know of."""
    return Count(
        counted.of.KIND,
        counted.one_of,
        counted.none_of,
        adults_only=bool(kind.sealed) and not workplace.may("juvenile"),
        unsealed=bool(kind.sealed) and not workplace.may("sealed"),
    )
