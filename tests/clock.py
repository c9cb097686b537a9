"""A clock that stands still until a test moves it."""

from datetime import date, datetime, time

from sifasuo_desktop.kernel.clock import CHINA

NOON = time(12, 0)


class FixedClock:
    """Noon of one day in China; ``move`` sets another day, also an earlier one."""

    def __init__(self, day: date) -> None:
        self._day = day

    def move(self, day: date | str) -> None:
        self._day = date.fromisoformat(day) if isinstance(day, str) else day

    def now(self) -> datetime:
        return datetime.combine(self._day, NOON, CHINA)

    def today(self) -> date:
        return self._day

    def running(self) -> float:
        return self.now().timestamp()
