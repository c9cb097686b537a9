"""The steps of a ledger's flow as verbs: what they ask for, keep, number, and where they lead."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.ledger import Becomes, Ledger, links_of
from sifasuo_desktop.domain.ledger_flow import Step
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.command import Act, Outcome, Verb
from sifasuo_desktop.services.acting.ledger_checks import examine_entry, put_off
from sifasuo_desktop.services.acting.ledger_entering import numbered
from sifasuo_desktop.services.acting.ledger_making import (
    answered,
    command_class,
    naming_field,
    there,
)
from sifasuo_desktop.services.acting.ledger_rows import (
    asked_of_parts,
    demand,
    fill_part,
    fill_rows,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def step_verb(ledger: Ledger, step: Step) -> Verb:
    """The verb of one step."""
    name = ledger.verb(step.name)
    known = field_map(ledger.record)
    starts = {
        one: known[one].spec.start or ("today" if one == step.day else "") for one in step.fields
    }
    more, defaults = asked_of_parts(ledger, step)
    command = command_class(
        name,
        step.title,
        ledger.record,
        starts,
        {**naming_field(ledger), **more},
        {"GROUPS": ledger.groups, **defaults},
        needed=step.needs,
    )

    return Verb(
        command,
        name,
        partial(_go, ledger, step),
        ledger.kind,
        target=ledger.kind,
        states=step.within,
        day=step.day,
        leads_to=(step.to,),
    )


def _go(ledger: Ledger, step: Step, command: Any, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps what the step says, and the record in its new state."""
    record = there(ledger, command, unit)
    given = {one: getattr(command, one) for one in step.fields}
    given = {one: value for one, value in given.items() if one in step.needs or value is not None}
    given |= _set_days(step, record, command)
    after = record.replace(**dict.fromkeys(step.clears), **given, state=step.to)
    examine_entry(ledger, after, given, unit, act)
    put_off(ledger, step.beyond, record, after, act)
    act.findings.settle()
    fill_part(ledger, step, command, after, unit, act)
    fill_rows(ledger, step, command, after, unit, act)
    demand(ledger, step, after, unit, act)
    after = numbered(ledger, step.name, step.day, after, unit, act)
    unit.change(after)
    _settle(ledger, after, unit)
    return answered(after)


def _set_days(step: Step, record: Record, command: Any) -> dict[str, Any]:
    """Days that are empty take that of the step."""
    day = getattr(command, step.day) if step.sets else None
    return {one: day for one in step.sets if getattr(record, one) is None}


def _settle(ledger: Ledger, after: Record, unit: UnitOfWork) -> None:
    """What became this record is settled with it."""
    closed = {state.name for state in ledger.flow if state.closed}
    if getattr(after, "state", None) not in closed:
        return
    for becomes, item in became(ledger, after, unit):
        day = getattr(after, becomes.on) if becomes.settles else None
        if day is not None and getattr(item, becomes.settles) is None:
            unit.change(item.replace(**{becomes.settles: day}))


def became(ledger: Ledger, record: Record, unit: UnitOfWork) -> Iterator[tuple[Becomes, Record]]:
    """The parts elsewhere that became this record."""
    for _, part, becomes in links_of(ledgers().values(), ledger.kind):
        for item in unit.every(part.record, **{becomes.link: record.id}):
            yield becomes, item
