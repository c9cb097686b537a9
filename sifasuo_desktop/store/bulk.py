"""Reads many cases at once: one query a kind of record, however many cases there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, literal_column, or_, select

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.derived import from_row
from sifasuo_desktop.store.schema.own import RECORDS


@dataclass(frozen=True)
class OpenCases:
    """Cases of a top kind in one of ``states``.

    ``besides`` names a truth value by which a case is meant in any state; one that was never said
    counts as true. Meant are also those whose day in ``closed_on`` is not before ``since``; with
    ``records`` these cases alone, if they are among them.
    """

    kind: str
    states: tuple[str, ...]
    besides: str = ""
    closed_on: str = ""
    since: date | None = None
    records: tuple[str, ...] = ()


def cases_in(
    reader: Reader, wanted: OpenCases, below: Sequence[type[Record]]
) -> tuple[CaseFile, ...]:
    """All cases that are meant, oldest first; only descendants of the classes ``below`` are read."""
    table = RECORDS[wanted.kind]
    # Not "not in": that reads every closed case, too.
    chosen: ColumnElement[bool] = table.c.state.in_(wanted.states)
    # Each part by an index of its own: with coalesce every closed case would be read.
    if wanted.besides:
        said = table.c[wanted.besides]
        chosen = or_(chosen, said.is_(None), said == 1)
    if wanted.closed_on and wanted.since is not None:
        chosen = or_(chosen, table.c[wanted.closed_on] >= wanted.since.isoformat())
    if wanted.records:
        chosen = and_(table.c.id.in_(wanted.records), chosen)
    query = select(table).where(chosen).order_by(literal_column(f"{table.name}.rowid"))
    rows = reader.connection.execute(query).mappings()
    records = [from_row(KINDS[wanted.kind], row) for row in rows]
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
