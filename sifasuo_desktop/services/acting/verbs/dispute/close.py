"""dispute.close: the file is closed (结案), after performance or failure."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.dispute.agreement_rules import (
    in_force,
    last_event_day,
    obligations_in_force,
    visited,
)
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.words import Note
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.case_making import examine_closing
from sifasuo_desktop.services.acting.verbs.dispute.target import DisputeRef, answer, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class CloseDispute(Command):
    """结案日 is not 调结日: it belongs to the file (ruling 18)."""

    VERB: ClassVar[str] = "dispute.close"
    TITLE: ClassVar[str] = "结案"

    dispute: DisputeRef
    closed: Annotated[date, F("结案日期", start="today")]
    retention: Annotated[str, F("保管期限", codes="retention")] = "2"
    note: Annotated[Note | None, F("结案说明", length=1000, multiline=True)] = None


def handle(command: CloseDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Closes; with something unperformed only when the note says why."""
    case, dispute = opened(unit, command.dispute)
    act.not_future(command.closed, "closed")
    act.order(last_event_day(case), command.closed, "dispute.close_before", "closed")
    examine_closing(act, case, dispute, command.note)
    still_open = [
        str(item.position) for item in obligations_in_force(case) if item.status != "paid"
    ]
    if still_open and not command.note:
        act.findings.refuse("dispute.close_open", "note", items="、".join(still_open))
    if in_force(case) and not still_open and not visited(case):
        act.findings.warn("dispute.close_no_visit", "closed")
    act.findings.settle()
    closed = dispute.replace(
        state="closed",
        closed=command.closed,
        retention=command.retention,
        note=command.note or dispute.note,
    )
    unit.change(closed)
    return answer(closed)


VERB = Verb(
    CloseDispute,
    "dispute.close",
    handle,
    "dispute",
    target="dispute",
    states=("effective", "performing", "performed", "failed"),
    leads_to=("closed",),
)
