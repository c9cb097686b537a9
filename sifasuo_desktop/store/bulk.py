"""Reads many cases at once: one query a kind of record, however many cases there are."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import RECORDS
from sifasuo_desktop.store.statements import select_under


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
    table = RECORDS[wanted.kind].name
    chosen, given = _chosen(wanted)
    sql = f"SELECT * FROM {table} t WHERE {chosen} ORDER BY t.rowid"
    records = reader.records(KINDS[wanted.kind], sql, given)
    children: dict[str, dict[str, list[Record]]] = {record.id: {} for record in records}
    roots = (json.dumps(tuple(children)),)
    for cls in below:
        # Of one case they come by the index of roots, oldest first.
        for root, record in reader.records_by(cls, "root", select_under(cls.KIND), roots):
            children[root].setdefault(cls.KIND, []).append(record)
    return tuple(
        CaseFile(record, {name: tuple(items) for name, items in children[record.id].items()})
        for record in records
    )


def _chosen(wanted: OpenCases) -> tuple[str, list[str]]:
    """The condition of the cases that are meant, with its values."""
    among = "SELECT value FROM json_each(?)"
    # Not "not in": that reads every closed case, too.
    parts, given = [f"t.state IN ({among})"], [json.dumps(wanted.states)]
    # Each part by an index of its own: with coalesce every closed case would be read.
    if wanted.besides:
        name = RECORDS[wanted.kind].c[wanted.besides].name
        parts += [f't."{name}" IS NULL', f't."{name}" = 1']
    if wanted.closed_on and wanted.since is not None:
        parts.append(f't."{RECORDS[wanted.kind].c[wanted.closed_on].name}" >= ?')
        given.append(wanted.since.isoformat())
    chosen = f"({' OR '.join(parts)})"
    if wanted.records:
        chosen += f" AND t.id IN ({among})"
        given.append(json.dumps(wanted.records))
    return chosen, given
