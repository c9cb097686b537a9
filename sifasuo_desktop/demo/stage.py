"""What a story of ``demo.stories`` is and has to work with.

Each has a chance of its own, drawn from the seed and its name: what it tells changes nothing of
what the others tell for the same seed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import TypeVar

import msgspec

from sifasuo_desktop.demo.days import Days
from sifasuo_desktop.demo.people import People
from sifasuo_desktop.demo.quota import Quota
from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.seats import Hamlet, Place
from sifasuo_desktop.demo.templates import demo_table

T = TypeVar("T")


@dataclass(frozen=True)
class Stage:
    """The year, the town and its people. ``scale`` says how much is to be told, ``begun`` on which
    day each case that was told before this story begins. With a ``quota`` the office has just so much of the
    city's year.
    """

    days: Days
    place: Place
    people: People
    chance: Random
    scale: float
    begun: Mapping[str, date]
    quota: Quota | None = None

    def script(self, case: str) -> Script:
        """A new case; other cases name it as ``$case``."""
        return Script(case, self.days, self.chance)

    def some(self, told: Sequence[T]) -> list[T]:
        """All that could be told, or with a small scale fewer, evenly chosen."""
        count = max(1, round(len(told) * min(1.0, self.scale)))
        return [told[place * len(told) // count] for place in range(count)]

    def each_year(self, day: str) -> date | None:
        """The day ``MM-DD`` within the story; None where the story has no such day."""
        month, of_month = map(int, day.split("-"))
        years = range(self.days.first.year, self.days.last.year + 1)
        found = (date(year, month, of_month) for year in years)
        return next((one for one in found if self.days.first < one < self.days.last), None)

    def since_first(self, count: int) -> date:
        """The working day so many days after the beginning."""
        return self.days.on_or_after(self.days.first + timedelta(count))

    def ago(self, count: int) -> date:
        """The working day so many days before the last morning."""
        return self.days.on_or_before(self.days.last - timedelta(count))

    def named(self, case: str, day: date) -> str | None:
        """How a case is named by another on a day; None where it has not begun by then."""
        begun = self.begun.get(case)
        return f"${case}" if begun is not None and begun < day else None

    def hamlet(self) -> Hamlet:
        """Any village of the town."""
        return self.place.hamlet(self.chance)

    def hamlet_at(self, place: int) -> Hamlet:
        """The village at a place of the town's list, counted round."""
        return self.place.hamlets[place % len(self.place.hamlets)]

    def between(self, bounds: tuple[int, int]) -> int:
        """A number between two, both among them."""
        return self.chance.randint(*bounds)


@dataclass(frozen=True)
class Story:
    """One story: its ``name``, and what tells it. ``order`` says after which others it is told."""

    name: str
    tell: Callable[[Stage], Iterable[Script]]
    order: int = 100


@cache
def told_table(name: str, table: str, of: type[T]) -> tuple[T, ...]:
    """The rows of one table of a file of ``resources/demo``."""
    return msgspec.convert(demo_table(name)[table], tuple[of, ...])  # type: ignore[valid-type]
