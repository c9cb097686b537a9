"""correction.leave_return: the person is back and has reported (销假)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.correction.leave_rules import in_force
from sifasuo_desktop.domain.deadlines.report_in import lateness
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.periods import Category
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.leave_target import (
    LeaveChoice,
    leave_answer,
    meant,
)
from sifasuo_desktop.services.acting.verbs.correction.target import (
    ON_REGISTER,
    CorrectionRef,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class ReturnFromLeave(Command):
    """实施办法 第二十八条: back and reported before the leave ends."""

    VERB: ClassVar[str] = "correction.leave_return"
    TITLE: ClassVar[str] = "销假"

    correction: CorrectionRef
    leave: LeaveChoice = None
    returned: Annotated[date, F("实际返回日期", start="today")]
    cancelled_on: Annotated[date | None, F("销假日期", help="不填为返回当日")] = None


def handle(command: ReturnFromLeave, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the return; days are late from the end in force to the day of reporting back."""
    case, person = opened(unit, command.correction)
    leave = meant(case, command.leave, in_force, ReturnFromLeave.TITLE)
    cancelled = command.cancelled_on or command.returned
    act.not_future(command.returned, "returned")
    act.not_future(cancelled, "cancelled_on")
    act.order(command.returned, cancelled, "leave.cancelled_before_returned", "cancelled_on")
    if command.returned < leave.start:
        act.findings.refuse("leave.returned_before_start", "returned", start=leave.start)
    act.findings.settle()
    late = max(0, (cancelled - leave.end).days)
    back = leave.replace(
        state="returned",
        returned=command.returned,
        cancelled_on=cancelled,
        overdue_days=late,
    )
    unit.change(back)
    if late:
        category, parameters = Category(person.category), act.rules.parameters
        found = lateness(category, leave.end, cancelled, parameters, "leave")
        suggestion = f"{found.suggestion}（{found.basis}）" if found.suggestion else ""
        act.findings.warn(
            "leave.overdue", "returned", days=late, end=leave.end, suggestion=suggestion
        )
    return leave_answer(person, back)


VERB = Verb(
    ReturnFromLeave,
    "correction.leave_return",
    handle,
    "correction",
    target="correction",
    states=ON_REGISTER,
    day="cancelled_on",
    leads_to=("leave.returned",),
)
