"""专项行动: a campaign of the city within which issues are looked for; its sheet counts them."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State


class Campaign(Entry, Record):
    """A campaign (专项行动) within which issues are looked for."""

    KIND: ClassVar[str] = "campaign"
    TITLE: ClassVar[str] = "专项行动"

    name: Annotated[str, F("名称", length=100, search=True, name=True, column=True)]
    starts_on: Annotated[date, F("开始日期", column=True)]
    ends_on: Annotated[date | None, F("计划结束日期", column=True)] = None
    source: Annotated[str | None, F("部署文件", length=100, search=True)] = None
    keeper: Annotated[str | None, F("负责人", length=100, form="name", start="me")] = None
    matters: Annotated[str | None, F("整治内容", length=2000, multiline=True, search=True)] = None
    ended_on: Annotated[date | None, F("结束日期")] = None
    outcome: Annotated[str | None, F("总结", length=2000, multiline=True, search=True)] = None


LEDGER = Ledger(
    record=Campaign,
    title="专项行动台账",
    word="专项",
    number="专{year}-{seq:04d}",
    dated="starts_on",
    section="隐患和问题",
    called=("name",),
    flow=(
        State("running", "开展中", light="yellow", awaits="campaign.end"),
        State("ended", "已结束", light="green", closed=True, step=1),
    ),
    steps=(
        Step(
            name="end",
            title="结束专项行动",
            within=("running",),
            to="ended",
            needs=("ended_on",),
            may=("outcome",),
            day="ended_on",
        ),
    ),
    orders=(("starts_on", "ends_on"), ("starts_on", "ended_on")),
    columns=("register_no", "name", "starts_on", "ends_on", "state"),
    register=(
        "register_no",
        "name",
        "starts_on",
        "ends_on",
        "ended_on",
        "source",
        "keeper",
        "state",
    ),
    cited="title",
    groups=(
        Group(title="专项行动", fields=("name", "starts_on", "ends_on", "source", "keeper")),
        Group(title="整治内容", fields=("matters",)),
        Group(title="结束", fields=("ended_on", "outcome")),
    ),
    sheet=Sheet(
        title="专项行动登记表",
        counts=("leads_found", "leads_assigned", "leads_rectified", "leads_rate", "leads_closed"),
    ),
    order=120,
)
