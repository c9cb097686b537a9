"""复议申请代收代转: an application for reconsideration taken in at the office and sent to the reviewing body.

The office decides nothing: it takes in, gives a receipt, sends on.
"""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.domain.words import IdCard, Phone


class ReconTransfer(Entry, Record):
    """One application."""

    KIND: ClassVar[str] = "recon_transfer"
    TITLE: ClassVar[str] = "复议申请代收代转"

    received_on: Annotated[date, F("接收日期", column=True)]
    applicant: Annotated[
        str, F("申请人", length=100, form="name", search=True, name=True, column=True)
    ]
    id_number: IdCard | None = None
    phone: Phone | None = None
    agent: Annotated[str | None, F("代理人", length=100, form="name", search=True)] = None
    respondent: Annotated[str, F("被申请人", length=100, form="name", search=True, column=True)]
    act: Annotated[str, F("被申请的行为", length=200, search=True, column=True)]
    known_on: Annotated[
        date | None, F("知道行为日期", help="申请期限从这一天起算；问不清的不填")
    ] = None
    materials: Annotated[tuple[str, ...], F("收到的材料", codes="recon_material")] = ()
    request: Annotated[
        str | None, F("复议请求和理由", length=1000, multiline=True, search=True)
    ] = None
    received_by: Annotated[str | None, F("接收人", length=100, form="name", start="me")] = None
    sent_on: Annotated[date | None, F("转送日期", column=True)] = None
    sent_to: Annotated[str | None, F("转送单位", length=60, form="name", search=True)] = None
    acknowledged_on: Annotated[date | None, F("签收日期", column=True)] = None
    acknowledged_by: Annotated[str | None, F("签收人", length=100, form="name")] = None


LEDGER = Ledger(
    record=ReconTransfer,
    title="行政复议申请代收代转台账",
    word="复议代转",
    number="复{year}-{seq:04d}",
    dated="received_on",
    section="依法行政",
    called=("applicant",),
    who="applicant",
    roles={"director": ("do", "read"), "clerk": ("do", "read")},
    past=("received_on", "known_on"),
    orders=(
        ("known_on", "received_on"),
        ("received_on", "sent_on"),
        ("sent_on", "acknowledged_on"),
    ),
    flow=(
        State("received", "待转送", light="yellow", awaits="recon_transfer.send"),
        State("sent", "待签收", light="yellow", step=1, awaits="recon_transfer.acknowledge"),
        State("acknowledged", "已签收", light="green", closed=True, step=2),
    ),
    steps=(
        Step(
            name="send",
            title="转送",
            within=("received",),
            to="sent",
            needs=("sent_on", "sent_to"),
            day="sent_on",
        ),
        Step(
            name="acknowledge",
            title="对方签收",
            within=("sent",),
            to="acknowledged",
            needs=("acknowledged_on",),
            may=("acknowledged_by",),
            day="acknowledged_on",
        ),
    ),
    terms=(
        Term(
            name="apply",
            day="known_on",
            states=("received",),
            act="send",
            why="{applicant}于{known_on}知道该行政行为，要在申请期限内送到复议机关",
            number={
                "title": "行政复议申请期限",
                "value": 60,
                "unit": "day",
                "roll": True,
                "warn": {"value": 15, "unit": "day"},
                "basis": "《中华人民共和国行政复议法》（2023年修订），申请期限六十日",
            },
        ),
        Term(
            name="unsent",
            day="received_on",
            states=("received",),
            act="send",
            why="{received_on}接收，还没有转送",
            number={
                "title": "复议申请转送",
                "unit": "workday",
                "soft": True,
                "basis": "本所规定",
            },
        ),
        Term(
            name="unacknowledged",
            day="sent_on",
            states=("sent",),
            act="acknowledge",
            why="{sent_on}转送{sent_to}，还没有签收",
            number={
                "title": "复议申请签收",
                "unit": "workday",
                "soft": True,
                "basis": "本所规定",
            },
        ),
    ),
    figures=(
        Figure(
            key="reconsiderations_transferred",
            title="代转行政复议申请（件）",
            of="recon_transfer",
            when="sent_on",
            why="按转送日期计",
        ),
    ),
    register=(
        "register_no",
        "received_on",
        "applicant",
        "respondent",
        "act",
        "received_by",
        "sent_on",
        "sent_to",
        "acknowledged_on",
        "state",
    ),
    cited="number",
    groups=(
        Group(title="申请人", fields=("applicant", "id_number", "phone", "agent")),
        Group(
            title="申请事项",
            fields=("respondent", "known_on", "act", "request"),
        ),
        Group(title="接收", fields=("received_on", "received_by", "materials")),
        Group(
            title="转送",
            fields=("sent_on", "sent_to", "acknowledged_on", "acknowledged_by"),
        ),
    ),
    sheet=Sheet(title="行政复议申请代收代转登记表", signed=("经办人", "所长")),
    sheets=(
        Sheet(
            name="receipt",
            title="行政复议申请材料接收凭证",
            signed=("申请人（签收）", "接收单位（盖章）"),
            since="received_on",
            groups=(
                Group(title="申请", fields=("applicant", "agent", "respondent", "act")),
                Group(title="接收", fields=("received_on", "received_by", "materials")),
            ),
        ),
    ),
    order=440,
)
