"""Keeps a check: report, visit and talk share one record with a common header."""

from collections.abc import Sequence
from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import plain_value, restore, to_plain
from sifasuo_desktop.domain.correction.musters import away_on
from sifasuo_desktop.domain.correction.records import Check, CheckFacts, Correction
from sifasuo_desktop.domain.likeness import ALIKE, likeness
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def keep_check(
    unit: UnitOfWork, act: Act, case: CaseFile, facts: CheckFacts, check_type: str
) -> Check:
    """Examines the header and keeps the check, numbered within its type.

    Checks are lawful from reception on (ruling 5). ``facts`` may carry more of the record's fields.
    """
    person = case.record
    assert isinstance(person, Correction)
    day = facts.done_at.date()
    act.not_future(day, "done_at")
    act.order(person.reported, day, "correction.before_reported", "done_at")
    examine_staff(facts.staff, act)
    act.findings.settle()
    earlier = [item for item in case.all(Check) if item.type == check_type]
    values: dict[str, Any] = to_plain(facts)
    check = restore(
        Check,
        {
            **values,
            "id": unit.new_id(),
            "parent": person.id,
            "type": check_type,
            "position": sum(item.type == check_type for item in case.kept(Check)) + 1,
            "late_reason": act.late.reason if act.late else None,
        },
    )
    _warn_of_copies(check, earlier, act)
    _warn_of_two_places(unit, check, case, act)
    unit.add(check)
    return check


def examine_staff(staff: Sequence[str], act: Act) -> None:
    """Somebody of the office was there."""
    if not staff or not all(name.strip() for name in staff):
        act.findings.refuse("correction.staff", "staff")


def _warn_of_copies(check: Check, earlier: Sequence[Check], act: Act) -> None:
    """A text taken over from an earlier record, also with a word or a blank changed."""
    nearest = max(earlier, key=lambda item: likeness(item.content, check.content), default=None)
    if nearest is None:
        return
    if nearest.content == check.content:
        act.findings.warn("correction.same_text", "content")
        return
    share = likeness(nearest.content, check.content)
    if share >= ALIKE:
        day = nearest.done_at.date()
        act.findings.warn("correction.similar_text", "content", day=day, percent=int(share * 100))


def _warn_of_two_places(unit: UnitOfWork, check: Check, case: CaseFile, act: Act) -> None:
    """One officer is at one place at a time, and nobody is at home while he is away."""
    when = check.done_at.strftime("%Y-%m-%d %H:%M")
    for other in unit.every(Check, done_at=plain_value(check.done_at)):
        shared = sorted(set(other.staff) & set(check.staff))
        if shared and other.void_reason is None and other.id != check.id:
            person = unit.get(Correction, other.parent or "")
            number = person.register_no if person else ""
            act.findings.warn(
                "correction.same_minute", "done_at", name=shared[0], when=when, number=number
            )
            break
    day = check.done_at.date()
    leave = away_on(case, day) if check.way in ("face", "site") else None
    if leave is not None:
        last = leave.returned or leave.end
        act.findings.warn(
            "correction.visit_on_leave", "done_at", day=day, start=leave.start, end=last
        )
