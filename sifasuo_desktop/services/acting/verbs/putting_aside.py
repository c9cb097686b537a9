"""Putting a due row aside with a reason, and taking it up again: shared by both kinds of case."""

from datetime import date
from typing import Annotated

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.aside import Aside
from sifasuo_desktop.domain.words import Reason
from sifasuo_desktop.ledgers.kinds import kind_of
from sifasuo_desktop.services.acting.assignment import is_others, others_refusal
from sifasuo_desktop.services.acting.command import Act, Command, Outcome
from sifasuo_desktop.services.acting.verbs.rows import rows_of
from sifasuo_desktop.store.unit_of_work import UnitOfWork

AsideRef = Annotated[str, F("搁置的待办", ref="aside", length=32)]


class PutAside(Command):
    """``rule``, ``part`` and ``due`` name the row as ``due`` gives it."""

    rule: Annotated[str, F("待办事项", length=60)]
    part: Annotated[str | None, F("案件中的一项", length=60)] = None
    due: Annotated[date, F("期限")]
    until: Annotated[date | None, F("搁置至", help="到这一天重新提醒；法定期限的事项必须填写")] = (
        None
    )
    reason: Reason


class TakeUp(Command):
    """The row is shown again at once."""

    aside: AsideRef


def put_aside(command: PutAside, kind: str, subject: str, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the reason; a hard term comes back on a day that must be named."""
    case = unit.case(kind, subject)
    assert case is not None
    _require_own(case, unit, act)
    row = _row(command, case, unit, act)
    if row is None:
        act.findings.refuse("due.no_row", "rule")
    elif not row.soft and command.until is None:
        act.findings.refuse("due.until_needed", "until")
    if command.until is not None and command.until <= act.today:
        act.findings.refuse("due.until_past", "until", day=command.until.isoformat())
    act.findings.settle()
    assert row is not None
    kept = [one for one in unit.every(Aside, subject=subject) if one.is_of(row)]
    values = {"until": command.until, "reason": command.reason, "taken_up": False}
    if kept:
        aside = kept[0].replace(**values)
        unit.change(aside)
    else:
        aside = Aside(
            id=unit.new_id(),
            rule=row.rule,
            of_kind=kind,
            subject=subject,
            part=row.part or None,
            due=row.due,
            until=command.until,
            reason=command.reason,
        )
        unit.add(aside)
    return Outcome(aside.id, row.number, "aside")


def take_up(command: TakeUp, kind: str, unit: UnitOfWork, act: Act) -> Outcome:
    """Ends the putting aside."""
    aside = unit.get(Aside, command.aside)
    if aside is None or aside.of_kind != kind:
        act.findings.refuse("due.no_row", "aside")
    act.findings.settle()
    assert aside is not None
    case = unit.case(kind, aside.subject)
    assert case is not None
    _require_own(case, unit, act)
    unit.change(aside.replace(taken_up=True))
    return Outcome(aside.id, None, "taken_up")


def _require_own(case: CaseFile, unit: UnitOfWork, act: Act) -> None:
    if act.bound and is_others(case.record, act.user, unit):
        act.findings.problems.append(others_refusal(case.record))
        act.findings.settle()


def _row(command: PutAside, case: CaseFile, unit: UnitOfWork, act: Act) -> Obligation | None:
    facts_of = kind_of(case.record).facts
    facts = facts_of(case) if facts_of else None
    if facts is None:
        return None
    rows = rows_of(facts, unit, act)
    wanted = (command.rule, command.part or "", command.due)
    return next((row for row in rows if (row.rule, row.part, row.due) == wanted), None)
