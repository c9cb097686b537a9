"""The histories of a device: which follows which, what one has lost of another, and clones.

A device that was restored goes on in a new epoch; what it no longer has stays here. Two epochs
into which bundles go in turn are two computers that take themselves for one device.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from sifasuo_desktop.bureau.present import numbers_of
from sifasuo_desktop.bureau.tables import (
    BUNDLE,
    CARRIED,
    LINEAGE,
    QUARANTINE,
    RECORD,
    REVISION,
    STREAM,
)
from sifasuo_desktop.kernel.canonical import decode, encode
from sifasuo_desktop.sync.bundle_header import Header
from sifasuo_desktop.sync.receipt import MOST_LANES, MOST_LOST_NUMBERS, Clone, Fork, Lost
from sifasuo_desktop.sync.refusal import Code

TOLD_DAYS = 30
"""A clone is told while both histories have grown within so many days."""


def brothers(connection: Connection, stream_id: int) -> list[Any]:
    """All streams of the device this one is of, in the order in which they came, with lineage."""
    own = select(STREAM.c.device).where(STREAM.c.id == stream_id)
    return streams_of(connection, str(connection.execute(own).scalar_one()))


def streams_of(connection: Connection, device: str) -> list[Any]:
    """All streams of records of a device with lineage, the present one last.

    They stand in the order in which they came, but one that another follows is never the last.
    """
    query = (
        select(STREAM, LINEAGE.c.parent_epoch, LINEAGE.c.parent_seq, LINEAGE.c.lost, LINEAGE.c.lane)
        .join(LINEAGE, LINEAGE.c.stream_id == STREAM.c.id, isouter=True)
        .where(STREAM.c.device == device, STREAM.c.stream == "rec")
        .order_by(STREAM.c.id)
    )
    rows = list(connection.execute(query).mappings())
    left = {row["parent_epoch"] for row in rows}
    return sorted(rows, key=lambda row: row["epoch"] not in left)


def held_by(stream_id: int) -> ColumnElement[bool]:
    """Whether a revision came in this stream, first or again in its snapshot."""
    came = select(BUNDLE.c.id).where(BUNDLE.c.stream_id == stream_id)
    again = select(CARRIED.c.rev).where(
        CARRIED.c.stream_id == stream_id, CARRIED.c.rev == REVISION.c.rev
    )
    return or_(REVISION.c.bundle_id.in_(came), again.exists())


def note_lost(connection: Connection, stream_id: int, header: Header, *, whole: bool) -> None:
    """Computes what the device lacks: when its snapshot is whole, and when another history grew."""
    for row in brothers(connection, stream_id):
        own = row["id"] == stream_id
        if row["parent_epoch"] is None or (own and row["lost"] is not None):
            continue
        if (own and whole) or (not own and row["lost"] is not None):
            lost = _lost(connection, row["id"], row["device"])
            connection.execute(
                update(LINEAGE)
                .where(LINEAGE.c.stream_id == row["id"])
                .values(lost=encode(lost).decode("utf-8"))
            )


def _lost(connection: Connection, stream_id: int, device: str) -> dict[str, Any]:
    """Revisions of the device that are not in the stream, by record; empty when there are none."""
    missing = (REVISION.c.device == device, ~held_by(stream_id))
    revisions = connection.execute(select(func.count()).where(*missing)).scalar_one()
    if not revisions:
        return {}
    of_kind = (
        select(REVISION.c.kind, func.count(func.distinct(REVISION.c.record)))
        .where(*missing)
        .group_by(REVISION.c.kind)
        .order_by(REVISION.c.kind)
    )
    return {
        "revisions": int(revisions),
        "records": {row[0]: row[1] for row in connection.execute(of_kind)},
        "numbers": numbers_of(connection, missing, MOST_LOST_NUMBERS),
    }


def fork_of(connection: Connection, stream_id: int) -> Fork | None:
    """Where this history left the one it follows; None for one that follows none."""
    rows = {row["id"]: row for row in brothers(connection, stream_id)}
    own = rows[stream_id]
    if own["parent_epoch"] is None:
        return None
    through = [
        row["applied_through"] for row in rows.values() if row["epoch"] == own["parent_epoch"]
    ]
    told = decode(own["lost"].encode("utf-8")) if own["lost"] else {}
    lost = Lost(told["revisions"], told["records"], tuple(told["numbers"])) if told else None
    return Fork(own["parent_epoch"], own["parent_seq"], through[0] if through else 0, lost)


def clone_of(connection: Connection, stream_id: int, now: str) -> Clone | None:
    """The newest bundle of another history of this device that goes on beside this one, or None."""
    spans = {row["id"]: _span(connection, row["id"]) for row in brothers(connection, stream_id)}
    own = spans.pop(stream_id)
    told = (datetime.fromisoformat(now) - timedelta(TOLD_DAYS)).isoformat()
    for other in spans.values():
        if own and other and _later(connection, own, other) and _later(connection, other, own):
            newest = _newest(connection, other["stream_id"])
            if newest["taken_at"] >= told:
                return Clone(newest["seq"], newest["made_at"])
    return _other_under_one_name(connection, stream_id, told)


def lane_of(connection: Connection, stream_id: int) -> int:
    """The lane of numbers of this history: its own as long as it lives, no other's of the device."""
    rows = {row["id"]: row["lane"] for row in brothers(connection, stream_id)}
    if rows[stream_id] is None:
        taken = [lane for lane in rows.values() if lane is not None]
        rows[stream_id] = min(max(taken, default=-1) + 1, MOST_LANES)
        connection.execute(
            update(LINEAGE).where(LINEAGE.c.stream_id == stream_id).values(lane=rows[stream_id])
        )
    return int(rows[stream_id])


def _other_under_one_name(connection: Connection, stream_id: int, since: str) -> Clone | None:
    """A clone that does not know it is one: its bundles bear the numbers of this history."""
    query = (
        select(QUARANTINE.c.seq, QUARANTINE.c.at)
        .where(
            QUARANTINE.c.stream_id == stream_id,
            QUARANTINE.c.code == Code.FORK.value,
            QUARANTINE.c.at >= since,
        )
        .order_by(QUARANTINE.c.id.desc())
    )
    row = connection.execute(query.limit(1)).first()
    return None if row is None else Clone(row[0], row[1])


def _span(connection: Connection, stream_id: int) -> Any:
    query = select(BUNDLE).where(BUNDLE.c.stream_id == stream_id).order_by(BUNDLE.c.seq).limit(1)
    return connection.execute(query).mappings().first()


def _newest(connection: Connection, stream_id: int) -> Any:
    query = select(BUNDLE).where(BUNDLE.c.stream_id == stream_id).order_by(BUNDLE.c.seq.desc())
    return connection.execute(query.limit(1)).mappings().one()


def _later(connection: Connection, one: Any, first: Any) -> bool:
    """Whether the stream of ``one`` has a bundle taken in after the other's first, made no earlier.

    Moments are whole seconds: two computers may well make theirs within one.
    """
    query = select(BUNDLE.c.id).where(
        BUNDLE.c.stream_id == one["stream_id"],
        BUNDLE.c.made_at >= first["made_at"],
        BUNDLE.c.id > first["id"],
    )
    return connection.execute(query.limit(1)).first() is not None


def live_records(connection: Connection, stream_id: int) -> dict[str, int]:
    """The live records by kind of which this history has at least one revision."""
    held = select(REVISION.c.record).where(held_by(stream_id))
    query = (
        select(RECORD.c.kind, func.count())
        .where(RECORD.c.op == "put", RECORD.c.record.in_(held))
        .group_by(RECORD.c.kind)
    )
    return {row[0]: row[1] for row in connection.execute(query)}
