"""Numbers: given from blocks of one device, gapless within a block, never given twice.

A pattern holds ``{year}`` and ``{seq}`` (with a width, ``{seq:03d}``); the committee's prefix and
track are already filled in. A void case keeps its number.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from sifasuo_desktop.domain.typed_numbers import last_digits, number_key
from sifasuo_desktop.store import lanes

FIRST, LAST = 1, 999_999
UNSURE = "numbers_unsure"
"""Name in the identity table, kept while nobody can tell which numbers were given after the state
the store was put back to: ``year``, the last in doubt, and ``lifted``, the blocks moved on."""
UNKNOWN, BESIDE = "handover.numbers_jump", "handover.numbers_apart"
"""Why numbers were left out: the last on paper is not known; another computer gives them too."""

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
) -> tuple[str, str | None]:
    """The next free number of the block, noted as used by ``record``.

    With it why it lies behind a step, where it does (``UNKNOWN``, ``BESIDE``).
    """
    run, block = connection.exec_driver_sql, (pattern, year, track, device)
    following = run(_NEXT, block).scalar_one_or_none()
    if following is None:
        following = FIRST
        run(_OPEN, (*block, FIRST, LAST))
    beyond = _beyond_doubt(connection, block, following)
    lane = lanes.lane_of(connection)
    further = lanes.beyond_the_other(connection, lane, block[:3], following)
    jumped = None if max(beyond, further) == following else BESIDE if further > beyond else UNKNOWN
    following = lanes.aligned(lane, max(beyond, further))
    while not number_is_free(connection, number := pattern.format(year=year, seq=following)):
        following = lanes.aligned(lane, following + 1)
    run(_ADVANCE, (following + 1, *block))
    keep_number(connection, number, record)
    return number, jumped


def blocks(connection: Connection) -> list[tuple[str, int, str, int]]:
    """Every block of this store: pattern, year, track, next number."""
    query = "SELECT pattern, year, track, max(next) FROM number_block GROUP BY 1, 2, 3"
    return [(row[0], row[1], row[2], row[3]) for row in connection.exec_driver_sql(query)]


def go_on_behind(
    connection: Connection, device: str, known: Iterable[tuple[str, int, str, int]]
) -> None:
    """Moves blocks on to where others have got; none ever goes back."""
    run = connection.exec_driver_sql
    for pattern, year, track, following in known:
        block = (pattern, year, track, device)
        have = run(_NEXT, block).scalar_one_or_none()
        if have is None:
            run(_OPEN, (*block, following, LAST))
        elif have < following <= LAST:
            run(_ADVANCE, (following, *block))


def doubt(connection: Connection, year: int) -> None:
    """From now on a number of this or an earlier year may have been given already, nobody knows."""
    _keep_doubt(connection, {"year": year, "lifted": []})


def in_doubt(connection: Connection) -> bool:
    """Whether numbers may have been given that this store does not know of."""
    return _doubt(connection) is not None


def settle_doubt(connection: Connection) -> None:
    """The last numbers on paper are known."""
    connection.exec_driver_sql("DELETE FROM identity WHERE name = ?", (UNSURE,))


def _doubt(connection: Connection) -> Mapping[str, Any] | None:
    query = "SELECT value FROM identity WHERE name = ?"
    kept = connection.exec_driver_sql(query, (UNSURE,)).scalar_one_or_none()
    return None if kept is None else dict(json.loads(kept))


def _keep_doubt(connection: Connection, value: Mapping[str, Any]) -> None:
    statement = (
        "INSERT INTO identity (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    )
    connection.exec_driver_sql(statement, (UNSURE, json.dumps(value, ensure_ascii=False)))


def _beyond_doubt(connection: Connection, block: tuple[str, int, str, str], following: int) -> int:
    """Where a block goes on: behind a step nobody can have filled, once, while in doubt."""
    doubtful = _doubt(connection)
    if doubtful is None or block[1] > doubtful["year"]:
        return following
    if list(block[:3]) in doubtful["lifted"]:
        return following
    lifted = [*doubtful["lifted"], list(block[:3])]
    _keep_doubt(connection, {**doubtful, "lifted": lifted})
    return lanes.beyond(following)
