"""经费来源 and 制度: what money the office was given, and the rules it works by.

Fields as the ministry's data sets of offices (SF/T 0017-2017).
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State


class Fund(Entry, Record):
    """One sum given to the office."""

    KIND: ClassVar[str] = "fund"
    TITLE: ClassVar[str] = "经费来源"

    name: Annotated[str, F("经费名称", length=100, search=True, column=True)]
    granted_on: Annotated[date, F("下达日期", column=True)]
    year: Annotated[str | None, F("所属年度", length=4, help="如：2026", column=True)] = None
    source: Annotated[str, F("来源", codes="fund_source", column=True)]
    level: Annotated[str, F("级别", codes="fund_level", column=True)]
    amount: Annotated[Decimal, F("数额（元）", column=True)]
    budgeted: Annotated[bool, F("列入预算")] = False
    paper: Annotated[str | None, F("下达文件", length=60, form="number", search=True)] = None
    use: Annotated[str | None, F("用途", length=200, search=True)] = None


FUND = Ledger(
    record=Fund,
    title="经费来源台账",
    word="经费",
    number="费{year}-{seq:04d}",
    dated="granted_on",
    section="所情档案",
    called=("name",),
    roles={"director": ("do", "read"), "clerk": ("do", "read")},
    past=("granted_on",),
    register=(
        "register_no",
        "year",
        "name",
        "source",
        "level",
        "amount",
        "budgeted",
        "granted_on",
        "paper",
        "use",
    ),
    cited="title",
    groups=(
        Group(
            title="经费",
            fields=(
                "name",
                "granted_on",
                "year",
                "source",
                "level",
                "amount",
                "budgeted",
                "paper",
                "use",
            ),
        ),
    ),
    sheet=Sheet(title="经费来源登记表"),
    order=840,
)


class OfficeRule(Entry, Record):
    """One rule of the office."""

    KIND: ClassVar[str] = "office_rule"
    TITLE: ClassVar[str] = "制度"

    name: Annotated[str, F("制度名称", length=100, search=True, column=True)]
    made_on: Annotated[date, F("建立日期", column=True)]
    paper: Annotated[
        str | None, F("文件编号", length=60, form="number", search=True, column=True)
    ] = None
    keeper: Annotated[str | None, F("负责人", length=100, form="name")] = None
    posted: Annotated[bool, F("已上墙公示", column=True)] = False
    revised_on: Annotated[date | None, F("最近修订日期", column=True)] = None
    content: Annotated[str | None, F("主要内容", length=2000, multiline=True, search=True)] = None
    ended_on: Annotated[date | None, F("停止执行日期")] = None


RULE = Ledger(
    record=OfficeRule,
    title="制度建设台账",
    word="制度",
    number="制{year}-{seq:04d}",
    dated="made_on",
    section="所情档案",
    called=("name",),
    past=("made_on", "revised_on"),
    orders=(("made_on", "revised_on"), ("made_on", "ended_on")),
    flow=(
        State("valid", "执行中", light="green"),
        State("ended", "已停止执行", closed=True, step=1),
    ),
    steps=(
        Step(
            name="end",
            title="停止执行",
            within=("valid",),
            to="ended",
            needs=("ended_on",),
            day="ended_on",
        ),
    ),
    register=(
        "register_no",
        "name",
        "made_on",
        "revised_on",
        "paper",
        "posted",
        "keeper",
        "content",
        "state",
    ),
    cited="title",
    groups=(
        Group(
            title="制度",
            fields=("name", "made_on", "revised_on", "paper", "keeper", "posted", "ended_on"),
        ),
        Group(title="主要内容", fields=("content",)),
    ),
    sheet=Sheet(title="制度登记表"),
    order=850,
)

LEDGER = (FUND, RULE)
