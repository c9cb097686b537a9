"""correction.leave_told: the person was told in writing what his leave allows."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.correction.records import Leave
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.leave_target import (
    LeaveChoice,
    leave_answer,
    meant,
)
from sifasuo_desktop.services.acting.verbs.correction.target import RECEIVED, CorrectionRef, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class TellLeave(Command):
    """书面告知 of a decision, entered after the decision itself."""

    VERB: ClassVar[str] = "correction.leave_told"
    TITLE: ClassVar[str] = "登记书面告知"

    correction: CorrectionRef
    leave: LeaveChoice = None
    told_person: Annotated[date, F("书面告知日期")]


def handle(command: TellLeave, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the day on the leave."""
    case, person = opened(unit, command.correction)
    leave = meant(case, command.leave, _untold, TellLeave.TITLE)
    act.not_future(command.told_person, "told_person")
    act.order(leave.approved, command.told_person, "leave.told_before_decided", "told_person")
    act.findings.settle()
    told = leave.replace(told_person=command.told_person)
    unit.change(told)
    return leave_answer(person, told)


def _untold(leave: Leave) -> bool:
    decided = leave.approved is not None or leave.state == "refused"
    return leave.told_person is None and decided


VERB = Verb(
    TellLeave,
    "correction.leave_told",
    handle,
    "correction",
    target="correction",
    states=RECEIVED,
    day="told_person",
)
