"""A person's records in community correction as the facts the deadline rules read."""

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.records import Check, Correction, Leave
from sifasuo_desktop.domain.deadlines.facts import CheckFacts, CorrectionFacts, LeaveFacts
from sifasuo_desktop.domain.periods import Category

CLOSED = ("released", "ended")
SEVERE_ILLNESS = "01"
_REMOTE = frozenset({"phone", "video", "app"})


def correction_facts(case: CaseFile) -> CorrectionFacts | None:
    """What the rules read of a person on the register.

    None for one who is released or ended, and for one the county manages itself (ruling 13).
    """
    person = case.record
    if not isinstance(person, Correction):
        return None
    if person.state in CLOSED or person.managed_by == "county":
        return None
    checks = case.all(Check)
    return CorrectionFacts(
        id=person.id,
        number=person.register_no,
        who=person.name,
        state=person.state,
        category=Category(person.category),
        sex=person.sex,
        juvenile=person.juvenile,
        management_class=person.manage_class,
        effective_on=person.effective,
        reported_on=person.reported,
        searched_on=person.searched,
        late_handled=person.late_handled is not None,
        announced_on=person.announced,
        team_on=person.responsibility_signed,
        plan_on=person.plan_made,
        start=person.start,
        end=person.end,
        released_on=person.closed,
        checks=tuple(_check(item) for item in checks),
        leaves=tuple(leave_facts(item, checks) for item in case.all(Leave)),
        medical_parole=is_medical_parole(person),
        recheck_base=person.recheck_base,
        banned=bool(person.ban),
        ban_end=person.ban_end,
        summary_on=person.summary_received,
        papers_ready_on=person.papers_ready,
    )


def _check(check: Check) -> CheckFacts:
    return CheckFacts(type=check.type, on=check.done_at.date(), about=check.about)


def is_medical_parole(person: Correction) -> bool:
    """保外就医: 暂予监外执行 because of a severe illness."""
    outside = person.category == Category.OUTSIDE_PRISON
    return outside and person.temporary_kind == SEVERE_ILLNESS


def leave_facts(leave: Leave, checks: tuple[Check, ...]) -> LeaveFacts:
    """One leave; while an extension waits for approval the leave stands with its old end."""
    waiting = leave.state == "requested" and leave.extended_to is not None
    return LeaveFacts(
        id=leave.id,
        start=leave.start,
        end=leave.end,
        state="approved" if waiting else leave.state,
        number=str(leave.position),
        applied=leave.applied,
        level=leave.level,
        returned_on=leave.returned,
        contacts=tuple(
            item.done_at.date()
            for item in checks
            if item.way in _REMOTE and leave.start <= item.done_at.date() <= leave.end
        ),
    )
