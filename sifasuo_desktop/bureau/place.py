"""Where a bundle stands in its stream: the next one, known, after a gap, or of another history."""

from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Connection, insert, select, update

from sifasuo_desktop.bureau.tables import BUNDLE, QUARANTINE, STREAM
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

    Raises Refusal: ``new_epoch`` (a later build takes those), ``far_ahead``.
    """
    streams = connection.execute(
        select(STREAM).where(STREAM.c.device == header.device, STREAM.c.stream == header.stream)
    ).mappings()
    rows = {row["epoch"]: row for row in streams}
    row = rows.get(header.epoch)
    if row is None and rows:
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
    return int(connection.execute(statement).scalar_one())


def remember_seen(connection: Connection, where: Place, header: Header) -> int:
    """Notes how far the office is known to have got, so that ``status`` can name what is missing."""
    stream_id = stream_row(connection, where, header)
    connection.execute(
        update(STREAM)
        .where(STREAM.c.id == stream_id, STREAM.c.seen_through < header.seq)
        .values(seen_through=header.seq)
    )
    return stream_id


def note_fork(connection: Connection, header: Header, file: str, clock: Clock) -> None:
    """Notes a quarantined file once, however often it is handed in."""
    where = find(connection, header)
    stream_id = stream_row(connection, where, header)
    noted = connection.execute(select(QUARANTINE.c.id).where(QUARANTINE.c.file == file)).first()
    if noted is None:
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
