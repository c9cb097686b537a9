"""Counts records by the day in one of their columns, without reading them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, func, select

from sifasuo_desktop.domain.record import root_kind
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import RECORDS


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
    return int(reader.connection.execute(_query(wanted)).scalar_one())


def how_many_between(reader: Reader, wanted: Count, column: str, first: date, last: date) -> int:
    """Those whose day or moment in ``column`` lies from ``first`` to ``last``, both included."""
    at = RECORDS[wanted.kind].c[column]
    # Dates and moments are text that sorts as time does; a moment begins with its day.
    until = (last + timedelta(days=1)).isoformat()
    query = _query(wanted).where(at >= first.isoformat(), at < until)
    return int(reader.connection.execute(query).scalar_one())


def _query(wanted: Count) -> Select[Any]:
    table = RECORDS[wanted.kind]
    query = select(func.count()).select_from(table)
    for name, values in wanted.one_of.items():
        query = query.where(table.c[name].in_(values))
    for name, values in wanted.none_of.items():
        query = query.where(table.c[name].not_in(values))
    top = RECORDS[root_kind(wanted.kind)]
    if wanted.adults_only:
        query = query.where(table.c.root.in_(select(top.c.id).where(top.c.juvenile == 0)))
    if wanted.unsealed:
        query = query.where(table.c.root.in_(select(top.c.id).where(top.c.sealed.is_(None))))
    return query
