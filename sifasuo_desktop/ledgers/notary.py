"""远程公证: the points where it can be applied for, what can be applied for, and each application.

The office books and hands over; the notary office decides and issues.
"""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, distinct
from sifasuo_desktop.domain.ledger import Copied, Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.domain.words import IdCard, Phone


class NotaryPoint(Entry, Record):
    """A place with a remote desk of a notary office."""

    KIND: ClassVar[str] = "notary_point"
    TITLE: ClassVar[str] = "远程公证服务点"

    name: Annotated[
        str, F("服务点名称", length=60, form="name", search=True, name=True, column=True)
    ]
    village: Annotated[str | None, F("村（居）", ref="village", length=32)] = None
    opened_on: Annotated[date, F("启用日期", column=True)]
    place: Annotated[str | None, F("地点", length=100, search=True, column=True)] = None
    notary_office: Annotated[str | None, F("对接公证处", length=60)] = None
    contact: Annotated[str | None, F("联系人", length=100, form="name", column=True)] = None
    phone: Phone | None = None
    closed_on: Annotated[date | None, F("停用日期")] = None
    remark: Annotated[str | None, F("备注", length=300, multiline=True)] = None


POINT = Ledger(
    record=NotaryPoint,
    title="远程公证服务点名录",
    word="公证点",
    number="点{year}-{seq:04d}",
    dated="opened_on",
    section="公共法律服务",
    called=("name",),
    past=("opened_on",),
    orders=(("opened_on", "closed_on"),),
    flow=(
        State("active", "使用中", light="green"),
        State("closed", "已停用", closed=True, step=1),
    ),
    steps=(
        Step(
            name="close",
            title="停用服务点",
            within=("active",),
            to="closed",
            needs=("closed_on",),
            day="closed_on",
        ),
    ),
    figures=(
        Figure(
            key="notary_points",
            title="远程公证服务点（个）",
            of="notary_point",
            from_="opened_on",
            until="closed_on",
            why="期末已启用、没有停用的",
        ),
    ),
    register=(
        "register_no",
        "name",
        "place",
        "opened_on",
        "notary_office",
        "contact",
        "phone",
        "closed_on",
        "state",
    ),
    cited="title",
    sheet=Sheet(title="远程公证服务点登记表"),
    catalogue=True,
    order=520,
)


class NotaryMatter(Entry, Record):
    """A matter that can be applied for at the office, and what to bring."""

    KIND: ClassVar[str] = "notary_matter"
    TITLE: ClassVar[str] = "公证事项"

    name: Annotated[str, F("事项名称", length=30, form="name", search=True, name=True, column=True)]
    offered_on: Annotated[date, F("开办日期", column=True)]
    materials: Annotated[
        str | None,
        F("需带材料", length=1000, multiline=True, search=True, help="以公证处的要求为准"),
    ] = None
    stopped_on: Annotated[date | None, F("停办日期", column=True)] = None
    remark: Annotated[str | None, F("备注", length=300, multiline=True)] = None


MATTER = Ledger(
    record=NotaryMatter,
    title="公证事项目录",
    word="公证事项",
    number="项{year}-{seq:04d}",
    dated="offered_on",
    section="公共法律服务",
    called=("name",),
    past=("offered_on",),
    orders=(("offered_on", "stopped_on"),),
    flow=(
        State("offered", "可以办理", light="green"),
        State("stopped", "已停办", closed=True, step=1),
    ),
    steps=(
        Step(
            name="stop",
            title="停办",
            within=("offered",),
            to="stopped",
            needs=("stopped_on",),
            day="stopped_on",
        ),
    ),
    figures=(
        Figure(
            key="notary_matters",
            title="可以办理的公证事项（项）",
            of="notary_matter",
            from_="offered_on",
            until="stopped_on",
            measure=distinct("name"),
            why="期末已开办、没有停办的，同名的只算一项",
        ),
    ),
    register=("register_no", "name", "materials", "offered_on", "stopped_on", "state"),
    cited="title",
    catalogue=True,
    shipped="notary_matters",
    sheet=Sheet(title="公证事项登记表"),
    order=521,
)


class Notary(Entry, Record):
    """One application for a notarial act that the office booked."""

    KIND: ClassVar[str] = "notary"
    TITLE: ClassVar[str] = "公证预约代办"

    applicant: Annotated[
        str, F("申请人", length=100, form="name", search=True, name=True, column=True)
    ]
    id_number: IdCard | None = None
    phone: Phone | None = None
    matter: Annotated[str, F("公证事项", ref="notary_matter", length=32)]
    matter_name: Annotated[str, F("事项名称", length=30, form="name", column=True)] = ""
    purpose: Annotated[str | None, F("用途", length=100, search=True)] = None
    point: Annotated[str | None, F("服务点", ref="notary_point", length=32)] = None
    point_name: Annotated[str | None, F("服务点名称", length=60)] = None
    booked_on: Annotated[date, F("预约日期", column=True)]
    slot_on: Annotated[date | None, F("约定办理日期", column=True)] = None
    slot: Annotated[str | None, F("约定时间", length=20, help="例如上午九时")] = None
    checked: Annotated[str | None, F("已核对材料", length=300, multiline=True, search=True)] = None
    agent: Annotated[str | None, F("代办人", length=100, form="name", start="me")] = None
    told_on: Annotated[date | None, F("告知补正日期")] = None
    lacking: Annotated[str | None, F("需补正材料", length=200)] = None
    handed_on: Annotated[date | None, F("转交公证处日期")] = None
    accepted_on: Annotated[date | None, F("受理日期", column=True)] = None
    officer: Annotated[str | None, F("公证员", length=100, form="name")] = None
    certificate_no: Annotated[str | None, F("公证书编号", length=80, search=True, column=True)] = (
        None
    )
    issued_on: Annotated[date | None, F("出证日期")] = None
    delivery: Annotated[str | None, F("送达方式", codes="notary_delivery")] = None
    delivered_on: Annotated[date | None, F("送达日期")] = None
    ended_on: Annotated[date | None, F("未办成日期")] = None
    end_reason: Annotated[str | None, F("未办成原因", length=200)] = None


NOTARY = Ledger(
    record=Notary,
    title="公证预约代办台账",
    word="公证",
    number="证{year}-{seq:04d}",
    dated="booked_on",
    section="公共法律服务",
    called=("applicant",),
    copies=(
        Copied(field="matter_name", ref="matter", of="name"),
        Copied(field="point_name", ref="point", of="name"),
    ),
    past=("booked_on", "handed_on"),
    orders=(
        ("booked_on", "slot_on"),
        ("booked_on", "told_on"),
        ("booked_on", "handed_on"),
        ("booked_on", "accepted_on"),
        ("handed_on", "accepted_on"),
        ("accepted_on", "issued_on"),
        ("issued_on", "delivered_on"),
        ("booked_on", "ended_on"),
    ),
    flow=(
        State("booked", "已预约", light="yellow", awaits="notary.accept"),
        State("lacking", "待补正", light="yellow", awaits="notary.accept"),
        State("accepted", "已受理", light="yellow", step=1, awaits="notary.issue"),
        State("issued", "已出证", light="yellow", step=2, awaits="notary.deliver"),
        State("delivered", "已送达", light="green", closed=True, step=3),
        State("refused", "不予受理", closed=True, step=1),
        State("dropped", "已取消", closed=True, step=1),
    ),
    steps=(
        Step(
            name="accept",
            title="公证处受理",
            within=("booked", "lacking"),
            to="accepted",
            needs=("accepted_on",),
            may=("handed_on", "officer"),
            day="accepted_on",
        ),
        Step(
            name="ask_more",
            title="告知补正材料",
            within=("booked",),
            to="lacking",
            needs=("told_on", "lacking"),
            day="told_on",
        ),
        Step(
            name="issue",
            title="出具公证书",
            within=("accepted",),
            to="issued",
            needs=("issued_on", "certificate_no"),
            day="issued_on",
        ),
        Step(
            name="deliver",
            title="送达公证书",
            within=("issued",),
            to="delivered",
            needs=("delivered_on", "delivery"),
            day="delivered_on",
        ),
        Step(
            name="refuse",
            title="公证处不予受理",
            within=("booked", "lacking"),
            to="refused",
            needs=("ended_on", "end_reason"),
            day="ended_on",
        ),
        Step(
            name="drop",
            title="申请人取消",
            within=("booked", "lacking", "accepted"),
            to="dropped",
            needs=("ended_on",),
            may=("end_reason",),
            day="ended_on",
        ),
    ),
    terms=(
        Term(
            name="slot",
            day="slot_on",
            states=("booked",),
            act="accept",
            why="{applicant}约定{slot_on}{slot}办理{matter_name}公证",
            number={
                "title": "约定办理公证",
                "value": 0,
                "unit": "day",
                "warn": {"value": 1, "unit": "workday"},
                "soft": True,
                "basis": "预约时约定的办理日期",
            },
        ),
        Term(
            name="undelivered",
            day="issued_on",
            states=("issued",),
            act="deliver",
            why="{issued_on}出证，还没有送达",
            number={"title": "公证书送达", "unit": "workday", "soft": True, "basis": "本所规定"},
        ),
    ),
    figures=(
        Figure(
            key="notary_bookings",
            title="公证预约（件）",
            of="notary",
            when="booked_on",
            why="按预约日期计，含后来取消的",
            short="公证预约",
        ),
        Figure(
            key="notary_accepted",
            title="公证受理（件）",
            of="notary",
            when="accepted_on",
            why="公证处受理的，按受理日期计",
        ),
        Figure(
            key="notary_issued",
            title="公证出证（件）",
            of="notary",
            when="issued_on",
            why="按出证日期计",
        ),
    ),
    columns=(
        "register_no",
        "booked_on",
        "applicant",
        "matter_name",
        "slot_on",
        "accepted_on",
        "certificate_no",
        "state",
    ),
    register=(
        "register_no",
        "booked_on",
        "applicant",
        "matter_name",
        "point_name",
        "accepted_on",
        "certificate_no",
        "issued_on",
        "delivered_on",
        "state",
    ),
    cited="number",
    groups=(
        Group(
            title="预约",
            fields=(
                "applicant",
                "id_number",
                "phone",
                "matter",
                "purpose",
                "point",
                "booked_on",
                "slot_on",
                "slot",
                "agent",
                "checked",
            ),
        ),
        Group(
            title="办理",
            fields=(
                "told_on",
                "handed_on",
                "lacking",
                "accepted_on",
                "officer",
                "certificate_no",
                "issued_on",
                "delivered_on",
                "delivery",
            ),
        ),
        Group(title="未办成", fields=("ended_on", "end_reason")),
    ),
    sheet=Sheet(title="公证预约代办登记表", signed=("申请人", "代办人")),
    order=522,
)

LEDGER = (POINT, MATTER, NOTARY)
