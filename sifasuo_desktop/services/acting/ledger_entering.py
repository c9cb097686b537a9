"""A new record of a ledger with its parts is looked through, numbered and kept."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sifasuo_desktop.domain.conversion import restore, to_plain
from sifasuo_desktop.domain.fields import Facts, copied_class, field_map, values_of
from sifasuo_desktop.domain.figures import all_hold
from sifasuo_desktop.domain.ledger import Ledger, Part, own_fields
from sifasuo_desktop.domain.ledger_flow import Step
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.domain.refusal import Findings
from sifasuo_desktop.services.acting.changing import NAME_LENGTH
from sifasuo_desktop.services.acting.command import Act, Outcome
from sifasuo_desktop.services.acting.ledger_checks import examine_entry, examine_part
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def starts_of(ledger: Ledger) -> dict[str, str]:
    """The fields asked for when a record is entered, each with what its input begins with."""
    return {
        one.name: one.spec.start or ("today" if one.name == ledger.dated else "")
        for one in ledger.entered
        if one.name not in ledger.later
    } | {one.name: "" for one in ledger.entered if one.name in ledger.later}


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
    begun = _begun(ledger, given, act)
    for step in begun:
        given |= {one: given.get(step.day) for one in step.sets if not given.get(one)}
    state = begun[-1].to if begun else ledger.begins
    own_values = {"id": identity, "register_no": "", "state": state}
    record = restore(ledger.record, {**given, **own_values})
    record = record.replace(**taken_over(ledger, record, unit))
    examine_entry(ledger, record, own, unit, act)
    act.findings.settle()
    year = getattr(record, ledger.dated).year
    number = unit.give_number(ledger.number, year, "", identity)
    record = record.replace(register_no=number)
    record = numbered(ledger, "", ledger.dated, record, unit, act)
    for step in begun:
        record = numbered(ledger, step.name, step.day, record, unit, act)
    unit.add(record)
    for part in ledger.parts:
        for place, facts in enumerate(among.get(part.record.KIND, ()), 1):
            keep_part(ledger, part, facts, record, place, unit, act)
    return Outcome(identity, number, str(getattr(record, "state", "")))


def _begun(ledger: Ledger, given: Mapping[str, Any], act: Act) -> tuple[Step, ...]:
    """The steps that were gone with the entry, one after the other; what each needs is given whole."""
    known, gone, state = field_map(ledger.record), list[Step](), ledger.begins
    for step in ledger.steps:
        said = {name for one in gone for name in one.fields}
        told = [name for name in step.fields if given.get(name) and name not in said]
        if not told or not step.entry:
            continue
        if state not in step.within:
            _too_early(ledger, step, told[0], act)
            continue
        for name in step.needs:
            if not given.get(name):
                act.findings.refuse("value.required", name, title=known[name].spec.title)
        gone.append(step)
        state = step.to
    return tuple(gone)


def _too_early(ledger: Ledger, step: Step, field: str, act: Act) -> None:
    """A step is told that the record has not come to: the one before it is missing."""
    before = next((one for one in ledger.steps if one.entry and one.to in step.within), None)
    title = field_map(ledger.record)[field].spec.title
    before_it = before.title if before else ledger.states[0].title
    act.findings.refuse("ledger.step_before", field, title=title, before=before_it)


def numbered(
    ledger: Ledger, step: str, day: str, record: Record, unit: UnitOfWork, act: Act
) -> Record:
    """The record with the numbers its papers bear from a step on, or from its entry; one that was
    typed is kept. The year is that of the field ``day``.
    """
    for one in ledger.numbered:
        values = values_of(record)
        if one.step != step or not all_hold(one.where, values):
            continue
        if values[one.field]:
            keep_numbers(ledger, record, (one.field,), unit, act)
            continue
        word = (act.office.doc_word if act.office else None) or ""
        year = values[day].year
        number = unit.give_number(one.pattern.replace("{word}", word), year, "", record.id)
        record = record.replace(**{one.field: number})
    return record


def keep_numbers(
    ledger: Ledger, record: Record, changed: Iterable[str], unit: UnitOfWork, act: Act
) -> None:
    """Numbers that were typed are the record's from now on; one that another has is refused."""
    for one in ledger.numbered:
        typed = getattr(record, one.field) if one.field in changed else None
        if not typed or not all_hold(one.where, values_of(record)):
            continue
        if not unit.take_number(typed, record.id):
            act.findings.refuse("ledger.number_taken", one.field, number=typed)
    act.findings.settle()


def taken_over(ledger: Ledger, record: Record, unit: UnitOfWork) -> dict[str, Any]:
    """What the record takes from those it names."""
    known, found = field_map(ledger.record), dict[str, Any]()
    for copied in ledger.copies:
        named = getattr(record, copied.ref)
        there = unit.get(KINDS[known[copied.ref].spec.ref], named) if named else None
        if there is not None:
            found[copied.field] = getattr(there, copied.of)
        elif not named:
            found[copied.field] = known[copied.field].default
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
    keep_item(ledger, part, restore(part.record, {**given, **own}), above, asked, unit, act)


def keep_item(
    ledger: Ledger,
    part: Part,
    item: Record,
    above: Record,
    changed: Iterable[str],
    unit: UnitOfWork,
    act: Act,
    *,
    at: str = "",
) -> None:
    """Keeps a part, new or changed, once it was looked through; ``at`` is its place in the command."""
    found = Findings()
    examine_part(ledger, part, above, item, changed, act.with_findings(found))
    act.findings.take(found, lambda one: replace(one, field=f"{at}.{one.field}") if at else one)
    act.findings.settle()
    if unit.get(part.record, item.id) is None:
        unit.add(item)
    else:
        unit.change(item)
