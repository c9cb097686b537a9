"""A record of every ledger, with every field it is entered with, made from its declaration."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from weakref import WeakKeyDictionary

from sifasuo_desktop.domain.fields import Field, field_map, fields_of
from sifasuo_desktop.domain.ledger import Ledger
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.reference_data import code_book
from sifasuo_desktop.services.office.shipped import records_of
from sifasuo_desktop.services.office.workplace import Workplace

DAY = "2026-04-08"
WORDS = "云溪镇桑园村排查时发现的一项情况，已当场告知"
CHECKED: dict[str, Any] = {
    "uscc": "91320699MA1XAB123E",
    "phone": "19900000011",
    "id": "320699198803120013",
    "time": "09:30",
    "count": 7,
    "whole": 7,
}


SEVERAL = (
    "campaign",
    "enterprise",
    "enterprise_visit",
    "issue",
    "mail",
    "meeting",
    "publicity",
    "review",
    "review_matter",
    "service",
    "weak_village",
)
"""Ledgers that have every word of the engine between them: each test of forms and pages walks these.

All others are entered in ``test_every_ledger_by_keyboard`` and looked at with all pages.
"""


def begun(ledger: Ledger) -> int:
    """How many records came with the program."""
    return len(records_of(ledger.shipped)) if ledger.shipped else 0


def several() -> list[Ledger]:
    """Those, in the order of all."""
    return [one for kind, one in ledgers().items() if kind in SEVERAL]


WHOLE = ("issue", "review")
"""Of these every form is tried; of the others those that no ledger shares."""


def shown_verbs() -> list[str]:
    """The acts whose forms are tried one by one: all but those of the other ledgers.

    What the engine makes alike for each ledger and each part is tried of two.
    """
    return sorted(
        name
        for name, verb in all_verbs().items()
        if name.partition(".")[0] not in ledgers()
        or verb.kind in WHOLE
        or (verb.kind in SEVERAL and not name.partition(".")[2].startswith(ALIKE))
    )


ALIKE = ("void", "add_", "change_")


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
    elif field.spec.check or field.spec.doubt or field.spec.mask:
        one = CHECKED[field.spec.check or field.spec.doubt or field.spec.mask]
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
    return of_ledgers(office, ledgers())


def of_ledgers(office: Workplace, kinds: Iterable[str]) -> dict[str, str]:
    """The id of a record of each of some ledgers, and of what they need, by kind.

    An office that has been asked for one of a kind has it already.
    """
    made = _MADE.setdefault(office, {})
    if not made:
        village = {"code": "320699101299", "name": "云塘村", "town": "云溪镇"}
        made["village"] = office.act("village.add", village).id
    wanted = set(kinds)
    while lacking := {need for kind in wanted for need in _needs(ledgers()[kind])} - wanted:
        wanted |= lacking
    left = [one for kind, one in ledgers().items() if kind in wanted - set(made)]
    while left:
        ledger = next(one for one in left if _needs(one) <= set(made))
        left.remove(ledger)
        made[ledger.kind] = enter(office, ledger, made)
    return dict(made)


_MADE: WeakKeyDictionary[Workplace, dict[str, str]] = WeakKeyDictionary()


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
