"""dispute.arbitration: a labour agreement put to the arbitration commission (办案规则 第七十四条)."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import in_force, signing_parties
from sifasuo_desktop.domain.dispute.facts import LABOUR
from sifasuo_desktop.domain.dispute.records import Arbitration, Dispute
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.joint_request import (
    Days,
    JointRequest,
    keep_request,
    waiting_request,
)
from sifasuo_desktop.services.acting.verbs.dispute.target import (
    DisputeRef,
    agreement_needed,
    answer,
    known_party,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class ArbitrateDispute(Command):
    """Both sides apply together within fifteen days of effectiveness; the result comes later."""

    VERB: ClassVar[str] = "dispute.arbitration"
    TITLE: ClassVar[str] = "登记仲裁审查"

    dispute: DisputeRef
    commission: Annotated[
        str, F("仲裁委员会", length=60, form="name", help="有管辖权的劳动人事争议仲裁委员会全称")
    ]
    applicants: Annotated[
        tuple[str, ...],
        F("申请人", length=100, form="name", help="双方共同申请；不填为协议的全部当事人"),
    ] = ()
    applied: Annotated[date, F("申请日期")]
    case_no: Annotated[str | None, F("文书编号", length=60, form="number")] = None
    result: Annotated[str, F("结果", codes="arbitration_result")] = "applied"
    decided: Annotated[date | None, F("审查结果日期")] = None


REQUEST = JointRequest(
    granted="passed",
    before="dispute.arbitration_before",
    decided_before="dispute.arbitration_decided_before",
    day_needed="dispute.arbitration_day_needed",
    late="dispute.arbitration_late",
)


def guard(case: CaseFile, today: date) -> Problem | None:
    """Only an agreement that binds, and only about labour."""
    dispute = case.record
    if isinstance(dispute, Dispute) and dispute.dispute_type not in LABOUR:
        return problem("dispute.arbitration_labour")
    return agreement_needed(case, ArbitrateDispute.TITLE)


def handle(command: ArbitrateDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the application, or its result when the application is there already."""
    case, dispute = opened(unit, command.dispute)
    examine_days(command, dispute, act)
    known = waiting_request(case, Arbitration)
    applicants = joint_applicants(case, command.applicants or applied_by(known), act)
    passed = REQUEST.granted_now(case.all(Arbitration), dispute)
    if passed is not None:
        day = (passed.decided or passed.applied).isoformat()
        act.findings.refuse("dispute.arbitration_already", "applied", day=day)
    act.findings.settle()
    values = {
        "commission": command.commission,
        "applicants": applicants,
        "applied": command.applied,
        "case_no": command.case_no,
        "result": command.result,
        "decided": command.decided,
    }
    keep_request(unit, case, Arbitration, values)
    return answer(dispute)


def applied_by(known: Arbitration | None) -> tuple[str, ...]:
    """Who applied already: the result of an application does not change that."""
    return known.applicants if known is not None else ()


def joint_applicants(case: CaseFile, given: Sequence[str], act: Act) -> tuple[str, ...]:
    """The names of who applied, all parties of the agreement where none is given.

    One side alone is told: the rule asks for both. Raises Refused for who is no party.
    """
    agreement = in_force(case)
    if agreement is None:
        return tuple(given)
    bound = signing_parties(case, agreement)
    if not given:
        return tuple(party.name for party in bound)
    parties = [
        known_party(case, value, f"applicants.{place}", act) for place, value in enumerate(given)
    ]
    for place, party in enumerate(parties):
        if party not in bound:
            at = f"applicants.{place}"
            act.findings.refuse("dispute.party_left_out", at, value=party.name)
    names = tuple(dict.fromkeys(party.name for party in parties))
    missing = [party.name for party in bound if party.name not in names]
    if missing:
        act.findings.warn("dispute.arbitration_joint", "applicants", names="、".join(missing))
    return names


def examine_days(made: Days, dispute: Dispute, act: Act) -> None:
    """Within the term, in a lawful order."""
    term = act.rules.parameters.get("labour.review")
    REQUEST.examine_days(made, dispute, term, act)


VERB = Verb(
    ArbitrateDispute,
    "dispute.arbitration",
    handle,
    "dispute",
    target="dispute",
    states=("effective", "performing", "performed", "closed", "mediating", "agreed"),
    guard=guard,
)
