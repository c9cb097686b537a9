"""dispute.decline: the committee does not take the case and says where to go."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.channels import (
    Channels,
    Explanation,
    keep_channels,
)
from sifasuo_desktop.services.acting.verbs.dispute.target import DisputeRef, answer, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class DeclineDispute(Command):
    """不予受理 with its reason and the channels told (若干规定 第二十二、二十四条)."""

    VERB: ClassVar[str] = "dispute.decline"
    TITLE: ClassVar[str] = "不予受理"

    dispute: DisputeRef
    declined: Annotated[date, F("不予受理日期", start="today")]
    reason: Annotated[str, F("不予受理原因", codes="decline_reason")]
    channels: Channels = ()
    explanation: Explanation


def handle(command: DeclineDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Ends the case before it begins."""
    _, dispute = opened(unit, command.dispute)
    act.not_future(command.declined, "declined")
    act.order(dispute.applied, command.declined, "dispute.decline_before_apply", "declined")
    if not command.channels:
        act.findings.refuse("dispute.channels", "channels")
    act.findings.settle()
    declined = dispute.replace(
        state="declined", declined=command.declined, decline_reason=command.reason
    )
    unit.change(declined)
    keep_channels(unit, dispute.id, command.channels, command.declined, command.explanation)
    return answer(declined)


VERB = Verb(
    DeclineDispute,
    "dispute.decline",
    handle,
    "dispute",
    target="dispute",
    states=("registered",),
    leads_to=("declined",),
)
