"""dispute.fail: mediation ends without agreement, for all or for one party."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import (
    in_force,
    last_session_day,
    obligations_in_force,
    performance_state,
)
from sifasuo_desktop.domain.dispute.records import Agreement, Dispute, Party
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.channels import (
    Channels,
    Explanation,
    keep_channels,
)
from sifasuo_desktop.services.acting.verbs.dispute.target import (
    DisputeRef,
    answer,
    known_party,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork

BINDING = ("effective", "performing", "performed")


class FailDispute(Command):
    """应当终止调解, and the parties are told of arbitration, administration and court (§26)."""

    VERB: ClassVar[str] = "dispute.fail"
    TITLE: ClassVar[str] = "终止调解"

    dispute: DisputeRef
    failed: Annotated[date, F("终止日期", start="today")]
    reason: Annotated[str, F("终止原因", codes="fail_reason")]
    channels: Channels
    explanation: Explanation
    party: Annotated[
        str | None,
        F("只对该当事人终止", length=100, form="name", help="其余当事人继续（另订一版协议）"),
    ] = None


def guard(case: CaseFile, today: date) -> Problem | None:
    """Once a version binds, only the end for somebody who is not in it is left to record."""
    binding = in_force(case)
    state = getattr(case.record, "state", "")
    if state in BINDING and (binding is None or not left_out(case, binding)):
        return problem("dispute.fail_in_force", "", title=FailDispute.TITLE)
    return None


def left_out(case: CaseFile, agreement: Agreement) -> frozenset[str]:
    """The names of the parties who are not in a version."""
    return frozenset(party.name for party in case.all(Party) if party.id not in agreement.parties)


def handle(command: FailDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Ends mediation; an agreement that binds already goes on to be performed."""
    case, dispute = opened(unit, command.dispute)
    act.not_future(command.failed, "failed")
    act.order(
        last_session_day(case) or dispute.accepted, command.failed, "dispute.fail_before", "failed"
    )
    if not command.channels:
        act.findings.refuse("dispute.channels", "channels")
    meant = party = None
    if command.party is not None:
        party = known_party(case, command.party, "party", act)
        meant = party.name
    binding = in_force(case)
    if dispute.state in BINDING and binding and meant not in left_out(case, binding):
        act.findings.refuse("dispute.fail_in_force", "party", title=FailDispute.TITLE)
    act.findings.settle()
    reason = command.explanation
    if party is not None:
        unit.change(party.replace(ended=command.failed))
        keep_channels(unit, dispute.id, command.channels, command.failed, f"{meant}：{reason}")
        return answer(dispute)
    keep_channels(unit, dispute.id, command.channels, command.failed, reason)
    ended = _ended(case, dispute, command)
    if binding is not None:
        _drop_unsigned(unit, case)
    unit.change(ended)
    return answer(ended)


def _ended(case: CaseFile, dispute: Dispute, command: FailDispute) -> Dispute:
    if in_force(case) is not None:
        return dispute.replace(state=performance_state(obligations_in_force(case)))
    return dispute.replace(
        state="failed",
        failed=command.failed,
        fail_reason=command.reason,
        result="2",
        agreed=None,
        agreed_amount=None,
    )


def _drop_unsigned(unit: UnitOfWork, case: CaseFile) -> None:
    for version in case.all(Agreement):
        if version.state == "unsigned":
            unit.change(version.replace(state="superseded"))


VERB = Verb(
    FailDispute,
    "dispute.fail",
    handle,
    "dispute",
    target="dispute",
    states=("accepted", "assigned", "mediating", "agreed", *BINDING),
    guard=guard,
    leads_to=("failed", "effective", "performing", "performed", "agreement.superseded"),
)
