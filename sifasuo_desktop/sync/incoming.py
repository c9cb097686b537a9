"""The office's side coming in: whether a receipt may be believed, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass

from sifasuo_desktop.sync.identity import KeyList
from sifasuo_desktop.sync.receipt import Receipt, read_receipt
from sifasuo_desktop.sync.refusal import Code, Refusal


@dataclass(frozen=True)
class ReceiptFacts:
    """A receipt that holds: bundles up to ``receipt.applied_through`` are at the bureau.

    ``number`` is the 16-character receipt number; ``cut_log`` is true when the office's revision
    log is now shorter than the one the bureau has seen: its tail was cut off.
    """

    receipt: Receipt
    number: str
    cut_log: bool


def check_receipt(
    data: bytes,
    *,
    keys: KeyList,
    office: str,
    device: str,
    epoch: str,
    stream: str = "rec",
    own_hash: Callable[[int], str | None],
    last_generation: int,
    log_length: int | None = None,
) -> ReceiptFacts:
    """What the receipt says, once it holds in every respect.

    ``keys`` is the pinned key list, ``own_hash`` gives the hash of this device's own bundle of a
    sequence number in this epoch or None, ``last_generation`` the highest generation seen (0 at
    first), ``log_length`` the present length of the revision log. Raises Refusal: ``envelope_*``;
    ``receipt_not_ours``; ``receipt_generation``; ``receipt_unknown_bundle`` and
    ``receipt_other_bundle``, with which this store was restored or cloned and needs a new epoch.
    """
    receipt, number = read_receipt(data, receipt_key=keys.receipt.public_key)
    meant = (keys.bureau, office, device, epoch, stream)
    for name, own in zip(("bureau", "office", "device", "epoch", "stream"), meant, strict=True):
        if getattr(receipt, name) != own:
            raise Refusal(Code.RECEIPT_NOT_OURS, field=name)
    if receipt.generation < last_generation:
        raise Refusal(Code.RECEIPT_GENERATION, generation=receipt.generation)
    sent = own_hash(receipt.applied_through)
    if sent is None:
        raise Refusal(Code.RECEIPT_UNKNOWN_BUNDLE, seq=receipt.applied_through)
    if sent != receipt.hash_of_applied_through:
        raise Refusal(Code.RECEIPT_OTHER_BUNDLE, seq=receipt.applied_through)
    cut = log_length is not None and log_length < receipt.log_head[0]
    return ReceiptFacts(receipt=receipt, number=number, cut_log=cut)
