"""What an import brought in, whether anything was built on it, and what looks like a record already there."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sifasuo_desktop.domain.fields import Field, fields_of
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import RECORDS
from sifasuo_desktop.store.transaction import first_row

_PORTION = 500
_BOUNDS = "SELECT min(n), max(n) FROM revision WHERE record = ? AND parent_rev IS NULL"
# The acts of an import are logged one behind the other, right behind its own first entry.
_MADE = """
    SELECT kind, record FROM revision
    WHERE n > ? AND command >= ? AND command < ? AND parent_rev IS NULL ORDER BY n
"""
_LATER = """
    SELECT r.root FROM json_each(?) CROSS JOIN revision r ON r.root = json_each.value
    WHERE NOT (r.command >= ? AND r.command < ?) LIMIT 1
"""


_PAST = """
    SELECT b.id, b.file, b.new, b.taken_back, r.at, r."by"
    FROM r_import_batch b JOIN revision r ON r.record = b.id AND r.parent_rev IS NULL
    WHERE b.of_kind = ? ORDER BY r.n DESC LIMIT ?
"""


@dataclass(frozen=True)
class PastImport:
    """An import that was kept: when and by whom, how many rows came in, why it was taken back."""

    id: str
    file: str
    new: int
    taken_back: str | None
    at: str
    by: str


def past_imports(reader: Reader, kind: str, most: int) -> tuple[PastImport, ...]:
    """The newest imports of a kind."""
    return tuple(PastImport(*row) for row in reader.driver.execute(_PAST, (kind, most)))


def _within(batch: str) -> tuple[str, str]:
    """The bounds of the ids of its acts."""
    return f"{batch}.", f"{batch}/"


def made_by(reader: Reader, batch: str) -> list[tuple[str, str]]:
    """Kind and id of every record an import made, in the order it made them."""
    first, _ = reader.driver.execute(_BOUNDS, (batch,)).fetchone()
    rows = reader.driver.execute(_MADE, (first, *_within(batch)))
    return [(kind, record) for kind, record in rows]


def built_on(reader: Reader, batch: str, made: Sequence[tuple[str, str]]) -> str | None:
    """The id of a record of an import that was changed since, or that something else names."""
    tops = [record for kind, record in made if not KINDS[kind].PARENT]
    for some in _portions(tops):
        changed = first_row(reader.driver, _LATER, (json.dumps(some), *_within(batch)))
        if changed is not None:
            return str(changed[0])
    own = {record for _, record in made}
    for kind in {kind for kind, _ in made}:
        ids = [record for of, record in made if of == kind]
        for table, field in _naming(kind):
            for some in _portions(ids):
                for by, named in reader.driver.execute(_named(table, field), (json.dumps(some),)):
                    if by not in own:
                        return str(named)
    return None


def _naming(kind: str) -> Iterator[tuple[str, Field]]:
    """Every table with a field that may name a record of a kind."""
    for name, cls in KINDS.items():
        for field in fields_of(cls):
            if field.spec.ref == kind:
                yield RECORDS[name].name, field


def _named(table: str, field: Field) -> str:
    if field.many:
        return (
            f'SELECT t.id, one.value FROM {table} t, json_each(t."{field.name}") one '
            "WHERE one.value IN (SELECT value FROM json_each(?))"
        )
    return (
        f'SELECT t.id, t."{field.name}" FROM {table} t '
        f'WHERE t."{field.name}" IN (SELECT value FROM json_each(?))'
    )


def _portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _PORTION):
        yield ids[start : start + _PORTION]


def values_of(reader: Reader, kind: str, names: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """Some columns of every record of a kind that stands, as they are kept, with ``id`` and
    ``root``.
    """
    table = RECORDS[kind]
    columns = [*dict.fromkeys(("id", "root", *names))]
    void = " WHERE state <> 'void'" if "state" in table.c else ""
    listed = ", ".join(f'"{name}"' for name in columns)
    for row in reader.driver.execute(f"SELECT {listed} FROM {table.name}{void}"):
        yield dict(zip(columns, row, strict=True))
