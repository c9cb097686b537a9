"""上级交办任务: what those above asked for, by when, what was reported back.

The kinds 提示、交办、督查、考核 are those of the city's management of towns; terms come with each task.
"""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, absent
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State


class Task(Entry, Record):
    """Something the bureau or the town asked the office to do."""

    KIND: ClassVar[str] = "task"
    TITLE: ClassVar[str] = "上级交办任务"

    received_on: Annotated[date, F("收到日期", column=True)]
    given_by: Annotated[str, F("交办单位", length=60, search=True, column=True)]
    matter: Annotated[str, F("任务", length=100, search=True, column=True)]
    sort: Annotated[str | None, F("类别", codes="task_sort")] = None
    doc_no: Annotated[str | None, F("交办文号", length=60, form="number", search=True)] = None
    mail: Annotated[
        str | None, F("来文登记", ref="mail", length=32, help="随文件交办、来文已登记的才选")
    ] = None
    assigned_to: Annotated[
        str | None, F("责任人", length=100, form="name", search=True, start="me", column=True)
    ] = None
    due_on: Annotated[date | None, F("办理期限", column=True, help="交办时没有定期限的不填")] = None
    content: Annotated[str | None, F("具体要求", length=2000, multiline=True, search=True)] = None
    feedback_on: Annotated[date | None, F("反馈日期")] = None
    feedback: Annotated[
        str | None, F("办理情况", length=2000, multiline=True, search=True, start="kept")
    ] = None
    closed_on: Annotated[date | None, F("办结日期")] = None


LEDGER = Ledger(
    record=Task,
    title="上级交办任务台账",
    word="交办",
    number="任{year}-{seq:04d}",
    dated="received_on",
    section="所务管理",
    called=("matter",),
    who="given_by",
    past=("received_on",),
    orders=(
        ("received_on", "due_on"),
        ("received_on", "feedback_on"),
        ("received_on", "closed_on"),
        ("feedback_on", "closed_on"),
    ),
    flow=(
        State("open", "待办", light="yellow", awaits="task.report"),
        State("reported", "已反馈", light="yellow", step=1, awaits="task.close"),
        State("closed", "已办结", light="green", closed=True, step=2),
    ),
    steps=(
        Step(
            name="report",
            title="反馈办理情况",
            within=("open",),
            to="reported",
            needs=("feedback_on", "feedback"),
            day="feedback_on",
        ),
        Step(
            name="close",
            title="办结",
            within=("open", "reported"),
            to="closed",
            needs=("closed_on",),
            may=("feedback",),
            day="closed_on",
        ),
    ),
    terms=(
        Term(
            name="due",
            day="due_on",
            states=("open",),
            act="report",
            why="{given_by}交办，办理期限{due_on}",
            number={
                "title": "上级交办任务期限",
                "value": 0,
                "unit": "day",
                "warn": {"value": 3, "unit": "day"},
                "basis": "交办时确定的办理期限",
            },
        ),
        Term(
            name="undated",
            day="received_on",
            states=("open",),
            act="report",
            why="{received_on}收到，没有定期限，还没有反馈",
            where=(absent("due_on"),),
            number={
                "title": "没有定期限的交办任务",
                "unit": "workday",
                "soft": True,
                "basis": "本所规定",
            },
        ),
    ),
    figures=(
        Figure(
            key="tasks_received",
            title="上级交办任务（件）",
            of="task",
            when="received_on",
            why="按收到日期计",
            short="上级交办",
        ),
        Figure(
            key="tasks_closed",
            title="办结交办任务（件）",
            of="task",
            when="closed_on",
            why="按办结日期计",
        ),
    ),
    columns=("register_no", "received_on", "given_by", "matter", "assigned_to", "due_on", "state"),
    register=(
        "register_no",
        "received_on",
        "given_by",
        "matter",
        "assigned_to",
        "due_on",
        "feedback",
        "closed_on",
        "state",
    ),
    groups=(
        Group(
            title="交办",
            fields=(
                "received_on",
                "given_by",
                "matter",
                "sort",
                "doc_no",
                "mail",
                "assigned_to",
                "due_on",
                "content",
            ),
        ),
        Group(title="办理", fields=("feedback_on", "feedback", "closed_on")),
    ),
    sheet=Sheet(title="上级交办任务办理单", signed=("责任人", "所长")),
    order=710,
)
