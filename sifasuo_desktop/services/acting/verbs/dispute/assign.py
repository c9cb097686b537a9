"""dispute.assign: who mediates, who assists, who records (人民调解法 第十九条)."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.records import Mediator
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.case_making import examine_mediator
from sifasuo_desktop.services.acting.verbs.dispute.target import DisputeRef, answer, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class AssignDispute(Command):
    """The committee appoints, or the parties choose."""

    VERB: ClassVar[str] = "dispute.assign"
    TITLE: ClassVar[str] = "指派调解员"

    dispute: DisputeRef
    host: Annotated[str, F("主持调解员", ref="mediator", length=100, form="name")]
    co_mediators: Annotated[
        tuple[str, ...], F("协助调解员", ref="mediator", length=100, form="name")
    ] = ()
    recorder: Annotated[str | None, F("记录人", length=100, form="name")] = None


def handle(command: AssignDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the people; may be done again while the case is being mediated."""
    _, dispute = opened(unit, command.dispute)
    seen: set[str] = set()
    for at, identity in (
        ("host", command.host),
        *(("co_mediators", c) for c in command.co_mediators),
    ):
        mediator = unit.get(Mediator, identity)
        assert mediator is not None
        if identity in seen:
            act.findings.refuse("dispute.mediator_twice", at, name=mediator.name)
        seen.add(identity)
        if identity not in (dispute.host, *dispute.co_mediators):
            examine_mediator(act, mediator, act.today, at)
        if mediator.committee != dispute.committee:
            act.findings.warn("dispute.mediator_elsewhere", at, name=mediator.name)
        if at == "host" and command.recorder == mediator.name:
            act.findings.warn("dispute.recorder_is_host", "recorder")
    act.findings.settle()
    assigned = dispute.replace(
        state="assigned" if dispute.state == "accepted" else dispute.state,
        host=command.host,
        co_mediators=command.co_mediators,
        recorder=command.recorder,
    )
    unit.change(assigned)
    return answer(assigned)


VERB = Verb(
    AssignDispute,
    "dispute.assign",
    handle,
    "dispute",
    target="dispute",
    states=("accepted", "assigned", "mediating"),
    leads_to=("assigned",),
)
