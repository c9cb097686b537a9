"""The time, handed in: the business date of a call and the time stamps of the log."""

import time
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

    def running(self) -> float:
        """For how many seconds this computer has been running: what nobody can set."""


class SystemClock:
    """The computer's clock; the business date is the local date in China."""

    def now(self) -> datetime:
        return datetime.now(CHINA)

    def today(self) -> date:
        return self.now().date()

    def running(self) -> float:
        # Linux does not count sleep in its monotonic time; where it does, that is the same.
        asleep_too = getattr(time, "CLOCK_BOOTTIME", None)
        return time.monotonic() if asleep_too is None else time.clock_gettime(asleep_too)


@dataclass(frozen=True)
class BusinessDate:
    """A clock whose business date is fixed for a call; time stamps stay those of ``base``."""

    base: Clock
    on: date

    def now(self) -> datetime:
        return self.base.now()

    def today(self) -> date:
        return self.on

    def running(self) -> float:
        return self.base.running()


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

    def running(self) -> float:
        return self._now.timestamp()


def stamp(moment: datetime) -> str:
    """A time stamp of the log: ``2026-04-02T09:10:00+08:00``."""
    return moment.astimezone(CHINA).replace(microsecond=0).isoformat()
