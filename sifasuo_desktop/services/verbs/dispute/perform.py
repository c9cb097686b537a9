"""dispute.perform: what became of an obligation: paid, partly, not paid."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import (
    in_force,
    obligations_in_force,
    performance_state,
)
from sifasuo_desktop.domain.dispute.records import Obligation
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.refusal import Problem, Refused, problem
from sifasuo_desktop.domain.words import Money
from sifasuo_desktop.services.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.verbs.dispute.target import DisputeRef, answer, opened
from sifasuo_desktop.services.verbs.naming import named
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class PerformDispute(Command):
    """Past its day an obligation is 到期未确认 until somebody says what happened (ruling 21)."""

    VERB: ClassVar[str] = "dispute.perform"
    TITLE: ClassVar[str] = "登记履行"

    dispute: DisputeRef
    obligation: Annotated[str, F("履行事项", length=32, help="序号，如 2")]
    status: Annotated[str, F("履行情况", codes="obligation_status")]
    performed: Annotated[date, F("履行日期")]
    paid: Annotated[Money | None, F("已履行金额", help="部分履行时填写至今累计金额")] = None
    proof: Annotated[str | None, F("履行凭证", length=200)] = None


VARYING = ("mediating", "agreed")


def binding(case: CaseFile, today: date) -> Problem | None:
    """While a new version is being mediated the one before binds; without one nothing does."""
    if in_force(case) is None:
        return problem("dispute.no_agreement", "", title=PerformDispute.TITLE)
    return None


def handle(command: PerformDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the state of one obligation and, with the last one, of the case."""
    case, dispute = opened(unit, command.dispute)
    agreement = in_force(case)
    all_of_them = obligations_in_force(case)
    meant = named(command.obligation, all_of_them, "position")
    if not meant or agreement is None:
        raise Refused(problem("dispute.obligation_unknown", "obligation", value=command.obligation))
    _examine(command, act, meant[0])
    act.order(agreement.agreed, command.performed, "dispute.perform_before", "performed")
    act.findings.settle()
    done = meant[0].replace(
        status=command.status,
        paid=_paid(command, meant[0]),
        performed=None if command.status == "open" else command.performed,
        proof=command.proof or meant[0].proof,
    )
    unit.change(done)
    if dispute.state in VARYING:  # a new version is being mediated; the old one still binds
        return answer(dispute)
    after = dispute.replace(
        state=performance_state([done if item.id == done.id else item for item in all_of_them])
    )
    unit.change(after)
    return answer(after)


def _paid(command: PerformDispute, obligation: Obligation) -> Money | None:
    if command.status == "open":
        return None
    if command.status == "paid":
        return obligation.amount
    return command.paid if command.paid is not None else obligation.paid


def _examine(command: PerformDispute, act: Act, obligation: Obligation) -> None:
    act.not_future(command.performed, "performed")
    values = {"paid": command.paid, "amount": obligation.amount}
    if command.paid is not None and command.paid > obligation.amount:
        act.findings.refuse("dispute.perform_amount", "paid", **values)
    if not obligation.amount:
        return
    if command.status == "partly" and not command.paid:
        act.findings.refuse("dispute.perform_amount_needed", "paid")
    if command.status == "partly" and command.paid == obligation.amount:
        act.findings.refuse("dispute.perform_all_paid", "status", **values)
    if command.status == "paid" and command.paid is not None and command.paid < obligation.amount:
        act.findings.refuse("dispute.perform_less", "paid", **values)


VERB = Verb(
    PerformDispute,
    "dispute.perform",
    handle,
    "dispute",
    target="dispute",
    states=("effective", "performing", "performed", *VARYING),
    guard=binding,
)
