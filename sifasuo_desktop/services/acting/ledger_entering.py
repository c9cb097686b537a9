"""A new record of a ledger with its parts is looked through, numbered and kept."""

from collections.abc import Iterable, Mapping
from typing import Any

from sifasuo_desktop.domain.conversion import restore, to_plain
from sifasuo_desktop.domain.fields import Facts, copied_class, field_map
from sifasuo_desktop.domain.ledger import Ledger, Part, own_fields
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.services.acting.changing import NAME_LENGTH
from sifasuo_desktop.services.acting.command import Act, Outcome
from sifasuo_desktop.services.acting.ledger_checks import examine_entry, examine_part
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def starts_of(ledger: Ledger) -> dict[str, str]:
    """The fields asked for when a record is entered, each with what its input begins with."""
    return {
        one.name: one.spec.start or ("today" if one.name == ledger.dated else "")
        for one in ledger.entered
    }


def entered(
    ledger: Ledger,
    values: Mapping[str, Any],
    among: Mapping[str, Iterable[Facts]],
    unit: UnitOfWork,
    act: Act,
) -> Outcome:
    """Keeps a new record with its parts."""
    identity = unit.new_id()
    own = {one.name for one in ledger.typed}
    given = {name: value for name, value in values.items() if name in own}
    record = restore(
        ledger.record,
        {**given, "id": identity, "register_no": "", "state": ledger.begins},
    )
    record = record.replace(**taken_over(ledger, record, unit))
    examine_entry(ledger, record, own, unit, act)
    act.findings.settle()
    year = getattr(record, ledger.dated).year
    number = unit.give_number(ledger.number, year, "", identity)
    record = record.replace(register_no=number)
    unit.add(record)
    for part in ledger.parts:
        for place, facts in enumerate(among.get(part.record.KIND, ()), 1):
            keep_part(ledger, part, facts, record, place, unit, act)
    return Outcome(identity, number, ledger.begins)


def taken_over(ledger: Ledger, record: Record, unit: UnitOfWork) -> dict[str, Any]:
    """What the record takes from those it names."""
    known, found = field_map(ledger.record), dict[str, Any]()
    for copied in ledger.copies:
        named = getattr(record, copied.ref)
        there = unit.get(KINDS[known[copied.ref].spec.ref], named) if named else None
        if there is not None:
            found[copied.field] = getattr(there, copied.of)
    return found


def link_of(part: Part) -> str:
    return part.becomes.link if part.becomes else ""


def asked_of_part(part: Part) -> dict[str, str]:
    """The fields of a part that are asked for with it."""
    settles = part.becomes.settles if part.becomes else ""
    out = {link_of(part), settles}
    return {one.name: one.spec.start for one in own_fields(part.record) if one.name not in out}


def facts_of_part(part: Part) -> type[Facts]:
    name = f"{part.record.__name__}Facts"
    return copied_class(name, Facts, part.record, asked_of_part(part), {}, named=NAME_LENGTH)


def keep_part(
    ledger: Ledger, part: Part, facts: Facts, above: Record, place: int, unit: UnitOfWork, act: Act
) -> None:
    asked = set(asked_of_part(part))
    given = {name: value for name, value in to_plain(facts).items() if name in asked}
    own = {"id": unit.new_id(), "parent": above.id, "position": place}
    item = restore(part.record, {**given, **own})
    examine_part(ledger, part, above, item, asked, act)
    act.findings.settle()
    unit.add(item)
