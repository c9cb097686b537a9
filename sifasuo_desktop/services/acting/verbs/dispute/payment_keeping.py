"""Keeps the events of one obligation and what follows from them for the case."""

from datetime import date
from decimal import Decimal

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import obligations_in_force, performance_state
from sifasuo_desktop.domain.dispute.payments import kept_before, paid_of, payments_of, settled
from sifasuo_desktop.domain.dispute.records import Dispute, Obligation, Payment
from sifasuo_desktop.services.acting.verbs.dispute.target import opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork

IN_FORCE = ("effective", "performing", "performed")


class Ledger:
    """The events of one obligation; a sum an older entry kept without them counts as one."""

    def __init__(self, case: CaseFile, obligation: Obligation) -> None:
        self._obligation = obligation
        self._next = case.next_position(Payment)
        self.payments = payments_of(case, obligation)
        before = None if self.payments else kept_before(obligation)
        self._unkept = before is not None
        if before is not None:
            self.payments = (before,)

    def materialize(self, unit: UnitOfWork) -> None:
        """The sum of an older entry becomes an event of its own."""
        if self._unkept:
            (before,) = self.payments
            self.payments = ()
            self._unkept = False
            self.add(unit, before.day, before.amount, complete=before.complete, proof=before.proof)

    def add(
        self, unit: UnitOfWork, day: date, amount: Decimal, *, complete: bool, proof: str | None
    ) -> None:
        """One more event."""
        made = Payment(
            id=unit.new_id(),
            parent=self._obligation.id,
            position=self._next,
            day=day,
            amount=amount,
            complete=complete and not self._obligation.amount,
            proof=proof,
        )
        self._next += 1
        unit.add(made)
        self.payments = (*self.payments, made)

    def drop(self, unit: UnitOfWork, total: Decimal, reason: str) -> None:
        """Going back: the newest events are void until no more than ``total`` is left."""
        self.materialize(unit)
        kept = list(self.payments)
        while kept and (paid_of(kept) > total or not total):
            unit.change(kept.pop().replace(void_reason=reason))
        self.payments = tuple(kept)

    def settled(self) -> Obligation:
        """The obligation as its events say."""
        return settled(self._obligation, sorted(self.payments, key=_day))


def _day(item: Payment) -> tuple[date, int]:
    return item.day, item.position


def case_after(unit: UnitOfWork, identity: str) -> Dispute:
    """The case in the state its obligations say; closed, or varied, it stays what it is."""
    case, dispute = opened(unit, identity)
    if dispute.state not in IN_FORCE:
        return dispute
    after = dispute.replace(state=performance_state(obligations_in_force(case)))
    unit.change(after)
    return after
