"""点验: who is to come, who was away with leave, and how many came, counted from single records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.leave_rules import in_force
from sifasuo_desktop.domain.correction.records import Leave, Muster

PRESENT, LATE, ABSENT = "present", "late", "absent"


def held_for(case: CaseFile, moment: datetime) -> Muster | None:
    """What is recorded of a person for the roll-call of a time, or None."""
    return next((item for item in case.all(Muster) if item.held_at == moment), None)


def away_on(case: CaseFile, day: date) -> Leave | None:
    """The leave by which a person was away on a day; the days he leaves and returns count as here."""
    for leave in case.all(Leave):
        away = in_force(leave) or leave.state == "returned"
        if away and leave.start < day < (leave.returned or leave.end):
            return leave
    return None


@dataclass(frozen=True)
class Count:
    """应到、实到、迟到、未到: ``came`` holds the late ones as well."""

    called: int
    came: int
    late: int
    absent: int


def count(results: Iterable[str]) -> Count:
    """How many of those called came."""
    found = list(results)
    late, absent = found.count(LATE), found.count(ABSENT)
    return Count(len(found), len(found) - absent, late, absent)
