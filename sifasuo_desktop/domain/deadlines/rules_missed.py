"""Periods that passed without their report, visit, talk or recheck: rows until each is settled."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sifasuo_desktop.domain.deadlines.chains import missed_rechecks, next_recheck
from sifasuo_desktop.domain.deadlines.duties import (
    Duty,
    class_duties,
    other_duties,
    period_key,
    reports_about,
)
from sifasuo_desktop.domain.deadlines.engine import Claim, Setting
from sifasuo_desktop.domain.deadlines.facts import CorrectionFacts
from sifasuo_desktop.domain.deadlines.parameters import Due, Parameter
from sifasuo_desktop.domain.deadlines.rules_correction import ON_REGISTER, correction_rule
from sifasuo_desktop.domain.periods import Count

RECHECK = "recheck"
# Who is entered so soon after reporting is new; of anybody else the begun period is in paper.
_FRESH = timedelta(days=7)


@dataclass(frozen=True)
class _Span:
    """From which day to before which day periods are looked at, and whether only whole ones."""

    since: date
    until: date
    whole: bool


def _watched(person: CorrectionFacts, setting: Setting) -> _Span | None:
    """What the program was told of: from reception or, for who was there before, from the entry."""
    reported, entered = person.reported_on, person.entered_on
    if reported is None or entered is None:
        return None
    until = person.released_on
    if person.state in ON_REGISTER:
        after = person.end + timedelta(days=1) if person.end else setting.today
        until = min(setting.today, after)
    if until is None:
        return None
    whole = entered - reported > _FRESH
    return _Span(entered if whole else reported, until, whole)


def _missed(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    span = _watched(person, setting)
    if span is None:
        return
    for duty in (*class_duties(person, setting), *other_duties(person, setting)):
        yield from _of_duty(duty, person, span)
    yield from _rechecks(person, span, setting)


def _of_duty(duty: Duty, person: CorrectionFacts, span: _Span) -> Iterator[Claim]:
    """The period that makes a row of its own as the next one due is not told twice."""
    shown = None
    if person.state in ON_REGISTER and person.reported_on:
        shown = duty.next_from(person.reported_on, person)
    for end in duty.missed(span.since, span.until, whole=span.whole):
        if end != shown and duty.key(end) not in person.settled_periods:
            yield _claim(duty.key(end), end, duty.parameter)


def _rechecks(person: CorrectionFacts, span: _Span, setting: Setting) -> Iterator[Claim]:
    parameter = setting.parameters.get("health.recheck")
    anchor = person.recheck_base
    if parameter is None or anchor is None or not person.medical_parole:
        return
    done = reports_about(person, RECHECK)
    shown = None
    if person.state in ON_REGISTER:
        shown = next_recheck(anchor, done, parameter.number, Count.CRIMINAL)
    for due in missed_rechecks(anchor, span.since, span.until, done, parameter.number):
        if due != shown and period_key(RECHECK, due) not in person.settled_periods:
            yield _claim(period_key(RECHECK, due), due, parameter)


def _claim(key: str, end: date, parameter: Parameter) -> Claim:
    return Claim(
        due=Due(end, end),
        part=key,
        title=f"{parameter.title}（至{end}的一期）未完成",
        basis=parameter.basis,
        why=f"至{end}的一期没有登记；补登记、登记违规处理或者说明原因后消除",
    )


RULES = (
    correction_rule(
        "missed",
        "missed.period",
        "correction.notice",
        _missed,
        act_title="说明原因",
        kind="missed_period",
    ),
)
