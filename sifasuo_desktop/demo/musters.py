"""点验 through the year: those under supervision are called together four times."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from sifasuo_desktop.demo.days import Days
from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.seats import Place
from sifasuo_desktop.kernel.clock import CHINA

DAYS = (62, 153, 244, 335)
HELD, ENTERED = time(9, 0), time(10, 40)
# Of so many one came late, or did not come.
LATE, ABSENT = 11, 17
BUS = "乘坐的客车晚点，九点二十分到。"
ILL = "因发热在家休养，当天下午电话核实，次日到所补点。"


@dataclass(frozen=True)
class Watched:
    """Somebody under supervision: his case, from when till when, and the days he is away."""

    case: str
    since: date
    until: date
    away: Sequence[tuple[date, date]] = ()

    def comes(self, day: date) -> bool:
        """Whether he is to come on a day."""
        away = any(first <= day <= last for first, last in self.away)
        return self.since < day < self.until and not away


def tell_musters(days: Days, place: Place, chance: Random, people: Sequence[Watched]) -> Script:
    """One act for all who are to come."""
    script = Script("muster", days, chance)
    for number, ahead in enumerate(DAYS):
        day = days.on_or_after(days.first + timedelta(days=ahead))
        called = [one for one in people if one.comes(day)]
        if called:
            values = {
                "held_at": datetime.combine(day, HELD).isoformat(timespec="minutes"),
                "place": f"{place.town_name}司法所会议室",
                "staff": [place.clerk.name, place.leader.name],
                "people": [_row(one, number * 5 + at) for at, one in enumerate(called)],
            }
            entered = datetime.combine(day, ENTERED, CHINA)
            script.tell(day, "clerk", "correction.muster", values, about="", hour=entered)
    return script


def watched(case: str, since: date, until: date, leaves: Iterable[Mapping[str, Any]]) -> Watched:
    """Somebody with the leaves he asked for."""
    away = [(date.fromisoformat(one["start"]), date.fromisoformat(one["end"])) for one in leaves]
    return Watched(case, since, until, away)


def _row(one: Watched, place: int) -> dict[str, Any]:
    row: dict[str, Any] = {"correction": f"${one.case}", "result": "present"}
    if place % ABSENT == ABSENT - 1:
        return {**row, "result": "absent", "note": ILL}
    if place % LATE == LATE - 1:
        return {**row, "result": "late", "note": BUS}
    return row
