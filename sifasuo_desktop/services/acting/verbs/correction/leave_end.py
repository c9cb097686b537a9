"""correction.leave_end: a leave nobody went on, withdrawn, or entered wrongly, comes to its end."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.leave_rules import extension_waits, is_open
from sifasuo_desktop.domain.correction.records import Breach, Leave
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.record import VOIDED
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.leave_target import (
    LeaveChoice,
    leave_answer,
    meant,
)
from sifasuo_desktop.services.acting.verbs.correction.settling import settle_closed
from sifasuo_desktop.services.acting.verbs.correction.target import RECEIVED, CorrectionRef, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork

NOT_TAKEN, WITHDRAWN = "not_taken", "withdrawn"


class EndLeave(Command):
    """Its days count for nothing, and nobody is told to have stayed away."""

    VERB: ClassVar[str] = "correction.leave_end"
    TITLE: ClassVar[str] = "登记未外出、撤回、作废"

    correction: CorrectionRef
    leave: LeaveChoice = None
    how: Annotated[str, F("方式", codes="leave_end")]
    ended_on: Annotated[date | None, F("日期", start="today", help="不填为今天")] = None
    end_reason: Annotated[str, F("原因", length=300, help="未外出的写明如何核实")]


def handle(command: EndLeave, unit: UnitOfWork, act: Act) -> Outcome:
    """An approved leave was not taken or is void; one that waits for a decision is withdrawn.

    A leave that was entered wrongly may be voided in any state; it is kept, never deleted.
    """
    case, person = opened(unit, command.correction)
    leave = meant(case, command.leave, lambda item: _fits(item, command.how), EndLeave.TITLE)
    day = command.ended_on or act.today
    act.not_future(day, "ended_on")
    act.order(leave.applied, day, "leave.ended_before_applied", "ended_on")
    act.findings.settle()
    ended = leave.replace(state=command.how, ended_on=day, end_reason=command.end_reason)
    unit.change(ended)
    _tell_of_breaches(case, leave, act)
    settle_closed(unit, person.id, act)
    return leave_answer(person, ended)


def _tell_of_breaches(case: CaseFile, leave: Leave, act: Act) -> None:
    """A decision is the county's and stays; a person voids it where nothing is left to decide."""
    for breach in case.all(Breach):
        if breach.leave == leave.id:
            act.findings.warn(
                "leave.breach_stays",
                "leave",
                leave=leave.position,
                position=breach.position,
                day=breach.decided,
                decision=act.codes.title("breach_decision", breach.decision),
            )


def _fits(leave: Leave, how: str) -> bool:
    if how == VOIDED:
        return leave.state not in (NOT_TAKEN, WITHDRAWN, VOIDED)
    if how == WITHDRAWN:
        return leave.state == "requested" and not extension_waits(leave)
    return is_open(leave) and leave.approved is not None


VERB = Verb(
    EndLeave,
    "correction.leave_end",
    handle,
    "correction",
    target="correction",
    states=RECEIVED,
    day="ended_on",
    leads_to=("leave.not_taken", "leave.withdrawn", "leave.voided"),
)
