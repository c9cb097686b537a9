"""dispute.confirm: judicial confirmation, applied for and decided (人民调解法 第三十三条)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Confirmation, Dispute
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.court_referral import needs_court_mode
from sifasuo_desktop.services.acting.verbs.dispute.joint_request import (
    Days,
    JointRequest,
    keep_request,
)
from sifasuo_desktop.services.acting.verbs.dispute.target import (
    DisputeRef,
    agreement_needed,
    answer,
    opened,
)
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


REQUEST = JointRequest(
    granted="valid",
    before="dispute.confirm_before",
    decided_before="dispute.confirm_decided_before",
    day_needed="dispute.confirm_day_needed",
    late="dispute.confirm_late",
)


def guard(case: CaseFile, today: date) -> Problem | None:
    """After filing (委托调解) the court itself closes the case (特邀调解规定 第二十条)."""
    dispute = case.record
    if isinstance(dispute, Dispute) and dispute.court_mode in ("ordinary", "summary"):
        return problem("dispute.confirm_court_case")
    return agreement_needed(case, ConfirmDispute.TITLE)


def handle(command: ConfirmDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the application, or its result when the application is there already."""
    case, dispute = opened(unit, command.dispute)
    examine_days(command, dispute, act)
    confirmed = confirmed_now(case, dispute)
    if confirmed is not None:
        day = (confirmed.decided or confirmed.applied).isoformat()
        act.findings.refuse("dispute.confirmed_already", "applied", day=day)
    if needs_court_mode(dispute):
        act.findings.warn("dispute.court_mode_needed", "")
    act.findings.settle()
    values = {
        "court": command.court,
        "applied": command.applied,
        "case_no": command.case_no,
        "result": command.result,
        "decided": command.decided,
    }
    keep_request(unit, case, Confirmation, values)
    return answer(dispute)


def confirmed_now(case: CaseFile, dispute: Dispute) -> Confirmation | None:
    """The ruling by which a court confirmed the version that binds, or None."""
    return REQUEST.granted_now(case.all(Confirmation), dispute)


def examine_days(made: Days, dispute: Dispute, act: Act) -> None:
    """Within the term, in a lawful order."""
    term = act.rules.parameters.get("confirmation.apply")
    REQUEST.examine_days(made, dispute, term, act)


VERB = Verb(
    ConfirmDispute,
    "dispute.confirm",
    handle,
    "dispute",
    target="dispute",
    states=("effective", "performing", "performed", "closed", "mediating", "agreed"),
    guard=guard,
)
