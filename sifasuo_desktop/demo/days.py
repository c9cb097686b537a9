"""Days of the story: the office works on working days and between half past eight and five."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from sifasuo_desktop.domain.workdays import Calendar
from sifasuo_desktop.kernel.clock import CHINA

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """The story's first and last day and the working days between them.

    ``last`` is the day on which the demonstration is looked at: what is told ends the evening
    before, so that the morning of that day is still to be worked.
    """

    first: date
    last: date
    calendar: Calendar

    def on_or_after(self, day: date) -> date:
        """The day itself or the next working day."""
        return self.calendar.roll(day).day

    def on_or_before(self, day: date) -> date:
        """The day itself or the working day before it."""
        while not self.calendar.is_workday(day):
            day -= ONE_DAY
        return day

    def after(self, day: date, count: int) -> date:
        """The ``count``-th working day after a day; 0 is the day itself or the next one."""
        return self.on_or_after(day) if count == 0 else self.calendar.add(day, count).day

    def before(self, day: date, count: int) -> date:
        """The ``count``-th working day before a day."""
        return self.calendar.add(day, -count).day

    def working(self, first: date, last: date) -> Sequence[date]:
        """The working days from ``first`` to ``last``."""
        span = range((last - first).days + 1)
        return [day for n in span if self.calendar.is_workday(day := first + timedelta(days=n))]


def hour_of(chance: Random, day: date, *, half: str = "") -> datetime:
    """A moment of office hours; ``half`` is ``am``, ``pm`` or either."""
    half = half or chance.choice(("am", "am", "pm"))
    first, last = (8 * 60 + 30, 11 * 60 + 15) if half == "am" else (14 * 60, 16 * 60 + 30)
    minutes = chance.randrange(first, last, 5)
    return datetime.combine(day, time(minutes // 60, minutes % 60), CHINA)


def chinese(day: date) -> str:
    """2026年4月2日."""
    return f"{day.year}年{day.month}月{day.day}日"


def short(day: date) -> str:
    """4月2日."""
    return f"{day.month}月{day.day}日"
