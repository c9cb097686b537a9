"""Keeps a check: report, visit and talk share one record with a common header."""

from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import restore, to_plain
from sifasuo_desktop.domain.correction.records import Check, CheckFacts, Correction
from sifasuo_desktop.services.command import Act
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
    if not facts.staff or not all(name.strip() for name in facts.staff):
        act.findings.refuse("correction.staff", "staff")
    act.findings.settle()
    earlier = [item for item in case.all(Check) if item.type == check_type and item.voided is None]
    values: dict[str, Any] = to_plain(facts)
    check = restore(
        Check,
        {
            **values,
            "id": unit.new_id(),
            "parent": person.id,
            "type": check_type,
            "position": sum(item.type == check_type for item in case.all(Check)) + 1,
            "late_reason": act.late.reason if act.late else None,
        },
    )
    if any(item.content == check.content for item in earlier):
        act.findings.warn("correction.same_text", "content")
    unit.add(check)
    return check
