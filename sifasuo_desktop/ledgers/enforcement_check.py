"""行政执法监督: what was planned, looked at, found; the letter of supervision and its answer.

The office assists in supervision (行政执法监督条例, in force since 2026-02-01).
"""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure
from sifasuo_desktop.domain.ledger import Below, Entry, Group, Ledger, Part, Sheet, Tally
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State


class EnforcementCheck(Entry, Record):
    """One check of a body that enforces the law."""

    KIND: ClassVar[str] = "enforcement_check"
    TITLE: ClassVar[str] = "行政执法监督"

    unit: Annotated[str, F("被监督单位", length=100, form="name", search=True, column=True)]
    planned_on: Annotated[date, F("计划检查日期", column=True)]
    mode: Annotated[str, F("监督方式", codes="enforcement_mode", column=True)]
    subject: Annotated[str, F("监督内容", length=200, search=True)]
    campaign: Annotated[str | None, F("所属专项", ref="campaign", length=32)] = None
    checked_on: Annotated[date | None, F("检查日期", column=True)] = None
    checkers: Annotated[str | None, F("检查人", length=100, form="name", start="me")] = None
    files: Annotated[int | None, F("查阅案卷（件）", check="whole", column=True)] = None
    findings: Annotated[str | None, F("检查情况", length=1000, multiline=True, search=True)] = None
    letter_no: Annotated[str | None, F("督促函编号", length=60, form="number", search=True)] = None
    letter_on: Annotated[date | None, F("发函日期")] = None
    reply_by: Annotated[date | None, F("要求回复日期", column=True)] = None
    replied_on: Annotated[date | None, F("回复日期")] = None
    reply: Annotated[str | None, F("回复内容", length=500, multiline=True, search=True)] = None
    closed_on: Annotated[date | None, F("办结日期")] = None


class EnforcementProblem(Below, Record):
    """A problem found."""

    KIND: ClassVar[str] = "enforcement_problem"
    TITLE: ClassVar[str] = "监督发现的问题"
    PARENT: ClassVar[str] = "enforcement_check"
    SOUGHT: ClassVar[tuple[str, ...]] = ("issue",)

    file_no: Annotated[str | None, F("案卷号", length=60, form="number")] = None
    problem: Annotated[str, F("问题", length=500, multiline=True, search=True)]
    advised: Annotated[str | None, F("建议", length=500, multiline=True, search=True)] = None
    rectified_on: Annotated[date | None, F("整改日期")] = None
    issue: Annotated[str | None, F("转为问题线索", ref="issue", length=32)] = None


LEDGER = Ledger(
    record=EnforcementCheck,
    title="行政执法监督台账",
    word="执法监督",
    number="执{year}-{seq:04d}",
    dated="planned_on",
    section="依法行政",
    called=("unit",),
    who="unit",
    roles={"director": ("do", "read"), "clerk": ("do", "read")},
    past=("letter_on",),
    orders=(
        ("checked_on", "letter_on"),
        ("letter_on", "reply_by"),
        ("letter_on", "replied_on"),
        ("checked_on", "closed_on"),
        ("replied_on", "closed_on"),
    ),
    flow=(
        State("planned", "待检查", light="yellow", awaits="enforcement_check.check"),
        State("checked", "已检查", light="yellow", step=1, awaits="enforcement_check.close"),
        State("letter", "待回复", light="yellow", step=2, awaits="enforcement_check.answer"),
        State("answered", "已回复", light="yellow", step=3, awaits="enforcement_check.close"),
        State("closed", "已办结", light="green", closed=True, step=4),
    ),
    steps=(
        Step(
            name="check",
            title="检查",
            within=("planned",),
            to="checked",
            needs=("checked_on", "checkers"),
            may=("files", "findings"),
            day="checked_on",
        ),
        Step(
            name="send_letter",
            title="发督促函",
            within=("checked",),
            to="letter",
            needs=("letter_on", "reply_by"),
            may=("letter_no",),
            day="letter_on",
        ),
        Step(
            name="answer",
            title="收到回复",
            within=("letter",),
            to="answered",
            needs=("replied_on", "reply"),
            day="replied_on",
        ),
        Step(
            name="close",
            title="办结",
            within=("checked", "answered"),
            to="closed",
            needs=("closed_on",),
            day="closed_on",
        ),
    ),
    parts=(
        Part(record=EnforcementProblem, name="problem", among="problems", past=("rectified_on",)),
    ),
    terms=(
        Term(
            name="planned",
            day="planned_on",
            states=("planned",),
            act="check",
            why="计划{planned_on}检查{unit}",
            number={
                "title": "执法监督检查计划",
                "value": 0,
                "unit": "day",
                "soft": True,
                "warn": {"value": 3, "unit": "day"},
                "basis": "检查计划",
            },
        ),
        Term(
            name="reply",
            day="reply_by",
            states=("letter",),
            act="answer",
            why="{letter_on}向{unit}发督促函，要求在{reply_by}（含当日）以前回复",
            number={
                "title": "督促函回复期限",
                "value": 0,
                "unit": "day",
                "warn": {"value": 3, "unit": "day"},
                "basis": "督促函写明的回复期限",
            },
        ),
    ),
    figures=(
        Figure(
            key="enforcement_checks",
            title="行政执法监督检查（次）",
            of="enforcement_check",
            when="checked_on",
            why="按检查日期计",
        ),
        Figure(
            key="enforcement_problems",
            title="执法监督发现问题（个）",
            of="enforcement_problem",
            when="checked_on",
            why="按检查日期计",
        ),
    ),
    columns=(
        "register_no",
        "planned_on",
        "unit",
        "mode",
        "checked_on",
        "files",
        "reply_by",
        "state",
    ),
    register=(
        "register_no",
        "unit",
        "subject",
        "mode",
        "checked_on",
        "files",
        "found",
        "rectified",
        "letter_on",
        "replied_on",
        "state",
    ),
    tallies=(
        Tally(name="found", title="发现问题", part=EnforcementProblem),
        Tally(name="rectified", title="已整改", part=EnforcementProblem, filled="rectified_on"),
    ),
    cited="number",
    groups=(
        Group(
            title="检查",
            fields=(
                "unit",
                "planned_on",
                "checked_on",
                "mode",
                "subject",
                "campaign",
                "checkers",
                "files",
                "findings",
            ),
        ),
        Group(
            title="督促和回复",
            fields=("letter_on", "letter_no", "reply_by", "replied_on", "reply", "closed_on"),
        ),
    ),
    sheet=Sheet(title="行政执法监督登记表", signed=("检查人", "被监督单位负责人")),
    risk=True,
    order=460,
)
