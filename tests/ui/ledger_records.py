"""A record of every ledger, with every field it is entered with, made from its declaration."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from sifasuo_desktop.domain.fields import Field, field_map, fields_of
from sifasuo_desktop.domain.ledger import Ledger
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.reference_data import code_book
from sifasuo_desktop.services.office.workplace import Workplace

DAY = "2026-04-08"
WORDS = "云溪镇桑园村排查时发现的一项情况，已当场告知"
CHECKED: dict[str, Any] = {
    "uscc": "91320699MA1XAB123E",
    "phone": "19900000011",
    "count": 7,
    "whole": 7,
}


def plain(field: Field, made: dict[str, str]) -> Any:
    """A lawful plain value of a field; of a reference what ``made`` has of its kind."""
    one: Any
    if field.spec.ref:
        one = made.get(field.spec.ref)
    elif field.spec.codes:
        one = next(iter(code_book().list(field.spec.codes).titles))
    elif field.spec.check == "open":
        # What is secret is refused.
        one = False if field.type is bool else WORDS[: min(field.spec.length, 20)]
    elif field.spec.check or field.spec.mask:
        one = CHECKED[field.spec.check or field.spec.mask]
    else:
        one = {bool: True, int: 7, Decimal: "12.50", date: DAY}.get(
            field.type, WORDS[: min(field.spec.length, 20)]
        )
    return [one] if field.many and one is not None else one


def values_of(
    fields: Iterable[Field], made: dict[str, str], *, only_required: bool = False
) -> dict[str, Any]:
    """Lawful values of fields, two rows of what is nested."""
    found: dict[str, Any] = {}
    for field in fields:
        if only_required and not field.required:
            continue
        if field.nested:
            found[field.name] = [values_of(fields_of(field.type), made) for _ in range(2)]
        else:
            found[field.name] = plain(field, made)
    return {name: value for name, value in found.items() if value is not None}


def enter(office: Workplace, ledger: Ledger, made: dict[str, str]) -> str:
    """A record with everything that can be entered with it; its id."""
    verb = all_verbs()[ledger.verb("add")]
    values = values_of(fields_of(verb.command), made)
    return office.act(verb.name, values).id


def of_every_ledger(office: Workplace) -> dict[str, str]:
    """The id of a record of every ledger, by kind: first those that need no other."""
    made: dict[str, str] = {}
    left = list(ledgers().values())
    while left:
        ledger = next(one for one in left if _needs(one) <= set(made))
        left.remove(ledger)
        made[ledger.kind] = enter(office, ledger, made)
    return made


def _needs(ledger: Ledger) -> set[str]:
    return {
        one.spec.ref
        for one in fields_of(ledger.record)
        if one.spec.ref in ledgers() and one.required
    }


def step(office: Workplace, verb: str, record: str, made: dict[str, str]) -> None:
    """One act on a record with lawful values; a part is named by its place."""
    declared = all_verbs()[verb]
    fields = field_map(declared.command)
    values = values_of(fields.values(), made, only_required=True)
    parts = {name: "1" for name in fields if name in KINDS and KINDS[name].PARENT}
    office.act(verb, {**values, **parts, declared.target: record})
