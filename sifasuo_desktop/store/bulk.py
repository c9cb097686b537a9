"""Reads many cases at once: one query a kind of record, however many cases there are."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, literal_column, or_, select

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.derived import from_row
from sifasuo_desktop.store.schema.own import RECORDS


def cases_in(
    reader: Reader,
    kind: str,
    states: Sequence[str],
    below: Sequence[type[Record]],
    besides: str = "",
) -> tuple[CaseFile, ...]:
    """All cases of a top kind whose state is one of ``states``, oldest first.

    Only descendants of the classes ``below`` are read. ``besides`` names a truth value of the
    record by which a case is read in any state; one that was never said counts as true.
    """
    table = RECORDS[kind]
    # Not "not in": that reads every closed case, too.
    chosen: ColumnElement[bool] = table.c.state.in_(states)
    if besides:
        chosen = or_(chosen, func.coalesce(table.c[besides], 1) == 1)
    query = select(table).where(chosen).order_by(literal_column(f"{table.name}.rowid"))
    rows = reader.connection.execute(query).mappings()
    records = [from_row(KINDS[kind], row) for row in rows]
    roots = select(table.c.id).where(chosen)
    children: dict[str, dict[str, list[Record]]] = {record.id: {} for record in records}
    for cls in below:
        child = RECORDS[cls.KIND]
        found = reader.connection.execute(
            select(child)
            .where(child.c.root.in_(roots))
            .order_by(literal_column(f"{child.name}.rowid"))
        )
        for row in found.mappings():
            children[row["root"]].setdefault(cls.KIND, []).append(from_row(cls, row))
    return tuple(
        CaseFile(record, {name: tuple(items) for name, items in children[record.id].items()})
        for record in records
    )
