"""Deadlines of a person's entry into community correction: report-in, search, late report, set-up."""

from collections.abc import Iterator
from datetime import date

from sifasuo_desktop.domain.deadlines.engine import Claim, Find, Rule, Setting
from sifasuo_desktop.domain.deadlines.facts import CorrectionFacts
from sifasuo_desktop.domain.deadlines.parameters import Due, Parameter
from sifasuo_desktop.domain.deadlines.report_in import (
    LateStep,
    lateness,
    report_in_due,
    report_in_parameter,
    revocation_review_from,
)

ON_REGISTER = frozenset({"received", "supervised", "ending"})


def correction_rule(name: str, parameter: str, act: str, find: Find) -> Rule:
    """A rule of the office for a person: one under direct county management makes no row."""

    def of_the_office(
        person: CorrectionFacts, number: Parameter, setting: Setting
    ) -> Iterator[Claim]:
        if not person.managed_by_county:
            yield from find(person, number, setting)

    return Rule(
        name=f"correction.{name}",
        kind="correction",
        facts=CorrectionFacts,
        parameter=parameter,
        act=act,
        find=of_the_office,
    )


def _awaited(person: CorrectionFacts) -> bool:
    return person.state == "expected" and person.reported_on is None


def _suggestion(person: CorrectionFacts, deadline: date, on: date, setting: Setting) -> str:
    late = lateness(person.category, deadline, on, setting.parameters)
    if late.step is LateStep.ON_TIME:
        return ""
    if not late.suggestion:
        return f"，已逾期{late.days}日"
    return f"，已逾期{late.days}日，无正当理由的建议：{late.suggestion}（{late.basis}）"


def _report_in(key: str) -> Find:
    def find(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
        due = report_in_due(person, setting.parameters, setting.calendar)
        if due is None or not _awaited(person) or report_in_parameter(person) != key:
            return
        why = f"应在{due.day}前报到"
        if due.reminder != due.day:
            why = f"期满日{due.reminder}为休息日，顺延至{due.day}前报到"
        late = _suggestion(person, due.day, setting.today, setting)
        yield Claim(due=due, why=why + late)

    return find


def _search(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """Absent after the rolled deadline: search at once, and tell police and prosecutors."""
    due = report_in_due(person, setting.parameters, setting.calendar)
    if due is None or not _awaited(person) or person.searched_on or setting.today <= due.day:
        return
    start = parameter.due(due.day, setting.calendar)
    why = f"报到期限{due.day}已过仍未报到，应立即组织查找，并通知公安机关、人民检察院和决定机关"
    yield Claim(due=Due(start.day, start.reminder, due.provisional), why=why)


def _review(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """Absent for over a month: the county may have to propose revocation."""
    due = report_in_due(person, setting.parameters, setting.calendar)
    if due is None or not _awaited(person) or setting.today <= due.day:
        return
    opens = revocation_review_from(due.day, setting.parameters)
    if opens is None:
        return
    late = lateness(person.category, due.day, opens, setting.parameters)
    why = f"报到期限{due.day}，自{opens}起逾期超过一个月，无正当理由的建议：{late.suggestion}"
    basis = late.basis or parameter.basis
    yield Claim(due=Due(opens, opens, due.provisional), why=why, basis=basis)


def _late_report(
    person: CorrectionFacts, parameter: Parameter, setting: Setting
) -> Iterator[Claim]:
    """Reported late and nobody has recorded a decision (also a reasoned one to do nothing)."""
    due = report_in_due(person, setting.parameters, setting.calendar)
    reported = person.reported_on
    if due is None or reported is None or person.late_handled or reported <= due.day:
        return
    if person.state in ON_REGISTER:
        late = lateness(person.category, due.day, reported, setting.parameters)
        why = f"报到期限{due.day}，{reported}报到" + _suggestion(person, due.day, reported, setting)
        when = parameter.due(reported, setting.calendar)
        basis = late.basis or parameter.basis
        yield Claim(due=when, why=why, basis=basis)


def _after_reception(what: str, attribute: str) -> Find:
    def find(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
        done: date | None = getattr(person, attribute)
        if person.reported_on and done is None and person.state in ON_REGISTER:
            due = parameter.due(person.reported_on, setting.calendar)
            yield Claim(due=due, why=f"{person.reported_on}报到，{parameter.number}日内{what}")

    return find


RULES = (
    correction_rule(
        "report_in", "report_in.days", "correction.receive", _report_in("report_in.days")
    ),
    correction_rule(
        "transfer_in", "transfer_in.days", "correction.receive", _report_in("transfer_in.days")
    ),
    correction_rule(
        "transfer_report", "transfer.report", "correction.receive", _report_in("transfer.report")
    ),
    correction_rule("search", "search.start", "correction.search", _search),
    correction_rule("revocation_review", "late.revoke", "correction.receive", _review),
    correction_rule("late_report", "late.handle", "correction.handle_late", _late_report),
    correction_rule(
        "announce",
        "announce.days",
        "correction.announce",
        _after_reception("组织入矫宣告", "announced_on"),
    ),
    correction_rule(
        "team",
        "team.days",
        "correction.announce",
        _after_reception("成立矫正小组并签订责任书", "team_on"),
    ),
    correction_rule(
        "plan", "plan.days", "correction.plan", _after_reception("制定矫正方案", "plan_on")
    ),
    correction_rule(
        "exit_filing",
        "exit_filing.days",
        "",
        _after_reception("办理法定不准出境人员报备", "exit_filed_on"),
    ),
)
