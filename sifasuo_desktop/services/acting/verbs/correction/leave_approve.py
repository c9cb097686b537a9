"""correction.leave_approve: a leave, or its extension, is approved or refused."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.correction.leave_rules import (
    Weight,
    extension_waits,
    may_decide,
    warn_of_not_back,
)
from sifasuo_desktop.domain.correction.records import Leave
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.leaves import DUTIES_AFTER, OWED_AFTER, Level
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.leave_target import (
    LeaveChoice,
    has_delegation,
    leave_answer,
    meant,
    weight_on,
)
from sifasuo_desktop.services.acting.verbs.correction.target import (
    ON_REGISTER,
    CorrectionRef,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork

APPROVE = "approve"


class ApproveLeave(Command):
    """The office records its own decision, or the paper of the county or city (ruling 6)."""

    VERB: ClassVar[str] = "correction.leave_approve"
    TITLE: ClassVar[str] = "审批请假"

    correction: CorrectionRef
    leave: LeaveChoice = None
    level: Annotated[str, F("审批机关", codes="leave_level")]
    decision: Annotated[str, F("审批意见", codes="leave_decision")] = APPROVE
    reason: Annotated[str | None, F("不予批准理由", length=500, multiline=True)] = None
    approved: Annotated[date | None, F("审批日期", start="today", help="不填为今天")] = None
    approver: Annotated[str | None, F("审批人", length=100, form="name")] = None
    approval_no: Annotated[str | None, F("批准文号", length=60, form="number")] = None
    told_person: Annotated[date | None, F("书面告知日期")] = None


def handle(command: ApproveLeave, unit: UnitOfWork, act: Act) -> Outcome:
    """Weighs the leave again on the day of the decision and keeps what was decided.

    The cumulative test comes before the test of the single length; nobody approves beyond his
    level, and a higher one may always decide.
    """
    case, person = opened(unit, command.correction)
    leave = meant(case, command.leave, lambda item: item.state == "requested", ApproveLeave.TITLE)
    day = command.approved or act.today
    _examine_dates(command, leave, day, act)
    end = leave.extended_to if extension_waits(leave) and leave.extended_to else leave.end
    weight = weight_on(unit, act, case, leave, end, day)
    _examine_power(command, weight, has_delegation(unit, day), day, act)
    act.findings.settle()
    if command.decision == APPROVE:
        warn_of_not_back(case, leave.id, day, act.findings)
    decided = _decided(command, leave, weight, end, day, act)
    unit.change(decided)
    return leave_answer(person, decided)


def _examine_dates(command: ApproveLeave, leave: Leave, day: date, act: Act) -> None:
    act.not_future(day, "approved")
    act.not_future(command.told_person, "told_person")
    act.order(leave.applied, day, "leave.decided_before_applied", "approved")
    act.order(day, command.told_person, "leave.told_before_decided", "told_person")
    last = leave.end if extension_waits(leave) else leave.start
    if command.decision == APPROVE and day > last:
        act.findings.warn("leave.approved_late", "approved", day=day, last=last)
    if command.decision != APPROVE and not command.reason:
        act.findings.refuse("leave.reason_needed", "reason")


def _examine_power(
    command: ApproveLeave, weight: Weight, delegated: bool, day: date, act: Act
) -> None:
    if command.level == "office" and not delegated:
        act.findings.refuse("leave.no_delegation", "level", day=day)
    elif command.decision == APPROVE and not may_decide(command.level, weight.level):
        act.findings.refuse(
            "leave.beyond_power",
            "level",
            title=act.codes.title("leave_level", command.level),
            needed=act.codes.title("leave_level", weight.level),
            days=weight.days,
            window=weight.window,
        )


def _decided(
    command: ApproveLeave, leave: Leave, weight: Weight, end: date, day: date, act: Act
) -> Leave:
    office = command.level == "office"
    known = leave.replace(told_person=command.told_person, level_needed=weight.level)
    if command.decision != APPROVE:
        # A refused extension leaves the leave as it was approved, with its old end.
        state = "approved" if extension_waits(leave) else "refused"
        return known.replace(state=state, refused_reason=command.reason)
    for duty in DUTIES_AFTER[_level(command.level)]:
        act.findings.warn("leave.duty", "level", duty=duty)
    if command.told_person is None:
        act.findings.warn("leave.tell", "told_person")
    return known.replace(
        state="approved",
        end=end,
        days=weight.days,
        window_days=weight.window,
        level=command.level,
        approved=day,
        owed=tuple(dict.fromkeys((*leave.owed, *OWED_AFTER[_level(command.level)]))),
        approver=command.approver or (act.user.name or None if office else None),
        approval_no=command.approval_no,
        refused_reason=None,
    )


def _level(code: str) -> Level:
    return "office" if code == "office" else "county" if code == "county" else "city"


VERB = Verb(
    ApproveLeave,
    "correction.leave_approve",
    handle,
    "correction",
    target="correction",
    states=ON_REGISTER,
    day="approved",
    leads_to=("leave.approved", "leave.refused"),
)
