"""What the bureau knows of every device: how far it has come, what is missing, how late it is."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from sifasuo_desktop.bureau.store import Bureau, meta
from sifasuo_desktop.bureau.tables import BUNDLE, DEVICE, QUARANTINE, RECORD, REVISION, STREAM
from sifasuo_desktop.kernel.canonical import decode
from sifasuo_desktop.kernel.clock import Clock


@dataclass(frozen=True)
class DeviceStatus:
    """One device. ``missing`` are spans of sequence numbers, ``days`` since the last bundle.

    ``totals_agree`` compares the office's own count of live records with the bureau's, and is
    None while something is missing or the last bundle carried no totals.
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
            offices=[_device(connection, row, clock.today()) for row in devices],
        )


def _device(connection: Connection, device: Any, today: date) -> DeviceStatus:
    stream = (
        connection.execute(
            select(STREAM).where(STREAM.c.device == device["device"], STREAM.c.stream == "rec")
        )
        .mappings()
        .first()
    )
    applied = stream["applied_through"] if stream else 0
    seen = stream["seen_through"] if stream else 0
    last = None
    if stream:
        last = (
            connection.execute(
                select(BUNDLE).where(BUNDLE.c.stream_id == stream["id"], BUNDLE.c.seq == applied)
            )
            .mappings()
            .first()
        )
    held = _live(connection, device["device"])
    agree: bool | None = None
    if last and last["totals"] and seen <= applied:
        told = decode(last["totals"].encode("utf-8"))
        agree = {kind: n for kind, n in told.items() if n} == held
    return DeviceStatus(
        office=device["office"],
        office_name=device["office_name"],
        device=device["device"],
        last_seq=applied,
        last_kind=last["kind"] if last else None,
        last_at=last["taken_at"] if last else None,
        days=(today - date.fromisoformat(last["taken_at"][:10])).days if last else None,
        missing=[[applied + 1, seen]] if seen > applied else [],
        quarantine=_quarantined(connection, stream["id"]) if stream else 0,
        records=sum(held.values()),
        conflicts=_conflicts(connection, device["device"]),
        totals_agree=agree,
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
