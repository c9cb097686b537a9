"""dispute.void: a case entered by mistake; it stays, and so does its number."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.verbs.dispute.target import DisputeRef, answer, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class VoidDispute(Command):
    """Void, never delete."""

    VERB: ClassVar[str] = "dispute.void"
    TITLE: ClassVar[str] = "作废"

    dispute: DisputeRef
    reason: Annotated[str, F("作废原因", length=300)]


def handle(command: VoidDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Marks the case void with its reason."""
    _, dispute = opened(unit, command.dispute)
    voided = dispute.replace(state="void", void_reason=command.reason)
    unit.change(voided)
    return answer(voided)


VERB = Verb(
    VoidDispute,
    "dispute.void",
    handle,
    "dispute",
    target="dispute",
    states=("registered", "accepted", "assigned", "mediating", "agreed"),
)
