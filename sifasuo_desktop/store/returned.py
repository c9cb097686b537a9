"""Records the bureau did not take: those whose newest revision it returned."""

from dataclasses import dataclass

from sqlalchemy import func, select

from sifasuo_desktop.domain.record import root_kind
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import RETURNED, REVISION
from sifasuo_desktop.store.statements import RETURNED_ROOTS


@dataclass(frozen=True)
class ReturnedRecord:
    """The top record, its kind, and why something of it was returned."""

    kind: str
    root: str
    reason: str


def returned_records(reader: Reader) -> tuple[ReturnedRecord, ...]:
    """One entry a top record, the newest first; what was changed since is no longer here."""
    newest = (
        select(REVISION.c.record, func.max(REVISION.c.n).label("n"))
        .where(
            REVISION.c.record.in_(
                select(REVISION.c.record).join(RETURNED, RETURNED.c.rev == REVISION.c.rev)
            )
        )
        .group_by(REVISION.c.record)
        .subquery()
    )
    query = (
        select(REVISION.c.kind, REVISION.c.root, RETURNED.c.reason)
        .join(newest, newest.c.n == REVISION.c.n)
        .join(RETURNED, RETURNED.c.rev == REVISION.c.rev)
        .order_by(REVISION.c.n.desc())
    )
    found: dict[str, ReturnedRecord] = {}
    for kind, root, reason in reader.rows(query):
        found.setdefault(root, ReturnedRecord(root_kind(kind), root, reason))
    return tuple(found.values())


def returned_roots(reader: Reader) -> frozenset[str]:
    """The top records below which something stands returned."""
    return frozenset(reader.connection.exec_driver_sql(RETURNED_ROOTS).scalars())
