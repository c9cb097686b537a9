"""法律明白人: villagers who know the law and help their neighbours with it."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure
from sifasuo_desktop.domain.ledger import Entry, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.domain.words import Phone


class LawSavvy(Entry, Record):
    """One of them."""

    KIND: ClassVar[str] = "law_savvy"
    TITLE: ClassVar[str] = "法律明白人"

    name: Annotated[str, F("姓名", length=100, form="name", search=True, name=True, column=True)]
    village: Annotated[str, F("村（居）", ref="village", length=32, column=True)]
    listed_on: Annotated[date, F("入册日期", column=True)]
    sex: Annotated[str | None, F("性别", codes="sex")] = None
    phone: Phone | None = None
    role: Annotated[str | None, F("身份", length=20, search=True, help="例如村民小组长")] = None
    certificate_no: Annotated[str | None, F("证书编号", length=30, form="number")] = None
    trained_on: Annotated[
        date | None, F("最近培训日期", column=True, help="又参加培训的，用“更正”改成新的日期")
    ] = None
    remark: Annotated[str | None, F("备注", length=300, multiline=True, search=True)] = None
    left_on: Annotated[date | None, F("退出日期")] = None
    left_reason: Annotated[str | None, F("退出原因", length=300)] = None


LEDGER = Ledger(
    record=LawSavvy,
    title="法律明白人名册",
    word="明白人",
    number="明{year}-{seq:04d}",
    dated="listed_on",
    section="公共法律服务",
    called=("name",),
    past=("listed_on", "trained_on"),
    orders=(("listed_on", "left_on"),),
    flow=(
        State("active", "在册", light="green"),
        State("left", "已退出", closed=True, step=1),
    ),
    steps=(
        Step(
            name="leave",
            title="退出名册",
            within=("active",),
            to="left",
            needs=("left_on",),
            may=("left_reason",),
            day="left_on",
        ),
    ),
    terms=(
        Term(
            name="retrain",
            day="trained_on",
            states=("active",),
            act="change",
            why="{name}最近一次培训在{trained_on}",
            number={"title": "法律明白人再培训", "unit": "day", "soft": True, "basis": "本所规定"},
        ),
    ),
    figures=(
        Figure(
            key="law_savvy_people",
            title="法律明白人（人）",
            of="law_savvy",
            from_="listed_on",
            until="left_on",
            why="期末在册的",
        ),
    ),
    register=(
        "register_no",
        "name",
        "sex",
        "village",
        "role",
        "phone",
        "listed_on",
        "trained_on",
        "state",
    ),
    cited="title",
    sheet=Sheet(title="法律明白人登记表", signed=("本人", "填表人", "审核人")),
    order=540,
)
