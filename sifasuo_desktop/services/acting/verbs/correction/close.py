"""correction.close: the correction is released (解除) or ended (终止)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.leave_rules import is_open
from sifasuo_desktop.domain.correction.records import Correction, Leave
from sifasuo_desktop.domain.deadlines.rules_discharge import discharge_day
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.settling import left_open
from sifasuo_desktop.services.acting.verbs.correction.target import CorrectionRef, answer, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork

EXPIRED = "01"
RELEASES = (EXPIRED, "02")
# 撤销缓刑、撤销假释、收监执行 belong to one category each.
_ONLY_FOR = {"11": "02", "12": "03", "13": "04"}


class CloseCorrection(Command):
    """社区矫正法 第四十四条、第四十五条. Never automatic: somebody decides and says so."""

    VERB: ClassVar[str] = "correction.close"
    TITLE: ClassVar[str] = "解除（终止）矫正"

    correction: CorrectionRef
    close_type: Annotated[str, F("解除（终止）类型", codes="close_type")]
    closed: Annotated[date, F("解除（终止）日期", start="today")]
    document_no: Annotated[str | None, F("证明书（裁定、决定）文号", length=80, form="number")] = (
        None
    )
    summary_received: Annotated[date | None, F("个人总结收到日期", start="kept")] = None
    note: Annotated[str | None, F("解除（终止）说明", length=1000, multiline=True)] = None


def handle(command: CloseCorrection, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps type and day; the register number is never given again."""
    case, person = opened(unit, command.correction)
    summary = command.summary_received or person.summary_received
    act.not_future(command.closed, "closed")
    act.not_future(command.summary_received, "summary_received")
    act.order(person.reported, command.closed, "correction.before_reported", "closed")
    _examine_type(command, person, act)
    _examine_document(command, act)
    act.findings.settle()
    _warn(command, case, summary, act)
    closed = person.replace(
        state="released" if command.close_type in RELEASES else "ended",
        closed=command.closed,
        close_type=command.close_type,
        close_document_no=command.document_no,
        close_note=command.note,
        summary_received=summary,
    )
    left = left_open(unit, CaseFile(closed, case.children), act)
    unit.change(closed.replace(unsettled=bool(left)))
    for title in dict.fromkeys(left):
        act.findings.warn("correction.close_unsettled", "", title=title)
    return answer(closed)


def _examine_type(command: CloseCorrection, person: Correction, act: Act) -> None:
    """期满解除 on the day and never before it, not even in a 补录 (ruling 4)."""
    category = _ONLY_FOR.get(command.close_type, person.category)
    if category != person.category:
        act.findings.refuse(
            "correction.close_category",
            "close_type",
            type=act.codes.title("close_type", command.close_type),
            category=act.codes.title("correction_category", person.category),
        )
    if command.close_type != EXPIRED:
        return
    if person.state == "expected":
        act.findings.refuse("correction.close_not_reported", "close_type")
    day = discharge_day(person.end, act.rules.parameters)
    if command.closed < day:
        act.findings.refuse("correction.close_early", "closed", day=day)
    elif command.closed > day:
        late = (command.closed - day).days
        act.findings.warn("correction.close_late", "closed", day=day, days=late)


def _examine_document(command: CloseCorrection, act: Act) -> None:
    """Each kind of ending rests on a paper: without it nobody leaves the register before time."""
    if command.document_no:
        return
    if command.close_type == EXPIRED:
        act.findings.warn("correction.close_certificate", "document_no")
        return
    act.findings.refuse(
        "correction.close_document",
        "document_no",
        type=act.codes.title("close_type", command.close_type),
        paper=act.codes.title("close_paper", command.close_type),
    )


def _warn(command: CloseCorrection, case: CaseFile, summary: date | None, act: Act) -> None:
    if command.close_type == EXPIRED and summary is None:
        act.findings.warn("correction.no_summary", "summary_received")
    for leave in case.all(Leave):
        if is_open(leave):
            act.findings.warn("correction.close_leave_open", "", position=leave.position)


VERB = Verb(
    CloseCorrection,
    "correction.close",
    handle,
    "correction",
    target="correction",
    states=("expected", "received", "supervised"),
    day="closed",
    leads_to=("released", "ended"),
)
