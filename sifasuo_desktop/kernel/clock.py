"""The time, handed in: the business date of a call and the time stamps of the log."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Protocol

CHINA = timezone(timedelta(hours=8), "CST")


class Clock(Protocol):
    """Tells the moment for time stamps and the business date for rules."""

    def now(self) -> datetime:
        """The present moment with its offset."""

    def today(self) -> date:
        """The business date."""


class SystemClock:
    """The computer's clock; the business date is the local date in China."""

    def now(self) -> datetime:
        return datetime.now(CHINA)

    def today(self) -> date:
        return self.now().date()


@dataclass(frozen=True)
class BusinessDate:
    """A clock whose business date is fixed for a call; time stamps stay those of ``base``."""

    base: Clock
    on: date

    def now(self) -> datetime:
        return self.base.now()

    def today(self) -> date:
        return self.on


class StoryClock:
    """A clock that a demonstration moves along its story."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def move_to(self, moment: datetime) -> None:
        """Sets the moment; it may only go forward."""
        self._now = max(self._now + timedelta(seconds=1), moment)

    def now(self) -> datetime:
        return self._now

    def today(self) -> date:
        return self._now.date()


def stamp(moment: datetime) -> str:
    """A time stamp of the log: ``2026-04-02T09:10:00+08:00``."""
    return moment.astimezone(CHINA).replace(microsecond=0).isoformat()
