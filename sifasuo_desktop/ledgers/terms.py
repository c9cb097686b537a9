"""The deadlines of ledgers as rules, beside those of the subjects."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.deadlines import book
from sifasuo_desktop.domain.deadlines.engine import Claim, Rule, Setting
from sifasuo_desktop.domain.deadlines.facts import CaseFacts
from sifasuo_desktop.domain.deadlines.parameters import Due, Parameter, Unit
from sifasuo_desktop.domain.fields import values_of
from sifasuo_desktop.domain.figures import all_hold
from sifasuo_desktop.domain.ledger import Entry, Ledger
from sifasuo_desktop.domain.ledger_flow import Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.ledgers.book import ledgers


@dataclass(frozen=True, kw_only=True)
class EntryFacts(CaseFacts):
    """A record of a ledger; each ledger has a class of its own, so that its rules alone look."""

    case: CaseFile


@cache
def facts_class(kind: str) -> type[EntryFacts]:
    """The facts of one ledger's records."""
    return type(f"{kind.title().replace('_', '')}Facts", (EntryFacts,), {})


def parts_in_terms(ledger: Ledger) -> tuple[type[Record], ...]:
    """The classes of parts that its terms read."""
    named = {
        name
        for term in ledger.terms
        for name in (term.part, term.stopped.part if term.stopped else "")
    }
    return tuple(part.record for part in ledger.parts if part.name in named)


def facts_of(ledger: Ledger) -> Callable[[CaseFile], CaseFacts | None]:
    """What makes facts of a record of a ledger."""
    made = facts_class(ledger.kind)

    def facts(case: CaseFile) -> CaseFacts | None:
        entry = case.record
        assert isinstance(entry, Entry)
        return made(
            id=case.record.id,
            number=entry.register_no,
            who=ledger.concerns(case.record),
            state=entry.state,
            case=case,
        )

    return facts


def _rule(ledger: Ledger, term: Term) -> Rule:
    name = ledger.verb(term.name)

    def find(facts: EntryFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
        if facts.state not in term.states:
            return
        for part, values in _meant(ledger, term, facts.case):
            own = _own(parameter, values, term.length)
            due = _due(ledger, term, facts.case, values[term.day], own, setting)
            if due is None:
                continue
            first = None
            if term.least and values[term.least]:
                shortest = _own(parameter, values, term.least)
                least = _due(ledger, term, facts.case, values[term.day], shortest, setting)
                first = least.day if least else None
            said = {one: "" if value is None else value for one, value in values.items()}
            yield Claim(
                due=due if first is None or first <= due.day else Due(first, first),
                why=term.why.format_map(said),
                part=part,
                basis=(values[term.basis] or None) if term.basis else None,
                not_before=first,
            )

    return Rule(
        name=name,
        kind=ledger.kind,
        facts=facts_class(ledger.kind),
        parameter=name,
        act=ledger.verb(term.act),
        find=find,
        number=dict(term.number),
    )


def _own(parameter: Parameter, values: Mapping[str, Any], name: str) -> Parameter:
    """The parameter with the number that the record itself names."""
    found = values[name] if name else None
    return parameter if found is None else replace(parameter, value=found)


def _meant(ledger: Ledger, term: Term, case: CaseFile) -> Iterator[tuple[str, dict[str, Any]]]:
    """The record, or each of its parts the term is about: id of the part, values by field."""
    above = values_of(case.record)
    below = next((one.record for one in ledger.parts if one.name == term.part), None)
    items = [("", above)]
    if below is not None:
        items = [(one.id, {**above, **values_of(one)}) for one in case.all(below)]
    for part, values in items:
        settled = term.unless and values[term.unless]
        runs = values[term.day] is not None and not settled
        if runs and all_hold(term.where, values):
            yield part, values


def _due(
    ledger: Ledger,
    term: Term,
    case: CaseFile,
    day: date,
    parameter: Parameter,
    setting: Setting,
) -> Due | None:
    """The deadline, put off by the time the clock stood still; None while it stands."""
    due = parameter.due(day, setting.calendar)
    if term.stopped is None:
        return due
    stopped = term.stopped
    below = next(one.record for one in ledger.parts if one.name == stopped.part)
    spans = [
        (max(getattr(one, stopped.since), day), getattr(one, stopped.until))
        for one in case.all(below)
        if getattr(one, stopped.since)
    ]
    if any(until is None for _, until in spans):
        return None
    return _put_off(due, sorted(spans), parameter, setting)


def _put_off(
    due: Due, spans: list[tuple[date, date]], parameter: Parameter, setting: Setting
) -> Due:
    """Later by as many days as lie in the spans; days that lie in two count once."""
    reached, calendar = date.min, setting.calendar
    for since, until in spans:
        begun, reached = max(since, reached), max(until, reached)
        if until <= begun:
            continue
        if parameter.unit is Unit.WORKDAY:
            count, unsure = calendar.worked_between(begun, until)
            later = calendar.add(due.day, count)
            unsure = unsure or later.provisional or due.provisional
            due = Due(later.day, later.day, unsure)
        else:
            last = parameter.rolled(due.reminder + timedelta(days=(until - begun).days), calendar)
            due = replace(last, provisional=last.provisional or due.provisional)
    return due


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of subjects and ledgers, in order of name."""
    own = (_rule(ledger, term) for ledger in ledgers().values() for term in ledger.terms)
    return tuple(sorted((*book.all_rules(), *own), key=lambda rule: rule.name))


@cache
def rules_by_name() -> Mapping[str, Rule]:
    """Every rule by its name."""
    return {rule.name: rule for rule in all_rules()}
