"""correction.handle_late: what was decided about a late report-in (A15 to A17)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.records import Correction
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.services.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.verbs.correction.target import (
    ON_REGISTER,
    CorrectionRef,
    answer,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork

LATE = "02"


class HandleLateReport(Command):
    """The county decides; a reasoned 不予处理 is a decision, too."""

    VERB: ClassVar[str] = "correction.handle_late"
    TITLE: ClassVar[str] = "登记逾期报到处理"

    correction: CorrectionRef
    late_handled: Annotated[date, F("处理日期")]
    late_decision: Annotated[str, F("处理", codes="late_decision")]
    late_decision_note: Annotated[
        str | None, F("说明", length=500, multiline=True, help="决定书文号；不予处理的写明理由")
    ] = None


def guard(case: CaseFile, today: date) -> Problem | None:
    """Only a late report-in is to be decided about."""
    person = case.record
    late = isinstance(person, Correction) and person.report_situation == LATE
    return None if late else problem("correction.not_late")


def handle(command: HandleLateReport, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the decision."""
    _, person = opened(unit, command.correction)
    act.not_future(command.late_handled, "late_handled")
    act.order(person.reported, command.late_handled, "correction.before_reported", "late_handled")
    if command.late_decision == "none" and not command.late_decision_note:
        act.findings.refuse("correction.late_reason", "late_decision_note")
    act.findings.settle()
    handled = person.replace(
        late_handled=command.late_handled,
        late_decision=command.late_decision,
        late_decision_note=command.late_decision_note,
    )
    unit.change(handled)
    return answer(handled)


VERB = Verb(
    HandleLateReport,
    "correction.handle_late",
    handle,
    "correction",
    target="correction",
    states=ON_REGISTER,
    guard=guard,
)
