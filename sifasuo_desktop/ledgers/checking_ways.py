"""Looks through where a ledger's records lead, what its rows begin with and what it begins with itself."""

import tomllib
from collections.abc import Iterator, Mapping

from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.figures import fields_of_condition
from sifasuo_desktop.domain.ledger import Ledger, own_fields
from sifasuo_desktop.domain.ledger_flow import Drawn, Route, Step
from sifasuo_desktop.kernel import paths


def way_mistakes(ledger: Ledger, every: Mapping[str, Ledger]) -> Iterator[str]:
    """What is wrong with its routes, with what is drawn from other ledgers and with its shipped list."""
    for route in ledger.routes:
        yield from _route(ledger, route, every)
    for step in ledger.steps:
        for rows in step.rows:
            if rows.begins is not None:
                yield from _drawn(ledger, step, rows.part, rows.begins, every)
    yield from _shipped(ledger)


def _route(ledger: Ledger, route: Route, every: Mapping[str, Ledger]) -> Iterator[str]:
    at = f"route {route.name}"
    own = {one.name: one for one in own_fields(ledger.record)}
    into = route.by.partition(".")[0]
    if route.link not in own or own[route.link].spec.ref != into:
        yield f"{at}: field {route.link} does not name a record of {into}"
    for source in route.takes.values():
        if source not in own:
            yield f"{at}: there is no field {source}"
    for name in sorted(set(route.takes) & set(route.says)):
        yield f"{at}: {name} is taken and said"
    if into in every:
        there = field_map(every[into].record)
        if route.back and (route.back not in there or there[route.back].spec.ref != ledger.kind):
            yield f"{at}: field {route.back} of {into} does not name one of {ledger.kind}"
        for name in (*route.takes, *route.says):
            if name.partition(".")[0] not in there and "." not in name:
                yield f"{at}: {into} has no field {name}"


def _drawn(
    ledger: Ledger, step: Step, part: str, drawn: Drawn, every: Mapping[str, Ledger]
) -> Iterator[str]:
    at = f"step {step.name}: {part} begins"
    source = every.get(drawn.of)
    if source is None:
        yield f"{at}: there is no ledger {drawn.of}"
        return
    rows = next((one.record for one in source.parts if one.name == drawn.part), None)
    if rows is None:
        yield f"{at}: {drawn.of} has no part {drawn.part}"
        return
    below = next((one.record for one in ledger.parts if one.name == part), None)
    above, own = field_map(source.record), field_map(ledger.record)
    asked = tuple(name for one in drawn.where for name in fields_of_condition(one))
    for name in (*drawn.match, *asked):
        if name not in above:
            yield f"{at}: {drawn.of} has no field {name}"
    for name in drawn.match.values():
        if name not in own:
            yield f"{at}: there is no field {name}"
    for name, of in drawn.takes.items():
        if below is not None and name not in field_map(below):
            yield f"{at}: {part} has no field {name}"
        if of not in field_map(rows):
            yield f"{at}: {drawn.part} has no field {of}"


def _shipped(ledger: Ledger) -> Iterator[str]:
    """Every record it begins with says what must be said, and nothing that is not there."""
    if not ledger.shipped:
        return
    file = paths.resources("shipped", f"{ledger.shipped}.toml")
    if not file.is_file():
        yield f"shipped: there is no file {ledger.shipped}"
        return
    with file.open("rb") as opened:
        records = tomllib.load(opened)["record"]
    known = field_map(ledger.record)
    lists = {part.among: field_map(part.record) for part in ledger.parts}
    for record in records:
        for name, value in record.items():
            if name in lists:
                for unknown in sorted({key for row in value for key in row} - set(lists[name])):
                    yield f"shipped: {name} has no field {unknown}"
            elif name not in known:
                yield f"shipped: there is no field {name}"
