"""dispute.mediate: one mediation meeting, recorded (人民调解法 第二十七条)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import in_force
from sifasuo_desktop.domain.dispute.records import Session, SessionFacts
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.refusal import Problem, Refused, problem
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.confirm import confirmed_now
from sifasuo_desktop.services.acting.verbs.dispute.target import (
    DisputeRef,
    answer,
    opened,
    oral_only,
)
from sifasuo_desktop.services.acting.verbs.dispute.willing import examine_willing
from sifasuo_desktop.services.acting.verbs.keeping import keep_below
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class MediateDispute(SessionFacts, Command):
    """After an agreement binds, only to vary it or to mediate again (ruling 17)."""

    VERB: ClassVar[str] = "dispute.mediate"
    TITLE: ClassVar[str] = "登记调解"

    dispute: DisputeRef
    vary: Annotated[bool, F("变更协议或者再次调解")] = False


def guard(case: CaseFile, today: date) -> Problem | None:
    """An oral case is registered at one go, with its agreement (ruling 16)."""
    return oral_only(case, MediateDispute.TITLE)


def handle(command: MediateDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the record of the meeting; an extension moves the mediation month."""
    case, dispute = opened(unit, command.dispute)
    binding = in_force(case)
    if binding is not None and not command.vary and dispute.state != "mediating":
        raise Refused(problem("dispute.session_in_force", "vary", version=binding.version))
    day = command.held_at.date()
    act.not_future(day, "held_at")
    act.order(dispute.accepted, day, "dispute.session_before_accept", "held_at")
    act.order(day, command.next_date, "dispute.next_before", "next_date")
    act.order(day, command.extended_to, "dispute.extend_before", "extended_to")
    present = examine_willing(act, case, command.present, day)
    if binding is not None and confirmed_now(case, dispute) is not None:
        act.findings.warn("dispute.vary_confirmed", "vary")
    act.findings.settle()
    place = case.next_position(Session)
    keep_below(unit, Session, command, dispute.id, place, present=list(present))
    mediating = dispute.replace(
        state="mediating", mediation_due=command.extended_to or dispute.mediation_due
    )
    if binding is None:
        # An agreement nobody signed is open again; it has neither day nor amount.
        mediating = mediating.replace(agreed=None, agreed_amount=None, result=None)
    unit.change(mediating)
    return answer(mediating)


VERB = Verb(
    MediateDispute,
    "dispute.mediate",
    handle,
    "dispute",
    target="dispute",
    states=("assigned", "mediating", "agreed", "effective", "performing", "performed"),
    guard=guard,
    leads_to=("mediating",),
)
