"""The present state of every office's records in the derived tables, with the office in front.

They hold nothing that the frames do not say: where their shape changes with the program they are
made anew from them, so that no step has to carry them on. What a frame of a newer or damaged
office says that is no record stays out of them.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection, MetaData, Select, Table, delete, func, insert, select, update
from sqlalchemy.schema import CreateTable

from sifasuo_desktop.bureau.present import PresentRecord, present_records
from sifasuo_desktop.bureau.tables import META, REVISION
from sifasuo_desktop.domain.conversion import restore
from sifasuo_desktop.domain.converters import Plain
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.growing import UNRAISED
from sifasuo_desktop.domain.record import KINDS, Record, parent_kind
from sifasuo_desktop.kernel.canonical import sm3
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.store.schema.derived import plain_table, to_row

OFFICE = "office"
_SHAPE = "present_shape"
_METADATA = MetaData()
_BATCH = 1_000
_FRONT = "p_"


@cache
def tables() -> dict[str, Table]:
    """By kind the tables of all that is handed over, parents before children."""
    kinds()
    handed = [kind for kind, cls in KINDS.items() if cls.HANDOVER]
    return {
        kind: plain_table(KINDS[kind], f"{_FRONT}{kind}", _METADATA, OFFICE)
        for kind in sorted(handed, key=lambda kind: (_depth(kind), kind))
    }


def bring_up_to_date(connection: Connection) -> None:
    """Makes the tables, and fills them anew where they have another shape."""
    shape = _shape()
    kept = connection.execute(select(META.c.value).where(META.c.name == _SHAPE)).scalar()
    if kept == shape:
        return
    for name in _there(connection):
        connection.exec_driver_sql(f'DROP TABLE "{name}"')
    for table in tables().values():
        table.create(connection)
    for kind in tables():
        _fill(connection, kind)
    connection.execute(delete(META).where(META.c.name == _SHAPE))
    connection.execute(insert(META).values(name=_SHAPE, value=shape))


def renew(connection: Connection, bundle_id: int) -> None:
    """The records a bundle touched as they are now."""
    touched = select(REVISION.c.record).where(REVISION.c.bundle_id == bundle_id)
    found = select(REVISION.c.kind).where(REVISION.c.bundle_id == bundle_id).distinct()
    known = set(connection.execute(found).scalars())
    for kind, table in tables().items():
        if kind in known:
            connection.execute(delete(table).where(table.c.id.in_(touched)))
            _fill(connection, kind, touched)


def _fill(connection: Connection, kind: str, among: Select[Any] | None = None) -> None:
    table, parent = tables()[kind], parent_kind(kind)
    every = _rows(kind, present_records(connection, kind, among))
    while rows := list(islice(every, _BATCH)):
        connection.execute(insert(table), rows)
        if parent:
            above = tables()[parent]
            root = (
                select(above.c.root)
                .where(above.c[OFFICE] == table.c[OFFICE], above.c.id == table.c.parent)
                .scalar_subquery()
            )
            ids = [row["id"] for row in rows]
            settled = func.coalesce(root, table.c.parent)
            connection.execute(update(table).where(table.c.id.in_(ids)).values(root=settled))


def _rows(kind: str, present: Iterable[PresentRecord]) -> Iterator[dict[str, Any]]:
    for one in present:
        made = _record(kind, one.facts)
        if made is not None and made.id == one.record:
            yield {OFFICE: one.office, **to_row(made), "rev": one.rev, "root": one.record}


def _record(kind: str, facts: Plain | None) -> Record | None:
    """What a frame says as a record of today, without what only a newer program knows."""
    if facts is None:
        return None
    known = field_map(KINDS[kind])
    try:
        return restore(KINDS[kind], {name: facts[name] for name in facts if name in known})
    except UNRAISED:
        return None


def _there(connection: Connection) -> list[str]:
    """The tables of an earlier shape, those that name others first."""
    names = connection.dialect.get_table_names(connection)
    return sorted((name for name in names if name.startswith(_FRONT)), reverse=True)


def _shape() -> str:
    """What tells one shape of the tables from another: their columns, their indexes, the steps."""
    told = "".join(str(CreateTable(table)) for table in tables().values())
    told += "".join(
        sorted(str(index.name) for table in tables().values() for index in table.indexes)
    )
    return sm3(told.encode()).hex()


def _depth(kind: str) -> int:
    depth = 0
    while parent := parent_kind(kind):
        kind, depth = parent, depth + 1
    return depth
