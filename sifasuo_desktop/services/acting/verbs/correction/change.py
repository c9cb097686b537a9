"""correction.change and its children: what is recorded of a person is put right (ruling 33)."""

from collections.abc import Sequence
from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.leave_rules import examine_span
from sifasuo_desktop.domain.correction.musters import held_for
from sifasuo_desktop.domain.correction.person_rules import examine_person, is_juvenile
from sifasuo_desktop.domain.correction.records import (
    Adjustment,
    Breach,
    Check,
    Correction,
    Leave,
    Muster,
    Notice,
    TeamMember,
)
from sifasuo_desktop.domain.deadlines.rules_discharge import discharge_day
from sifasuo_desktop.domain.persons import kept_number
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.services.acting.changing import (
    Amendment,
    Changing,
    change_verb,
    correctable,
    void_verb,
)
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.services.acting.verbs.correction.checking import examine_staff
from sifasuo_desktop.services.acting.verbs.correction.close import EXPIRED
from sifasuo_desktop.services.acting.verbs.correction.leave_target import weight_on
from sifasuo_desktop.services.acting.verbs.correction.muster import told
from sifasuo_desktop.services.acting.verbs.correction.settling import settle_closed
from sifasuo_desktop.services.acting.verbs.correction.situation import situation_of
from sifasuo_desktop.services.acting.verbs.correction.target import EVER
from sifasuo_desktop.store.unit_of_work import UnitOfWork

# What an act of its own sets, or the program by itself.
_OWN_ACTS = (
    "register_no", "juvenile", "entered", "classed", "manage_class", "report_situation",
    "late_handled", "late_decision", "late_decision_note", "close_type", "unsettled", "sealed",
    "seal_note",
)  # fmt: skip
# Entered by an act: put right once they are there, never made or emptied here.
_RECORDED = (
    "reported", "searched", "search_note", "announced", "announce_place", "announce_host",
    "guardian_notified", "responsibility_signed", "plan_made", "plan", "summary_received",
    "papers_ready", "closed",
)  # fmt: skip
# What papers already served bear, and what the law counts from: never without a reason.
_ON_PAPER = (
    "name", "sex", "birth_date", "id_type", "id_number", "category", "offence", "effective",
    "start", "end", "ban", "ban_start", "ban_end", "reported", "announced", "closed",
)  # fmt: skip
_HAPPENED = (
    "judged", "effective", "documents_received", "decision_received", "reported", "searched",
    "announced", "responsibility_signed", "plan_made", "summary_received", "papers_ready", "closed",
)  # fmt: skip


def person(amendment: Amendment[Correction]) -> Correction:
    """As at reception; what follows from the days is found anew."""
    act, after = amendment.act, amendment.after
    if amendment.changes(*_ON_PAPER):
        amendment.need_reason()
    examine_person(after, act.today, act.findings)
    for name in _HAPPENED:
        act.not_future(getattr(after, name), name)
    amendment.order("judged", "effective", "correction.effective_before_judged")
    amendment.order("effective", "reported", "correction.report_before")
    for name in ("announced", "responsibility_signed", "plan_made", "closed"):
        amendment.order("reported", name, "correction.before_reported")
    if after.close_type == EXPIRED and after.closed is not None:
        day = discharge_day(after.end, act.rules.parameters)
        if after.closed < day:
            act.findings.refuse("correction.close_early", "closed", day=day)
    act.findings.settle()
    counted = amendment.changes("reported", "effective", "category", "decision_received")
    return after.replace(
        id_number=kept_number(after.id_type, after.id_number),
        juvenile=is_juvenile(after.birth_date, after.start),
        report_situation=situation_of(after, act) if counted else after.report_situation,
    )


def settled(amendment: Amendment[Correction]) -> None:
    """A closed file may owe something again, or no more."""
    settle_closed(amendment.unit, amendment.case.record.id, amendment.act)


def check(amendment: Amendment[Check]) -> None:
    """What the person signed is changed with a reason only."""
    if amendment.before.signed_by_person or amendment.changes("done_at"):
        amendment.need_reason()
    _met(amendment, amendment.after.staff, "done_at")


def leave(amendment: Amendment[Leave]) -> Leave | None:
    """Days that were decided on stay: a leave with a wrong date is voided and entered anew."""
    act, before, after = amendment.act, amendment.before, amendment.after
    if before.state != "requested":
        amendment.need_reason()
    if not amendment.changes("applied", "start", "end"):
        return None
    if before.state != "requested" or before.approved is not None:
        act.findings.refuse("leave.dates_decided", "start")
        return None
    act.order(after.applied, after.start, "leave.start_before_applied", "start")
    examine_span(amendment.case, after.start, after.end, "end", act.findings, after.id)
    weight = weight_on(amendment.unit, act, amendment.case, after, after.end, after.applied)
    return after.replace(days=weight.days, window_days=weight.window, level_needed=weight.level)


def decided(amendment: Amendment[Breach]) -> None:
    """Number, service and words of a decision; another decision is a record of its own."""
    act, after = amendment.act, amendment.after
    amendment.need_reason()
    for name in ("decided", "served"):
        act.not_future(getattr(after, name), name)
    amendment.order("decided", "served", "breach.served_before")


def done(amendment: Amendment[Notice]) -> None:
    """The day of a notice lies not after today."""
    amendment.act.not_future(amendment.after.done, "done")


def called(amendment: Amendment[Muster]) -> None:
    """A roll-call lies between the person's reporting and today, once for each time."""
    after = amendment.after
    owner = _met(amendment, after.staff, "held_at")
    if not amendment.changes("held_at"):
        return
    amendment.need_reason()
    if held_for(amendment.case, after.held_at) is not None:
        name, when = owner.name, told(after.held_at)
        amendment.act.findings.refuse("correction.muster_twice", "held_at", name=name, when=when)


def _met(amendment: Amendment[Any], staff: Sequence[str], at: str) -> Correction:
    """Somebody of the office met the person between his reporting and today."""
    owner = amendment.case.record
    assert isinstance(owner, Correction)
    amendment.act.not_future(getattr(amendment.after, at).date(), at)
    amendment.order(owner.reported, at, "correction.before_reported")
    examine_staff(staff, amendment.act)
    return owner


def gone(case: CaseFile, item: Record, unit: UnitOfWork, act: Act) -> None:
    """What was settled by a void record is open again, also in a closed file."""
    settle_closed(unit, case.record.id, act)


def unadjusted(case: CaseFile, item: Adjustment, unit: UnitOfWork, act: Act) -> None:
    """Class and place stay what they are: what they were since is told by another act."""
    person = case.record
    assert isinstance(person, Correction)
    if item.after in (person.manage_class, person.residence):
        act.findings.warn("correction.adjustment_stays", "", value=item.after)


_LEAVE_OWN = (
    "days", "window_days", "level_needed", "level", "approved", "owed", "extended_to", "returned",
    "cancelled_on", "overdue_days", "ended_on", "end_reason",
)  # fmt: skip
VERB = (
    change_verb(
        "correction.change",
        "更正登记内容",
        Changing(
            Correction,
            correctable(Correction, *_OWN_ACTS),
            recorded=_RECORDED,
            examine=person,
            settle=settled,
        ),
        states=EVER,
    ),
    change_verb(
        "correction.change_check",
        "更正报告、走访、谈话",
        Changing(Check, correctable(Check, "type", "first"), called="id", examine=check),
        states=EVER,
    ),
    change_verb(
        "correction.change_leave",
        "更正请假",
        Changing(Leave, correctable(Leave, *_LEAVE_OWN), called="position", examine=leave),
        states=EVER,
    ),
    change_verb(
        "correction.change_breach",
        "更正违规处理",
        Changing(
            Breach,
            ("facts", "document_no", "served", "note"),
            called="position",
            examine=decided,
        ),
        states=EVER,
    ),
    change_verb(
        "correction.change_notice",
        "更正备案、通报",
        Changing(Notice, ("done", "whom", "document_no", "note"), called="position", examine=done),
        states=EVER,
    ),
    change_verb(
        "correction.change_muster",
        "更正点验",
        Changing(Muster, correctable(Muster), called="position", examine=called),
        states=EVER,
    ),
    change_verb(
        "correction.change_member",
        "更正矫正小组成员",
        Changing(TeamMember, correctable(TeamMember, "joined", "left", "left_reason")),
        states=EVER,
    ),
    void_verb(
        "correction.void_check",
        "作废报告、走访、谈话",
        Check,
        called="id",
        states=EVER,
        settle=gone,
    ),
    void_verb("correction.void_breach", "作废违规处理", Breach, states=EVER, settle=gone),
    void_verb("correction.void_notice", "作废备案、通报", Notice, states=EVER, settle=gone),
    void_verb("correction.void_muster", "作废点验", Muster, states=EVER),
    void_verb(
        "correction.void_adjustment",
        "作废类别、居住地调整",
        Adjustment,
        states=EVER,
        settle=unadjusted,
    ),
)
