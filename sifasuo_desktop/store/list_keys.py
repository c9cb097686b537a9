"""Keeps by what lists are ordered and no field holds: the number a record is called by, the sound
of its name, that of the first record beside it.

No part of the log: computed from what was recorded, in the transaction that records it.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.store import identity
from sifasuo_desktop.store.schema.derived import (
    NUMBER_KEY,
    TITLE_KEY,
    key_columns,
    names_of,
    numbers_of,
    sound_key,
)
from sifasuo_desktop.store.schema.own import RECORDS
from sifasuo_desktop.store.sound_order import sound_order
from sifasuo_desktop.store.statements import update_keys
from sifasuo_desktop.store.transaction import Driver

NAME = "orders"
# Raised when the same record gives another key: those of an older store are made anew at opening.
VERSION = "2"

Key = Callable[[Callable[[str], Any], Any], Any]
"""A key from the values of a record by field and the name of the first record beside it."""


def put_keys(driver: Driver, case: CaseFile) -> None:
    """Writes the keys of a case anew."""
    record, kind = case.record, case.record.KIND
    if not key_columns(kind):
        return
    first = None
    if beside := kinds()[kind].beside:
        first = min(case.kept(beside), key=lambda one: getattr(one, "position", 0), default=None)
    name = getattr(first, "name", None)
    values = [key(lambda field: getattr(record, field), name) for key in _keys(kind)]
    driver.execute(update_keys(kind), (*values, record.id))


def keys_anew(driver: Driver) -> None:
    """Writes the keys of every record that is listed anew."""
    for kind in kinds():
        if key_columns(kind):
            driver.executemany(update_keys(kind), _all_keys(driver, kind))
    identity.keep(driver, NAME, VERSION)


def _all_keys(driver: Driver, kind: str) -> list[tuple[Any, ...]]:
    declared, table = kinds()[kind], RECORDS[kind].name
    fields = tuple(dict.fromkeys((*numbers_of(kind), *names_of(kind))))
    first = "NULL"
    if declared.beside:
        below = RECORDS[declared.beside.KIND].name
        first = f"(SELECT c.name FROM {below} c WHERE c.root = t.id ORDER BY c.position, c.rowid LIMIT 1)"
    columns = "".join(f't."{field}", ' for field in fields)
    found = []
    for *values, name, record in driver.execute(f"SELECT {columns}{first}, t.id FROM {table} t"):
        row = dict(zip(fields, values, strict=True))
        found.append((*(key(row.__getitem__, name) for key in _keys(kind)), record))
    return found


@cache
def _keys(kind: str) -> tuple[Key, ...]:
    """How the columns of ``key_columns`` are made, in their order."""
    made: dict[str, Key] = {
        NUMBER_KEY: lambda value, _: next(filter(None, map(value, numbers_of(kind))), None),
        TITLE_KEY: lambda _, name: sound_order(name),
        **{sound_key(name): _sound_of(name) for name in names_of(kind)},
    }
    return tuple(made[column] for column in key_columns(kind))


def _sound_of(field: str) -> Key:
    return lambda value, _: sound_order(value(field))
