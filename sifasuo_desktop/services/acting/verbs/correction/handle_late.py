"""correction.handle_late: what was decided about a late report-in (A15 to A17)."""

from dataclasses import replace
from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.breach_rules import LATE_REPORT
from sifasuo_desktop.domain.correction.records import BreachFacts, Correction
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.refusal import Findings, Problem, problem
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.breach_keeping import keep_breach
from sifasuo_desktop.services.acting.verbs.correction.settling import settle_closed
from sifasuo_desktop.services.acting.verbs.correction.situation import LATE, report_deadline
from sifasuo_desktop.services.acting.verbs.correction.target import (
    RECEIVED,
    CorrectionRef,
    answer,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class HandleLateReport(Command):
    """The county decides; a reasoned 不予处理 is a decision, too. A second one stands beside it."""

    VERB: ClassVar[str] = "correction.handle_late"
    TITLE: ClassVar[str] = "登记逾期报到处理"

    correction: CorrectionRef
    late_handled: Annotated[date, F("处理日期", start="today")]
    late_decision: Annotated[str, F("处理", codes="late_decision")]
    document_no: Annotated[str | None, F("决定书文号", length=80)] = None
    served: Annotated[date | None, F("送达日期")] = None
    late_decision_note: Annotated[
        str | None,
        F("说明", length=500, multiline=True, help="不予处理、从轻、从重的写明理由"),
    ] = None


def guard(case: CaseFile, today: date) -> Problem | None:
    """Only a late report-in is to be decided about."""
    person = case.record
    late = isinstance(person, Correction) and person.report_situation == LATE
    return None if late else problem("correction.not_late")


# What the record calls a value and what this command calls it.
_NAMES = {"decided": "late_handled", "decision": "late_decision", "note": "late_decision_note"}


def handle(command: HandleLateReport, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the decision as a record of its own."""
    case, person = opened(unit, command.correction)
    act.order(person.reported, command.late_handled, "correction.before_reported", "late_handled")
    facts = BreachFacts(
        kind=LATE_REPORT,
        since=report_deadline(person, act),
        until=person.reported,
        decision=command.late_decision,
        decided=command.late_handled,
        document_no=command.document_no,
        served=command.served,
        note=command.late_decision_note,
    )
    act.findings.settle()
    _kept(unit, act, case, facts)
    settle_closed(unit, person.id, act)
    return answer(person)


def _kept(unit: UnitOfWork, act: Act, case: CaseFile, facts: BreachFacts) -> None:
    """Keeps it; what is wrong is told under the names of this command."""
    inner = Findings()
    try:
        keep_breach(unit, act.with_findings(inner), case, facts)
    finally:
        act.findings.take(inner, _told)
        act.findings.settle()


def _told(one: Problem) -> Problem:
    return replace(one, field=_NAMES.get(one.field, one.field))


VERB = Verb(
    HandleLateReport,
    "correction.handle_late",
    handle,
    "correction",
    target="correction",
    states=RECEIVED,
    guard=guard,
    day="decided",
)
