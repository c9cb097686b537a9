"""Numbers: given from blocks of one device, gapless within a block, never given twice.

A pattern holds ``{year}`` and ``{seq}`` (with a width, ``{seq:03d}``); the committee's prefix and
track are already filled in. A void case keeps its number.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from sifasuo_desktop.domain.typed_numbers import last_digits, number_key

FIRST, LAST = 1, 999_999

_BLOCK = "pattern = ? AND year = ? AND track = ? AND device = ?"
_NEXT = f"SELECT next FROM number_block WHERE {_BLOCK}"
_ADVANCE = f"UPDATE number_block SET next = ? WHERE {_BLOCK}"
_OPEN = (
    "INSERT INTO number_block (pattern, year, track, device, next, last) VALUES (?, ?, ?, ?, ?, ?)"
)


def number_is_free(connection: Connection, number: str) -> bool:
    """Whether ``number`` was never given nor entered."""
    query = "SELECT 1 FROM number_used WHERE number = ?"
    return connection.exec_driver_sql(query, (number,)).first() is None


def number_spelled_otherwise(connection: Connection, number: str) -> bool:
    """Whether a number was given or entered that is this one in another spelling."""
    return bool(with_number(connection, "number_used", "record", ("number",), number))


def with_number(
    connection: Connection, table: str, first: str, columns: Sequence[str], number: str
) -> list[Any]:
    """The rows that bear a number in any spelling: the column ``first``, then those looked at."""
    where = " OR ".join(f'"{column}" LIKE ?' for column in columns)
    names = ", ".join(f'"{column}"' for column in (first, *columns))
    rows = connection.exec_driver_sql(
        f"SELECT {names} FROM {table} WHERE {where}", (f"%{last_digits(number)}%",) * len(columns)
    )
    wanted = number_key(number)
    return [row for row in rows if wanted in [number_key(text) for text in row[1:] if text]]


def keep_number(connection: Connection, number: str, record: str) -> None:
    """Notes a number that was given or entered from paper."""
    statement = "INSERT INTO number_used (number, record) VALUES (?, ?)"
    connection.exec_driver_sql(statement, (number, record))


def give_number(
    connection: Connection, *, pattern: str, year: int, track: str, device: str, record: str
) -> str:
    """The next free number of the block, noted as used by ``record``."""
    run, block = connection.exec_driver_sql, (pattern, year, track, device)
    following = run(_NEXT, block).scalar_one_or_none()
    if following is None:
        following = FIRST
        run(_OPEN, (*block, FIRST, LAST))
    while not number_is_free(connection, number := pattern.format(year=year, seq=following)):
        following += 1
    run(_ADVANCE, (following + 1, *block))
    keep_number(connection, number, record)
    return number
