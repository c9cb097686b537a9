"""What the bureau knows of every device: how far it has come, what is missing, how late it is."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from sifasuo_desktop.bureau import lineage
from sifasuo_desktop.bureau.contents import attachments_of
from sifasuo_desktop.bureau.store import Bureau, meta
from sifasuo_desktop.bureau.tables import BUNDLE, DEVICE, QUARANTINE, RECORD, REVISION
from sifasuo_desktop.kernel.canonical import decode
from sifasuo_desktop.kernel.clock import Clock, stamp


@dataclass(frozen=True)
class EpochStatus:
    """One history of a device: which it follows, and how far it has come."""

    epoch: str
    parent_epoch: str | None
    parent_seq: int | None
    last_seq: int
    last_at: str | None
    revisions: int


@dataclass(frozen=True)
class DeviceStatus:
    """One device. ``missing`` are spans of sequence numbers, ``days`` since the last bundle.

    ``totals_agree`` compares the office's own count of live records with the bureau's, and is
    None while something is missing or the last bundle carried no totals. ``epochs`` are all
    histories, the present one last; ``fork`` says from which bundle on the present one left the
    one before (``from``, ``through``), ``lost`` what only the bureau still has of that one,
    ``clone`` the newest bundle of another history that goes on beside it. ``last_at_ahead`` says
    that the last bundle was taken in on a later day than today: the bureau's clock went back.
    ``attachments`` are those of all records of the office, ``attachments_missing`` those of which
    the file has not come yet.
    """

    office: str
    office_name: str
    device: str
    last_seq: int
    last_kind: str | None
    last_at: str | None
    days: int | None
    missing: list[list[int]]
    quarantine: int
    records: int
    conflicts: int
    totals_agree: bool | None
    epoch: str | None = None
    epochs: list[EpochStatus] = field(default_factory=list)
    fork: dict[str, Any] | None = None
    lost: dict[str, Any] | None = None
    clone: dict[str, Any] | None = None
    last_at_ahead: bool = False
    attachments: int = 0
    attachments_missing: int = 0


@dataclass(frozen=True)
class Status:
    """The bureau and all its devices, by office."""

    bureau: str
    generation: int
    offices: list[DeviceStatus]


def status(bureau: Bureau, clock: Clock) -> Status:
    """The present state, one entry a device."""
    with bureau.reading() as connection:
        devices = (
            connection.execute(
                select(DEVICE).order_by(DEVICE.c.office, DEVICE.c.enrolled_at, DEVICE.c.device)
            )
            .mappings()
            .all()
        )
        return Status(
            bureau=bureau.id,
            generation=int(meta(connection, "generation")),
            offices=[_device(connection, row, clock) for row in devices],
        )


def _device(connection: Connection, device: Any, clock: Clock) -> DeviceStatus:
    today = clock.today()
    streams = lineage.streams_of(connection, device["device"])
    stream = streams[-1] if streams else None
    applied = stream["applied_through"] if stream else 0
    seen = stream["seen_through"] if stream else 0
    last = _last_bundle(connection, stream["id"], applied) if stream else None
    held = _live(connection, device["device"])
    agree: bool | None = None
    if last and last["totals"] and seen <= applied:
        told = decode(last["totals"].encode("utf-8"))
        own = held if len(streams) == 1 else lineage.live_records(connection, last["stream_id"])
        agree = {kind: n for kind, n in told.items() if n} == own
    photos = attachments_of(connection, device["office"])
    days = (today - date.fromisoformat(last["taken_at"][:10])).days if last else None
    return DeviceStatus(
        office=device["office"],
        office_name=device["office_name"],
        device=device["device"],
        last_seq=applied,
        last_kind=last["kind"] if last else None,
        last_at=last["taken_at"] if last else None,
        days=None if days is None else max(days, 0),
        missing=[[applied + 1, seen]] if seen > applied else [],
        quarantine=sum(_quarantined(connection, row["id"]) for row in streams),
        records=sum(held.values()),
        conflicts=_conflicts(connection, device["device"]),
        totals_agree=agree,
        last_at_ahead=days is not None and days < 0,
        attachments=photos.records,
        attachments_missing=photos.missing,
        **(_histories(connection, streams, clock) if stream else {}),
    )


def _last_bundle(connection: Connection, stream_id: int, seq: int) -> Any:
    query = select(BUNDLE).where(BUNDLE.c.stream_id == stream_id, BUNDLE.c.seq == seq)
    return connection.execute(query).mappings().first()


def _histories(connection: Connection, streams: list[Any], clock: Clock) -> dict[str, Any]:
    """What is known of all histories of a device, the last of them the present one."""
    now = streams[-1]
    fork = lineage.fork_of(connection, now["id"])
    clone = lineage.clone_of(connection, now["id"], stamp(clock.now()))
    left = fork is not None and (fork.through > fork.parent_seq or fork.lost is not None)
    return {
        "epoch": now["epoch"],
        "epochs": [_epoch(connection, row) for row in streams],
        "fork": {"epoch": fork.parent_epoch, "from": fork.parent_seq, "through": fork.through}
        if fork and left
        else None,
        "lost": {**asdict(fork.lost), "numbers": list(fork.lost.numbers)}
        if fork and fork.lost
        else None,
        "clone": {"seq": clone.seq, "at": clone.at} if clone else None,
    }


def _epoch(connection: Connection, stream: Any) -> EpochStatus:
    query = select(func.max(BUNDLE.c.taken_at), func.sum(BUNDLE.c.revisions)).where(
        BUNDLE.c.stream_id == stream["id"]
    )
    last_at, revisions = connection.execute(query).one()
    return EpochStatus(
        epoch=stream["epoch"],
        parent_epoch=stream["parent_epoch"],
        parent_seq=stream["parent_seq"],
        last_seq=stream["applied_through"],
        last_at=last_at,
        revisions=int(revisions or 0),
    )


def _live(connection: Connection, device: str) -> dict[str, int]:
    query = (
        select(RECORD.c.kind, func.count())
        .join(REVISION, REVISION.c.rev == RECORD.c.rev)
        .where(REVISION.c.device == device, RECORD.c.op == "put")
        .group_by(RECORD.c.kind)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _conflicts(connection: Connection, device: str) -> int:
    query = (
        select(func.count())
        .select_from(RECORD.join(REVISION, REVISION.c.rev == RECORD.c.rev))
        .where(REVISION.c.device == device, RECORD.c.conflict == 1)
    )
    return int(connection.execute(query).scalar_one())


def _quarantined(connection: Connection, stream_id: int) -> int:
    query = select(func.count()).where(QUARANTINE.c.stream_id == stream_id)
    return int(connection.execute(query).scalar_one())
