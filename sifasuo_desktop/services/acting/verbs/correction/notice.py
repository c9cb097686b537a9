"""correction.notice: a filing, a notice or a letter the office owed was done."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import restore, to_plain
from sifasuo_desktop.domain.correction.records import Leave, Notice, NoticeFacts
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.leave_target import meant
from sifasuo_desktop.services.acting.verbs.correction.settling import examine_period, settle_closed
from sifasuo_desktop.services.acting.verbs.correction.target import (
    EVER,
    CorrectionRef,
    answer,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork

OF_A_LEAVE = ("leave_filing", "leave_procuratorate")
MISSED = "missed_period"


class GiveNotice(NoticeFacts, Command):
    """社区矫正法 第二十一条; 实施办法 第二十七条. Ticks off what an approval or a lateness owes."""

    VERB: ClassVar[str] = "correction.notice"
    TITLE: ClassVar[str] = "登记备案、通报"

    correction: CorrectionRef
    part: Annotated[
        str | None,
        F(
            "有关的请假（期次）",
            length=60,
            help="备案、通报外出的填请假次序；未按期次完成的由到期事项带出",
        ),
    ] = None


def handle(command: GiveNotice, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps what was done; without a place named, the newest leave that owes it is meant."""
    case, person = opened(unit, command.correction)
    act.not_future(command.done, "done")
    part = command.part
    if command.kind in OF_A_LEAVE:
        leave = meant(case, part, lambda item: _owes(case, item, command.kind), GiveNotice.TITLE)
        act.order(leave.approved, command.done, "leave.filed_before_decided", "done")
        part = leave.id
    if command.kind == MISSED and not command.note:
        act.findings.refuse("correction.missed_note", "note")
    if command.kind == MISSED:
        examine_period(act, part or "", "part")
    act.findings.settle()
    values = to_plain(command) | {"id": unit.new_id(), "parent": person.id, "part": part}
    late = act.late.reason if act.late else None
    position = case.next_position(Notice)
    unit.add(restore(Notice, {**values, "position": position, "late_reason": late}))
    settle_closed(unit, person.id, act)
    return answer(person)


def _owes(case: CaseFile, leave: Leave, kind: str) -> bool:
    filed = {(item.part, item.kind) for item in case.all(Notice)}
    return kind in leave.owed and (leave.id, kind) not in filed


VERB = Verb(
    GiveNotice,
    "correction.notice",
    handle,
    "correction",
    target="correction",
    states=EVER,
    day="done",
)
