"""Read models: pages of top records by keyset, search by substring, hand-over states."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select, text

from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.derived import from_row
from sifasuo_desktop.store.schema.own import (
    BUNDLE,
    RECORDS,
    RETURNED,
    REVISION,
    SEARCH_ENTRY,
    SEARCH_INDEX,
)
from sifasuo_desktop.store.search_text import phrase


@dataclass(frozen=True)
class Page:
    """One page: records newest first, how many there are in all, and where the next begins."""

    records: tuple[Record, ...]
    total: int
    next: str | None


@dataclass(frozen=True)
class Query:
    """What a list asks for. ``after`` is the id the page follows; ``hidden`` leaves out juveniles."""

    kind: str
    words: str = ""
    equal: tuple[tuple[str, Any], ...] = ()
    limit: int = 50
    after: str | None = None
    hidden: bool = False


def page(reader: Reader, query: Query) -> Page | None:
    """The page asked for, or None when ``after`` names no record."""
    table = RECORDS[query.kind]
    rowid = text(f"{table.name}.rowid")
    conditions: list[Any] = [table.c[name] == value for name, value in query.equal]
    if query.hidden and "juvenile" in table.c:
        conditions.append(func.coalesce(table.c.juvenile, 0) == 0)
    for word in query.words.split():
        sought = phrase(word)
        if sought:
            conditions.append(table.c.id.in_(_matching(query.kind, sought)))
    counted = select(func.count()).select_from(table).where(*conditions)
    total = reader.connection.execute(counted).scalar_one()
    if query.after is not None:
        start = reader.connection.execute(
            select(rowid).select_from(table).where(table.c.id == query.after)
        ).scalar_one_or_none()
        if start is None:
            return None
        conditions.append(text(f"{table.name}.rowid < {int(start)}"))
    rows = (
        reader.connection.execute(
            select(table)
            .where(*conditions)
            .order_by(text(f"{table.name}.rowid DESC"))
            .limit(query.limit + 1)
        )
        .mappings()
        .all()
    )
    records = tuple(from_row(KINDS[query.kind], row) for row in rows[: query.limit])
    more = len(rows) > query.limit
    return Page(records, total, records[-1].id if more else None)


def _matching(kind: str, sought: str) -> Select[Any]:
    index = (
        select(text("rowid"))
        .select_from(text(SEARCH_INDEX))
        .where(text(f"{SEARCH_INDEX} MATCH :sought").bindparams(sought=sought))
    )
    return select(SEARCH_ENTRY.c.record).where(
        SEARCH_ENTRY.c.kind == kind, SEARCH_ENTRY.c.id.in_(index)
    )


def handover_states(reader: Reader, roots: Sequence[str]) -> Mapping[str, str]:
    """``saved bundled sent delivered returned`` of the newest revision below each top record."""
    if not roots:
        return {}
    newest = (
        select(REVISION.c.root, func.max(REVISION.c.n).label("n"))
        .where(REVISION.c.root.in_(roots), REVISION.c.handover == 1)
        .group_by(REVISION.c.root)
        .subquery()
    )
    rows = reader.connection.execute(
        select(
            REVISION.c.root,
            REVISION.c.bundle,
            BUNDLE.c.sent_at,
            BUNDLE.c.received_at,
            RETURNED.c.rev,
        )
        .join(newest, newest.c.n == REVISION.c.n)
        .join(BUNDLE, BUNDLE.c.id == REVISION.c.bundle, isouter=True)
        .join(RETURNED, RETURNED.c.rev == REVISION.c.rev, isouter=True)
    ).all()
    return {row.root: _handover(row) for row in rows}


def _handover(row: Any) -> str:
    if row.rev is not None:
        return "returned"
    if row.bundle is None:
        return "saved"
    if row.received_at is not None:
        return "delivered"
    return "sent" if row.sent_at is not None else "bundled"


def history(reader: Reader, root: str) -> Sequence[Any]:
    """The revisions below a top record, oldest first, as row mappings."""
    return (
        reader.connection.execute(
            select(REVISION).where(REVISION.c.root == root).order_by(REVISION.c.n)
        )
        .mappings()
        .all()
    )


def children_of_roots(
    reader: Reader, roots: Sequence[str], kind: str
) -> Mapping[str, list[Record]]:
    """The children of one kind below each of several top records, in order."""
    table = RECORDS[kind]
    rows = (
        reader.connection.execute(
            select(table).where(table.c.root.in_(roots)).order_by(table.c.position)
        )
        .mappings()
        .all()
    )
    found: dict[str, list[Record]] = {root: [] for root in roots}
    for row in rows:
        found[row["root"]].append(from_row(KINDS[kind], row))
    return found
