"""dispute.perform: what became of an obligation: paid, partly, not paid."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import in_force, obligations_in_force
from sifasuo_desktop.domain.dispute.payments import NONE, paid_of
from sifasuo_desktop.domain.dispute.records import Obligation, Payment
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.money import display
from sifasuo_desktop.domain.refusal import Problem, Refused, problem
from sifasuo_desktop.domain.words import Money
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.naming import named
from sifasuo_desktop.services.acting.verbs.dispute.payment_keeping import Ledger, case_after
from sifasuo_desktop.services.acting.verbs.dispute.target import (
    DisputeRef,
    agreement_needed,
    answer,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class PerformDispute(Command):
    """Past its day an obligation is 到期未确认 until somebody says what happened (ruling 21)."""

    VERB: ClassVar[str] = "dispute.perform"
    TITLE: ClassVar[str] = "登记履行"

    dispute: DisputeRef
    obligation: Annotated[str, F("履行事项", length=32, help="序号，如 2")]
    status: Annotated[str, F("履行情况", codes="obligation_status")]
    performed: Annotated[date, F("履行日期", start="today", help="未履行的，填查明的日期")]
    paid: Annotated[Money | None, F("已履行金额", help="部分履行时填写")] = None
    counts: Annotated[
        str | None, F("金额含义", codes="payment_counts", help="以前登记过履行的须选明")
    ] = None
    proof: Annotated[str | None, F("履行凭证", length=200)] = None
    reason: Annotated[str | None, F("更正原因", length=300, help="往回改时填写")] = None


VARYING = ("mediating", "agreed")


def binding(case: CaseFile, today: date) -> Problem | None:
    """While a new version is being mediated the one before binds; without one nothing does."""
    return agreement_needed(case, PerformDispute.TITLE)


def handle(command: PerformDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps what was done on its day; the state of the obligation and of the case follow."""
    case, _ = opened(unit, command.dispute)
    agreement = in_force(case)
    meant = named(command.obligation, obligations_in_force(case), "position")
    if not meant or agreement is None:
        raise Refused(problem("dispute.obligation_unknown", "obligation", value=command.obligation))
    item = meant[0]
    ledger = Ledger(case, item)
    act.not_future(command.performed, "performed")
    act.order(agreement.agreed, command.performed, "dispute.perform_before", "performed")
    if command.status in ("open", "unpaid"):
        _examine_nothing_done(command, act, item, ledger)
        act.findings.settle()
        ledger.drop(unit, NONE, command.reason or "")
        day = command.performed if command.status == "unpaid" else None
        done = item.replace(
            status=command.status, paid=None, performed=day, proof=command.proof or item.proof
        )
    else:
        total = _total(command, act, item, ledger.payments)
        act.findings.settle()
        done = _keep(command, unit, item, ledger, total)
    unit.reason = command.reason
    unit.change(done)
    return answer(case_after(unit, command.dispute))


def _examine_nothing_done(
    command: PerformDispute, act: Act, item: Obligation, ledger: Ledger
) -> None:
    title = act.codes.title("obligation_status", command.status)
    if command.paid:
        act.findings.refuse("dispute.perform_not_amount", "paid", status=title)
    if command.status == "unpaid" and command.performed <= item.due:
        act.findings.warn("dispute.unpaid_early", "performed", day=item.due.isoformat())
    if command.reason:
        return
    if paid_of(ledger.payments):
        _refuse_back(act, ledger)
    elif ledger.payments or (command.status == "open" and item.status != "open"):
        before = act.codes.title("obligation_status", item.status)
        act.findings.refuse("dispute.perform_status_back", "reason", status=before)


def _refuse_back(act: Act, ledger: Ledger) -> None:
    recorded = display(paid_of(ledger.payments))
    act.findings.refuse("dispute.perform_back", "reason", recorded=recorded)


def _total(
    command: PerformDispute, act: Act, item: Obligation, payments: tuple[Payment, ...]
) -> Decimal:
    """What is performed after this act, all in all."""
    if not item.amount:
        return NONE
    before = paid_of(payments)
    given = command.paid
    if command.status == "paid" and given is None:
        return item.amount
    if not given:
        act.findings.refuse("dispute.perform_amount_needed", "paid")
        return before
    later = before + given
    if before and command.counts is None and later <= item.amount:
        told = {"recorded": display(before), "paid": display(given)}
        act.findings.refuse("dispute.perform_counts", "counts", **told)
        return before
    total = later if command.counts == "now" else given
    values = {"paid": total, "amount": item.amount}
    if total > item.amount:
        act.findings.refuse("dispute.perform_amount", "paid", **values)
    elif command.status == "partly" and total == item.amount:
        act.findings.refuse("dispute.perform_all_paid", "status", **values)
    elif command.status == "paid" and total < item.amount:
        act.findings.refuse("dispute.perform_less", "paid", **values)
    elif total < before and not command.reason:
        act.findings.refuse("dispute.perform_back", "reason", recorded=display(before))
    return total


def _keep(
    command: PerformDispute, unit: UnitOfWork, item: Obligation, ledger: Ledger, total: Decimal
) -> Obligation:
    """One more event, or, going back, less of them."""
    before = paid_of(ledger.payments)
    complete = command.status == "paid"
    same = total == before if item.amount else item.status == command.status
    if same and ledger.payments:
        recorded = display(before)
        raise Refused(problem("dispute.perform_same", "status", recorded=recorded))
    if not item.amount and item.status == "paid" and not command.reason:
        raise Refused(problem("dispute.perform_status_back", "reason", status="已履行"))
    if not item.amount and not complete:
        ledger.drop(unit, NONE, command.reason or "")
    elif total < before:
        ledger.drop(unit, total, command.reason or "")
    ledger.materialize(unit)
    rest = total - paid_of(ledger.payments)
    if rest or not item.amount:
        ledger.add(unit, command.performed, rest, complete=complete, proof=command.proof)
    return ledger.settled()


VERB = Verb(
    PerformDispute,
    "dispute.perform",
    handle,
    "dispute",
    target="dispute",
    states=("effective", "performing", "performed", "closed", *VARYING),
    guard=binding,
    leads_to=("effective", "performing", "performed"),
)
