"""Deadlines of a person's entry into community correction: report-in, search, late report, set-up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sifasuo_desktop.domain.deadlines.engine import Claim, Find, Rule, Setting
from sifasuo_desktop.domain.deadlines.facts import CorrectionFacts
from sifasuo_desktop.domain.deadlines.parameters import Due, Parameter
from sifasuo_desktop.domain.deadlines.report_in import (
    LateStep,
    handed_over,
    lateness,
    report_in_due,
    report_in_parameter,
    revocation_review_from,
    unsure,
)

ON_REGISTER = frozenset({"received", "supervised", "ending"})


def correction_rule(
    name: str, parameter: str, act: str, find: Find, *, act_title: str = "", **begins: str
) -> Rule:
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
        act_title=act_title,
        begins=begins,
    )


def _awaited(person: CorrectionFacts) -> bool:
    return person.state == "expected" and person.reported_on is None


def _absent(person: CorrectionFacts) -> bool:
    """Who has to come himself and did not; whoever is in custody is handed over, not searched for."""
    return _awaited(person) and not handed_over(person)


def _suggestion(person: CorrectionFacts, due: Due, on: date, setting: Setting) -> str:
    late = lateness(person.category, due.day, on, setting.parameters)
    if late.step is LateStep.ON_TIME:
        return ""
    words = f"，已逾期{late.days}日"
    if handed_over(person):
        words += "，应当致函移送机关并抄送人民检察院，不对本人作出处理"
    elif late.suggestion:
        words += f"，无正当理由的建议：{late.suggestion}（{late.basis}）"
    return words + unsure(due.provisional)


def _report_in(key: str) -> Find:
    def find(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
        due = report_in_due(person, setting.parameters, setting.calendar)
        if due is None or not _awaited(person) or report_in_parameter(person) != key:
            return
        why = f"报到期限至{due.day}（含当日）"
        if due.reminder != due.day:
            why = f"期满日{due.reminder}为休息日，报到期限顺延至{due.day}（含当日）"
        late = _suggestion(person, due, setting.today, setting)
        yield Claim(due=due, why=why + late)

    return find


def _search(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """Absent after the rolled deadline: search at once, and tell police and prosecutors."""
    due = report_in_due(person, setting.parameters, setting.calendar)
    if due is None or not _absent(person) or setting.today <= due.day:
        return
    if person.searched_on and person.searched_on > due.day:
        return
    start = parameter.due(due.day, setting.calendar)
    why = f"报到期限{due.day}已过仍未报到，应立即组织查找，并通知公安机关、人民检察院和决定机关"
    why += unsure(due.provisional)
    yield Claim(due=Due(start.day, start.reminder, due.provisional), why=why)


def _review(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """Absent for over a month: the county may have to propose revocation."""
    due = report_in_due(person, setting.parameters, setting.calendar)
    if due is None or not _absent(person) or setting.today <= due.day:
        return
    opens = revocation_review_from(due.day, setting.parameters)
    if opens is None:
        return
    late = lateness(person.category, due.day, opens, setting.parameters)
    why = f"报到期限至{due.day}（含当日），自{opens}起逾期超过一个月，无正当理由的建议：{late.suggestion}"
    why += unsure(due.provisional)
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
    if not handed_over(person):
        late = lateness(person.category, due.day, reported, setting.parameters)
        why = f"报到期限{due.day}，{reported}报到" + _suggestion(person, due, reported, setting)
        when = parameter.due(reported, setting.calendar)
        basis = late.basis or parameter.basis
        yield Claim(due=replace(when, provisional=due.provisional), why=why, basis=basis)


def _late_handover(
    person: CorrectionFacts, parameter: Parameter, setting: Setting
) -> Iterator[Claim]:
    """暂予监外执行 handed over late: a letter to whoever holds the person (ruling 29)."""
    due = report_in_due(person, setting.parameters, setting.calendar)
    if due is None or not handed_over(person) or person.letter_sent:
        return
    came = person.reported_on or setting.today
    if came > due.day and (person.state in ON_REGISTER or _awaited(person)):
        when = parameter.due(due.day, setting.calendar)
        days = (came - due.day).days
        why = f"移送期限{due.day}，逾期{days}日移送，责任在移送机关，不对本人作出处理"
        why += unsure(due.provisional)
        yield Claim(due=replace(when, provisional=due.provisional), why=why)


def _after_reception(what: str, attribute: str) -> Find:
    def find(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
        done: date | None = getattr(person, attribute)
        if person.reported_on and done is None and person.state in ON_REGISTER:
            due = parameter.due(person.reported_on, setting.calendar)
            yield Claim(due=due, why=f"{person.reported_on}报到，{parameter.number}日内{what}")

    return find


_SETUP = (
    ("announce.days", "announced_on", "尚未进行入矫宣告"),
    ("team.days", "team_on", "尚未成立矫正小组、签订责任书"),
    ("plan.days", "plan_on", "尚未制定矫正方案"),
)


def _setup_missing(
    person: CorrectionFacts, parameter: Parameter, setting: Setting
) -> Iterator[Claim]:
    """What the county has set no day for is still seen to be missing; one row for all of it."""
    if person.reported_on is None or person.state not in ON_REGISTER:
        return
    missing = [
        words
        for key, attribute, words in _SETUP
        if setting.parameters.get(key) is None and getattr(person, attribute) is None
    ]
    if missing:
        act = "correction.plan" if person.announced_on else "correction.announce"
        why = f"{person.reported_on}报到，{'，'.join(missing)}"
        yield Claim(due=parameter.due(person.reported_on, setting.calendar), why=why, act=act)


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
        "late_handover",
        "late.letter",
        "correction.notice",
        _late_handover,
        act_title="登记发函",
        kind="handover_letter",
    ),
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
    correction_rule("setup", "setup.missing", "correction.announce", _setup_missing),
    correction_rule(
        "exit_filing",
        "exit_filing.days",
        "correction.notice",
        _after_reception("办理法定不准出境人员报备", "exit_filed_on"),
        act_title="登记报备",
        kind="exit_filing",
    ),
)
