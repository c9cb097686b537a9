"""A person's records in community correction as the facts the deadline rules read."""

from dataclasses import replace
from datetime import date

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.breach_rules import LATE_REPORT, SERVED
from sifasuo_desktop.domain.correction.person_rules import must_seal
from sifasuo_desktop.domain.correction.records import Breach, Check, Correction, Leave, Notice
from sifasuo_desktop.domain.correction.states import CLOSED
from sifasuo_desktop.domain.deadlines.facts import (
    BreachFacts,
    CheckFacts,
    CorrectionFacts,
    LeaveFacts,
)
from sifasuo_desktop.domain.periods import Category

SEVERE_ILLNESS = "01"
_REMOTE = frozenset({"phone", "video", "app"})


def correction_facts(case: CaseFile) -> CorrectionFacts | None:
    """What the rules read of a person on the register.

    Over is one whose file is closed with nothing left; None for one the county manages itself
    (ruling 13).
    """
    person = case.record
    if not isinstance(person, Correction):
        return None
    done = person.state in CLOSED and person.unsettled is False
    if person.managed_by == "county":
        return None
    facts = CorrectionFacts(
        id=person.id,
        number=person.register_no,
        who=person.name,
        state=person.state,
        over=done,
        category=Category(person.category),
        sex=person.sex,
        juvenile=person.juvenile,
        management_class=person.manage_class,
        effective_on=person.effective,
        decided_on=person.decision_received,
        reported_on=person.reported,
        searched_on=person.searched,
        announced_on=person.announced,
        team_on=person.responsibility_signed,
        plan_on=person.plan_made,
        start=person.start,
        end=person.end,
        released_on=person.closed,
        medical_parole=is_medical_parole(person),
        recheck_base=person.recheck_base,
        banned=bool(person.ban),
        ban_end=person.ban_end,
        summary_on=person.summary_received,
        papers_ready_on=person.papers_ready,
    )
    return _with_children(facts, person, case)


def _with_children(facts: CorrectionFacts, person: Correction, case: CaseFile) -> CorrectionFacts:
    """The same with the checks, leaves, decisions and notices that stand."""
    checks, breaches, notices = case.all(Check), case.all(Breach), case.all(Notice)
    settled = (*(item.period for item in breaches), *(item.part for item in notices))
    return replace(
        facts,
        late_handled=late_report_decided(person, breaches),
        checks=tuple(_check(item) for item in checks),
        leaves=tuple(leave_facts(item, checks, breaches, notices) for item in case.all(Leave)),
        breaches=tuple(_breach(item) for item in breaches),
        settled_periods=frozenset(key for key in settled if key),
        entered_on=_entered(person, checks),
        classed_on=person.classed,
        sealing_required=person.state == "released" and must_seal(person, juvenile=person.juvenile),
        sealed_on=person.sealed,
        letter_sent=any(item.kind == "handover_letter" for item in notices),
        exit_filed_on=next((item.done for item in notices if item.kind == "exit_filing"), None),
    )


def _entered(person: Correction, checks: tuple[Check, ...]) -> date | None:
    """Since when the program is to know every check; what lies before is in the paper file."""
    if person.entered is not None or person.state in CLOSED:
        return person.entered
    return min((item.done_at.date() for item in checks), default=None)


def late_report_decided(person: Correction, breaches: tuple[Breach, ...]) -> bool:
    """Whether a decision on the late report-in is recorded, in the first build's way or as a breach."""
    return person.late_handled is not None or any(item.kind == LATE_REPORT for item in breaches)


def _breach(breach: Breach) -> BreachFacts:
    return BreachFacts(
        id=breach.id,
        kind=breach.kind,
        decision=breach.decision,
        decided_on=breach.decided,
        on_paper=breach.decision in SERVED,
        served_on=breach.served,
    )


def _check(check: Check) -> CheckFacts:
    return CheckFacts(type=check.type, on=check.done_at.date(), about=check.about)


def is_medical_parole(person: Correction) -> bool:
    """保外就医: 暂予监外执行 because of a severe illness."""
    outside = person.category == Category.OUTSIDE_PRISON
    return outside and person.temporary_kind == SEVERE_ILLNESS


def leave_facts(
    leave: Leave,
    checks: tuple[Check, ...],
    breaches: tuple[Breach, ...] = (),
    notices: tuple[Notice, ...] = (),
) -> LeaveFacts:
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
        cancelled_on=leave.cancelled_on,
        told_on=leave.told_person,
        approved_on=leave.approved,
        owed=frozenset(leave.owed),
        filed=frozenset(item.kind for item in notices if item.part == leave.id),
        overrun_handled=any(item.leave == leave.id for item in breaches),
        contacts=tuple(
            item.done_at.date()
            for item in checks
            if item.way in _REMOTE and leave.start <= item.done_at.date() <= leave.end
        ),
    )
