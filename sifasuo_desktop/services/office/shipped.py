"""Records an office begins with: lists that came with the program and are its own from then on."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from sifasuo_desktop.domain.conversion import plain_value, restore
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.ledger import Ledger
from sifasuo_desktop.kernel import paths
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def shipping() -> Iterator[Ledger]:
    """The ledgers that do not begin empty."""
    return (one for one in ledgers().values() if one.shipped)


@cache
def records_of(name: str) -> tuple[Mapping[str, Any], ...]:
    """The plain values of the records of a file of ``resources/shipped``."""
    with paths.resources("shipped", f"{name}.toml").open("rb") as file:
        return tuple(tomllib.load(file)["record"])


def provide(unit: UnitOfWork, ledger: Ledger, day: date) -> None:
    """Enters what a ledger begins with, as of a day."""
    for values in records_of(ledger.shipped):
        identity = unit.new_id()
        own = {
            "id": identity,
            "register_no": unit.give_number(ledger.number, day.year, "", identity),
            "state": ledger.begins,
            ledger.dated: day.isoformat(),
        }
        record = restore(ledger.record, {**_of(ledger.record, values), **own})
        unit.add(record)
        for part in ledger.parts:
            for place, row in enumerate(values.get(part.among, ()), 1):
                below = {"id": unit.new_id(), "parent": identity, "position": place}
                unit.add(restore(part.record, {**_of(part.record, row), **below}))


def _of(cls: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    known = field_map(cls)
    return {name: plain_value(value) for name, value in values.items() if name in known}


def lacking(reader: Reader) -> tuple[Ledger, ...]:
    """The ledgers that do not begin empty and are: the store is from before there were any."""
    return tuple(one for one in shipping() if not any(True for _ in reader.every(one.record)))
