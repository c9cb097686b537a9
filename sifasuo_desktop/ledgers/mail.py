"""收发文: what came in and went out with its number, who handles it, by when, where it was filed.

What is secret is not kept here at all.
"""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, equals
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet, View
from sifasuo_desktop.domain.ledger_flow import Numbered, Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State


class Mail(Entry, Record):
    """A document that came in or went out."""

    KIND: ClassVar[str] = "mail"
    TITLE: ClassVar[str] = "收发文"

    direction: Annotated[str, F("收发", codes="mail_direction", column=True)]
    moved_on: Annotated[date, F("收发日期", column=True)]
    party: Annotated[
        str, F("来文或者主送单位", length=60, search=True, column=True, help="发文填主送单位")
    ]
    doc_no: Annotated[
        str | None,
        F("文号", length=40, search=True, column=True, help="照文件上的写；发文不填由系统给号"),
    ] = None
    subject: Annotated[str, F("文件标题", length=200, check="open", search=True, column=True)]
    written_on: Annotated[date | None, F("成文日期")] = None
    copies: Annotated[int, F("份数", check="count")] = 1
    handler: Annotated[
        str | None, F("承办人", length=100, form="name", search=True, start="me", column=True)
    ] = None
    due_on: Annotated[
        date | None, F("办理期限", help="有期限的才填；已登记为上级交办任务的不用填")
    ] = None
    opinion: Annotated[str | None, F("拟办意见和批示", length=1000, multiline=True)] = None
    secret: Annotated[bool, F("涉密", check="open", help="涉密文件不得录入本系统")] = False
    done_on: Annotated[date | None, F("办结日期")] = None
    result: Annotated[
        str | None, F("办理结果", length=1000, multiline=True, search=True, start="kept")
    ] = None
    filed_on: Annotated[date | None, F("归档日期")] = None
    volume: Annotated[str | None, F("归入案卷", length=60, search=True)] = None


LEDGER = Ledger(
    record=Mail,
    title="收发文登记簿",
    number="文{year}-{seq:04d}",
    dated="moved_on",
    section="所务管理",
    called=("subject",),
    who="party",
    past=("moved_on", "written_on"),
    orders=(
        ("written_on", "moved_on"),
        ("moved_on", "due_on"),
        ("moved_on", "done_on"),
        ("moved_on", "filed_on"),
        ("done_on", "filed_on"),
    ),
    flow=(
        State("open", "在办", light="yellow", awaits="mail.finish"),
        State("done", "已办结", light="green", step=1),
        State("filed", "已归档", light="green", closed=True, step=2),
    ),
    steps=(
        Step(
            name="finish",
            title="办结",
            within=("open",),
            to="done",
            needs=("done_on",),
            may=("result",),
            day="done_on",
        ),
        Step(
            name="file",
            title="归档",
            within=("open", "done"),
            to="filed",
            needs=("filed_on",),
            may=("volume", "result"),
            day="filed_on",
        ),
    ),
    terms=(
        Term(
            name="due",
            day="due_on",
            states=("open",),
            act="finish",
            why="{party}《{subject}》，办理期限{due_on}",
            number={
                "title": "文件办理期限",
                "value": 0,
                "unit": "day",
                "warn": {"value": 3, "unit": "day"},
                "basis": "文件要求的办理期限",
            },
        ),
    ),
    figures=(
        Figure(
            key="mail_received",
            title="收文（件）",
            of="mail",
            when="moved_on",
            where=(equals("direction", "in"),),
            why="按收发日期计",
        ),
        Figure(
            key="mail_sent",
            title="发文（件）",
            of="mail",
            when="moved_on",
            where=(equals("direction", "out"),),
            why="按收发日期计",
        ),
    ),
    columns=(
        "register_no",
        "direction",
        "moved_on",
        "doc_no",
        "party",
        "subject",
        "handler",
        "state",
    ),
    register=(
        "register_no",
        "direction",
        "moved_on",
        "doc_no",
        "party",
        "subject",
        "handler",
        "due_on",
        "state",
    ),
    groups=(
        Group(
            title="文件",
            fields=(
                "direction",
                "moved_on",
                "party",
                "doc_no",
                "subject",
                "written_on",
                "copies",
                "secret",
            ),
        ),
        Group(
            title="办理",
            fields=(
                "handler",
                "due_on",
                "opinion",
                "done_on",
                "result",
                "filed_on",
                "volume",
            ),
        ),
    ),
    views=(
        View(
            name="received",
            title="收文登记簿",
            columns=(
                "register_no",
                "moved_on",
                "party",
                "doc_no",
                "subject",
                "copies",
                "handler",
                "result",
                "state",
            ),
            where=(equals("direction", "in"),),
        ),
        View(
            name="sent",
            title="发文登记簿",
            columns=(
                "register_no",
                "moved_on",
                "doc_no",
                "subject",
                "party",
                "copies",
                "handler",
                "state",
            ),
            where=(equals("direction", "out"),),
        ),
    ),
    numbered=(
        Numbered(
            field="doc_no",
            pattern="{word}发〔{year}〕{seq}号",
            where=(equals("direction", "out"),),
        ),
    ),
    sheet=Sheet(title="文件处理单", signed=("承办人", "所长")),
    order=730,
)
