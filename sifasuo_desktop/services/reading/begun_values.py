"""What the form of an act on a ledger's record begins with, besides what every form does.

The lists of a step: the parts that stand, or those a list of the office has. An act elsewhere that a
record leads to: what it takes from the record.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import to_plain
from sifasuo_desktop.domain.fields import field_map, values_of
from sifasuo_desktop.domain.figures import all_hold
from sifasuo_desktop.domain.ledger import VOID, Ledger
from sifasuo_desktop.domain.ledger_flow import Drawn, Route, Rows
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.ledger_routes import begun_by, begun_names, route_of
from sifasuo_desktop.services.acting.ledger_rows import PLACE
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import case_of


def rows_of(verb: str) -> Mapping[str, Rows]:
    """The lists a step asks for, by the name of their field; none for another act."""
    kind, _, name = verb.partition(".")
    ledger = ledgers().get(kind)
    steps = ledger.steps if ledger else ()
    return {
        ledger.part(rows.part).among: rows
        for step in steps
        if step.name == name and ledger is not None
        for rows in step.rows
    }


def begins_with(verb: str) -> bool:
    """Whether the form of an act begins with anything of its record."""
    return bool(rows_of(verb)) or route_of(verb) is not None


def left_empty(workplace: Workplace, verb: str) -> dict[str, None]:
    """What a form of an act elsewhere begins with, as empty: what a person wiped out stays so."""
    ledger, route = ledgers().get(verb.partition(".")[0]), route_of(verb)
    if ledger is None or route is None:
        return {}
    return dict.fromkeys(begun_names(_told(workplace, ledger, route)))


def _masked(ledger: Ledger, route: Route) -> tuple[str, ...]:
    """The fields it takes of which not everybody sees all."""
    known = field_map(ledger.record)
    return tuple(name for name in route.takes.values() if known[name].spec.mask)


def _told(workplace: Workplace, ledger: Ledger, route: Route) -> Route:
    """The route with what a form may show of the record: numbers only to whoever sees them in full.

    What is not shown is taken over all the same.
    """
    if workplace.may("unmask"):
        return route
    masked = _masked(ledger, route)
    return replace(route, takes={name: of for name, of in route.takes.items() if of not in masked})


def begun_values(workplace: Workplace, verb: str, record: str) -> dict[str, Any]:
    """The plain values to begin with, by the name of the field; full numbers are noted in the log.

    Raises Refused for no record.
    """
    kind = verb.partition(".")[0]
    ledger, route = ledgers()[kind], route_of(verb)
    case = case_of(workplace, kind, record)
    if route is not None:
        told = _told(workplace, ledger, route)
        begun = begun_by(told, case.record)
        if workplace.may("unmask") and any(
            getattr(case.record, name) for name in _masked(ledger, route)
        ):
            workplace.note("unmask", case.record.id)
        return begun
    return {
        among: [*_standing(ledger, rows, case)] or [*_drawn(workplace, rows, case)]
        for among, rows in rows_of(verb).items()
    }


def _standing(ledger: Ledger, rows: Rows, case: CaseFile) -> Iterator[dict[str, Any]]:
    for item in case.all(ledger.part(rows.part).record):
        plain = to_plain(item)
        told = {name: plain[name] for name in rows.fields if plain[name] is not None}
        yield {PLACE: plain[PLACE], **told}


def _drawn(workplace: Workplace, rows: Rows, case: CaseFile) -> Iterator[dict[str, Any]]:
    """A row for each part of the office's lists that are meant for such a record."""
    drawn = rows.begins
    if drawn is None:
        return
    of = ledgers()[drawn.of]
    own = values_of(case.record)
    with workplace.store.reading() as reader:
        for record in reader.every(KINDS[drawn.of]):
            if getattr(record, "state", "") == VOID.name or not _meant(drawn, record, own):
                continue
            there = reader.case(drawn.of, record.id)
            for item in there.all(of.part(drawn.part).record) if there else ():
                yield {name: getattr(item, source) for name, source in drawn.takes.items()}


def _meant(drawn: Drawn, record: Any, own: Mapping[str, Any]) -> bool:
    values = values_of(record)
    agrees = all(values[theirs] in (None, "", own[ours]) for theirs, ours in drawn.match.items())
    return agrees and all_hold(drawn.where, values)
