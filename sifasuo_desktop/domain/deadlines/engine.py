"""The pure function of the deadlines: (facts, rules, parameters, calendar, today) → obligations."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from sifasuo_desktop.domain.deadlines.facts import CaseFacts
from sifasuo_desktop.domain.deadlines.parameters import Due, Parameter, Parameters
from sifasuo_desktop.domain.workdays import Calendar

Light = Literal["red", "yellow", "green"]


@dataclass(frozen=True)
class Setting:
    """What a rule may look at besides the facts."""

    parameters: Parameters
    calendar: Calendar
    today: date


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What a rule finds: a deadline and why; fields left out are taken from the rule.

    ``not_before``: until that day no light urges.
    """

    due: Due
    why: str
    part: str = ""
    title: str | None = None
    basis: str | None = None
    act: str | None = None
    parameter: Parameter | None = None
    not_before: date | None = None


Find = Callable[[Any, Parameter, Setting], Iterable[Claim]]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule. ``parameter`` is the key of its number; without a value there it makes no row.

    ``act`` is the verb that settles the row, ``act_title`` its button where the act is called by
    more than this row asks for; ``begins`` is what its form begins with. ``find`` gets facts of
    the type ``facts`` only, and of a closed case only for so many days as ``after_closing`` says. ``number`` is the parameter as the tables
    of ``resources/rules`` write one, where it stands with the rule; they lie over it.
    """

    name: str
    kind: str
    facts: type[CaseFacts]
    parameter: str
    act: str
    find: Find
    act_title: str = ""
    begins: Mapping[str, str] = field(default_factory=dict)
    after_closing: int = 0
    number: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Obligation:
    """One thing to be done by a day.

    ``record`` is the id of the case; ``part`` the id of its child (obligation, leave) or the kind of
    check the row is about, else empty. ``act`` is empty where no verb settles it. ``due`` is the deadline, ``reminder`` the day before any roll over rest days. ``late_days``
    are calendar days since ``due``, 0 if not late.
    """

    rule: str
    kind: str
    record: str
    part: str
    number: str
    who: str
    due: date
    reminder: date
    light: Light
    soft: bool
    provisional: bool
    title: str
    basis: str
    why: str
    act: str
    late_days: int


def light_of(
    due: Due,
    parameter: Parameter,
    calendar: Calendar,
    today: date,
    not_before: date | None = None,
) -> Light:
    """Red after the day (a soft one never), yellow on it or within the warning time, else green.

    Before ``not_before`` it is green.
    """
    if not_before is not None and today < not_before:
        return "green"
    if due.day < today:
        return "yellow" if parameter.soft else "red"
    return "yellow" if today >= parameter.yellow_from(due.reminder, calendar) else "green"


def _obligation(
    rule: Rule, facts: CaseFacts, claim: Claim, parameter: Parameter, setting: Setting
) -> Obligation:
    due = claim.due
    return Obligation(
        rule=rule.name,
        kind=rule.kind,
        record=facts.id,
        part=claim.part,
        number=facts.number,
        who=facts.who,
        due=due.day,
        reminder=due.reminder,
        light=light_of(due, parameter, setting.calendar, setting.today, claim.not_before),
        soft=parameter.soft,
        provisional=due.provisional,
        title=claim.title or parameter.title,
        basis=parameter.basis if claim.basis is None else claim.basis,
        why=claim.why,
        act=claim.act or rule.act,
        late_days=max(0, (setting.today - due.day).days),
    )


def _order(row: Obligation) -> tuple[bool, date, str, str, str]:
    return row.soft, row.due, row.number, row.rule, row.part


def obligations(
    facts: Iterable[CaseFacts],
    rules: Sequence[Rule],
    parameters: Parameters,
    calendar: Calendar,
    today: date,
) -> tuple[Obligation, ...]:
    """All open obligations of ``facts`` on ``today``: hard ones first, each part by day."""
    setting = Setting(parameters, calendar, today)
    live = [(rule, found) for rule in rules if (found := parameters.get(rule.parameter))]
    # The same few rules look at every case of a sort.
    meant: dict[tuple[type[CaseFacts], bool], list[tuple[Rule, Parameter]]] = {}
    rows: list[Obligation] = []
    for case in facts:
        sort = (type(case), case.over)
        if sort not in meant:
            meant[sort] = [
                (rule, parameter)
                for rule, parameter in live
                if isinstance(case, rule.facts) and (not case.over or rule.after_closing)
            ]
        rows += [
            _obligation(rule, case, claim, claim.parameter or parameter, setting)
            for rule, parameter in meant[sort]
            for claim in rule.find(case, parameter, setting)
        ]
    return in_order(rows)


def in_order(rows: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """Hard terms first, soft ones below, each part by day."""
    return tuple(sorted(rows, key=_order))


def within(rows: Iterable[Obligation], today: date, days: int) -> tuple[Obligation, ...]:
    """The rows that are overdue or whose day (or its reminder) falls within ``days``."""
    last = today + timedelta(days=days)
    return tuple(row for row in rows if min(row.due, row.reminder) <= last)
