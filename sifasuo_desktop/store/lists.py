"""Read models: pages of top records by keyset, search by substring, hand-over states."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select

from sifasuo_desktop.domain.record import KINDS, VOIDED, Record, Voidable, family
from sifasuo_desktop.store.entries import ENTRY_COLUMNS, Entry, entry_of, facts_of
from sifasuo_desktop.store.list_order import Sort, beyond, order_by, places_table, sort_key
from sifasuo_desktop.store.list_places import Places
from sifasuo_desktop.store.list_walk import Walk, can_walk
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.returned import returned_roots
from sifasuo_desktop.store.schema.own import (
    RECORDS,
    REVISION,
    SEARCH_INDEX,
)
from sifasuo_desktop.store.search_index import entry_range
from sifasuo_desktop.store.search_text import sought
from sifasuo_desktop.store.statements import NEWEST_HANDED_OVER, select_below
from sifasuo_desktop.store.tallies import states_of, sum_of
from sifasuo_desktop.store.transaction import first_row, first_value

_PORTION = 5_000
_FEW = 2_000
"""So many records of a selection at most are read to be sorted; more are read from an index."""
_ONE_STATE = ' WHERE t."state" = ?'
_SIGNS = {sign: sign for sign in ("<", "<=", ">", ">=")}


@dataclass(frozen=True)
class Page:
    """One page: records newest first, how many there are in all, and where the next begins."""

    records: tuple[Record, ...]
    total: int
    next: str | None


@dataclass(frozen=True)
class Query:
    """What a list asks for. ``after`` is the id the page follows; ``hidden`` leaves out juveniles,
    ``unsealed`` sealed records;
    ``listed`` asks for a value in a column that holds a list; ``bounds`` for one beyond a value
    (column, ``<`` ``<=`` ``>`` ``>=``, value); ``only`` leaves nothing but records of these ids;
    ``offset`` begins so many records further on, instead of ``after``; ``enough``: of more than so
    many the total is one more, which is told at once.
    """

    kind: str
    words: str = ""
    equal: tuple[tuple[str, Any], ...] = ()
    limit: int = 50
    after: str | None = None
    hidden: bool = False
    unsealed: bool = False
    listed: tuple[tuple[str, Any], ...] = ()
    bounds: tuple[tuple[str, str, Any], ...] = ()
    only: tuple[str, ...] | None = None
    sort: Sort | None = None
    offset: int = 0
    enough: int = 0


def page(reader: Reader, query: Query) -> Page | None:
    """The page asked for, or None when ``after`` names no record."""
    if query.sort is not None:
        return _sorted_page(reader, query, query.sort)
    if query.offset:
        return _page_at(reader, query)
    source, conditions, values, order = _source(query)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    chosen, given = where, list(values)
    if query.after is not None:
        start = _place(reader, query, indexed=order != "t.rowid")
        if start is None:
            return None
        where += f"{_and(where)} {order} < ?"
        values.append(start)
    sql = f"SELECT t.* FROM {source}{where} ORDER BY {order} DESC LIMIT ?"
    found = reader.records(KINDS[query.kind], sql, (*values, query.limit + 1))
    records, more = tuple(found[: query.limit]), len(found) > query.limit
    # The first page that holds everything has counted it.
    whole = query.after is None and not more
    total = len(records) if whole else _total(reader, query, source, chosen, given)
    return Page(records, total, records[-1].id if more else None)


def _page_at(reader: Reader, query: Query) -> Page:
    """The page that begins at a place of the list, read from the nearer end of it."""
    source, conditions, values, order = _source(query)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    total = _total(reader, query, source, where, values)
    count = max(0, min(query.limit, total - query.offset))
    if not conditions and (start := _gapless(reader, query.kind, total)) is not None:
        sql = f"SELECT t.* FROM {source} WHERE {order} <= ? ORDER BY {order} DESC LIMIT ?"
        placed = reader.records(KINDS[query.kind], sql, (start - query.offset, count))
        return Page(tuple(placed), total, None)
    behind = max(0, total - query.offset - count)
    from_end = behind < query.offset
    way, skip = ("ASC", behind) if from_end else ("DESC", query.offset)
    sql = f"SELECT t.* FROM {source}{where} ORDER BY {order} {way} LIMIT ? OFFSET ?"
    found = reader.records(KINDS[query.kind], sql, (*values, count, skip))
    return Page(tuple(found[::-1] if from_end else found), total, None)


def _gapless(reader: Reader, kind: str, total: int) -> int | None:
    """The newest row's number if rows are numbered without gaps, so that a place is a number.

    Records are never deleted; a store in which some were is read over all it skips.
    """
    table = RECORDS[kind].name
    # Each by itself: both in one statement SQLite finds by reading everything.
    sql = f"SELECT (SELECT min(rowid) FROM {table}), (SELECT max(rowid) FROM {table})"
    first, last = reader.connection.exec_driver_sql(sql).one()
    return int(last) if total and last - first + 1 == total else None


def _sorted_page(reader: Reader, query: Query, sort: Sort) -> Page | None:
    """The page asked for of a list ordered by a column. What words find, and a selection of few, is
    sorted for it; anything else is read from the index of the column.
    """
    table = RECORDS[query.kind].name
    source, conditions, values, _ = _source(query)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    total = _total(reader, query, source, where, values)
    picked = bool(query.words or query.after or query.only) or (conditions and total <= _FEW)
    walk = None if picked else in_order(reader, query, sort, total)
    if walk is not None:
        return _walked_page(reader, query, walk, total)
    key, given = sort_key(query.kind, sort)
    before, places = places_table(sort)
    chosen = f"SELECT {key} AS sort_key, t.rowid AS age FROM {source}{where}"
    values, where = [*places, *given, *values], ""
    if query.after is not None:
        start = first_row(
            reader.driver,
            f"{before}SELECT {key}, t.rowid FROM {table} t WHERE t.id = ?",
            (*places, *given, query.after),
        )
        if start is None:
            return None
        condition, more = beyond(sort, start[0], start[1])
        where = f" WHERE {condition}"
        values += more
    # Keys alone are sorted; of the rows themselves only those of the page are read.
    order = order_by(sort)
    keys = f"SELECT * FROM ({chosen}){where} ORDER BY {order} LIMIT ? OFFSET ?"
    sql = (
        f"{before}SELECT t.* FROM ({keys}) found CROSS JOIN {table} t ON t.rowid = found.age "
        f"ORDER BY {order}"
    )
    found = reader.records(KINDS[query.kind], sql, (*values, query.limit + 1, query.offset))
    records = tuple(found[: query.limit])
    return Page(records, total, records[-1].id if len(found) > query.limit else None)


def in_order(reader: Reader, query: Query, sort: Sort, total: int) -> Walk | Places | None:
    """Goes through the records of a selection in an order; None where no index has it."""
    _, conditions, values, _ = _source(query)
    if sort.places is not None:
        ids = sort.places[::-1] if sort.descending else sort.places
        newest = None if conditions else _gapless(reader, query.kind, total)
        return Places(reader, query.kind, total, ids, conditions, values, newest)
    if not can_walk(query.kind, sort):
        return None
    # Which ones are meant is found by its own index, once, and not looked up a record: those that
    # are not, where they are fewer.
    table, where = RECORDS[query.kind].name, " AND ".join(conditions)
    chosen = f"+t.rowid IN (SELECT t.rowid FROM {table} t WHERE {where})" if where else ""
    if f" WHERE {where}" == _ONE_STATE and 2 * total > sum(states_of(reader, query.kind).values()):
        others = "t.state < ? OR t.state > ? OR t.state IS NULL"
        chosen = f"+t.rowid NOT IN (SELECT t.rowid FROM {table} t WHERE {others})"
        values = values * 2
    return Walk(reader, query.kind, sort, total, chosen, values)


def _walked_page(reader: Reader, query: Query, walk: Walk | Places, total: int) -> Page:
    wanted = walk.ages(query.offset, query.limit)
    sql = (
        f"SELECT t.*, t.rowid AS age FROM {RECORDS[query.kind].name} t "
        "WHERE t.rowid IN (SELECT value FROM json_each(?))"
    )
    found = dict(reader.records_by(KINDS[query.kind], "age", sql, (json.dumps(wanted),)))
    records = tuple(found[age] for age in wanted)
    more = query.offset + len(wanted) < total
    return Page(records, total, records[-1].id if more else None)


def counts_by(reader: Reader, query: Query, column: str) -> Mapping[str, int]:
    """How many records of a selection there are of each value of a column."""
    source, conditions, values, _ = _source(query)
    if column == "state" and not conditions:
        return states_of(reader, query.kind)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    name = RECORDS[query.kind].c[column].name
    sql = f'SELECT t."{name}", count(*) FROM {source}{where} GROUP BY 1'
    return dict(reader.driver.execute(sql, values))


def how_many(reader: Reader, query: Query) -> int:
    """How many records a selection has."""
    source, conditions, values, _ = _source(query)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return _total(reader, query, source, where, values)


def _place(reader: Reader, query: Query, *, indexed: bool) -> int | None:
    """Where the page begins; the record may have left the list since the page before."""
    sql = (
        "SELECT id FROM search_entry WHERE record = ?"
        if indexed
        else f"SELECT rowid FROM {RECORDS[query.kind].name} WHERE id = ?"
    )
    return first_value(reader.driver, sql, (query.after,))


def _total(reader: Reader, query: Query, source: str, where: str, values: list[Any]) -> int:
    if "state" in RECORDS[query.kind].c and where in ("", _ONE_STATE):
        states = states_of(reader, query.kind)
        return states.get(values[0], 0) if where else sum(states.values())
    if len(values) == 3 and "MATCH" in where and "t." not in where:
        source = SEARCH_INDEX  # words alone: the index knows the number without the records
    if query.enough:
        some = f"SELECT 1 FROM {source}{where} LIMIT {query.enough + 1}"
        return sum_of(reader, f"SELECT count(*) FROM ({some})", tuple(values))
    return sum_of(reader, f"SELECT count(*) FROM {source}{where}", tuple(values))


def _and(where: str) -> str:
    return " AND" if where else " WHERE"


def _source(query: Query) -> tuple[str, list[str], list[Any], str]:
    """Tables, conditions, their values, and the column that orders by age.

    With words the index leads: it gives its entries newest first, so that the first page is read
    without the rest. An entry is made with its record and has the same age.
    """
    table = RECORDS[query.kind]
    conditions, values = [], []
    words = [found for word in query.words.split() if (found := sought(word))]
    if words:
        source = (
            f"{SEARCH_INDEX} CROSS JOIN search_entry e ON e.id = {SEARCH_INDEX}.rowid "
            f"CROSS JOIN {table.name} t ON t.id = e.record"
        )
        conditions += [f"{SEARCH_INDEX} MATCH ?", f"{SEARCH_INDEX}.rowid BETWEEN ? AND ?"]
        values += [" AND ".join(words), *entry_range(query.kind)]
        order = f"{SEARCH_INDEX}.rowid"
    else:
        source, order = f"{table.name} t", "t.rowid"
    if query.hidden and "juvenile" in table.c:
        conditions.append("coalesce(t.juvenile, 0) = 0")
    if query.unsealed and "sealed" in table.c:
        conditions.append("t.sealed IS NULL")
    for name, value in query.equal:
        conditions.append(f't."{table.c[name].name}" = ?')
        values.append(value)
    for name, value in query.listed:
        conditions.append(
            f'EXISTS (SELECT 1 FROM json_each(t."{table.c[name].name}") WHERE value = ?)'
        )
        values.append(value)
    for name, sign, value in query.bounds:
        conditions.append(f't."{table.c[name].name}" {_SIGNS[sign]} ?')
        values.append(value)
    if query.only is not None:
        conditions.append("t.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(query.only))
    return source, conditions, values, order


def handover_states(reader: Reader, roots: Sequence[str]) -> Mapping[str, str]:
    """``saved bundled sent delivered`` of the newest revision below each top record; ``returned``
    as long as the newest revision of any record of the case was not taken by the bureau.
    """
    rows = reader.mappings(NEWEST_HANDED_OVER, (json.dumps(list(roots)),))
    returned = returned_roots(reader)
    return {row["root"]: "returned" if row["root"] in returned else _handover(row) for row in rows}


def _portions(roots: Sequence[str]) -> Iterator[Sequence[str]]:
    """SQLite takes a limited number of values in one statement."""
    for start in range(0, len(roots), _PORTION):
        yield roots[start : start + _PORTION]


def _handover(row: Any) -> str:
    if row["bundle"] is None:
        return "saved"
    if row["received_at"] is not None:
        return "delivered"
    return "sent" if row["sent_at"] is not None else "bundled"


def history(reader: Reader, root: str) -> Sequence[Entry]:
    """The entries of the log below a top record, oldest first."""
    query = select(*ENTRY_COLUMNS).where(REVISION.c.root == root).order_by(REVISION.c.n)
    return [entry_of(row) for row in reader.connection.execute(query).mappings()]


def state_before(reader: Reader, record: str, state: str) -> str | None:
    """The last state of a record before it came to ``state``, or None where the log has none."""
    columns = (REVISION.c.kind, REVISION.c.ver, REVISION.c.payload)
    entries = reader.connection.execute(
        select(*columns)
        .where(REVISION.c.record == record, REVISION.c.payload.is_not(None))
        .order_by(REVISION.c.n.desc())
    )
    states = (facts_of(*entry).get("state") for entry in entries)
    return next((found for found in states if found != state), None)


def acts_below(reader: Reader, roots: Sequence[str], verbs: Sequence[str]) -> Sequence[Entry]:
    """The entries of some acts below several top records."""
    found: list[Entry] = []
    for some in _portions(roots):
        query = select(*ENTRY_COLUMNS).where(REVISION.c.root.in_(some), REVISION.c.verb.in_(verbs))
        found += map(entry_of, reader.connection.execute(query).mappings())
    return found


def void_below(reader: Reader, kind: str, roots: Sequence[str]) -> frozenset[str]:
    """What was entered by mistake below several top records of a kind, by id."""
    found: set[str] = set()
    for cls in family(kind)[1:]:
        columns = RECORDS[cls.KIND].c
        void: ColumnElement[bool]
        if issubclass(cls, Voidable):
            void = columns.void_reason.is_not(None)
        elif "state" in columns:
            void = columns.state == VOIDED
        else:
            continue
        for some in _portions(roots):
            query = select(columns.id).where(columns.root.in_(some), void)
            found.update(reader.connection.execute(query).scalars())
    return frozenset(found)


def children_of_roots(
    reader: Reader, roots: Sequence[str], kind: str
) -> Mapping[str, list[Record]]:
    """The children of one kind below each of several top records, in order."""
    found: dict[str, list[Record]] = {root: [] for root in roots}
    given = (json.dumps(list(roots)),)
    for root, record in reader.records_by(KINDS[kind], "root", select_below(kind), given):
        found[root].append(record)
    return found
