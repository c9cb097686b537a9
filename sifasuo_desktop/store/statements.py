"""Statements every save and every case needs, written once a table as SQL text.

Building the same expression again for every row costs more than the row itself.
"""

from functools import cache

from sifasuo_desktop.store.schema.own import RECORDS, REVISION


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


@cache
def insert_row(kind: str) -> str:
    """Inserts a row of a kind; the values come by column name."""
    table = RECORDS[kind]
    columns = tuple(column.name for column in table.columns)
    values = ", ".join(f":{name}" for name in columns)
    return f"INSERT INTO {table.name} ({_names(columns)}) VALUES ({values})"


@cache
def update_row(kind: str) -> str:
    """Sets all declared columns and ``rev`` of the row with the given ``id``."""
    table = RECORDS[kind]
    kept = ("id", "owner", "root")
    columns = tuple(column.name for column in table.columns if column.name not in kept)
    changes = ", ".join(f'"{name}" = :{name}' for name in columns)
    return f"UPDATE {table.name} SET {changes} WHERE id = :id"


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
def insert_revision() -> str:
    """Appends an entry to the log; the values come by column name."""
    columns = tuple(column.name for column in REVISION.columns if column.name != "bundle")
    values = ", ".join(f":{name}" for name in columns)
    return f"INSERT INTO {REVISION.name} ({_names(columns)}) VALUES ({values})"


KINDS_BELOW = "SELECT DISTINCT kind FROM revision WHERE root = ?"
