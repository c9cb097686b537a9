"""Whether the outbox holds what the bundles' rows say, and the bureau's receipts what they mark."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.log import LogFault, LogHead
from sifasuo_desktop.store.outbox import KeptBundle, bundles, identity_values
from sifasuo_desktop.store.proofs import (
    contents_faults,
    heads_told,
    kept_receipts,
    received_before_receipts_were_kept,
)
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.sync.bundle_header import inspect, read_outside
from sifasuo_desktop.sync.bundle_read import require_body
from sifasuo_desktop.sync.identity import kept_certificate
from sifasuo_desktop.sync.receipt import Receipt, read_receipt
from sifasuo_desktop.sync.refusal import Refusal

KEPT = timedelta(days=180)
"""How long a bundle stays in the outbox after its receipt."""
CERTIFICATE = "certificate"


def known_heads(workplace: Workplace, reader: Reader) -> list[LogHead]:
    """The ends of the log that left the house: of bundles, their files, and receipts."""
    heads = list(heads_told(reader))
    for path in sorted(workplace.store.where.outbox.glob("*.sfb")):
        try:
            end = inspect(path)["log_head"]
        except (Refusal, OSError):
            continue  # told as ``bundle_file``
        heads.append(LogHead(end["n"], bytes.fromhex(end["hash"])))
    return heads


def handover_faults(workplace: Workplace, reader: Reader) -> tuple[LogFault, ...]:
    """``bundle``, ``bundle_file`` and ``receipt`` faults; n is a bundle's sequence number."""
    kept = bundles(reader, reader.identity("epoch") or "")
    files = _missing_files(workplace, kept)
    marks = _marked_without_receipt(reader, kept)
    return (*contents_faults(reader), *files, *marks)


def _missing_files(workplace: Workplace, kept: tuple[KeptBundle, ...]) -> Iterator[LogFault]:
    now = workplace.store.clock.now()
    for bundle in kept:
        received = bundle.received_at and datetime.fromisoformat(bundle.received_at)
        if received and received < now - KEPT:
            continue
        if not _is_whole(workplace.store.where.outbox / bundle.name, bundle.hash):
            yield LogFault(bundle.seq, "bundle_file")


def _is_whole(path: Path, header: str) -> bool:
    try:
        with path.open("rb") as stream:
            outside = read_outside(stream)
            require_body(stream, outside)
    except (Refusal, OSError):
        return False
    return outside.header.hash == header


def _marked_without_receipt(reader: Reader, kept: tuple[KeptBundle, ...]) -> Iterator[LogFault]:
    """Bundles that stand as received and that no receipt of the bureau covers."""
    through = _acknowledged(reader, {bundle.seq: bundle.hash for bundle in kept})
    older = received_before_receipts_were_kept(reader)
    for bundle in kept:
        if bundle.received_at and bundle.id > older and bundle.seq > through:
            yield LogFault(bundle.seq, "receipt")


def _acknowledged(reader: Reader, hashes: Mapping[int, str]) -> int:
    """How far the receipts kept say that bundles of this epoch are in; 0 without one that holds."""
    values = identity_values(reader)
    keys = [
        kept_certificate(value).keys.receipt.public_key
        for name, value in values.items()
        if name.partition(".")[0] == CERTIFICATE
    ]
    return max(
        (
            receipt.applied_through
            for kept in kept_receipts(reader)
            for receipt in _signed(kept.data, keys)
            if (receipt.device, receipt.epoch) == (values["device"], values["epoch"])
            and hashes.get(receipt.applied_through) == receipt.hash_of_applied_through
        ),
        default=0,
    )


def _signed(data: bytes, keys: list[bytes]) -> Iterator[Receipt]:
    for key in keys:
        try:
            yield read_receipt(data, receipt_key=key)[0]
        except Refusal:
            continue
