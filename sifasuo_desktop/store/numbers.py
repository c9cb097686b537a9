"""Numbers: given from blocks of one device, gapless within a block, never given twice.

A pattern holds ``{year}`` and ``{seq}`` (with a width, ``{seq:03d}``); the committee's prefix and
track are already filled in. A void case keeps its number.
"""

from sqlalchemy import Connection, insert, select, update

from sifasuo_desktop.store.schema.own import NUMBER_BLOCK, NUMBER_USED

FIRST, LAST = 1, 999_999


def number_is_free(connection: Connection, number: str) -> bool:
    """Whether ``number`` was never given nor entered."""
    query = select(NUMBER_USED.c.number).where(NUMBER_USED.c.number == number)
    return connection.execute(query).first() is None


def keep_number(connection: Connection, number: str, record: str) -> None:
    """Notes a number that was given or entered from paper."""
    connection.execute(insert(NUMBER_USED).values(number=number, record=record))


def give_number(
    connection: Connection, *, pattern: str, year: int, track: str, device: str, record: str
) -> str:
    """The next free number of the block, noted as used by ``record``."""
    key = (
        (NUMBER_BLOCK.c.pattern == pattern)
        & (NUMBER_BLOCK.c.year == year)
        & (NUMBER_BLOCK.c.track == track)
        & (NUMBER_BLOCK.c.device == device)
    )
    following = connection.execute(select(NUMBER_BLOCK.c.next).where(key)).scalar_one_or_none()
    if following is None:
        following = FIRST
        connection.execute(
            insert(NUMBER_BLOCK).values(
                pattern=pattern, year=year, track=track, device=device, next=FIRST, last=LAST
            )
        )
    while not number_is_free(connection, number := pattern.format(year=year, seq=following)):
        following += 1
    connection.execute(update(NUMBER_BLOCK).where(key).values(next=following + 1))
    keep_number(connection, number, record)
    return number
