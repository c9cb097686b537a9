"""Counts records by the day in one of their columns, without reading them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sifasuo_desktop.domain.record import root_kind
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import RECORDS
from sifasuo_desktop.store.transaction import first_value


@dataclass(frozen=True)
class Count:
    """What is counted: records of a kind whose columns hold, or do not hold, given values.

    ``adults_only`` leaves out what belongs to a juvenile's file, ``unsealed`` to a sealed one.
    """

    kind: str
    one_of: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    none_of: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    adults_only: bool = False
    unsealed: bool = False


def how_many(reader: Reader, wanted: Count) -> int:
    """All records that are meant."""
    return _counted(reader, wanted, "", ())


def how_many_between(reader: Reader, wanted: Count, column: str, first: date, last: date) -> int:
    """Those whose day or moment in ``column`` lies from ``first`` to ``last``, both included."""
    name = RECORDS[wanted.kind].c[column].name
    # Dates and moments are text that sorts as time does; a moment begins with its day.
    until = last + timedelta(days=1)
    days = f't."{name}" >= ? AND t."{name}" < ?'
    return _counted(reader, wanted, days, (first.isoformat(), until.isoformat()))


def _counted(reader: Reader, wanted: Count, days: str, between: Sequence[str]) -> int:
    table, top = RECORDS[wanted.kind], RECORDS[root_kind(wanted.kind)].name
    conditions, values = [days] if days else [], [*between]
    for names, within in ((wanted.one_of, "IN"), (wanted.none_of, "NOT IN")):
        for name, given in names.items():
            # Where days are asked for they lead: most records may have the same result.
            column = f'{"+" if days else ""}t."{table.c[name].name}"'
            conditions.append(f"{column} {within} (SELECT value FROM json_each(?))")
            values.append(json.dumps(list(given)))
    if wanted.adults_only:
        conditions.append(f"t.root IN (SELECT id FROM {top} WHERE juvenile = 0)")
    if wanted.unsealed:
        conditions.append(f"t.root IN (SELECT id FROM {top} WHERE sealed IS NULL)")
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    sql = f"SELECT count(*) FROM {table.name} t{where}"
    return int(first_value(reader.driver, sql, values) or 0)
