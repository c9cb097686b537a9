"""Statements every save and every case needs, written once a table as SQL text.

Building the same expression again for every row costs more than the row itself.
"""

from functools import cache

from sifasuo_desktop.domain.record import family
from sifasuo_desktop.store.schema.derived import key_columns
from sifasuo_desktop.store.schema.own import RECORDS, REVISION


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


@cache
def insert_row(kind: str) -> str:
    """Inserts a row of a kind: the declared columns in their order, then ``META_COLUMNS``."""
    table = RECORDS[kind]
    columns = tuple(column.name for column in table.columns if column.name not in key_columns(kind))
    values = ", ".join("?" * len(columns))
    return f"INSERT INTO {table.name} ({_names(columns)}) VALUES ({values})"


@cache
def update_row(kind: str) -> str:
    """Sets all declared columns and ``rev`` of the row with the given ``id``."""
    table = RECORDS[kind]
    kept = ("id", "owner", "root", *key_columns(kind))
    columns = tuple(column.name for column in table.columns if column.name not in kept)
    changes = ", ".join(f'"{name}" = :{name}' for name in columns)
    return f"UPDATE {table.name} SET {changes} WHERE id = :id"


@cache
def delete_row(kind: str) -> str:
    """Takes out the row with a given id."""
    return f"DELETE FROM {RECORDS[kind].name} WHERE id = ?"


@cache
def update_keys(kind: str) -> str:
    """Sets what lists are ordered by, ``key_columns`` in their order and the id behind them; a row
    that says so already is not written again.
    """
    named = [(f'"{name}"', f"?{place}") for place, name in enumerate(key_columns(kind), 1)]
    changes = ", ".join(f"{name} = {value}" for name, value in named)
    differs = " OR ".join(f"{name} IS NOT {value}" for name, value in named)
    return f"UPDATE {RECORDS[kind].name} SET {changes} WHERE id = ?{len(named) + 1} AND ({differs})"


@cache
def select_rows(kind: str, columns: tuple[str, ...]) -> str:
    """Rows of a kind whose columns equal the given values in that order, oldest first.

    Raises KeyError for a column the kind does not have.
    """
    table = RECORDS[kind]
    conditions = " AND ".join(f'"{table.c[name].name}" = ?' for name in columns)
    where = f" WHERE {conditions}" if conditions else ""
    return f"SELECT * FROM {table.name}{where} ORDER BY rowid"


@cache
def select_roots(kind: str, column: str) -> str:
    """The top records above rows of a kind with a given value in a column, the oldest row first."""
    table = RECORDS[kind]
    return f'SELECT root FROM {table.name} WHERE "{table.c[column].name}" = ? ORDER BY rowid'


@cache
def insert_revision() -> str:
    """Appends an entry to the log; the values of its columns in their order."""
    columns = tuple(column.name for column in REVISION.columns)
    values = ", ".join("?" * len(columns))
    return f"INSERT INTO {REVISION.name} ({_names(columns)}) VALUES ({values})"


@cache
def select_below(kind: str) -> str:
    """The rows of a kind below the top records of a JSON list, by their position."""
    within = "SELECT value FROM json_each(?)"
    return f"SELECT * FROM {RECORDS[kind].name} WHERE root IN ({within}) ORDER BY position"


@cache
def select_under(kind: str) -> str:
    """The rows of a kind below the top records of a JSON list, those of one oldest first.

    One after the other as the index gives them: to be told an order SQLite would sort whole rows.
    """
    table = RECORDS[kind].name
    index = f"ix_{table}_root"
    return (
        f"SELECT c.* FROM json_each(?) CROSS JOIN {table} c INDEXED BY {index} "
        "ON c.root = json_each.value"
    )


# Newest revision of each case that goes to the bureau, with its bundle; the cases are a JSON list.
# From the newest of a case back to the first that is handed over: of the others nothing is read.
NEWEST_HANDED_OVER = """
    SELECT newest.root, span.bundle, b.sent_at, b.received_at
    FROM (
        SELECT json_each.value AS root, (
            SELECT r.n FROM revision r WHERE r.root = json_each.value AND r.handover = 1
            ORDER BY r.n DESC LIMIT 1
        ) AS n
        FROM json_each(?)
    ) newest
    LEFT JOIN span ON span.last >= newest.n
        AND span.first = (SELECT max(first) FROM span WHERE first <= newest.n)
    LEFT JOIN bundle b ON b.id = span.bundle
    WHERE newest.n IS NOT NULL
"""

# From the few that were returned to the log: the other way round the whole log is read.
_RETURNED = """
    FROM returned CROSS JOIN revision r ON r.rev = returned.rev
    WHERE NOT EXISTS (SELECT 1 FROM revision later WHERE later.record = r.record AND later.n > r.n)
"""
RETURNED_ROOTS = f"SELECT r.root {_RETURNED}"
RETURNED_RECORDS = f"SELECT r.kind, r.root, returned.reason {_RETURNED} ORDER BY r.n DESC"


@cache
def kinds_below(kind: str) -> str:
    """The kinds of which something was ever kept below a top record: records are never deleted.

    Each by its own index: the log has an entry for every photo, too. Empty for a kind without parts.
    """
    return " UNION ALL ".join(
        f"SELECT '{cls.KIND}' WHERE EXISTS (SELECT 1 FROM {RECORDS[cls.KIND].name} WHERE root = ?1)"
        for cls in family(kind)[1:]
    )


# Of every entry of a kind since another: the state it wrote and the state there was before, which
# is not told where it was written by another step, under which it may have had another name.
STATES_SINCE = """
    SELECT r.op, json_extract(CAST(r.payload AS TEXT), '$.f.state'), r.parent_rev, (
        SELECT json_extract(CAST(b.payload AS TEXT), '$.f.state') FROM revision b
        WHERE b.rev = r.parent_rev AND b.ver = r.ver
    )
    FROM revision r WHERE r.n > ? AND r.kind = ? ORDER BY r.n
"""
