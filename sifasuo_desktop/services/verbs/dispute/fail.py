"""dispute.fail: mediation ends without agreement, for all or for one party."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.dispute.agreement_rules import in_force, last_session_day
from sifasuo_desktop.domain.dispute.records import Party
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.verbs.dispute.channels import Channels, Explanation, keep_channels
from sifasuo_desktop.services.verbs.dispute.target import DisputeRef, answer, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class FailDispute(Command):
    """应当终止调解, and the parties are told of arbitration, administration and court (§26)."""

    VERB: ClassVar[str] = "dispute.fail"
    TITLE: ClassVar[str] = "终止调解"

    dispute: DisputeRef
    failed: Annotated[date, F("终止日期")]
    reason: Annotated[str, F("终止原因", codes="fail_reason")]
    channels: Channels
    explanation: Explanation
    party: Annotated[
        str | None, F("只对该当事人终止", length=50, help="其余当事人继续（另订一版协议）")
    ] = None


def handle(command: FailDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Ends mediation; an agreement that binds already goes on to be performed."""
    case, dispute = opened(unit, command.dispute)
    act.not_future(command.failed, "failed")
    act.order(
        last_session_day(case) or dispute.accepted, command.failed, "dispute.fail_before", "failed"
    )
    if not command.channels:
        act.findings.refuse("dispute.channels", "channels")
    if command.party is not None and command.party not in {p.name for p in case.all(Party)}:
        act.findings.refuse("dispute.party_unknown", "party", value=command.party)
    act.findings.settle()
    reason = command.explanation
    if command.party is not None:
        keep_channels(
            unit, dispute.id, command.channels, command.failed, f"{command.party}：{reason}"
        )
        return answer(dispute)
    keep_channels(unit, dispute.id, command.channels, command.failed, reason)
    if in_force(case) is not None:
        ended = dispute.replace(state="performing")
    else:
        ended = dispute.replace(
            state="failed", failed=command.failed, fail_reason=command.reason, result="2"
        )
    unit.change(ended)
    return answer(ended)


VERB = Verb(
    FailDispute,
    "dispute.fail",
    handle,
    "dispute",
    target="dispute",
    states=("accepted", "assigned", "mediating", "agreed"),
)
