"""Where a bundle stands in its stream: the next one, known, after a gap, or of another history."""

from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Connection, insert, select, update

from sifasuo_desktop.bureau.tables import BUNDLE, LINEAGE, QUARANTINE, STREAM
from sifasuo_desktop.kernel.clock import Clock, stamp
from sifasuo_desktop.sync import limits
from sifasuo_desktop.sync.bundle_header import NO_HASH, Header
from sifasuo_desktop.sync.refusal import Code, Refusal


class Verdict(Enum):
    """What the sequence says about a bundle."""

    NEXT = "next"
    KNOWN = "known"
    GAP = "gap"
    FORK = "fork"


@dataclass(frozen=True)
class Place:
    """A bundle's place; ``stream_id`` is None for a stream never seen, ``receipt`` if not known."""

    verdict: Verdict
    stream_id: int | None
    applied_through: int
    receipt: bytes = b""


def find(connection: Connection, header: Header) -> Place:
    """The place of the bundle with this header, whose signature holds.

    Raises Refusal: ``new_epoch`` for an epoch of a known device that names no epoch it follows or
    does not begin with a snapshot, unless one that follows it came first; ``far_ahead``.
    """
    streams = connection.execute(
        select(STREAM).where(STREAM.c.device == header.device, STREAM.c.stream == header.stream)
    ).mappings()
    rows = {row["epoch"]: row for row in streams}
    row = rows.get(header.epoch)
    if row is None and rows and not (_follows(header) or _is_left(connection, header)):
        raise Refusal(Code.NEW_EPOCH)
    if row is None:
        return _beyond(header, None, 0, NO_HASH)
    if header.seq > row["applied_through"]:
        return _beyond(header, row["id"], row["applied_through"], row["hash"])
    old = connection.execute(
        select(BUNDLE.c.hash, BUNDLE.c.receipt).where(
            BUNDLE.c.stream_id == row["id"], BUNDLE.c.seq == header.seq
        )
    ).one()
    same = old.hash == header.hash
    verdict = Verdict.KNOWN if same else Verdict.FORK
    return Place(verdict, row["id"], row["applied_through"], old.receipt if same else b"")


def _follows(header: Header) -> bool:
    return header.parent_epoch is not None and (header.seq > 1 or header.kind != "delta")


def _is_left(connection: Connection, header: Header) -> bool:
    """Whether an epoch is known of this device that follows the bundle's."""
    query = (
        select(LINEAGE.c.stream_id)
        .join(STREAM, STREAM.c.id == LINEAGE.c.stream_id)
        .where(STREAM.c.device == header.device, LINEAGE.c.parent_epoch == header.epoch)
    )
    return connection.execute(query).first() is not None


def _beyond(header: Header, stream_id: int | None, applied: int, last_hash: str) -> Place:
    if header.seq - applied >= limits.FAR_AHEAD:
        raise Refusal(Code.FAR_AHEAD, seq=header.seq, expected=applied + 1)
    if header.seq > applied + 1:
        return Place(Verdict.GAP, stream_id, applied)
    linked = header.prev_hash == last_hash
    return Place(Verdict.NEXT if linked else Verdict.FORK, stream_id, applied)


def stream_row(connection: Connection, where: Place, header: Header) -> int:
    """The id of the stream's row, made when it is not there."""
    if where.stream_id is not None:
        return where.stream_id
    statement = (
        insert(STREAM)
        .values(
            device=header.device,
            epoch=header.epoch,
            stream=header.stream,
            applied_through=0,
            hash=NO_HASH,
            seen_through=0,
        )
        .returning(STREAM.c.id)
    )
    stream_id = int(connection.execute(statement).scalar_one())
    connection.execute(
        insert(LINEAGE).values(
            stream_id=stream_id,
            parent_epoch=header.parent_epoch,
            parent_seq=header.parent_seq,
            seen_made_at="",
        )
    )
    return stream_id


def remember_seen(connection: Connection, where: Place, header: Header) -> int:
    """Notes how far the office is known to have got, so that ``status`` can name what is missing."""
    stream_id = stream_row(connection, where, header)
    further = connection.execute(
        update(STREAM)
        .where(STREAM.c.id == stream_id, STREAM.c.seen_through < header.seq)
        .values(seen_through=header.seq)
    )
    if further.rowcount:
        connection.execute(
            update(LINEAGE)
            .where(LINEAGE.c.stream_id == stream_id)
            .values(seen_made_at=header.made_at)
        )
    return stream_id


def forget_denied(connection: Connection, stream_id: int, header: Header) -> None:
    """A bundle made later with a smaller number proves that what was seen far ahead is no part of
    this history: what lies between is not missing.
    """
    denied = select(LINEAGE.c.stream_id).where(LINEAGE.c.seen_made_at < header.made_at)
    connection.execute(
        update(STREAM)
        .where(
            STREAM.c.id == stream_id,
            STREAM.c.seen_through > header.seq,
            STREAM.c.id.in_(denied),
        )
        .values(seen_through=header.seq)
    )


def forks_kept(connection: Connection, device: str) -> frozenset[str]:
    """The names of the forked files kept of a device."""
    streams = select(STREAM.c.id).where(STREAM.c.device == device)
    query = select(QUARANTINE.c.file).where(
        QUARANTINE.c.stream_id.in_(streams), QUARANTINE.c.file.is_not(None)
    )
    return frozenset(connection.execute(query).scalars())


def note_fork(connection: Connection, header: Header, file: str, clock: Clock) -> None:
    """Notes a quarantined file once, however often it is handed in."""
    where = find(connection, header)
    stream_id = stream_row(connection, where, header)
    if file not in forks_kept(connection, header.device):
        connection.execute(
            insert(QUARANTINE).values(
                stream_id=stream_id,
                at=stamp(clock.now()),
                seq=header.seq,
                rev="",
                record="",
                code=Code.FORK.value,
                facts="{}",
                file=file,
            )
        )
