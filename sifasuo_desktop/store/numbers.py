"""Numbers: given from blocks of one device, gapless within a block, never given twice.

A pattern holds ``{year}`` and ``{seq}`` (with a width, ``{seq:03d}``); the committee's prefix and
track are already filled in. A void case keeps its number.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sifasuo_desktop.domain.typed_numbers import last_digits, number_key
from sifasuo_desktop.store import identity, lanes
from sifasuo_desktop.store.transaction import Driver, first_row, first_value

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


def number_is_free(driver: Driver, number: str) -> bool:
    """Whether ``number`` was never given nor entered."""
    query = "SELECT 1 FROM number_used WHERE number = ?"
    return first_row(driver, query, (number,)) is None


def number_spelled_otherwise(driver: Driver, number: str) -> bool:
    """Whether a number was given or entered that is this one in another spelling."""
    return bool(with_number(driver, "number_used", "record", ("number",), number))


def with_number(
    driver: Driver, table: str, first: str, columns: Sequence[str], number: str
) -> list[Any]:
    """The rows that bear a number in any spelling: the column ``first``, then those looked at."""
    where = " OR ".join(f'"{column}" LIKE ?' for column in columns)
    names = ", ".join(f'"{column}"' for column in (first, *columns))
    rows = driver.execute(
        f"SELECT {names} FROM {table} WHERE {where}", (f"%{last_digits(number)}%",) * len(columns)
    )
    wanted = number_key(number)
    return [row for row in rows if wanted in [number_key(text) for text in row[1:] if text]]


def keep_number(driver: Driver, number: str, record: str) -> None:
    """Notes a number that was given or entered from paper."""
    statement = "INSERT INTO number_used (number, record) VALUES (?, ?)"
    driver.execute(statement, (number, record))


def take_number(driver: Driver, number: str, record: str) -> bool:
    """Notes a number that stands on the paper of a record; False where another has it, in any spelling."""
    holders = with_number(driver, "number_used", "record", ("number",), number)
    if any(row[0] != record for row in holders):
        return False
    if number not in {row[1] for row in holders}:
        keep_number(driver, number, record)
    return True


def release(driver: Driver, record: str) -> None:
    """What stands on the paper of a record that was taken back may be entered again.

    Numbers given by the program are not given again: the block has gone on.
    """
    driver.execute("DELETE FROM number_used WHERE record = ?", (record,))


def give_number(
    driver: Driver, *, pattern: str, year: int, track: str, device: str, record: str
) -> tuple[str, str | None]:
    """The next free number of the block, noted as used by ``record``.

    With it why it lies behind a step, where it does (``UNKNOWN``, ``BESIDE``).
    """
    block = (pattern, year, track, device)
    following = first_value(driver, _NEXT, block)
    if following is None:
        following = FIRST
        driver.execute(_OPEN, (*block, FIRST, LAST))
    beyond = _beyond_doubt(driver, block, following)
    lane = lanes.lane_of(driver)
    further = lanes.beyond_the_other(driver, lane, block[:3], following)
    jumped = None if max(beyond, further) == following else BESIDE if further > beyond else UNKNOWN
    following = lanes.aligned(lane, max(beyond, further))
    while not number_is_free(driver, number := pattern.format(year=year, seq=following)):
        following = lanes.aligned(lane, following + 1)
    driver.execute(_ADVANCE, (following + 1, *block))
    keep_number(driver, number, record)
    return number, jumped


def blocks(driver: Driver) -> list[tuple[str, int, str, int]]:
    """Every block of this store: pattern, year, track, next number."""
    query = "SELECT pattern, year, track, max(next) FROM number_block GROUP BY 1, 2, 3"
    return [(row[0], row[1], row[2], row[3]) for row in driver.execute(query)]


def go_on_behind(driver: Driver, device: str, known: Iterable[tuple[str, int, str, int]]) -> None:
    """Moves blocks on to where others have got; none ever goes back."""
    for pattern, year, track, following in known:
        block = (pattern, year, track, device)
        have = first_value(driver, _NEXT, block)
        if have is None:
            driver.execute(_OPEN, (*block, following, LAST))
        elif have < following <= LAST:
            driver.execute(_ADVANCE, (following, *block))


def doubt(driver: Driver, year: int) -> None:
    """From now on a number of this or an earlier year may have been given already, nobody knows."""
    _keep_doubt(driver, {"year": year, "lifted": []})


def in_doubt(driver: Driver) -> bool:
    """Whether numbers may have been given that this store does not know of."""
    return _doubt(driver) is not None


def settle_doubt(driver: Driver) -> None:
    """The last numbers on paper are known."""
    identity.drop(driver, UNSURE)


def _doubt(driver: Driver) -> Mapping[str, Any] | None:
    kept = identity.find(driver, UNSURE)
    return None if kept is None else dict(json.loads(kept))


def _keep_doubt(driver: Driver, value: Mapping[str, Any]) -> None:
    identity.keep(driver, UNSURE, json.dumps(value, ensure_ascii=False))


def _beyond_doubt(driver: Driver, block: tuple[str, int, str, str], following: int) -> int:
    """Where a block goes on: behind a step nobody can have filled, once, while in doubt."""
    doubtful = _doubt(driver)
    if doubtful is None or block[1] > doubtful["year"]:
        return following
    if list(block[:3]) in doubtful["lifted"]:
        return following
    lifted = [*doubtful["lifted"], list(block[:3])]
    _keep_doubt(driver, {**doubtful, "lifted": lifted})
    return lanes.beyond(following)
