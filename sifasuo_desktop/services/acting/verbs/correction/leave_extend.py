"""correction.leave_extend: the person cannot come back in time and asks for more days (C10)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.correction.leave_rules import examine_span
from sifasuo_desktop.domain.correction.records import Leave
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.leave_target import (
    LeaveChoice,
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


class ExtendLeave(Command):
    """实施办法 第二十八条: the level is found anew with the days of the whole leave."""

    VERB: ClassVar[str] = "correction.leave_extend"
    TITLE: ClassVar[str] = "申请延期"

    correction: CorrectionRef
    leave: LeaveChoice = None
    extended_to: Annotated[date, F("申请延期至")]
    reason: Annotated[str, F("延期理由", length=500, multiline=True)]
    asked: Annotated[date | None, F("申请日期", start="today", help="不填为今天")] = None


def handle(command: ExtendLeave, unit: UnitOfWork, act: Act) -> Outcome:
    """Asks again at the level needed; until the decision the old end stays in force."""
    case, person = opened(unit, command.correction)
    leave = meant(case, command.leave, lambda item: item.state == "approved", ExtendLeave.TITLE)
    asked = command.asked or act.today
    _examine(command, leave, asked, act)
    examine_span(case, leave.start, command.extended_to, "extended_to", act.findings, leave.id)
    act.findings.settle()
    weight = weight_on(unit, act, case, leave, command.extended_to, asked)
    waiting = leave.replace(
        state="requested",
        extended_to=command.extended_to,
        extend_reason=command.reason,
        level_needed=weight.level,
        refused_reason=None,
    )
    unit.change(waiting)
    title = act.codes.title("leave_level", weight.level)
    act.findings.warn("leave.extension_routed", "", title=title, days=weight.days, end=leave.end)
    return leave_answer(person, waiting)


def _examine(command: ExtendLeave, leave: Leave, asked: date, act: Act) -> None:
    act.not_future(asked, "asked")
    act.order(leave.approved, asked, "leave.extend_before_approved", "asked")
    act.order(asked, leave.end, "leave.extend_after_end", "asked")
    if command.extended_to <= leave.end:
        act.findings.refuse("leave.extend_shorter", "extended_to", end=leave.end)


VERB = Verb(
    ExtendLeave,
    "correction.leave_extend",
    handle,
    "correction",
    target="correction",
    states=ON_REGISTER,
    leads_to=("leave.requested",),
)
