"""The table of every record kind, derived from its declaration.

Text, dates and moments are TEXT, money is INTEGER in fen (分), truth values and whole numbers are
INTEGER, lists are TEXT holding canonical JSON.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

from sifasuo_desktop.domain.conversion import plain_value
from sifasuo_desktop.domain.fields import Field, field_map, fields_of
from sifasuo_desktop.domain.figures import Figure
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.record import ANY, KINDS, Record
from sifasuo_desktop.kernel import canonical
from sifasuo_desktop.ledgers.figures import all_figures
from sifasuo_desktop.ledgers.kinds import kinds

METADATA = MetaData()
_EMPTY = "[]"
# Columns the store adds to every record: the newest revision, the owning device, and the record
# at the top of its line of parents (itself for a record without parent).
META_COLUMNS = ("rev", "owner", "root")
# What a list is ordered by and no field holds stands in columns of its own: see store/list_keys.py.
_KEY = "sort_"
NUMBER_KEY, TITLE_KEY = f"{_KEY}number", f"{_KEY}title"


def table_name(kind: str) -> str:
    """``dispute`` lives in ``r_dispute``: no kind can collide with a table of the store."""
    return f"r_{kind}"


def _column_type(field: Field) -> Any:
    if field.many:
        return Text
    return Integer if field.type in (int, bool, Decimal) else Text


def _derive(cls: type[Record]) -> Table:
    name = table_name(cls.KIND)
    columns: list[Any] = []
    for field in fields_of(cls):
        if field.name == "id":
            columns.append(Column("id", Text, primary_key=True))
        elif field.name == "parent" and cls.PARENT == ANY:
            columns.append(Column("parent", Text, nullable=False))
        elif field.name == "parent" and cls.PARENT:
            target = f"{table_name(cls.PARENT)}.id"
            columns.append(Column("parent", Text, ForeignKey(target), nullable=False))
        else:
            columns.append(Column(field.name, _column_type(field), nullable=not field.required))
    columns += [Column(meta, Text, nullable=False) for meta in META_COLUMNS]
    columns += [Column(key, Text) for key in key_columns(cls.KIND)]
    table = Table(name, METADATA, *columns)
    if cls.PARENT:
        Index(f"ix_{name}_root", table.c.root)
    for column in (*(field.name for field in fields_of(cls)), *key_columns(cls.KIND)):
        if column in _asked_by(cls.KIND) or column in _chosen_by().get(cls.KIND, ()):
            Index(f"ix_{name}_{column}", table.c[column])
    return table


def plain_table(cls: type[Record], name: str, metadata: MetaData, office: str) -> Table:
    """The table of a kind with the office in front, for records of many offices: nothing is needed
    in it, since each office has its own step. ``root`` is the record at the top.
    """
    columns: list[Any] = [
        Column(office, Text, primary_key=True),
        Column("id", Text, primary_key=True),
        Column("parent", Text),
        *(
            Column(field.name, _column_type(field))
            for field in fields_of(cls)
            if field.name not in ("id", "parent")
        ),
        Column("rev", Text),
        Column("root", Text),
    ]
    table = Table(name, metadata, *columns)
    if cls.PARENT:
        Index(f"ix_{name}_parent", table.c[office], table.c.parent)
    for column in sorted(_chosen_by().get(cls.KIND, ())):
        Index(f"ix_{name}_{column}", table.c[column])
    return table


def sound_key(field: str) -> str:
    """The column with the sound of a name."""
    return f"{_KEY}{field}"


@cache
def key_columns(kind: str) -> tuple[str, ...]:
    """The columns the store adds to a kind whose records are listed: its number where that is one
    of several fields, the sounds of its names, that of the first record beside it.
    """
    declared = kinds()[kind]
    if not declared.has_page:
        return ()
    return (
        *((NUMBER_KEY,) if len(numbers_of(kind)) > 1 else ()),
        *((TITLE_KEY,) if declared.beside else ()),
        *map(sound_key, names_of(kind)),
    )


@cache
def numbers_of(kind: str) -> tuple[str, ...]:
    """The fields of which the first that holds something is the number of a record."""
    there = field_map(KINDS[kind])
    return tuple(name for name in kinds()[kind].numbers if name in there)


@cache
def names_of(kind: str) -> tuple[str, ...]:
    """The names in a list of the kind: they stand by their sound."""
    return tuple(
        field.name
        for field in fields_of(KINDS[kind])
        if field.spec.name and not field.many and (field.spec.column or field.name == "name")
    )


@cache
def _asked_by(kind: str) -> frozenset[str]:
    """Columns of a kind that are chosen by what they hold, its state, its numbers where people look
    for them and what points to another record, or by which its list is ordered: no order of a list
    is without its index.
    """
    declared = kinds()[kind]
    columns = {one.name for one in declared.columns if not one.many}
    asked = columns & {"state", *(declared.naming if declared.searched else ())}
    if not declared.has_page:
        return frozenset(asked)
    plain = {one.name for one in declared.columns if not (one.many or one.spec.mask)}
    ordered = plain - {*names_of(kind)}
    pointing = {one.name for one in fields_of(KINDS[kind]) if one.spec.ref and not one.many}
    alone = numbers_of(kind) if len(numbers_of(kind)) == 1 else ()
    return frozenset((*asked, *ordered, *pointing, *alone, *key_columns(kind)))


@cache
def _chosen_by() -> Mapping[str, frozenset[str]]:
    """By kind the columns by which few of its records are chosen: what is sought, the days by which
    figures of a month count, and what says that deadlines go on after the end.
    """
    found: dict[str, set[str]] = {kind: set(cls.SOUGHT) for kind, cls in KINDS.items()}
    for figure in all_figures().values():
        if isinstance(figure, Figure) and figure.short and figure.when:
            found.setdefault(figure.of, set()).add(figure.when)
    for kind in kinds().values():
        found.setdefault(kind.name, set()).update({kind.unsettled, kind.closed_on} - {""})
    return {kind: frozenset(names) for kind, names in found.items()}


def derive_all() -> dict[str, Table]:
    """The tables of all declared kinds, parents before children."""
    # Every module that declares records is read before they are looked through.
    kinds()
    order = sorted(KINDS, key=lambda kind: (_depth(kind), kind))
    return {kind: _derive(KINDS[kind]) for kind in order}


def _depth(kind: str) -> int:
    depth = 0
    while KINDS[kind].PARENT not in ("", ANY):
        kind = KINDS[kind].PARENT
        depth += 1
    return depth


def to_row(record: Record) -> dict[str, Any]:
    """Column values of a record, without the store's own columns."""
    given = record.__dict__
    return {
        name: value if (value := given[name]) is None or field is None else _to_column(field, value)
        for name, field in _writers(record.KIND)
    }


@cache
def _writers(kind: str) -> tuple[tuple[str, Field | None], ...]:
    """The columns in order, each with its field where the value is not kept as it is."""
    return tuple(
        (field.name, None if field.type in (str, int) and not field.many else field)
        for field in fields_of(KINDS[kind])
    )


def _to_column(field: Field, value: Any) -> Any:
    if value is None:
        return None
    if field.many:
        return canonical.encode(plain_value(value)).decode() if value else _EMPTY
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Decimal):
        return int(value * 100)
    if isinstance(value, datetime | date | PartialDate):
        return plain_value(value)
    return value


def says_plainly(cls: type[Record], row: Mapping[str, Any], plain: Mapping[str, Any]) -> bool:
    """Whether every column is what ``to_row`` makes of a record whose JSON form is ``plain``.

    False also where the same is only spelt otherwise: then ``rows.from_row`` and ``restore`` tell.
    """
    return all(
        row[name] == (plain[name] if column is None else column(plain[name]))
        for name, column in _spelt(cls.KIND)
    )


@cache
def _spelt(kind: str) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    """By field how its JSON form becomes the column; None where it is the same."""
    return tuple(
        (field.name, _list_column if field.many else _fen if field.type is Decimal else None)
        for field in fields_of(KINDS[kind])
    )


def _list_column(value: Any) -> str:
    return canonical.encode(value).decode() if value else _EMPTY


def _fen(value: Any) -> int | None:
    return None if value is None else int(Decimal(value) * 100)
