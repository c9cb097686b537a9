"""Hand-over: join a bureau, make bundles, carry them out, take receipts in.

Every bundle without a receipt is carried again byte for byte; only a receipt is delivery.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sifasuo_desktop import __version__
from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel.canonical import decode, encode
from sifasuo_desktop.kernel.clock import stamp
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.ledgers.kinds import number_of
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import hidden
from sifasuo_desktop.store import outbox
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.returned import returned_records
from sifasuo_desktop.store.unit_of_work import UnitOfWork
from sifasuo_desktop.sync import identity, outgoing
from sifasuo_desktop.sync.book import transports
from sifasuo_desktop.sync.identity import Certificate, certificate_of
from sifasuo_desktop.sync.incoming import check_receipt
from sifasuo_desktop.sync.refusal import Code, Refusal
from sifasuo_desktop.sync.suite import KeyPair, new_key_pair
from sifasuo_desktop.sync.transports.folder import write_verified


@dataclass(frozen=True)
class Returned:
    """A record the bureau returned: its kind, id, what it is called, and why."""

    kind: str
    record: str
    title: str
    reason: str


@dataclass(frozen=True)
class HandoverStatus:
    """Where the hand-over stands.

    ``waiting`` revisions are in no bundle; ``open`` bundles have no receipt; ``last_receipt`` is
    the newest receipt number and ``last_received`` its time stamp.
    """

    enrolled: bool
    bureau: str | None
    fingerprint: str | None
    waiting: int
    open: int
    last_receipt: str | None
    last_received: str | None
    bundles: tuple[dict[str, Any], ...]
    returned: tuple[Returned, ...] = ()


def _keys(values: Mapping[str, str]) -> KeyPair | None:
    if "sign_private" not in values:
        return None
    return KeyPair(
        public=bytes.fromhex(values["sign_public"]), private=bytes.fromhex(values["sign_private"])
    )


def _certificate(values: Mapping[str, str]) -> Certificate | None:
    kept = values.get("certificate")
    return None if kept is None else certificate_of(decode(kept.encode()))


def enrol_request(workplace: Workplace, target: Path) -> str:
    """Writes the request file; returns its 16-character fingerprint. The key is made once."""
    workplace.require("handover.enrol")
    office = workplace.office()
    with workplace.store.writing() as unit:
        values = outbox.identity_values(unit)
        keys = _keys(values)
        if keys is None:
            keys = new_key_pair()
            outbox.put_identity(unit, "sign_public", keys.public.hex())
            outbox.put_identity(unit, "sign_private", keys.private.hex())
        data = identity.make_request(
            keys,
            office=office.code,
            office_name=office.name,
            device=values["device"],
            made_at=stamp(workplace.store.clock.now()),
            app=__version__,
        )
        mark = identity.read_request(data).fingerprint
        outbox.put_identity(unit, "request_fingerprint", mark)
    _write(target, data)
    return mark


def _write(target: Path, data: bytes) -> None:
    if not target.parent.is_dir():
        raise Refused(problem("handover.folder", "", name=target.parent.name))
    write_durably(target, data)


def _read(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError:
        raise Refused(problem("store.file", "", name=source.name)) from None


def enrol_accept(workplace: Workplace, source: Path) -> str:
    """Takes the bureau's certificate in; returns the bureau's identity. Raises sync Refusal."""
    workplace.require("handover.enrol")
    data = _read(source)
    with workplace.store.writing() as unit:
        values = outbox.identity_values(unit)
        keys = _keys(values)
        if keys is None:
            raise Refused(problem("handover.no_request"))
        before = _certificate(values)
        certificate = outgoing.accept_certificate(
            data,
            office=unit.every(Office)[0].code,
            device=values["device"],
            public_key=keys.public,
            pinned=before.keys if before else None,
        )
        outbox.put_identity(unit, "certificate", encode(certificate.envelope).decode())
    return certificate.bureau


def make_bundles(workplace: Workplace) -> tuple[str, ...]:
    """Puts everything not yet bundled into bundles in the outbox; the names of the new ones.

    One empty bundle when nothing is new and none waits for its receipt. Raises Refused
    ``handover.not_enrolled``.
    """
    workplace.require("handover.make")
    folder = workplace.store.where.outbox
    folder.mkdir(exist_ok=True)
    names = []
    with workplace.store.writing() as unit:
        values = outbox.identity_values(unit)
        sender = _sender(values)
        kept = outbox.bundles(unit, sender.epoch)
        fresh = outbox.unbundled(unit)
        if not fresh and any(bundle.received_at is None for bundle in kept):
            return ()
        for made in _made(workplace, unit, sender, kept, fresh):
            write_durably(folder / made.name, made.data)
            numbers: Sequence[int] = ()
            if made.first is not None and made.last is not None:
                numbers = [n for n, _ in fresh[made.first : made.last + 1]]
            outbox.keep_bundle(unit, _row(made, sender, workplace, len(numbers)), numbers)
            names.append(made.name)
    return tuple(names)


def _sender(values: Mapping[str, str]) -> outgoing.Sender:
    keys, certificate = _keys(values), _certificate(values)
    if keys is None or certificate is None:
        raise Refused(problem("handover.not_enrolled"))
    return outgoing.Sender(keys=keys, certificate=certificate, epoch=values["epoch"])


def _made(
    workplace: Workplace,
    unit: UnitOfWork,
    sender: outgoing.Sender,
    kept: Sequence[outbox.KeptBundle],
    fresh: Sequence[tuple[int, dict[str, Any]]],
) -> Any:
    return outgoing.write_bundles(
        sender,
        next_seq=kept[-1].seq + 1 if kept else 1,
        prev_hash=kept[-1].hash if kept else outgoing.NO_HASH,
        revisions=[frame for _, frame in fresh],
        totals=outbox.totals(unit),
        log_head=outbox.log_head(unit),
        made_at=stamp(workplace.store.clock.now()),
        randomness=workplace.store.randomness,
    )


def _row(
    made: outgoing.MadeBundle, sender: outgoing.Sender, workplace: Workplace, count: int
) -> dict[str, Any]:
    return {
        "epoch": sender.epoch,
        "seq": made.seq,
        "kind": made.header.kind,
        "name": made.name,
        "hash": made.hash,
        "revisions": count,
        "made_at": stamp(workplace.store.clock.now()),
    }


def make_and_copy(workplace: Workplace, folder: Path) -> list[dict[str, Any]]:
    """Makes what is due and copies every bundle without a receipt, verified by reading back.

    Returns ``file``, ``seq``, ``kind``, ``revisions`` of each bundle copied. Raises Refused,
    TransportTrouble.
    """
    make_bundles(workplace)
    folder.mkdir(parents=True, exist_ok=True)
    copied = []
    for bundle in _open_bundles(workplace):
        data = _read(workplace.store.where.outbox / bundle.name)
        target = folder / bundle.name
        if not (target.exists() and target.read_bytes() == data):
            write_verified(folder, bundle.name, data)
        copied.append(bundle)
    _mark_sent(workplace, [bundle.name for bundle in copied])
    return [
        {
            "file": str(folder / bundle.name),
            "seq": bundle.seq,
            "kind": bundle.kind,
            "revisions": bundle.revisions,
        }
        for bundle in copied
    ]


def _open_bundles(workplace: Workplace) -> tuple[outbox.KeptBundle, ...]:
    with workplace.store.reading() as reader:
        epoch = reader.identity("epoch") or ""
        return tuple(b for b in outbox.bundles(reader, epoch) if b.received_at is None)


def _mark_sent(workplace: Workplace, names: Sequence[str]) -> None:
    with workplace.store.writing() as unit:
        outbox.mark_sent(unit, names, stamp(workplace.store.clock.now()))
    if names:
        workplace.note("bundle", None, str(len(names)))


def apply_receipt(workplace: Workplace, source: Path) -> str:
    """Takes a receipt in; returns its number. Raises Refused, sync Refusal."""
    workplace.require("handover.receipt")
    return take_receipt(workplace, _read(source))


def take_receipt(workplace: Workplace, data: bytes) -> str:
    """Believes a receipt once it holds in every respect, and marks the records."""
    with workplace.store.writing() as unit:
        values = outbox.identity_values(unit)
        sender = _sender(values)
        hashes = {bundle.seq: bundle.hash for bundle in outbox.bundles(unit, sender.epoch)}
        facts = check_receipt(
            data,
            keys=sender.certificate.keys,
            office=sender.certificate.office,
            device=values["device"],
            epoch=sender.epoch,
            own_hash=hashes.get,
            last_generation=int(values.get("generation", "0")),
            log_length=outbox.log_head(unit)[0],
        )
        outbox.put_identity(unit, "generation", str(facts.receipt.generation))
        outbox.mark_received(
            unit,
            epoch=sender.epoch,
            through=facts.receipt.applied_through,
            receipt=facts.number,
            at=stamp(workplace.store.clock.now()),
            returned=[(row.rev, row.reason) for row in facts.receipt.rejected if row.rev],
        )
    workplace.note("receipt", None, facts.number)
    return facts.number


def synchronise(workplace: Workplace, target: str | None) -> dict[str, Any]:
    """Makes, sends to ``target`` (remembered for the next time) and takes its receipts in.

    Returns ``sent`` (names), ``receipts`` (numbers). Raises Refused, TransportTrouble, Refusal.
    """
    workplace.require("handover.send")
    with workplace.store.writing() as unit:
        where = target or unit.identity("target")
        if where is None:
            raise Refused(problem("handover.no_target", "target"))
        outbox.put_identity(unit, "target", where)
    scheme = where.partition(":")[0]
    transport = transports().get(scheme)
    if transport is None:
        raise Refused(problem("handover.scheme", "target", scheme=scheme))
    link = transport.connect(where)
    make_bundles(workplace)
    sent = []
    for bundle in _open_bundles(workplace):
        link.deliver(bundle.name, _read(workplace.store.where.outbox / bundle.name))
        sent.append(bundle.name)
    _mark_sent(workplace, sent)
    found = link.fetch(workplace.office().code, ())
    receipts = [number for _, data in found if (number := _still_counting(workplace, data))]
    return {"sent": sent, "receipts": receipts}


def _still_counting(workplace: Workplace, data: bytes) -> str | None:
    """The number of a receipt taken in; None for one of before the bureau's restoration, which
    goes on lying in the shared folder and must not keep the newer ones from being taken.
    """
    try:
        return take_receipt(workplace, data)
    except Refusal as refusal:
        if refusal.code is Code.RECEIPT_GENERATION:
            return None
        raise


def status(workplace: Workplace) -> HandoverStatus:
    """What the hand-over page and light show."""
    with workplace.store.reading() as reader:
        return replace(_status(reader), returned=_returned(workplace, reader))


def _returned(workplace: Workplace, reader: Reader) -> tuple[Returned, ...]:
    """Only what the signed-in user may read."""
    found = []
    for item in returned_records(reader):
        cls = KINDS[item.kind]
        record = reader.get(cls, item.root) if workplace.may(f"read:{cls.AREA}") else None
        if record is None or hidden(workplace, record):
            continue
        title = f"{number_of(record) or cls.TITLE} {getattr(record, 'name', '') or ''}".strip()
        found.append(Returned(item.kind, item.root, title, item.reason))
    return tuple(found)


def _status(reader: Reader) -> HandoverStatus:
    values = outbox.identity_values(reader)
    certificate = _certificate(values)
    kept = outbox.bundles(reader, values["epoch"])
    received = [bundle for bundle in kept if bundle.received_at is not None]
    return HandoverStatus(
        enrolled=certificate is not None,
        bureau=certificate.bureau if certificate else None,
        fingerprint=values.get("request_fingerprint"),
        waiting=outbox.waiting_count(reader),
        open=len(kept) - len(received),
        last_receipt=received[-1].receipt if received else None,
        last_received=received[-1].received_at if received else None,
        bundles=tuple(
            {
                "seq": bundle.seq,
                "kind": bundle.kind,
                "name": bundle.name,
                "revisions": bundle.revisions,
                "made_at": bundle.made_at,
                "sent_at": bundle.sent_at,
                "received_at": bundle.received_at,
                "receipt": bundle.receipt,
            }
            for bundle in reversed(kept)
        ),
    )
