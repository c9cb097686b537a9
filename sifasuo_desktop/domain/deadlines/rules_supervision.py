"""Deadlines of routine supervision: reports by class, health, rechecks, bans, leaves."""

from collections.abc import Iterator
from datetime import date

from sifasuo_desktop.domain.deadlines.chains import next_recheck, period_end
from sifasuo_desktop.domain.deadlines.duties import (
    Duty,
    class_duties,
    other_duties,
    reports_about,
)
from sifasuo_desktop.domain.deadlines.engine import Claim, Find, Setting
from sifasuo_desktop.domain.deadlines.facts import CorrectionFacts, LeaveFacts
from sifasuo_desktop.domain.deadlines.parameters import Due, Parameter, Unit
from sifasuo_desktop.domain.deadlines.report_in import lateness
from sifasuo_desktop.domain.deadlines.rules_correction import ON_REGISTER, correction_rule
from sifasuo_desktop.domain.periods import Count

_ACTS = {"report": "correction.report", "visit": "correction.visit", "talk": "correction.talk"}
_AWAY = frozenset({"approved", "away", "overdue"})
_UNIT_TITLES = {
    Unit.PER_DAY: "每日",
    Unit.PER_WEEK: "每周",
    Unit.PER_HALF_MONTH: "每半月",
    Unit.PER_MONTH: "每月",
    Unit.PER_QUARTER: "每季度",
}


def _since(person: CorrectionFacts) -> date | None:
    """First day of supervision: reception, not the announcement (ruling 5)."""
    return (person.reported_on or person.start) if person.state in ON_REGISTER else None


def _duty(duty: Duty, person: CorrectionFacts, setting: Setting) -> Iterator[Claim]:
    since, end, parameter = _since(person), person.end, duty.parameter
    if since is None or (end and setting.today > end):
        return
    if duty.until and duty.until < setting.today:
        return
    due = duty.next_from(since, person)
    if end and due > period_end(end, parameter.unit):
        return
    due = min(due, end) if end else due
    kind = parameter.key.rsplit(".", 1)[-1]
    last = f"上次{max(duty.done)}" if duty.done else "尚无记录"
    yield Claim(
        due=Due(due, due),
        why=f"{_UNIT_TITLES[parameter.unit]}{parameter.number}次，{last}",
        part=kind,
        act=_ACTS.get(kind, "correction.report"),
        parameter=parameter,
    )


def _class_policy(person: CorrectionFacts, _: Parameter, setting: Setting) -> Iterator[Claim]:
    """What the office entered for the person's class; a real store starts with none."""
    for duty in class_duties(person, setting):
        yield from _duty(duty, person, setting)


def _other(what: str) -> Find:
    """A report about the ban, or about health (暂予监外执行: every calendar month)."""

    def find(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
        for duty in other_duties(person, setting):
            if duty.what == what:
                yield from _duty(duty, person, setting)

    return find


def _recheck(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """保外就医: re-examination by the anchor and every three months."""
    base = person.recheck_base
    if not person.medical_parole or base is None or _since(person) is None:
        return
    count = parameter.count or Count.CRIMINAL
    due = next_recheck(base, reports_about(person, "recheck"), parameter.number, count)
    why = f"自{base}起每{parameter.number}个月提交一次病情复查情况"
    if person.recheck_extended_to and person.recheck_extended_to > due:
        due = person.recheck_extended_to
        why += f"，已批准延长至{due}（含当日）"
    if person.end and due > person.end:
        return
    yield Claim(due=Due(due, due), why=why)


def _last_day(leave: LeaveFacts) -> date:
    return max(leave.end, leave.extended_to or leave.end)


def _leaves_away(person: CorrectionFacts) -> list[LeaveFacts]:
    if person.state not in ON_REGISTER:
        return []
    return [item for item in person.leaves if item.state in _AWAY and item.returned_on is None]


def overrun_words(person: CorrectionFacts, end: date, back: date, setting: Setting) -> str:
    """What the articles ask for when somebody is away too long; it grows with the days."""
    late = lateness(person.category, end, back, setting.parameters, "leave")
    return f"，无正当理由的建议：{late.suggestion}（{late.basis}）" if late.suggestion else ""


def _leave_overrun(
    person: CorrectionFacts, parameter: Parameter, setting: Setting
) -> Iterator[Claim]:
    """Back too late, and nobody has recorded what was decided (also a reasoned nothing)."""
    for leave in person.leaves:
        back = leave.cancelled_on
        if leave.state == "returned" and back and back > leave.end and not leave.overrun_handled:
            why = f"外出期限至{leave.end}（含当日），{back}销假，逾期{(back - leave.end).days}日"
            why += overrun_words(person, leave.end, back, setting)
            yield Claim(due=parameter.due(back, setting.calendar), part=leave.id, why=why)


def _leave_duties(kind: str, words: str) -> Find:
    def find(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
        for leave in person.leaves:
            if kind in leave.owed - leave.filed and leave.approved_on:
                due = parameter.due(leave.approved_on, setting.calendar)
                why = f"第{leave.number}次请假（{leave.start}至{leave.end}）{words}"
                yield Claim(due=due, part=leave.id, why=why)

    return find


def _leave_tell(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """书面告知 of limit, destination and rules, until it is recorded or the person is back."""
    for leave in _leaves_away(person):
        if leave.told_on is None and leave.approved_on:
            why = f"第{leave.number}次请假（{leave.start}至{leave.end}）已批准，尚未登记书面告知"
            yield Claim(
                due=parameter.due(leave.approved_on, setting.calendar), part=leave.id, why=why
            )


def _unserved(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """A decision whose paper is not recorded as served."""
    for breach in person.breaches:
        if breach.on_paper and breach.served_on is None:
            due = parameter.due(breach.decided_on, setting.calendar)
            yield Claim(due=due, part=breach.id, why=f"{breach.decided_on}作出处理，尚未登记送达")


def _leave_return(
    person: CorrectionFacts, parameter: Parameter, setting: Setting
) -> Iterator[Claim]:
    """Back and reported on the last day at the latest; the end never moves for a rest day."""
    for leave in _leaves_away(person):
        due = parameter.due(_last_day(leave), setting.calendar)
        why = f"外出期限至{due.day}（含当日），应当在期限届满前返回并办理销假"
        late = (setting.today - due.day).days
        if late > 0:
            why = f"外出期限至{due.day}（含当日），逾期{late}日未销假"
            why += overrun_words(person, due.day, setting.today, setting)
        yield Claim(due=due, part=leave.id, why=why)


def _leave_contact(
    person: CorrectionFacts, parameter: Parameter, setting: Setting
) -> Iterator[Claim]:
    """Contact by phone or video while away, as often as the office entered."""
    for leave in _leaves_away(person):
        if leave.start <= setting.today <= _last_day(leave):
            last = max((day for day in leave.contacts if day >= leave.start), default=leave.start)
            due = parameter.due(last, setting.calendar)
            if due.day <= _last_day(leave):
                yield Claim(due=due, part=leave.id, why=f"外出期间上次联系{last}")


RULES = (
    correction_rule("class_policy", "class_policy", "correction.report", _class_policy),
    correction_rule("ban_report", "ban.report", "correction.report", _other("ban"), about="ban"),
    correction_rule(
        "health_report", "health.report", "correction.report", _other("health"), about="health"
    ),
    correction_rule("recheck", "health.recheck", "correction.report", _recheck, about="recheck"),
    correction_rule("leave_return", "leave.return", "correction.leave_return", _leave_return),
    correction_rule(
        "leave_contact", "leave.contact", "correction.report", _leave_contact, way="phone"
    ),
    correction_rule(
        "leave_overrun", "leave.overrun", "correction.breach", _leave_overrun, kind="leave_overrun"
    ),
    correction_rule("leave_tell", "leave.tell", "correction.leave_told", _leave_tell),
    correction_rule(
        "leave_filing",
        "leave.filing",
        "correction.notice",
        _leave_duties("leave_filing", "由司法所批准，应当报县级社区矫正机构备案"),
        kind="leave_filing",
    ),
    correction_rule(
        "leave_procuratorate",
        "leave.procuratorate",
        "correction.notice",
        _leave_duties("leave_procuratorate", "由上一级批准，应当由县级社区矫正机构通报人民检察院"),
        kind="leave_procuratorate",
    ),
    correction_rule("breach_served", "breach.serve", "correction.breach_served", _unserved),
)
