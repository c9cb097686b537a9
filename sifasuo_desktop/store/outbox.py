"""The hand-over's tables: who we are, what is not yet bundled, bundles and their receipts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import Select, and_, func, insert, literal, or_, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.store import identity, spans
from sifasuo_desktop.store.log import head_of_log
from sifasuo_desktop.store.proofs import seal_row
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import BUNDLE, RECORDS, RETURNED, REVISION, SPAN
from sifasuo_desktop.store.unit_of_work import UnitOfWork

# Word for word the condition of the index: with bound values SQLite could not use it.
_HANDED_OVER = text("handover = 1")

MEMBERS = ("at", "by", "id", "op", "parent", "rev", "t", "ver")
"""What a frame says of a revision besides its content, as the columns below tell it."""
_NOTHING = b'{"f":{},"x":{}}'
_COLUMNS = (
    "n, at, by, record, CASE WHEN payload IS NULL THEN 'erase' ELSE op END, parent_rev, rev, kind,"
    f" ver, coalesce(payload, X'{_NOTHING.hex()}')"
)
# By the number of the entry: everything is read in order, and an index would only lead back here.
_NEXT = f"SELECT {_COLUMNS} FROM revision WHERE +handover = 1 AND n > ? AND n <= ?"
# What was erased since it was handed over is passed over.
_KEPT_STILL = " AND (payload IS NOT NULL OR n > (SELECT coalesce(max(last), 0) FROM span))"
_AFTER = {every: f"{_NEXT}{_KEPT_STILL * every} ORDER BY n LIMIT ?" for every in (False, True)}
# Word for word the condition of its index, as above.
_NEWEST_ERASED = (
    "SELECT kind, count(*) FROM revision r WHERE payload IS NULL AND handover = 1 AND NOT EXISTS"
    " (SELECT 1 FROM revision later WHERE later.record = r.record AND later.n > r.n) GROUP BY kind"
)


@dataclass(frozen=True)
class KeptBundle:
    """A finished bundle whose file lies in the outbox under ``name``."""

    id: int
    epoch: str
    seq: int
    kind: str
    name: str
    hash: str
    revisions: int
    made_at: str
    sent_at: str | None
    received_at: str | None
    receipt: str | None


_KEPT = [BUNDLE.c[field.name] for field in fields(KeptBundle)]


def identity_values(reader: Reader) -> Mapping[str, str]:
    """Everything the identity table holds."""
    return identity.everything(reader.driver)


def put_identity(unit: UnitOfWork, name: str, value: str) -> None:
    """Keeps one value of the identity table."""
    identity.keep(unit.driver, name, value)


def drop_identity(unit: UnitOfWork, name: str) -> None:
    """Forgets one value of the identity table."""
    identity.drop(unit.driver, name)


def waiting_after(
    reader: Reader, after: int, until: int, most: int, *, every: bool = False
) -> Sequence[tuple[Any, ...]]:
    """The next revisions to hand over beyond entry ``after`` and no further than ``until``: the
    number of the entry, ``MEMBERS``, and the content ``{"f":…,"x":…}`` as it is kept.

    ``every``: those handed over before as well, but for what was erased since.
    """
    begin = after if every else max(after, spans.through(reader.connection))
    rows: Sequence[tuple[Any, ...]] = reader.driver.execute(
        _AFTER[every], (begin, until, most)
    ).fetchall()
    return rows


def totals(reader: Reader) -> Mapping[str, int]:
    """How many records of every handed-over kind there are: a row each, as none is ever deleted.

    A record whose newest revision was erased is none.
    """
    run = reader.connection.exec_driver_sql
    counts = {
        kind: int(run(f"SELECT count(*) FROM {table.name}").scalar_one())
        for kind, table in RECORDS.items()
        if KINDS[kind].HANDOVER
    }
    for kind, count in run(_NEWEST_ERASED).all():
        counts[kind] -= count
    return {kind: count for kind, count in counts.items() if count}


def log_head(reader: Reader) -> tuple[int, str]:
    """Length and last hash (hexadecimal) of the revision log."""
    head = head_of_log(reader.connection)
    return head.n, head.hash.hex()


def waiting_count(reader: Reader) -> int:
    """How many revisions to hand over are in no bundle yet, or in one of an epoch left that has
    no receipt: those go into the snapshot.
    """
    query = _waiting(reader, func.count())
    left = _left_unreceived(reader.identity("epoch") or "")
    again = select(func.count()).select_from(SPAN).join(REVISION, spans.within())
    counts = (query, again.where(SPAN.c.bundle.in_(left)))
    return sum(int(reader.connection.execute(one).scalar_one()) for one in counts)


def _waiting(reader: Reader, what: Any) -> Select[Any]:
    behind = REVISION.c.n > spans.through(reader.connection)
    return select(what).select_from(REVISION).where(_HANDED_OVER, behind)


def _left_unreceived(epoch: str) -> Select[Any]:
    """The bundles without a receipt of all epochs but one."""
    return select(BUNDLE.c.id).where(BUNDLE.c.received_at.is_(None), BUNDLE.c.epoch != epoch)


def any_waiting(reader: Reader) -> bool:
    """Whether a revision to hand over is in no bundle yet."""
    query = _waiting(reader, REVISION.c.n).limit(1)
    return reader.connection.execute(query).first() is not None


def bundles(reader: Reader, epoch: str) -> tuple[KeptBundle, ...]:
    """All bundles of an epoch in order."""
    query = select(*_KEPT).where(BUNDLE.c.epoch == epoch).order_by(BUNDLE.c.seq)
    return tuple(KeptBundle(*row) for row in reader.rows(query))


def all_bundles(reader: Reader) -> tuple[KeptBundle, ...]:
    """All bundles of all epochs, the oldest first."""
    return tuple(KeptBundle(*row) for row in reader.rows(select(*_KEPT).order_by(BUNDLE.c.id)))


def left_open(reader: Reader) -> tuple[KeptBundle, ...]:
    """The bundles without a receipt of all epochs left, in the order in which they were noted."""
    epoch = reader.identity("epoch")
    return tuple(
        one for one in all_bundles(reader) if one.received_at is None and one.epoch != epoch
    )


def has_epoch(reader: Reader, epoch: str) -> bool:
    """Whether bundles of an epoch were made here."""
    query = select(BUNDLE.c.id).where(BUNDLE.c.epoch == epoch).limit(1)
    return reader.connection.execute(query).first() is not None


def keep_bundle(
    unit: UnitOfWork,
    bundle: Mapping[str, Any],
    revisions: Sequence[int],
    *,
    every: bool = False,
) -> None:
    """Notes a finished bundle and which revisions are in it; ``every``: also those of epochs left.

    What the bureau has acknowledged stays with the bundle it was acknowledged in, and what a
    snapshot that was cut off had put into bundles stays in these: their rows are sealed.
    """
    key = unit.connection.execute(insert(BUNDLE).values(**bundle)).inserted_primary_key
    assert key is not None
    if revisions:
        left = _left_unreceived(bundle["epoch"]).where(literal(every))
        again = unit.connection.execute(left).scalars().all()
        spans.put(unit.connection, key[0], revisions[0], revisions[-1], again)
    seal_row(unit, key[0])


def keep_older(unit: UnitOfWork, older: KeptBundle) -> bool:
    """Notes a bundle that a store put aside had finished; False where it need not go out again or
    another of its place is known. Its end of the log is not this log's, so its row is not sealed.
    """
    place = and_(BUNDLE.c.epoch == older.epoch, BUNDLE.c.seq == older.seq)
    found = unit.rows(
        select(BUNDLE.c.hash, BUNDLE.c.received_at).where(or_(place, BUNDLE.c.name == older.name))
    )
    if not found:
        row = {name: value for name, value in asdict(older).items() if name != "id"}
        unit.connection.execute(insert(BUNDLE).values(**row))
    return all(hash == older.hash and received is None for hash, received in found)


def is_older(reader: Reader, epoch: str, seq: int) -> bool:
    """Whether a bundle of an epoch left was made by a store that was put aside."""
    query = select(BUNDLE.c.id).where(
        BUNDLE.c.epoch == epoch, BUNDLE.c.seq == seq, BUNDLE.c.head_n.is_(None)
    )
    return (
        epoch != reader.identity("epoch") and reader.connection.execute(query).first() is not None
    )


def mark_sent(unit: UnitOfWork, names: Iterable[str], at: str) -> None:
    """Notes that files were copied out whole; the first time counts."""
    unit.connection.execute(
        update(BUNDLE)
        .where(BUNDLE.c.name.in_(list(names)), BUNDLE.c.sent_at.is_(None))
        .values(sent_at=at)
    )


def mark_received(
    unit: UnitOfWork,
    *,
    epoch: str,
    through: int,
    receipt: str,
    at: str,
    returned: Iterable[tuple[str, str]],
) -> None:
    """Notes what a receipt says: bundles through ``through`` are in, but for ``returned``."""
    unit.connection.execute(
        update(BUNDLE)
        .where(BUNDLE.c.epoch == epoch, BUNDLE.c.seq <= through, BUNDLE.c.received_at.is_(None))
        .values(received_at=at, receipt=receipt)
    )
    for rev, reason in returned:
        statement = upsert(RETURNED).values(rev=rev, reason=reason, receipt=receipt)
        unit.connection.execute(statement.on_conflict_do_nothing())
