"""综治中心会商: which cases were talked over with whom, and the tasks each took home."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure
from sifasuo_desktop.domain.ledger import Below, Entry, Group, Ledger, Part, Sheet, Tally
from sifasuo_desktop.domain.ledger_flow import Term
from sifasuo_desktop.domain.record import Record


class JointConsultation(Entry, Record):
    """One meeting at the centre."""

    KIND: ClassVar[str] = "joint_consultation"
    TITLE: ClassVar[str] = "综治中心会商"

    held_on: Annotated[date, F("会商日期", column=True)]
    topic: Annotated[str, F("会商事项", length=100, search=True, column=True)]
    host: Annotated[str | None, F("主持人", length=100, form="name", column=True)] = None
    recorded_by: Annotated[str | None, F("记录人", length=100, form="name", start="me")] = None
    village: Annotated[str | None, F("村（居）", ref="village", length=32)] = None
    dispute: Annotated[str | None, F("涉及的纠纷", ref="dispute", length=32)] = None
    participants: Annotated[str, F("参加单位和人员", length=300, multiline=True, search=True)]
    cases: Annotated[str, F("会商的案件", length=1000, multiline=True, search=True)]
    opinion: Annotated[str | None, F("会商意见", length=1000, multiline=True, search=True)] = None


class ConsultationTask(Below, Record):
    """What was decided that somebody does."""

    KIND: ClassVar[str] = "consultation_task"
    TITLE: ClassVar[str] = "会商确定的任务"
    PARENT: ClassVar[str] = "joint_consultation"

    task: Annotated[str, F("任务", length=300, multiline=True, search=True)]
    who: Annotated[str, F("责任单位或者人", length=100, form="name", search=True)]
    due_on: Annotated[date | None, F("完成期限")] = None
    done_on: Annotated[date | None, F("完成日期")] = None
    outcome: Annotated[str | None, F("完成情况", length=300, multiline=True)] = None


LEDGER = Ledger(
    record=JointConsultation,
    title="综治中心会商台账",
    word="会商",
    number="商{year}-{seq:04d}",
    dated="held_on",
    section="综治和信访",
    called=("topic",),
    roles={"director": ("do", "read"), "clerk": ("do", "read")},
    past=("held_on",),
    parts=(Part(record=ConsultationTask, name="task", among="tasks", past=("done_on",)),),
    terms=(
        Term(
            name="task",
            part="task",
            day="due_on",
            states=("kept",),
            act="change_task",
            unless="done_on",
            why="{held_on}会商确定由{who}办理：{task}",
            number={
                "title": "会商任务完成期限",
                "value": 0,
                "unit": "day",
                "warn": {"value": 3, "unit": "day"},
                "basis": "会商时确定的期限",
            },
        ),
    ),
    figures=(
        Figure(
            key="joint_consultations",
            title="综治中心会商（次）",
            of="joint_consultation",
            when="held_on",
            why="按会商日期计",
        ),
    ),
    columns=("register_no", "held_on", "topic", "host", "state"),
    register=(
        "register_no",
        "held_on",
        "topic",
        "host",
        "participants",
        "opinion",
        "tasks_given",
        "tasks_done",
    ),
    tallies=(
        Tally(name="tasks_given", title="确定任务", part=ConsultationTask),
        Tally(name="tasks_done", title="已完成", part=ConsultationTask, filled="done_on"),
    ),
    groups=(
        Group(
            title="会商",
            fields=(
                "topic",
                "held_on",
                "host",
                "recorded_by",
                "village",
                "dispute",
                "participants",
            ),
        ),
        Group(title="案件和意见", fields=("cases", "opinion")),
    ),
    sheet=Sheet(title="综治中心会商记录表", signed=("记录人", "主持人")),
    order=610,
)
