"""法律援助申请初审转交: the office helps with the papers and hands over; the centre decides.

法律援助法 (2022): the centre decides within seven days of receipt and assigns within three days of its
decision (43); who claims wages or compensation for an injury at work needs no proof of hardship (42).
"""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, equals, one_of
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.domain.words import IdCard, Phone, Sex


class Aid(Entry, Record):
    """One application for legal aid that came to the office."""

    KIND: ClassVar[str] = "aid"
    TITLE: ClassVar[str] = "法律援助申请"

    received_on: Annotated[date, F("接收日期", column=True)]
    received_by: Annotated[str | None, F("接收人", length=40, form="name", start="me")] = None
    service: Annotated[str | None, F("来自接待", ref="service", length=32)] = None
    applicant: Annotated[
        str, F("申请人", length=100, form="name", search=True, name=True, column=True)
    ]
    sex: Sex | None = None
    id_number: IdCard | None = None
    phone: Phone | None = None
    village: Annotated[str | None, F("村（居）", ref="village", length=32)] = None
    address: Annotated[str | None, F("住址", length=100, search=True)] = None
    categories: Annotated[tuple[str, ...], F("人员类别", codes="person_category")] = ()
    aid_kind: Annotated[str, F("援助方式", codes="aid_kind", column=True)]
    cause: Annotated[str, F("案由", length=40, search=True, column=True)]
    opponent: Annotated[str | None, F("对方当事人", length=100, form="name", search=True)] = None
    facts: Annotated[str | None, F("案情概述", length=1500, multiline=True, search=True)] = None
    income: Annotated[str | None, F("家庭人均月收入和财产情况", length=200)] = None
    exempt: Annotated[
        bool, F("免予核查经济困难状况", help="追索劳动报酬、工伤赔偿等（法律援助法第四十二条）")
    ] = False
    materials: Annotated[tuple[str, ...], F("已收材料", codes="aid_material")] = ()
    lacking: Annotated[str | None, F("还缺的材料（一次性告知）", length=300, multiline=True)] = None
    sent_on: Annotated[date | None, F("转交日期", column=True)] = None
    sent_to: Annotated[str | None, F("转交单位", length=60, form="name")] = None
    method: Annotated[str | None, F("转交方式", codes="aid_method")] = None
    result_on: Annotated[date | None, F("审查结果日期")] = None
    result: Annotated[str | None, F("审查结果", codes="aid_result", column=True)] = None
    result_reason: Annotated[str | None, F("不予援助或者补充材料的理由", length=300)] = None
    case_no: Annotated[str | None, F("援助案件编号", length=40, form="number", search=True)] = None
    lawyer: Annotated[str | None, F("承办律师", length=40, form="name", search=True)] = None
    assigned_on: Annotated[date | None, F("指派日期")] = None
    closed_on: Annotated[date | None, F("结案日期")] = None
    outcome: Annotated[str | None, F("办理结果和回访", length=500, multiline=True)] = None


LEDGER = Ledger(
    record=Aid,
    title="法律援助申请转交台账",
    word="法援",
    number="法援{year}-{seq:04d}",
    dated="received_on",
    section="公共法律服务",
    called=("applicant",),
    who="applicant",
    roles={"director": ("do", "read"), "clerk": ("do", "read")},
    past=("received_on",),
    orders=(
        ("received_on", "sent_on"),
        ("sent_on", "result_on"),
        ("result_on", "assigned_on"),
        ("received_on", "closed_on"),
    ),
    flow=(
        State("received", "待转交", light="yellow", awaits="aid.send"),
        State("sent", "待审查结果", light="yellow", step=1, awaits="aid.decide"),
        State("given", "办理中", light="yellow", step=2, awaits="aid.close"),
        State("closed", "已办结", light="green", closed=True, step=3),
    ),
    steps=(
        Step(
            name="send",
            title="转交",
            within=("received",),
            to="sent",
            needs=("sent_on", "sent_to"),
            may=("method", "lacking"),
            day="sent_on",
        ),
        Step(
            name="decide",
            title="登记审查结果",
            within=("sent",),
            to="given",
            needs=("result_on", "result"),
            may=("result_reason", "case_no", "lawyer", "assigned_on"),
            day="result_on",
        ),
        Step(
            name="more",
            title="补充材料后再转交",
            within=("given",),
            to="received",
            needs=("lacking",),
            clears=("sent_on", "result_on", "result", "result_reason"),
        ),
        Step(
            name="assign",
            title="登记承办律师",
            within=("given",),
            to="given",
            needs=("lawyer", "assigned_on"),
            day="assigned_on",
        ),
        Step(
            name="close",
            title="结案，回访",
            within=("sent", "given"),
            to="closed",
            needs=("closed_on",),
            may=("outcome",),
            day="closed_on",
        ),
    ),
    terms=(
        Term(
            name="send",
            day="received_on",
            states=("received",),
            act="send",
            why="{received_on}接收，还没有转交",
            number={
                "title": "法律援助申请转交",
                "unit": "workday",
                "soft": True,
                "basis": "本所规定",
            },
        ),
        Term(
            name="decision",
            day="sent_on",
            states=("sent",),
            act="decide",
            why="{sent_on}转交{sent_to}，应当有审查结果",
            number={
                "title": "询问法律援助审查结果",
                "value": 7,
                "unit": "day",
                "warn": {"value": 1, "unit": "day"},
                "soft": True,
                "basis": "《中华人民共和国法律援助法》第四十三条：收到申请之日起七日内审查决定",
            },
        ),
        Term(
            name="assignment",
            day="result_on",
            states=("given",),
            act="assign",
            where=(equals("result", "given"),),
            unless="lawyer",
            why="{result_on}决定给予援助，应当已经指派",
            number={
                "title": "询问法律援助指派情况",
                "value": 3,
                "unit": "day",
                "soft": True,
                "basis": "《中华人民共和国法律援助法》第四十三条：作出决定之日起三日内指派",
            },
        ),
    ),
    figures=(
        Figure(
            key="aid_applications",
            title="接收法律援助申请（件）",
            of="aid",
            when="received_on",
            why="按接收日期计",
        ),
        Figure(
            key="aid_referrals",
            title="法律援助转交（件）",
            of="aid",
            when="sent_on",
            why="按转交日期计",
            short="法援转交",
        ),
        Figure(
            key="aid_given",
            title="批准援助（件）",
            of="aid",
            when="result_on",
            where=(equals("result", "given"),),
            why="按审查结果日期计",
        ),
        Figure(
            key="aid_migrants",
            title="其中农民工（件）",
            of="aid",
            when="sent_on",
            where=(equals("categories", "migrant"),),
            why="人员类别有农民工的，按转交日期计",
        ),
        Figure(
            key="aid_groups",
            title="其中老年人、残疾人、未成年人（件）",
            of="aid",
            when="sent_on",
            where=(one_of("categories", "old", "disabled", "minor"),),
            why="人员类别有其中之一的，按转交日期计",
        ),
    ),
    columns=(
        "register_no",
        "received_on",
        "applicant",
        "aid_kind",
        "cause",
        "sent_on",
        "result",
        "state",
    ),
    register=(
        "register_no",
        "received_on",
        "applicant",
        "categories",
        "aid_kind",
        "cause",
        "sent_on",
        "result",
        "lawyer",
        "state",
    ),
    cited="number",
    groups=(
        Group(
            title="申请人",
            fields=(
                "received_on",
                "received_by",
                "applicant",
                "sex",
                "id_number",
                "phone",
                "village",
                "address",
                "categories",
                "service",
            ),
        ),
        Group(
            title="申请事项",
            fields=("aid_kind", "cause", "opponent", "facts", "income", "exempt"),
        ),
        Group(title="材料", fields=("materials", "lacking")),
        Group(
            title="转交和结果",
            fields=(
                "sent_on",
                "sent_to",
                "method",
                "result_on",
                "result",
                "result_reason",
                "case_no",
                "lawyer",
                "assigned_on",
                "closed_on",
                "outcome",
            ),
        ),
    ),
    sheet=Sheet(title="法律援助申请转交登记表", signed=("申请人", "接收人")),
    sheets=(
        Sheet(
            name="receipt",
            title="法律援助申请材料接收凭证",
            signed=("申请人", "接收人"),
            groups=(
                Group(title="申请人", fields=("applicant", "phone", "received_on")),
                Group(title="申请事项", fields=("aid_kind", "cause")),
                Group(title="材料", fields=("materials", "lacking")),
            ),
        ),
    ),
    order=505,
)
