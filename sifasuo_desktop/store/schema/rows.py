"""Makes records of the rows of a table, many of them at once.

Half of what a page costs that shows many cases is this. So a record is filled at once instead of
field by field, and texts that mean a list, a moment or a part of a date are read once.
"""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any

from sifasuo_desktop.domain.conversion import restore_value
from sifasuo_desktop.domain.fields import Field, fields_of
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.record import Record

_KEPT = 256
"""So many texts a field are known with what they mean."""
_EMPTY = "[]"


Maker = Callable[[Sequence[Any]], Record]
_MAKERS: dict[tuple[type[Record], tuple[str, ...]], Maker] = {}


def maker(cls: type[Record], columns: tuple[str, ...]) -> Maker:
    """Makes the record of a row with these columns, among them all declared ones of the class."""
    if (cls, columns) not in _MAKERS:
        _MAKERS[cls, columns] = _maker(cls, columns)
    return _MAKERS[cls, columns]


def _maker(cls: type[Record], columns: tuple[str, ...]) -> Maker:
    fields = fields_of(cls)
    names = tuple(field.name for field in fields)
    chosen = itemgetter(*(columns.index(name) for name in names))
    otherwise = [(field.name, field.default) for field in fields if field.default is not None]
    read = [(field.name, how) for field in fields if (how := _reader(field)) is not None]

    def made(row: Sequence[Any]) -> Record:
        given = dict(zip(names, chosen(row), strict=True))
        for name, how in read:
            if (value := given[name]) is not None:
                given[name] = how(value)
        for name, default in otherwise:
            if given[name] is None:
                given[name] = default
        record = object.__new__(cls)
        # The class is frozen: its own way is to set the fields one by one.
        object.__setattr__(record, "__dict__", given)
        return record

    return made


def from_row(cls: type[Record], row: Any) -> Record:
    """The record of a row mapping."""
    names = tuple(field.name for field in fields_of(cls))
    return maker(cls, names)([row[name] for name in names])


def _reader(field: Field) -> Callable[[Any], Any] | None:
    """How a column's value becomes the field's; None when it is the same."""
    if field.many:
        return lru_cache(_KEPT)(partial(_from_list, field))
    if field.type is Decimal:
        return _from_fen
    if field.type is bool:
        return bool
    if field.type is date:
        return date.fromisoformat
    if field.type in (datetime, PartialDate):
        return lru_cache(_KEPT)(partial(restore_value, field))
    return None


def _from_list(field: Field, value: str) -> Any:
    return () if value == _EMPTY else restore_value(field, json.loads(value))


def _from_fen(value: int) -> Decimal:
    return Decimal(value) / 100
