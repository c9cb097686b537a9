"""How far the numbers of an office have got, as its devices tell in what they hand over."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from sifasuo_desktop.bureau.tables import NUMBER

Block = tuple[str, int, str, int]
"""Pattern, year, track, and the least number given to nobody yet."""


def keep(connection: Connection, office: str, blocks: Sequence[Block]) -> None:
    """Notes how far a device has got; a number once told is never forgotten."""
    have = {block[:3]: block[3] for block in known(connection, office)}
    for pattern, year, track, following in blocks:
        block = {"office": office, "pattern": pattern, "year": year, "track": track}
        before = have.get((pattern, year, track))
        if before is None:
            connection.execute(insert(NUMBER).values(**block, next=following))
        elif before < following:
            same = [NUMBER.c[name] == value for name, value in block.items()]
            connection.execute(update(NUMBER).where(*same).values(next=following))
        have[pattern, year, track] = max(before or 0, following)


def known(connection: Connection, office: str) -> tuple[Block, ...]:
    """Every block of the office."""
    query = (
        select(NUMBER.c.pattern, NUMBER.c.year, NUMBER.c.track, NUMBER.c.next)
        .where(NUMBER.c.office == office)
        .order_by(NUMBER.c.pattern, NUMBER.c.year, NUMBER.c.track)
    )
    return tuple((row[0], row[1], row[2], row[3]) for row in connection.execute(query))
