"""What a record leads to: an act elsewhere is done from it, and the record keeps what was made."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import parse, plain_value, to_plain
from sifasuo_desktop.domain.fields import KEEP, copied_fields, field_map, fields_of
from sifasuo_desktop.domain.ledger import BrokenLedger, Ledger
from sifasuo_desktop.domain.ledger_flow import Route
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.changing import NAME_LENGTH
from sifasuo_desktop.services.acting.command import Act, Outcome, Verb
from sifasuo_desktop.services.acting.ledger_making import command_class, naming_field, there
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def routes(made: Mapping[str, Verb]) -> Iterator[Verb]:
    """The verbs of all routes; ``made`` are those that are done by them. Raises BrokenLedger."""
    for ledger in ledgers().values():
        for route in ledger.routes:
            if route.by not in made:
                raise BrokenLedger(f"{ledger.kind}: route {route.name}: there is no act {route.by}")
            yield _route(ledger, route, made[route.by])


def route_of(verb: str) -> Route | None:
    """The route that a verb goes; None for another act."""
    kind, _, name = verb.partition(".")
    ledger = ledgers().get(kind)
    return next((one for one in ledger.routes if one.name == name), None) if ledger else None


def begun_names(route: Route) -> set[str]:
    """The fields of its act that begin with what the record says."""
    return {path.partition(".")[0] for path in (*route.takes, *route.says)}


def begun_by(route: Route, record: Record) -> dict[str, Any]:
    """The plain values the act begins with."""
    plain = to_plain(record)
    told = {**route.says, **{name: plain[source] for name, source in route.takes.items()}}
    found: dict[str, Any] = {}
    for path, value in told.items():
        name, _, rest = path.partition(".")
        if value in (None, ""):
            continue
        if rest:
            row = found.setdefault(name, [{}])[0]
            row[rest.partition(".")[2]] = value
        else:
            found[name] = value
    return found


def _route(ledger: Ledger, route: Route, by: Verb) -> Verb:
    name = ledger.verb(route.name)
    asked = {one.name: one.spec.start for one in fields_of(by.command) if one.name != route.back}
    annotations, defaults = copied_fields(by.command, asked, named=NAME_LENGTH)
    for one in begun_names(route) & set(annotations):
        # Left out it is taken over, given empty it is empty.
        annotations[one] = annotations[one] | None
        defaults[one] = KEEP
    more = {**naming_field(ledger), **annotations}
    constants = {"GROUPS": by.command.GROUPS, **defaults}
    command = command_class(name, route.title, by.command, {}, more, constants)

    def guard(case: CaseFile, today: date) -> Problem | None:
        if not getattr(case.record, route.link):
            return None
        title = field_map(ledger.record)[route.link].spec.title
        return problem("ledger.routed", "", title=title)

    return Verb(
        command,
        name,
        partial(_go, ledger, route, by),
        ledger.kind,
        target=ledger.kind,
        states=ledger.live,
        leads_to=tuple(f"{by.kind}.{state}" for state in by.leads_to),
        guard=guard,
    )


def _go(
    ledger: Ledger, route: Route, by: Verb, command: Any, unit: UnitOfWork, act: Act
) -> Outcome:
    record = there(ledger, command, unit)
    known = field_map(by.command)
    said = {name: getattr(command, name) for name in known if hasattr(command, name)}
    given = {name: plain_value(value) for name, value in said.items() if value is not KEEP}
    back = {route.back: record.id} if route.back else {}
    values = {**begun_by(route, record), **given, **back}
    made = by.handler(parse(by.command, values, act.codes, act.today), unit, act)
    unit.change(record.replace(**{route.link: made.id}))
    return made
