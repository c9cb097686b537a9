"""文书送达: one paper to one person; its sheet is the 送达回证 that is signed and comes back."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State


class ServiceOfProcess(Entry, Record):
    """The service of a paper on somebody."""

    KIND: ClassVar[str] = "service_of_process"
    TITLE: ClassVar[str] = "文书送达"

    matter: Annotated[str, F("案由", length=100, search=True)]
    dispute: Annotated[str | None, F("所属纠纷", ref="dispute", length=32)] = None
    correction: Annotated[
        str | None, F("涉及的社区矫正对象", ref="correction", length=32, help="只在涉及时选")
    ] = None
    paper: Annotated[str, F("送达文书", length=100, search=True, column=True)]
    doc_no: Annotated[str | None, F("文书编号", length=60, form="number", search=True)] = None
    copies: Annotated[int, F("件数", check="count")] = 1
    recipient: Annotated[
        str, F("受送达人", length=100, form="name", search=True, name=True, column=True)
    ]
    address: Annotated[str | None, F("送达地点", length=200, search=True)] = None
    way: Annotated[str, F("送达方式", codes="service_way", column=True)]
    sent_on: Annotated[date, F("发出日期", column=True)]
    post_no: Annotated[str | None, F("邮件号", length=40, form="number", search=True)] = None
    server: Annotated[
        str | None, F("送达人", length=100, form="name", search=True, start="me", column=True)
    ] = None
    served_on: Annotated[date | None, F("送达日期", column=True)] = None
    received_by: Annotated[str | None, F("签收人", length=100, form="name", search=True)] = None
    relation: Annotated[
        str | None, F("与受送达人关系", length=40, help="本人签收填本人；代收的写明关系")
    ] = None
    witness: Annotated[str | None, F("见证人", length=100, form="name")] = None
    remark: Annotated[
        str | None, F("代收或者拒收理由", length=1000, multiline=True, search=True)
    ] = None
    failed_on: Annotated[date | None, F("送达不成日期")] = None
    failure: Annotated[str | None, F("送达不成原因", length=1000, multiline=True, search=True)] = (
        None
    )


LEDGER = Ledger(
    record=ServiceOfProcess,
    title="文书送达登记簿",
    word="送达",
    number="送{year}-{seq:04d}",
    dated="sent_on",
    section="所务管理",
    called=("paper",),
    who="recipient",
    roles={"director": ("do", "read"), "clerk": ("do", "read")},
    past=("sent_on",),
    orders=(("sent_on", "served_on"), ("sent_on", "failed_on")),
    flow=(
        State("pending", "待送达", light="yellow", awaits="service_of_process.serve"),
        State("served", "已送达", light="green", closed=True, step=1),
        State("failed", "送达不成", light="red", closed=True, step=1),
    ),
    steps=(
        Step(
            name="serve",
            title="登记送达",
            within=("pending",),
            to="served",
            needs=("served_on",),
            may=("received_by", "relation", "witness", "remark"),
            day="served_on",
        ),
        Step(
            name="fail",
            title="登记送达不成",
            within=("pending",),
            to="failed",
            needs=("failed_on", "failure"),
            day="failed_on",
        ),
    ),
    terms=(
        Term(
            name="unserved",
            day="sent_on",
            states=("pending",),
            act="serve",
            why="《{paper}》{sent_on}发出，还没有送达结果",
            number={"title": "送达结果", "unit": "workday", "soft": True, "basis": "本所规定"},
        ),
    ),
    figures=(
        Figure(
            key="papers_served",
            title="送达文书（件）",
            of="service_of_process",
            when="served_on",
            why="按送达日期计，一份送达回证算一件",
        ),
        Figure(
            key="papers_not_served",
            title="送达不成（件）",
            of="service_of_process",
            when="failed_on",
            why="按送达不成日期计",
        ),
    ),
    columns=(
        "register_no",
        "paper",
        "recipient",
        "way",
        "sent_on",
        "served_on",
        "server",
        "state",
    ),
    register=(
        "register_no",
        "paper",
        "matter",
        "recipient",
        "way",
        "sent_on",
        "served_on",
        "received_by",
        "server",
        "state",
    ),
    groups=(
        Group(
            title="文书",
            fields=("matter", "dispute", "correction", "paper", "doc_no", "copies"),
        ),
        Group(
            title="送达",
            fields=("recipient", "address", "way", "sent_on", "post_no", "server"),
        ),
        Group(
            title="送达结果",
            fields=(
                "served_on",
                "received_by",
                "relation",
                "witness",
                "remark",
                "failed_on",
                "failure",
            ),
        ),
    ),
    # Whoever signs it is told nothing of other records.
    sheet=Sheet(
        title="送达回证",
        signed=("受送达人", "送达人", "见证人"),
        groups=(
            Group(title="文书", fields=("matter", "paper", "doc_no", "copies")),
            Group(title="送达", fields=("recipient", "sent_on", "address", "way")),
            Group(
                title="送达结果",
                fields=("served_on", "received_by", "relation", "witness", "remark", "failure"),
            ),
        ),
    ),
    order=740,
)
