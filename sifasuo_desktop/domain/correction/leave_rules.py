"""Rules about a person's leaves: which are in force, which overlap, and who may decide.

社区矫正法实施办法 第二十六条至第二十八条; rulings 6 and 7.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.records import Correction, Leave
from sifasuo_desktop.domain.leaves import (
    LeaveLimits,
    Level,
    Span,
    leave_days,
    leave_level,
    window_days,
)
from sifasuo_desktop.domain.office.records import Delegation
from sifasuo_desktop.domain.refusal import Findings

LEAVE_SCOPE = "leave_approve"
LONGEST_DAYS = 366
_RANK = {"office": 0, "county": 1, "city": 2}


@dataclass(frozen=True)
class Weight:
    """A leave on the scales: its days, the most days in any window, and who must approve."""

    days: int
    window: int
    level: Level


def extension_waits(leave: Leave) -> bool:
    """Whether an extension of a leave already approved waits for its decision."""
    return leave.state == "requested" and leave.approved is not None


def in_force(leave: Leave) -> bool:
    """Whether the person may be away by this leave and has not come back."""
    return leave.state == "approved" or extension_waits(leave)


def is_open(leave: Leave) -> bool:
    """Whether the leave waits for a decision or for the person's return."""
    return leave.state in ("requested", "approved")


def not_back(leave: Leave, today: date) -> bool:
    """Whether on a day the person should be back and has not reported back."""
    return in_force(leave) and leave.end < today


def spans_taken(leaves: Iterable[Leave], today: date, without: str = "") -> tuple[Span, ...]:
    """First and last day of every approved leave, the real last day once the person is back.

    Days of a leave not returned count to ``today`` (ruling 35).
    """
    return tuple(
        (leave.start, _last_day_away(leave, today))
        for leave in leaves
        if leave.id != without and (in_force(leave) or leave.state == "returned")
    )


def _last_day_away(leave: Leave, today: date) -> date:
    last = today if not_back(leave, today) else leave.returned or leave.end
    return max(leave.start, last)


def weigh(
    start: date, end: date, taken: Sequence[Span], limits: LeaveLimits, *, delegated: bool
) -> Weight:
    """Days, window days and level of a leave; an extension is weighed as a whole (C10)."""
    return Weight(
        leave_days(start, end, limits),
        window_days(start, end, taken, limits),
        leave_level(start, end, taken, limits, delegated=delegated),
    )


def overlapping(leaves: Iterable[Leave], start: date, end: date, without: str = "") -> Leave | None:
    """An open leave that shares a day with ``start`` to ``end``."""
    for leave in leaves:
        # An extension that was refused binds nobody any more.
        asked = leave.extended_to if extension_waits(leave) else None
        last = max(leave.end, asked or leave.end)
        if leave.id != without and is_open(leave) and leave.start <= end and start <= last:
            return leave
    return None


def examine_span(
    case: CaseFile, start: date, end: date, at: str, findings: Findings, without: str = ""
) -> None:
    """Refuses a leave that ends before it starts, is endless, or shares a day with another."""
    person = case.record
    assert isinstance(person, Correction)
    if end < start:
        findings.refuse("leave.end_before_start", at, start=start, end=end)
    elif (end - start).days >= LONGEST_DAYS or start < person.birth_date:
        findings.refuse("leave.too_long", at, start=start, end=end)
    findings.settle()
    other = overlapping(case.all(Leave), start, end, without)
    if other is not None:
        findings.refuse(
            "leave.overlap", at, position=other.position, start=other.start, end=other.end
        )
    if end > person.end:
        findings.warn("leave.beyond_end", at, end=person.end)


def warn_of_not_back(case: CaseFile, leave: str, day: date, findings: Findings) -> None:
    """Who should be back from an earlier leave is not sent on the next one unseen."""
    for other in case.all(Leave):
        if other.id != leave and not_back(other, day):
            late = (day - other.end).days
            findings.warn("leave.not_back", "", position=other.position, end=other.end, days=late)


def may_decide(level: str, needed: str) -> bool:
    """Whether ``level`` stands at or above the level needed; a higher one may always decide."""
    return _RANK[level] >= _RANK[needed]


def delegated_on(delegations: Iterable[Delegation], day: date) -> bool:
    """Whether a recorded 委托书 lets the office approve leave on that day (ruling 6)."""
    return any(
        LEAVE_SCOPE in item.scope
        and item.valid_from <= day
        and (item.valid_to is None or day <= item.valid_to)
        for item in delegations
    )
