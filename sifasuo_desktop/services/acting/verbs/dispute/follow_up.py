"""dispute.follow_up: a visit or call after the agreement (人民调解法 第三十一条)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import FollowUp
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.refusal import Problem
from sifasuo_desktop.domain.words import LongText
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.target import (
    DisputeRef,
    agreement_needed,
    answer,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class FollowUpDispute(Command):
    """Performance, satisfaction, and any sign of new trouble."""

    VERB: ClassVar[str] = "dispute.follow_up"
    TITLE: ClassVar[str] = "回访"

    dispute: DisputeRef
    visited: Annotated[date, F("回访日期", start="today")]
    visitor: Annotated[str, F("回访人", start="me", length=100, form="name")]
    way: Annotated[str, F("回访方式", codes="visit_way")]
    place: Annotated[str | None, F("回访地点", length=100)] = None
    matter: Annotated[str | None, F("回访事由", length=200)] = None
    situation: Annotated[LongText, F("回访情况", length=2000, multiline=True)]
    satisfied: Annotated[str | None, F("是否满意", codes="satisfied")] = None


def guard(case: CaseFile, today: date) -> Problem | None:
    """A case closed after failure has nothing to be followed up."""
    return agreement_needed(case, FollowUpDispute.TITLE)


def handle(command: FollowUpDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the visit."""
    case, dispute = opened(unit, command.dispute)
    act.not_future(command.visited, "visited")
    act.order(dispute.effective, command.visited, "dispute.visit_before", "visited")
    act.findings.settle()
    unit.add(
        FollowUp(
            id=unit.new_id(),
            parent=dispute.id,
            visited=command.visited,
            visitor=command.visitor,
            way=command.way,
            place=command.place,
            matter=command.matter,
            situation=command.situation,
            satisfied=command.satisfied,
            position=case.next_position(FollowUp),
        )
    )
    return answer(dispute)


VERB = Verb(
    FollowUpDispute,
    "dispute.follow_up",
    handle,
    "dispute",
    target="dispute",
    states=("effective", "performing", "performed", "closed"),
    guard=guard,
)
