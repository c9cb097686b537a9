"""correction.breach: a breach and what the county decided about it (A15 to A17, D04 to D09)."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.correction.breach_rules import LATE_REPORT, LEAVE_OVERRUN
from sifasuo_desktop.domain.correction.leave_rules import not_back
from sifasuo_desktop.domain.correction.records import BreachFacts, Leave
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.breach_keeping import keep_breach
from sifasuo_desktop.services.acting.verbs.correction.leave_target import meant
from sifasuo_desktop.services.acting.verbs.correction.settling import examine_period, settle_closed
from sifasuo_desktop.services.acting.verbs.correction.target import (
    EVER,
    CorrectionRef,
    answer,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class DecideBreach(BreachFacts, Command):
    """The county decides; each decision is a record of its own, also a reasoned 不予处理."""

    VERB: ClassVar[str] = "correction.breach"
    TITLE: ClassVar[str] = "登记违规处理"

    correction: CorrectionRef
    leave: Annotated[
        str | None, F("逾期的请假", length=32, help="外出逾期未归的填请假次序；不填为最近一次逾期")
    ] = None
    period: Annotated[
        str | None,
        F("未履行的期次", length=40, help="由到期事项带出，不用填写"),
    ] = None


def handle(command: DecideBreach, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the decision; an overrun of leave takes its days from the leave."""
    case, person = opened(unit, command.correction)
    leave = None
    if command.kind == LATE_REPORT:
        act.findings.refuse("breach.late_report", "kind")
        act.findings.settle()
    examine_period(act, command.period, "period")
    if command.kind == LEAVE_OVERRUN:
        leave = meant(case, command.leave, lambda item: _overrun(item, act), DecideBreach.TITLE)
        command = command.replace(
            since=leave.end, until=leave.cancelled_on or leave.returned or command.until
        )
    keep_breach(unit, act, case, command, leave=leave.id if leave else None, period=command.period)
    settle_closed(unit, person.id, act)
    return answer(person)


def _overrun(leave: Leave, act: Act) -> bool:
    if leave.state == "returned":
        return leave.overdue_days > 0
    return not_back(leave, act.today)


VERB = Verb(
    DecideBreach,
    "correction.breach",
    handle,
    "correction",
    target="correction",
    states=EVER,
    day="decided",
)
