"""信访和12345工单 handed to the office: petitions by the terms of the law, orders by their own."""

from datetime import date
from typing import Annotated, Any, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, absent, equals, present
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State


class Petition(Entry, Record):
    """One petition or order."""

    KIND: ClassVar[str] = "petition"
    TITLE: ClassVar[str] = "信访和12345工单"

    channel: Annotated[str, F("类别", codes="petition_channel", column=True)]
    received_on: Annotated[date, F("收到日期", column=True)]
    source_no: Annotated[
        str | None, F("来件编号", length=60, form="number", search=True, column=True)
    ] = None
    petitioner: Annotated[
        str | None,
        F(
            "信访人、来电人",
            length=100,
            form="name",
            search=True,
            name=True,
            column=True,
            help="匿名的不填",
        ),
    ] = None
    phone: Annotated[
        str | None, F("联系电话", length=64, check="phone", mask="phone", search=True)
    ] = None
    people: Annotated[int | None, F("涉及人数", check="count")] = None
    village: Annotated[str | None, F("村（居）", ref="village", length=32)] = None
    topic: Annotated[str, F("反映事项", length=100, search=True, column=True)]
    content: Annotated[str | None, F("反映内容", length=2000, multiline=True, search=True)] = None
    demand: Annotated[str | None, F("诉求", length=500, multiline=True, search=True)] = None
    due_on: Annotated[
        date | None, F("工单办理期限", column=True, help="12345工单按工单写明的期限填")
    ] = None
    dispute: Annotated[str | None, F("转入调解的纠纷", ref="dispute", length=32)] = None
    handler: Annotated[str | None, F("承办人", length=100, form="name", search=True)] = None
    accepted_on: Annotated[date | None, F("受理日期", help="信访件的六十日从这一天起算")] = None
    extended_on: Annotated[date | None, F("延期日期")] = None
    extended_why: Annotated[str | None, F("延期原因", length=300)] = None
    replied_on: Annotated[date | None, F("答复日期")] = None
    reply: Annotated[str | None, F("答复内容", length=2000, multiline=True, search=True)] = None
    closed_on: Annotated[date | None, F("办结日期")] = None
    satisfied: Annotated[str | None, F("对方是否满意", codes="petition_satisfied")] = None
    returned_on: Annotated[date | None, F("退回日期")] = None
    returned_why: Annotated[str | None, F("退回原因", length=300)] = None


PETITION, ORDER = equals("channel", "petition"), equals("channel", "hotline")


def _number(title: str, article: str, value: int, warn: int) -> dict[str, Any]:
    """A term of the rules on petitions, in days."""
    return {
        "title": title,
        "value": value,
        "unit": "day",
        "roll": True,
        "warn": {"value": warn, "unit": "day"},
        "basis": f"《信访工作条例》{article}",
    }


LEDGER = Ledger(
    record=Petition,
    title="信访和12345工单台账",
    word="信访工单",
    number="诉{year}-{seq:04d}",
    dated="received_on",
    section="综治和信访",
    called=("topic",),
    keeper="handler",
    roles={"director": ("do", "read"), "clerk": ("do", "read")},
    past=("received_on",),
    orders=(
        ("received_on", "due_on"),
        ("received_on", "accepted_on"),
        ("accepted_on", "extended_on"),
        ("accepted_on", "replied_on"),
        ("received_on", "replied_on"),
        ("replied_on", "closed_on"),
        ("received_on", "returned_on"),
    ),
    flow=(
        State("received", "待受理", light="yellow", awaits="petition.accept"),
        State("handling", "办理中", light="yellow", step=1, awaits="petition.answer"),
        State("replied", "已答复", light="yellow", step=2, awaits="petition.close"),
        State("closed", "已办结", light="green", closed=True, step=3),
        State("returned", "已退回", closed=True, step=3),
    ),
    steps=(
        Step(
            name="accept",
            title="受理",
            within=("received",),
            to="handling",
            needs=("accepted_on", "handler"),
            day="accepted_on",
        ),
        Step(
            name="answer",
            title="答复",
            within=("received", "handling"),
            to="replied",
            needs=("replied_on", "reply"),
            day="replied_on",
        ),
        Step(
            name="close",
            title="办结",
            within=("replied",),
            to="closed",
            needs=("closed_on",),
            may=("satisfied",),
            day="closed_on",
        ),
        Step(
            name="extend",
            title="延长办理期限",
            within=("handling",),
            to="handling",
            needs=("extended_on", "extended_why"),
            day="extended_on",
        ),
        Step(
            name="send_back",
            title="退回",
            within=("received", "handling"),
            to="returned",
            needs=("returned_on", "returned_why"),
            day="returned_on",
        ),
    ),
    terms=(
        Term(
            name="notice",
            day="received_on",
            states=("received",),
            act="accept",
            where=(PETITION,),
            why="{received_on}收到，要告知是否受理",
            number=_number("信访受理告知期限", "第二十二条、第二十三条（十五日）", 15, 5),
        ),
        Term(
            name="settle",
            day="accepted_on",
            states=("handling",),
            act="answer",
            where=(PETITION, absent("extended_on")),
            why="{accepted_on}受理，要在六十日内办结",
            number=_number("信访办理期限", "第三十四条（六十日）", 60, 10),
        ),
        Term(
            name="settle_extended",
            day="accepted_on",
            states=("handling",),
            act="answer",
            where=(PETITION, present("extended_on")),
            why="{accepted_on}受理，{extended_on}延长三十日",
            number=_number("信访办理期限（已延长）", "第三十四条（六十日，延长三十日）", 90, 10),
        ),
        Term(
            name="order",
            day="due_on",
            states=("received", "handling"),
            act="answer",
            where=(ORDER,),
            why="工单办理期限{due_on}",
            number={
                "title": "12345工单办理期限",
                "value": 0,
                "unit": "day",
                "warn": {"value": 2, "unit": "day"},
                "basis": "工单写明的办理期限",
            },
        ),
    ),
    figures=(
        Figure(
            key="petitions_received",
            title="收到信访和12345工单（件）",
            of="petition",
            when="received_on",
            why="按收到日期计",
            short="信访工单",
        ),
        Figure(
            key="petitions_closed",
            title="办结信访和12345工单（件）",
            of="petition",
            when="closed_on",
            why="按办结日期计，退回的不算",
        ),
    ),
    columns=(
        "register_no",
        "channel",
        "received_on",
        "topic",
        "petitioner",
        "source_no",
        "due_on",
        "state",
    ),
    register=(
        "register_no",
        "channel",
        "source_no",
        "received_on",
        "petitioner",
        "topic",
        "handler",
        "accepted_on",
        "replied_on",
        "closed_on",
        "state",
    ),
    cited="number",
    groups=(
        Group(
            title="来件",
            fields=(
                "topic",
                "channel",
                "received_on",
                "source_no",
                "petitioner",
                "phone",
                "people",
                "village",
                "due_on",
                "content",
                "demand",
            ),
        ),
        Group(
            title="办理",
            fields=("handler", "accepted_on", "dispute", "extended_on", "extended_why"),
        ),
        Group(
            title="答复和办结",
            fields=(
                "replied_on",
                "reply",
                "closed_on",
                "satisfied",
                "returned_on",
                "returned_why",
            ),
        ),
    ),
    sheet=Sheet(title="信访和12345工单办理单", signed=("承办人", "所长")),
    order=620,
)
