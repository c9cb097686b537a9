"""Receipts coming in: what is ours and new is taken, all else is passed over and said."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel.clock import stamp
from sifasuo_desktop.services.exchange import content_receipts
from sifasuo_desktop.services.office.handover_remarks import CLONE, LOST, MIN_VERSION, RECEIPT_HEAD
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import lanes, numbers, outbox
from sifasuo_desktop.store.epochs import begin_epoch, epoch_of
from sifasuo_desktop.store.log import LogHead
from sifasuo_desktop.store.proofs import KeptReceipt, keep_receipt
from sifasuo_desktop.store.unit_of_work import UnitOfWork
from sifasuo_desktop.sync.identity import Certificate, kept_certificate
from sifasuo_desktop.sync.incoming import ReceiptFacts, check_receipt
from sifasuo_desktop.sync.receipt import Receipt, read_receipt
from sifasuo_desktop.sync.refusal import Code, Refusal

OTHER_HISTORY = (Code.RECEIPT_UNKNOWN_BUNDLE, Code.RECEIPT_OTHER_BUNDLE)
"""The bureau has bundles of this epoch that are not this store's: it was put back, or is a clone."""


@dataclass(frozen=True)
class PassedOver:
    """A file among the receipts that was left where it is, and the code of why."""

    file: str
    code: str
    field: str = ""
    seq: int = 0


@dataclass(frozen=True)
class TakenIn:
    """Numbers of the receipts taken, what was passed over, and whether a new epoch was begun."""

    numbers: tuple[str, ...]
    passed_over: tuple[PassedOver, ...]
    begun: bool


def take_all(workplace: Workplace, files: Iterable[tuple[str, bytes]]) -> TakenIn:
    """Takes in what holds; a file that is none of ours never keeps the others from being taken."""
    taken: list[str] = []
    over: list[PassedOver] = []
    begun = False
    for name, data in files:
        try:
            number = take_receipt(workplace, data, again=False)
        except Refusal as refusal:
            if not _of_an_epoch_left(refusal):
                begun = begun or refusal.code in OTHER_HISTORY
                over.append(_passed_over(name, refusal))
            continue
        if number is not None:
            taken.append(number)
    return TakenIn(tuple(taken), tuple(over), begun)


def _passed_over(name: str, refusal: Refusal) -> PassedOver:
    facts = refusal.facts
    return PassedOver(
        name, refusal.code.value, str(facts.get("field", "")), int(facts.get("seq", 0))
    )


def _of_an_epoch_left(refusal: Refusal) -> bool:
    """Receipts of an epoch left, or of before the bureau's restoration, go on lying there."""
    left = refusal.facts.get("field") == "epoch"
    return left or refusal.code is Code.RECEIPT_GENERATION


def take_receipt(workplace: Workplace, data: bytes, *, again: bool = True) -> str | None:
    """Believes a receipt once it holds in every respect, and marks the records.

    Returns its number; without ``again`` None for one that says nothing new. Raises Refused,
    sync Refusal; with one of ``OTHER_HISTORY`` a new epoch was begun.
    """
    with workplace.store.writing() as unit:
        _learn_numbers(unit, data)
    try:
        with workplace.store.writing() as unit:
            facts = _facts(unit, data, _epoch_of(unit, data))
            if not again and _known(unit, facts):
                return None
            at = stamp(workplace.store.clock.now())
            if content_receipts.is_for_contents(facts.receipt):
                content_receipts.believe(unit, facts, at)
            else:
                _believe(unit, facts, at)
                _keep(unit, facts, data, at)
    except Refusal as refusal:
        if refusal.code in OTHER_HISTORY:
            with workplace.store.writing() as unit:
                begin_epoch(unit)
            workplace.note("epoch", None, refusal.code.value)
        raise
    workplace.note("receipt", None, facts.number)
    return facts.number


def _keep(unit: UnitOfWork, facts: ReceiptFacts, data: bytes, at: str) -> None:
    """A receipt for what a store put aside had made tells an end of that one's log, not of ours."""
    receipt = facts.receipt
    if not outbox.is_older(unit, receipt.epoch, receipt.applied_through):
        n, content = receipt.log_head
        keep_receipt(unit, KeptReceipt(facts.number, data, LogHead(n, bytes.fromhex(content))), at)


def _certificate(unit: UnitOfWork) -> Certificate:
    kept = unit.identity("certificate")
    if kept is None:
        raise Refused(problem("handover.not_enrolled"))
    return kept_certificate(kept)


def _learn_numbers(unit: UnitOfWork, data: bytes) -> None:
    """Numbers the bureau knows of are given by nobody again, whatever else becomes of the receipt:
    one of another device or of an epoch left tells as much as our own. Where another computer goes
    on as this device, its numbers are left to it: each keeps to a lane of its own.
    """
    certificate = _certificate(unit)
    try:
        receipt, _ = read_receipt(data, receipt_key=certificate.keys.receipt.public_key)
    except Refusal:
        return  # told when the receipt is checked
    if (receipt.bureau, receipt.office) != (certificate.bureau, certificate.office):
        return
    free = lanes.lane_of(unit.driver) is None or numbers.in_doubt(unit.driver)
    if free and not _of_another(unit, receipt):
        numbers.go_on_behind(unit.driver, unit.device, receipt.numbers or ())


def _of_another(unit: UnitOfWork, receipt: Receipt) -> bool:
    """Whether a receipt shows that another computer goes on as this device.

    It says so itself, or is for an epoch that left the one this store is still in.
    """
    own = epoch_of(unit)
    if receipt.device != own.device or receipt.epoch == own.id:
        return False
    return bool(receipt.clone or (receipt.fork and receipt.fork.parent_epoch == own.id))


def _epoch_of(unit: UnitOfWork, data: bytes) -> str:
    """The epoch to check a receipt against: its own where bundles of it were made here."""
    receipt, _ = read_receipt(data, receipt_key=_certificate(unit).keys.receipt.public_key)
    return receipt.epoch if outbox.has_epoch(unit, receipt.epoch) else epoch_of(unit).id


def _facts(unit: UnitOfWork, data: bytes, epoch: str) -> ReceiptFacts:
    certificate, own = _certificate(unit), epoch_of(unit)
    receipt, _ = read_receipt(data, receipt_key=certificate.keys.receipt.public_key)
    if content_receipts.is_for_contents(receipt):
        return _facts_of_contents(unit, data, certificate, epoch)
    hashes = {bundle.seq: bundle.hash for bundle in outbox.bundles(unit, epoch)}
    try:
        return check_receipt(
            data,
            keys=certificate.keys,
            office=certificate.office,
            device=own.device,
            epoch=epoch,
            own_hash=hashes.get,
            last_generation=_generation(unit),
            log_length=outbox.log_head(unit)[0],
        )
    except Refusal as refusal:
        if epoch != own.id and refusal.code in OTHER_HISTORY:
            raise Refusal(Code.RECEIPT_NOT_OURS, field="epoch") from None
        raise


def _facts_of_contents(
    unit: UnitOfWork, data: bytes, certificate: Certificate, epoch: str
) -> ReceiptFacts:
    own = epoch_of(unit)
    try:
        return content_receipts.checked(
            unit,
            data,
            certificate,
            own.device,
            epoch,
            generation=_generation(unit),
            log_length=outbox.log_head(unit)[0],
        )
    except Refusal as refusal:
        if epoch != own.id and refusal.code in OTHER_HISTORY:
            raise Refusal(Code.RECEIPT_NOT_OURS, field="epoch") from None
        raise


def _generation(unit: UnitOfWork) -> int:
    return int(unit.identity("generation") or "0")


def _known(unit: UnitOfWork, facts: ReceiptFacts) -> bool:
    """Whether a receipt of this or a later bundle was taken in already."""
    receipt = facts.receipt
    if receipt.generation > _generation(unit):
        return False
    if content_receipts.is_for_contents(receipt):
        return content_receipts.is_known(unit, receipt)
    return any(
        bundle.received_at is not None and bundle.seq >= receipt.applied_through
        for bundle in outbox.bundles(unit, receipt.epoch)
    )


def _believe(unit: UnitOfWork, facts: ReceiptFacts, at: str) -> None:
    receipt = facts.receipt
    newest = not _known(unit, facts)
    outbox.put_identity(unit, "generation", str(receipt.generation))
    outbox.mark_received(
        unit,
        epoch=receipt.epoch,
        through=receipt.applied_through,
        receipt=facts.number,
        at=at,
        returned=[(row.rev, row.reason) for row in receipt.rejected if row.rev],
    )
    if newest and receipt.epoch == epoch_of(unit).id:
        _keep_what_is_told(unit, receipt)
        if receipt.clone is None:
            lanes.told_of_nobody(unit.driver, receipt.server_time)
        elif receipt.clone.lane is not None:
            year = unit.clock.today().year
            lanes.keep_to(unit.driver, receipt.clone.lane, year=year, told=receipt.server_time)


def _keep_what_is_told(unit: UnitOfWork, receipt: Receipt) -> None:
    n, head = receipt.log_head
    outbox.put_identity(unit, RECEIPT_HEAD, f"{n}:{head}")
    outbox.put_identity(unit, MIN_VERSION, receipt.min_version)
    lost = receipt.fork.lost if receipt.fork else None
    for name, told in ((CLONE, receipt.clone), (LOST, lost)):
        if told is None:
            outbox.drop_identity(unit, name)
        else:
            outbox.put_identity(unit, name, json.dumps(asdict(told), ensure_ascii=False))
