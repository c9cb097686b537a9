"""Which entries of the log are in which bundle: spans of entry numbers, a few rows a hand-over.

A span says that everything to be handed over from its first to its last entry is in the bundle;
what is never handed over lies between. No two overlap, and behind the last one is what waits.
A mark in every entry would write the whole log again with the first hand-over.
"""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select

from sifasuo_desktop.store.schema.own import REVISION, SPAN

# Of the index alone, which holds the ids: the entries themselves are half of the store.
_REVISIONS = """
    SELECT group_concat(rev, '') FROM (
        SELECT r.rev FROM span
        JOIN revision r INDEXED BY ix_revision_handover
            ON r.n BETWEEN span.first AND span.last AND r.handover = 1
        WHERE span.bundle = ? ORDER BY r.n
    )
"""


def through(connection: Connection) -> int:
    """The last entry that is in a bundle; 0 before the first one is made."""
    return int(connection.execute(select(func.max(SPAN.c.last))).scalar() or 0)


def put(
    connection: Connection, bundle: int, first: int, last: int, of: Collection[int] = ()
) -> None:
    """Notes that ``first`` to ``last`` are in a bundle, but for what stays with another.

    What belongs to one of the bundles ``of`` is taken from it.
    """
    overlapping = select(SPAN).where(SPAN.c.first <= last, SPAN.c.last >= first)
    made, at = [], first
    for begin, end, owner in connection.execute(overlapping.order_by(SPAN.c.first)).all():
        if owner in of:
            connection.execute(delete(SPAN).where(SPAN.c.first == begin))
            made += [(begin, first - 1, owner), (last + 1, end, owner)]
        else:
            made.append((at, begin - 1, bundle))
            at = end + 1
    made.append((at, last, bundle))
    rows = [{"first": one, "last": end, "bundle": owner} for one, end, owner in made if one <= end]
    if rows:
        connection.execute(insert(SPAN), rows)


def within() -> ColumnElement[bool]:
    """Whether an entry lies in a span: where the two are joined."""
    return and_(REVISION.c.handover == 1, REVISION.c.n.between(SPAN.c.first, SPAN.c.last))


def revisions_of(connection: Connection, bundle: int) -> str:
    """The ids of what is in a bundle, in order, one behind the other."""
    return str(connection.exec_driver_sql(_REVISIONS, (bundle,)).scalar() or "")
