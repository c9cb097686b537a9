"""Working days from a table of the State Council's yearly notices.

The table is handed in. Days of a year it does not hold are judged by the weekday alone and every
answer that rests on such a day says so (``provisional``); no call fails for lack of a table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

_ONE = timedelta(days=1)


@dataclass(frozen=True)
class YearTable:
    """What one year's notice changes: weekdays that are free, weekend days that are worked."""

    holidays: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()


@dataclass(frozen=True)
class CountedDay:
    """A day that was counted: the day, and whether a year without a table was looked at."""

    day: date
    provisional: bool


@dataclass(frozen=True)
class Calendar:
    """The working days of China: tables by year."""

    years: Mapping[int, YearTable] = field(default_factory=dict)

    def covers(self, day: date) -> bool:
        """Whether the table holds the year of ``day``."""
        return day.year in self.years

    def is_workday(self, day: date) -> bool:
        """Whether ``day`` is worked; Monday to Friday where there is no table."""
        table = self.years.get(day.year)
        if table is not None:
            if day in table.holidays:
                return False
            if day in table.worked:
                return True
        return day.weekday() < 5

    def with_years(self, years: Mapping[int, YearTable]) -> "Calendar":
        """A calendar in which ``years`` are added or replaced."""
        return Calendar({**self.years, **years})

    def add(self, day: date, count: int) -> CountedDay:
        """The ``count``-th working day after ``day`` (before it, if negative); 0 gives ``day``.

        ``day`` itself is not counted (刑诉法 105; 民法典 201).
        """
        step = _ONE if count >= 0 else -_ONE
        left, provisional = abs(count), False
        while left:
            day += step
            provisional = provisional or not self.covers(day)
            left -= self.is_workday(day)
        return CountedDay(day, provisional)

    def roll(self, day: date) -> CountedDay:
        """``day`` or, if it is a rest day, the next working day (刑诉法 105; 民法典 203)."""
        provisional = not self.covers(day)
        while not self.is_workday(day):
            day += _ONE
            provisional = provisional or not self.covers(day)
        return CountedDay(day, provisional)
