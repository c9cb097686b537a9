"""dispute.void: a case entered by mistake; it stays, and so does its number."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import in_force
from sifasuo_desktop.domain.dispute.records import Dispute
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.leading_here import open_again
from sifasuo_desktop.services.acting.verbs.dispute.target import DisputeRef, answer, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class VoidDispute(Command):
    """Void, never delete."""

    VERB: ClassVar[str] = "dispute.void"
    TITLE: ClassVar[str] = "作废"

    dispute: DisputeRef
    reason: Annotated[str, F("作废原因", length=300)]


def guard(case: CaseFile, today: date) -> Problem | None:
    """What binds the parties is not wiped out; an oral entry has no other way to be corrected."""
    dispute = case.record
    if isinstance(dispute, Dispute) and dispute.track == "written" and in_force(case):
        return problem("dispute.void_in_force")
    return None


def handle(command: VoidDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Marks the case void with its reason."""
    _, dispute = opened(unit, command.dispute)
    voided = dispute.replace(state="void", void_reason=command.reason)
    unit.change(voided)
    open_again(voided, unit)
    return answer(voided)


VERB = Verb(
    VoidDispute,
    "dispute.void",
    handle,
    "dispute",
    target="dispute",
    states=(
        "registered",
        "accepted",
        "assigned",
        "mediating",
        "agreed",
        "effective",
        "performing",
        "performed",
    ),
    guard=guard,
    leads_to=("void",),
)
