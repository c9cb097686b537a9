"""dispute.confirm: judicial confirmation, applied for and decided (人民调解法 第三十三条)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import in_force
from sifasuo_desktop.domain.dispute.records import Confirmation, Dispute
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.services.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.verbs.dispute.court_referral import needs_court_mode
from sifasuo_desktop.services.verbs.dispute.target import DisputeRef, answer, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class ConfirmDispute(Command):
    """All parties apply together within thirty days of effectiveness; the result comes later."""

    VERB: ClassVar[str] = "dispute.confirm"
    TITLE: ClassVar[str] = "登记司法确认"

    dispute: DisputeRef
    court: Annotated[str, F("人民法院", length=60, form="name")]
    applied: Annotated[date, F("申请日期")]
    case_no: Annotated[str | None, F("案号", length=60, form="number")] = None
    result: Annotated[str, F("结果", codes="confirm_result")] = "applied"
    decided: Annotated[date | None, F("裁定日期")] = None


def guard(case: CaseFile, today: date) -> Problem | None:
    """After filing (委托调解) the court itself closes the case (特邀调解规定 第二十条)."""
    dispute = case.record
    if isinstance(dispute, Dispute) and dispute.court_mode in ("ordinary", "summary"):
        return problem("dispute.confirm_court_case")
    if in_force(case) is None:
        return problem("dispute.no_agreement", "", title=ConfirmDispute.TITLE)
    return None


def handle(command: ConfirmDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the application, or its result when the application is there already."""
    case, dispute = opened(unit, command.dispute)
    examine_days(command.applied, command.result, command.decided, dispute, act)
    confirmed = confirmed_now(case, dispute)
    if confirmed is not None:
        day = (confirmed.decided or confirmed.applied).isoformat()
        act.findings.refuse("dispute.confirmed_already", "applied", day=day)
    if needs_court_mode(dispute):
        act.findings.warn("dispute.court_mode_needed", "")
    act.findings.settle()
    waiting = [item for item in case.all(Confirmation) if item.result in (None, "applied")]
    values = {
        "court": command.court,
        "applied": command.applied,
        "case_no": command.case_no,
        "result": command.result,
        "decided": command.decided,
    }
    if waiting:
        unit.change(waiting[-1].replace(**values))
    else:
        unit.add(Confirmation(id=unit.new_id(), parent=dispute.id, **values))  # type: ignore[arg-type]
    return answer(dispute)


def confirmed_now(case: CaseFile, dispute: Dispute) -> Confirmation | None:
    """The ruling by which a court confirmed the version that binds, or None."""
    for item in case.all(Confirmation):
        binding = dispute.effective is None or item.applied >= dispute.effective
        if item.result == "valid" and binding:
            return item
    return None


def examine_days(
    applied: date, result: str | None, decided: date | None, dispute: Dispute, act: Act
) -> None:
    """The application after effectiveness and within its term, the decision after it."""
    act.not_future(applied, "applied")
    act.not_future(decided, "decided")
    act.order(dispute.effective, applied, "dispute.confirm_before", "applied")
    act.order(applied, decided, "dispute.confirm_decided_before", "decided")
    if result == "valid" and decided is None:
        act.findings.warn("dispute.confirm_day_needed", "decided")
    term = act.rules.parameters.get("confirmation.apply")
    if term is None or dispute.effective is None:
        return
    last = term.due(dispute.effective, act.rules.calendar).day
    if applied > last:
        act.findings.warn("dispute.confirm_late", "applied", day=last.isoformat())


VERB = Verb(
    ConfirmDispute,
    "dispute.confirm",
    handle,
    "dispute",
    target="dispute",
    states=("effective", "performing", "performed", "closed", "mediating", "agreed"),
    guard=guard,
)
