"""法律顾问: who advises the town and its villages, and each service that was given (苏司通〔2017〕48号)."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, total
from sifasuo_desktop.domain.ledger import Copied, Entry, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.domain.words import Phone


class Counsel(Entry, Record):
    """One contract with a lawyer, of the town or of a village."""

    KIND: ClassVar[str] = "counsel"
    TITLE: ClassVar[str] = "法律顾问聘用"

    client: Annotated[
        str, F("聘用单位", length=60, form="name", search=True, name=True, column=True)
    ]
    village: Annotated[
        str | None, F("村（居）", ref="village", length=32, help="镇（街道）聘用的不选")
    ] = None
    lawyer: Annotated[
        str, F("法律顾问", length=100, form="name", search=True, name=True, column=True)
    ]
    firm: Annotated[str, F("律师事务所", length=60, search=True, column=True)]
    licence_no: Annotated[str | None, F("执业证号", length=30, form="number", search=True)] = None
    phone: Phone | None = None
    starts_on: Annotated[date, F("聘期开始日期", column=True)]
    ends_on: Annotated[date, F("聘期届满日期", column=True)]
    fee: Annotated[Decimal | None, F("年度报酬（元）")] = None
    duties: Annotated[str | None, F("服务约定", length=1000, multiline=True, search=True)] = None
    ended_on: Annotated[date | None, F("结束日期")] = None
    end_reason: Annotated[str | None, F("结束原因", length=300, help="届满、续聘、提前解除等")] = (
        None
    )


COUNSEL = Ledger(
    record=Counsel,
    title="法律顾问聘用台账",
    word="顾问",
    number="聘{year}-{seq:04d}",
    dated="starts_on",
    section="公共法律服务",
    called=("client",),
    who="lawyer",
    orders=(("starts_on", "ends_on"), ("starts_on", "ended_on")),
    flow=(
        State("running", "聘用中", light="green"),
        State("ended", "已结束", closed=True, step=1),
    ),
    steps=(
        Step(
            name="end",
            title="结束聘用",
            within=("running",),
            to="ended",
            needs=("ended_on",),
            may=("end_reason",),
            day="ended_on",
        ),
    ),
    terms=(
        Term(
            name="ending",
            day="ends_on",
            states=("running",),
            act="end",
            why="{client}聘用{lawyer}到{ends_on}届满，请续聘或者办理结束",
            number={"title": "法律顾问聘期", "unit": "day", "soft": True, "basis": "本所规定"},
        ),
    ),
    figures=(
        Figure(
            key="counsel_contracts",
            title="法律顾问聘用（份）",
            of="counsel",
            from_="starts_on",
            until="ended_on",
            why="期末已开始、没有办理结束的",
        ),
    ),
    register=(
        "register_no",
        "client",
        "lawyer",
        "firm",
        "phone",
        "starts_on",
        "ends_on",
        "fee",
        "state",
    ),
    sheet=Sheet(
        title="法律顾问聘用登记表",
        signed=("聘用单位（盖章）", "法律顾问"),
        counts=("counsel_services", "counsel_hours", "counsel_people"),
    ),
    order=530,
)


class CounselService(Entry, Record):
    """One service of a counsel."""

    KIND: ClassVar[str] = "counsel_service"
    TITLE: ClassVar[str] = "法律顾问服务"

    counsel: Annotated[str, F("聘用合同", ref="counsel", length=32)]
    lawyer: Annotated[
        str, F("法律顾问", length=100, form="name", search=True, name=True, column=True)
    ] = ""
    served_on: Annotated[date, F("服务日期", column=True)]
    village: Annotated[str | None, F("村（居）", ref="village", length=32, column=True)] = None
    mode: Annotated[str, F("服务方式", codes="counsel_mode", column=True)]
    matter: Annotated[str, F("服务事项", codes="counsel_matter", column=True)]
    hours: Annotated[int, F("服务小时", check="count", help="填整数")]
    people: Annotated[int, F("服务人数", check="whole", column=True)] = 0
    dispute: Annotated[str | None, F("参与的纠纷", ref="dispute", length=32)] = None
    content: Annotated[str, F("服务内容", length=1000, multiline=True, search=True)]
    output: Annotated[
        str | None, F("工作成果", length=30, search=True, help="例如法律意见书一份")
    ] = None
    score: Annotated[int | None, F("评分", check="whole", help="百分制")] = None


SERVICE = Ledger(
    record=CounselService,
    title="法律顾问服务台账",
    word="顾问服务",
    number="顾{year}-{seq:04d}",
    dated="served_on",
    section="公共法律服务",
    called=("lawyer",),
    copies=(Copied(field="lawyer", ref="counsel", of="lawyer"),),
    past=("served_on",),
    figures=(
        Figure(
            key="counsel_services",
            title="法律顾问服务（次）",
            of="counsel_service",
            when="served_on",
            why="按服务日期计",
            short="顾问服务",
        ),
        Figure(
            key="counsel_hours",
            title="法律顾问服务时长（小时）",
            of="counsel_service",
            when="served_on",
            measure=total("hours"),
            why="各次时长之和",
        ),
        Figure(
            key="counsel_people",
            title="法律顾问服务（人次）",
            of="counsel_service",
            when="served_on",
            measure=total("people"),
            why="各次服务人数之和",
        ),
    ),
    register=(
        "register_no",
        "served_on",
        "lawyer",
        "village",
        "mode",
        "matter",
        "content",
        "hours",
        "people",
        "output",
    ),
    cited="number",
    sheet=Sheet(
        title="法律顾问服务记录表",
        signed=("法律顾问", "村（居）经办人"),
        beside={"counsel": ("firm", "licence_no")},
    ),
    order=531,
)

LEDGER = (COUNSEL, SERVICE)
