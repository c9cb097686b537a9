"""What became of an obligation follows from what was done under it, day by day (ruling 34)."""

from collections.abc import Sequence
from decimal import Decimal

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Obligation, Payment

NONE = Decimal("0.00")


def payments_of(case: CaseFile, obligation: Obligation) -> tuple[Payment, ...]:
    """What was done under an obligation, in order of its days."""
    found = case.below(Payment, obligation.id)
    return tuple(sorted(found, key=lambda item: (item.day, item.position)))


def paid_of(payments: Sequence[Payment]) -> Decimal:
    """All amounts together."""
    return sum((item.amount for item in payments), NONE)


def kept_before(obligation: Obligation) -> Payment | None:
    """The one event that an older entry tells of: a sum with its day, kept in the obligation."""
    if obligation.status not in ("partly", "paid") or obligation.performed is None:
        return None
    return Payment(
        id="",
        parent=obligation.id,
        day=obligation.performed,
        amount=obligation.paid or NONE,
        complete=obligation.status == "paid",
        proof=obligation.proof,
    )


def settled(obligation: Obligation, payments: Sequence[Payment]) -> Obligation:
    """The obligation with its state, sum and last day by these events."""
    if not payments:
        return obligation.replace(status="open", paid=None, performed=None)
    paid = paid_of(payments)
    if obligation.amount:
        complete = paid >= obligation.amount
    else:
        complete = any(item.complete for item in payments)
    proofs = [item.proof for item in payments if item.proof]
    return obligation.replace(
        status="paid" if complete else "partly",
        paid=paid,
        performed=max(item.day for item in payments),
        proof=proofs[-1] if proofs else None,
    )
