"""What a step of a ledger's flow asks for of parts: fields of one, rows of many, that some are there."""

from collections.abc import Mapping
from typing import Annotated, Any

from sifasuo_desktop.domain.conversion import plain_value, restore
from sifasuo_desktop.domain.fields import (
    F,
    Facts,
    copied_class,
    copied_fields,
    field_map,
    fields_of,
    values_of,
)
from sifasuo_desktop.domain.figures import all_hold
from sifasuo_desktop.domain.ledger import Ledger, Part
from sifasuo_desktop.domain.ledger_flow import Rows, Step
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.services.acting.changing import NAME_LENGTH
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.services.acting.ledger_entering import keep_item
from sifasuo_desktop.store.unit_of_work import UnitOfWork

PLACE = "position"
"""The field of a row that says which part it is about; without it the row makes one more."""


def asked_of_parts(ledger: Ledger, step: Step) -> tuple[dict[str, Any], dict[str, Any]]:
    """The annotated fields of the command that are of parts, and their defaults."""
    annotations: dict[str, Any] = {}
    defaults: dict[str, Any] = {}
    if step.filled is not None:
        part, filled = ledger.part(step.filled.part), step.filled
        known = field_map(part.record)
        starts = {
            one: known[one].spec.start or ("today" if one == step.day else "")
            for one in (*filled.needs, *filled.may)
        }
        annotations, defaults = copied_fields(
            part.record, starts, needed=filled.needs, named=NAME_LENGTH
        )
    for rows in step.rows:
        part = ledger.part(rows.part)
        title = F(part.record.TITLE)
        annotations[part.among] = Annotated[tuple[row_class(part, rows), ...], title]  # type: ignore[misc]
        defaults[part.among] = ()
    return annotations, defaults


def row_class(part: Part, rows: Rows) -> type[Facts]:
    """The facts of one row: a part's place, and of its fields those that are asked for, none needed.

    What is not given stays as it is.
    """
    known = field_map(part.record)
    starts = {one: known[one].spec.start for one in rows.fields}
    annotations, _ = copied_fields(part.record, starts, named=NAME_LENGTH)
    spare = {one: kind if one in rows.needs else kind | None for one, kind in annotations.items()}
    place = {PLACE: Annotated[int | None, F("序号")]}
    name = f"{part.record.__name__}Row{''.join(one.title() for one in rows.fields)}"
    nothing = dict.fromkeys((PLACE, *(one for one in spare if one not in rows.needs)))
    recalls = part.record.KIND if set(part.recalled) <= set(rows.fields) and part.recalled else ""
    constants = {**nothing, "RECALLS": recalls, "TOLD": rows.told}
    return copied_class(name, Facts, part.record, {}, {**place, **spare}, constants=constants)


def fill_part(
    ledger: Ledger, step: Step, command: Any, above: Record, unit: UnitOfWork, act: Act
) -> None:
    """Makes the part a step asks for, or completes the last that still lacks it."""
    if step.filled is None:
        return
    part = ledger.part(step.filled.part)
    names = (*step.filled.needs, *step.filled.may)
    given = {one: getattr(command, one) for one in names}
    if step.filled.last:
        standing = _standing(ledger, part, above, unit)
        left = [one for one in standing if not any(getattr(one, name) for name in names)]
        if not left:
            act.findings.refuse("ledger.part_needed", part.among, title=part.record.TITLE)
            act.findings.settle()
        item = left[-1].replace(**given)
    else:
        item = _new(part, above, given, unit)
    keep_item(ledger, part, item, above, names, unit, act)


def fill_rows(
    ledger: Ledger, step: Step, command: Any, above: Record, unit: UnitOfWork, act: Act
) -> None:
    """Changes the parts that rows name, and makes those that rows bring."""
    for rows in step.rows:
        part = ledger.part(rows.part)
        known = {getattr(one, PLACE): one for one in _standing(ledger, part, above, unit)}
        for place, row in enumerate(getattr(command, part.among) or ()):
            at = f"{part.among}.{place}"
            given = {one: getattr(row, one) for one in rows.fields}
            given = {one: value for one, value in given.items() if value not in (None, ())}
            told = getattr(row, PLACE)
            if told is not None and told not in known:
                act.findings.refuse("ledger.no_row", at, title=part.record.TITLE, place=told)
                continue
            item = (
                known[told].replace(**given) if told else _whole(part, above, given, at, unit, act)
            )
            if item is not None and item != known.get(told):
                keep_item(ledger, part, item, above, given, unit, act, at=at)
    act.findings.settle()


def _whole(
    part: Part, above: Record, given: Mapping[str, Any], at: str, unit: UnitOfWork, act: Act
) -> Record | None:
    """One more part, if the row says all a part must say."""
    lacking = [
        one
        for one in fields_of(part.record)
        if one.required and one.name not in given and one.name not in ("id", "parent", PLACE)
    ]
    for one in lacking:
        act.findings.refuse("value.required", f"{at}.{one.name}", title=one.spec.title)
    return None if lacking else _new(part, above, given, unit)


def _new(part: Part, above: Record, given: Mapping[str, Any], unit: UnitOfWork) -> Record:
    case = unit.case(above.KIND, above.id)
    assert case is not None
    own = {"id": unit.new_id(), "parent": above.id, PLACE: case.next_position(part.record)}
    plain = {name: plain_value(value) for name, value in given.items() if value is not None}
    return restore(part.record, {**plain, **own})


def _standing(ledger: Ledger, part: Part, above: Record, unit: UnitOfWork) -> tuple[Record, ...]:
    case = unit.case(ledger.kind, above.id)
    assert case is not None
    return case.all(part.record)


def demand(ledger: Ledger, step: Step, after: Record, unit: UnitOfWork, act: Act) -> None:
    """What must be there of parts for the step is there."""
    values = values_of(after)
    for one in step.demands:
        if not all_hold(one.where, values):
            continue
        part = ledger.part(one.part)
        standing = _standing(ledger, part, after, unit)
        title = part.record.TITLE
        if not one.each and not standing:
            act.findings.refuse("ledger.part_needed", part.among, title=title)
        empty = [item for item in standing if one.each and not getattr(item, one.each)]
        if empty:
            field = field_map(part.record)[one.each].spec.title
            places = "、".join(str(getattr(item, PLACE)) for item in empty)
            act.findings.refuse(
                "ledger.part_unfilled", part.among, title=title, field=field, places=places
            )
    act.findings.settle()
