"""Working days from a table of the State Council's yearly notices.

The table is handed in, and with it the rest days the regulation fixes for every year. Days of a
year without a notice are judged by the weekday and the fixed days; every answer that rests on a day
that an exchange could still move says so (``provisional``); no call fails for lack of a table.
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
    """The working days of China: tables by year, and the days fixed for every year (ruling 30)."""

    years: Mapping[int, YearTable] = field(default_factory=dict)
    fixed: Mapping[int, frozenset[date]] = field(default_factory=dict)

    def covers(self, day: date) -> bool:
        """Whether the table holds the year of ``day``."""
        return day.year in self.years

    def is_fixed(self, day: date) -> bool:
        """Whether the regulation itself makes ``day`` a rest day, whatever the notice says."""
        return day in self.fixed.get(day.year, frozenset())

    def is_sure(self, day: date) -> bool:
        """Whether no notice can change what is said about ``day``."""
        return self.covers(day) or self.is_fixed(day)

    def is_workday(self, day: date) -> bool:
        """Whether ``day`` is worked; without a table Monday to Friday but for the fixed days."""
        table = self.years.get(day.year)
        if table is not None:
            if day in table.holidays:
                return False
            if day in table.worked:
                return True
        elif self.is_fixed(day):
            return False
        return day.weekday() < 5

    def with_years(self, years: Mapping[int, YearTable]) -> "Calendar":
        """A calendar in which ``years`` are added or replaced."""
        return Calendar({**self.years, **years}, self.fixed)

    def add(self, day: date, count: int) -> CountedDay:
        """The ``count``-th working day after ``day`` (before it, if negative); 0 gives ``day``.

        ``day`` itself is not counted (刑诉法 105; 民法典 201).
        """
        step = _ONE if count >= 0 else -_ONE
        left, provisional = abs(count), False
        while left:
            day += step
            provisional = provisional or not self.is_sure(day)
            left -= self.is_workday(day)
        return CountedDay(day, provisional)

    def worked_between(self, after: date, until: date) -> tuple[int, bool]:
        """How many working days lie after one day and up to another; whether that is provisional."""
        days = [after + timedelta(place) for place in range(1, (until - after).days + 1)]
        return sum(map(self.is_workday, days)), not all(map(self.is_sure, days))

    def roll(self, day: date) -> CountedDay:
        """``day`` or, if it is a rest day, the next working day (刑诉法 105; 民法典 203)."""
        provisional = not self.is_sure(day)
        while not self.is_workday(day):
            day += _ONE
            provisional = provisional or not self.is_sure(day)
        return CountedDay(day, provisional)
