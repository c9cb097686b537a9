"""Receipts for what attachments show: they mark nothing but the bundles of their own stream."""

from sifasuo_desktop.store import content_outbox
from sifasuo_desktop.store.unit_of_work import UnitOfWork
from sifasuo_desktop.sync.bundle_header import CONTENTS
from sifasuo_desktop.sync.identity import Certificate
from sifasuo_desktop.sync.incoming import ReceiptFacts, check_receipt
from sifasuo_desktop.sync.receipt import Receipt


def is_for_contents(receipt: Receipt) -> bool:
    """Whether a receipt is one of the stream of contents."""
    return receipt.stream == CONTENTS


def checked(
    unit: UnitOfWork,
    data: bytes,
    certificate: Certificate,
    device: str,
    epoch: str,
    *,
    generation: int,
    log_length: int,
) -> ReceiptFacts:
    """The receipt, once it holds in every respect. Raises Refusal."""
    hashes = {one.seq: one.hash for one in content_outbox.bundles(unit, epoch)}
    return check_receipt(
        data,
        keys=certificate.keys,
        office=certificate.office,
        device=device,
        epoch=epoch,
        stream=CONTENTS,
        own_hash=hashes.get,
        last_generation=generation,
        log_length=log_length,
    )


def is_known(unit: UnitOfWork, receipt: Receipt) -> bool:
    """Whether a receipt of this or a later bundle was taken in already."""
    return any(
        one.received_at is not None and one.seq >= receipt.applied_through
        for one in content_outbox.bundles(unit, receipt.epoch)
    )


def believe(unit: UnitOfWork, facts: ReceiptFacts, at: str) -> None:
    """Marks the bundles; a content of which a piece was taken for none goes once more."""
    receipt = facts.receipt
    content_outbox.mark_received(
        unit,
        epoch=receipt.epoch,
        through=receipt.applied_through,
        receipt=facts.number,
        at=at,
    )
    content_outbox.send_again(unit, {row.record for row in receipt.rejected if row.record})
