"""dispute.change_payment, dispute.void_payment: a performance recorded wrong is put right."""

from collections.abc import Sequence

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.payments import paid_of, payments_of, settled
from sifasuo_desktop.domain.dispute.records import Agreement, Obligation, Payment
from sifasuo_desktop.domain.dispute.states import BINDING_STATES
from sifasuo_desktop.services.acting.changing import (
    Amendment,
    Changing,
    change_verb,
    correctable,
    void_verb,
)
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.services.acting.verbs.dispute.payment_keeping import case_after
from sifasuo_desktop.services.acting.verbs.dispute.target import LIVING
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def examine(amendment: Amendment[Payment]) -> None:
    """The day and the sum as when it was recorded; a reason, for it goes back (ruling 34)."""
    act, case, after = amendment.act, amendment.case, amendment.after
    item = _obligation(case, after)
    version = case.with_id(Agreement, item.parent or "")
    amendment.need_reason()
    act.not_future(after.day, "day")
    amendment.order(version.agreed if version else None, "day", "dispute.perform_before")
    paid = paid_of(_others(case, after)) + after.amount
    if paid > item.amount:
        act.findings.refuse("dispute.perform_amount", "amount", paid=paid, amount=item.amount)


def settle(amendment: Amendment[Payment]) -> None:
    """The obligation and the case follow."""
    payments = (*_others(amendment.case, amendment.after), amendment.after)
    _follow(amendment.case, amendment.unit, amendment.after, payments)


def left(case: CaseFile, payment: Payment, unit: UnitOfWork, act: Act) -> None:
    """Without it the obligation is what the other events say."""
    _follow(case, unit, payment, _others(case, payment))


def _others(case: CaseFile, payment: Payment) -> tuple[Payment, ...]:
    same = payments_of(case, _obligation(case, payment))
    return tuple(item for item in same if item.id != payment.id)


def _obligation(case: CaseFile, payment: Payment) -> Obligation:
    item = case.with_id(Obligation, payment.parent or "")
    assert item is not None
    return item


def _follow(
    case: CaseFile, unit: UnitOfWork, payment: Payment, payments: Sequence[Payment]
) -> None:
    ordered = sorted(payments, key=lambda item: (item.day, item.position))
    unit.change(settled(_obligation(case, payment), ordered))
    case_after(unit, case.record.id)


CHANGING = Changing(
    Payment, correctable(Payment), called="position", examine=examine, settle=settle
)
VERB = (
    change_verb(
        "dispute.change_payment", "更正履行记录", CHANGING, states=LIVING, leads_to=BINDING_STATES
    ),
    void_verb(
        "dispute.void_payment",
        "作废履行记录",
        Payment,
        states=LIVING,
        settle=left,
        leads_to=BINDING_STATES,
    ),
)
