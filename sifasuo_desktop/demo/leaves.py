"""Leaves: asked for, decided by whoever may, ended on the day."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sifasuo_desktop.demo.days import Days
from sifasuo_desktop.demo.offenders import Absence
from sifasuo_desktop.demo.reception import Sentence
from sifasuo_desktop.demo.seats import Place
from sifasuo_desktop.demo.supervision import Planned


def tell_leave(days: Days, place: Place, absence: Absence, sentence: Sentence) -> Iterator[Planned]:
    """A leave of the past: request, decision, and the return if it was allowed."""
    wanted = days.first + timedelta(days=absence.in_days)
    start = days.on_or_after(max(wanted, sentence.announced + timedelta(days=30)))
    # It ends on a working day, so that the person reports back in time.
    end = days.on_or_before(start + timedelta(days=absence.days - 1))
    yield from _asked(days, place, absence, start, end)
    if not absence.refused:
        back = {"returned": end.isoformat(), "cancelled_on": end.isoformat()}
        yield Planned(end, "correction.leave_return", back, order=2)


def tell_present_leave(days: Days, place: Place, absence: Absence) -> Iterator[Planned]:
    """A leave whose last day is the day after the story's last."""
    end = days.last + timedelta(days=1)
    yield from _asked(days, place, absence, end - timedelta(days=absence.days - 1), end)


def _asked(days: Days, place: Place, absence: Absence, start: date, end: date) -> Iterator[Planned]:
    applied = days.before(start, 4)
    values: dict[str, Any] = {
        "applied": applied.isoformat(),
        "reason": absence.reason,
        "reason_detail": absence.detail,
        "destination": absence.where,
        "destination_kind": absence.kind,
        "start": start.isoformat(),
        "end": end.isoformat(),
        "proofs": [absence.proof] if absence.proof else [],
    }
    yield Planned(applied, "correction.leave_request", values, order=2)
    decided = days.before(start, 2)
    level = "county" if absence.county or absence.refused else "office"
    decision: dict[str, Any] = {
        "level": level,
        "decision": "refuse" if absence.refused else "approve",
        "reason": absence.refused or None,
        "approved": decided.isoformat(),
        "told_person": decided.isoformat(),
    }
    if level == "office":
        decision["approver"] = place.leader.name
    elif not absence.refused:
        decision["approval_no"] = f"皋矫请〔{start.year}〕示例{start.month}号"
    yield Planned(decided, "correction.leave_approve", decision, order=2, account="admin")
    if level == "office":
        filed = {"kind": "leave_filing", "done": decided.isoformat(), "whom": "市社区矫正管理局"}
        yield Planned(decided, "correction.notice", filed, order=3)
