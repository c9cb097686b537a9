"""The order of a list: by age, or by a column and, where that is equal, by age."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from sifasuo_desktop.store.schema.derived import NUMBER_KEY, TITLE_KEY, sound_key
from sifasuo_desktop.store.schema.own import RECORDS
from sifasuo_desktop.store.sound_order import ORDER_OF_NAMES


@dataclass(frozen=True)
class Sort:
    """By what a list is ordered; records without a value stand last, equal ones newest first.

    ``columns``: the first of them that holds something. ``names`` orders by sound, ``ranks`` by
    the place of a code in its list, ``ref`` by the name of the record of that kind the column
    points to, ``beside`` by the name of the first record beside it. ``places`` are ids in their
    order, instead of a column.
    """

    columns: tuple[str, ...] = ()
    descending: bool = False
    names: bool = False
    ranks: tuple[str, ...] = ()
    ref: str = ""
    beside: bool = False
    places: tuple[str, ...] | None = None


def key_column(sort: Sort) -> str:
    """The column whose values, codes or references order; not with ``places``."""
    if sort.beside:
        return TITLE_KEY
    if sort.names:
        return sound_key(sort.columns[0])
    return sort.columns[0] if len(sort.columns) == 1 else NUMBER_KEY


def sort_key(kind: str, sort: Sort) -> tuple[str, list[Any]]:
    """The SQL of the value that orders, None for an empty one, with its parameters."""
    if sort.places is not None:
        return "(SELECT at FROM place WHERE place.id = t.id)", []
    if sort.names and key_column(sort) not in RECORDS[kind].c:
        return f"{ORDER_OF_NAMES}({_filled(RECORDS[kind], sort.columns[0])})", []
    found = _filled(RECORDS[kind], key_column(sort))
    if sort.ref:
        named = f"SELECT r.name FROM {RECORDS[sort.ref].name} r WHERE r.id = {found}"
        return f"{ORDER_OF_NAMES}(({named}))", []
    if sort.ranks:
        # No look-up a row: that costs six times what the row does.
        cases = " ".join(f"WHEN ? THEN {place}" for place in range(len(sort.ranks)))
        return f"CASE {found} {cases} END", list(sort.ranks)
    return found, []


def _filled(table: Table, column: str) -> str:
    return f"nullif(t.\"{table.c[column].name}\", '')"


def places_table(sort: Sort) -> tuple[str, list[Any]]:
    """What stands before the statement of a list ordered by given ids."""
    if sort.places is None:
        return "", []
    given = json.dumps(sort.places)
    found = "SELECT value, key FROM json_each(?)"
    return f"WITH place(id, at) AS MATERIALIZED ({found}) ", [given]


def beyond(sort: Sort, key: Any, age: int) -> tuple[str, list[Any]]:
    """The condition of what follows a record with that key and age."""
    if key is None:
        return "(sort_key IS NULL AND age < ?)", [age]
    sign = "<" if sort.descending else ">"
    condition = f"(sort_key IS NULL OR sort_key {sign} ? OR (sort_key = ? AND age < ?))"
    return condition, [key, key, age]


def order_by(sort: Sort) -> str:
    """The ORDER BY of a sorted list."""
    way = "DESC" if sort.descending else "ASC"
    return f"sort_key IS NULL, sort_key {way}, age DESC"
