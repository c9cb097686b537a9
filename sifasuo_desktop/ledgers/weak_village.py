"""法治薄弱村（社区）: listed, put right, looked at by village, county and city, struck off one by one."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure
from sifasuo_desktop.domain.ledger import (
    Below,
    Copied,
    Entry,
    Group,
    Ledger,
    Part,
    Sheet,
    Tally,
    View,
)
from sifasuo_desktop.domain.ledger_flow import Step
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.domain.words import Phone


class WeakVillage(Entry, Record):
    """A village listed as weak in the rule of law."""

    KIND: ClassVar[str] = "weak_village"
    TITLE: ClassVar[str] = "法治薄弱村（社区）"

    village: Annotated[str, F("村（居）", ref="village", length=32)]
    village_name: Annotated[
        str, F("村（居）名称", length=40, form="name", search=True, name=True, column=True)
    ] = ""
    listed_on: Annotated[date, F("列入日期", column=True)]
    batch: Annotated[str | None, F("批次", length=20, column=True)] = None
    listed_by: Annotated[str | None, F("审定机关", length=60, form="name")] = None
    reasons: Annotated[str, F("薄弱原因", length=1000, multiline=True, search=True)]
    goals: Annotated[tuple[str, ...], F("整治目标", codes="weak_village_goal")] = ()
    officer: Annotated[
        str | None, F("驻村人员", length=100, form="name", search=True, column=True)
    ] = None
    officer_phone: Phone | None = None
    self_on: Annotated[date | None, F("镇村自查日期")] = None
    self_result: Annotated[str | None, F("自查结果", length=200)] = None
    county_on: Annotated[date | None, F("县级评查日期")] = None
    county_result: Annotated[str | None, F("评查结果", length=200)] = None
    city_on: Annotated[date | None, F("市级验收日期")] = None
    city_result: Annotated[str | None, F("验收结果", length=200)] = None
    sent_back_on: Annotated[date | None, F("退回日期")] = None
    sent_back: Annotated[str | None, F("退回原因", length=200)] = None
    closed_on: Annotated[date | None, F("销号日期", column=True)] = None
    closed_by: Annotated[str | None, F("销号文件或者机关", length=60)] = None


class WeakVillageVisit(Below, Record):
    """A day of the resident officer on the spot."""

    KIND: ClassVar[str] = "weak_village_visit"
    TITLE: ClassVar[str] = "驻村走访"
    PARENT: ClassVar[str] = "weak_village"

    visited_on: Annotated[date, F("走访日期")]
    visitors: Annotated[str, F("走访人", length=100, form="name", start="me")]
    done: Annotated[str, F("走访情况", length=500, multiline=True, search=True)]


class WeakVillageMeasure(Below, Record):
    """What is done to reach a goal; a graver one is an issue of its own."""

    KIND: ClassVar[str] = "weak_village_measure"
    TITLE: ClassVar[str] = "整治措施"
    PARENT: ClassVar[str] = "weak_village"

    measure: Annotated[str, F("措施", length=500, multiline=True, search=True)]
    keeper: Annotated[str | None, F("责任人", length=100, form="name")] = None
    done_on: Annotated[date | None, F("完成日期")] = None
    issue: Annotated[str | None, F("对应问题线索", ref="issue", length=32)] = None


LEDGER = Ledger(
    record=WeakVillage,
    title="法治薄弱村（社区）排查整治台账",
    word="薄弱村",
    number="薄{year}-{seq:04d}",
    dated="listed_on",
    section="普法依治",
    called=("village_name",),
    keeper="officer",
    copies=(Copied(field="village_name", ref="village", of="name"),),
    past=("listed_on",),
    orders=(
        ("listed_on", "self_on"),
        ("self_on", "county_on"),
        ("county_on", "city_on"),
        ("city_on", "closed_on"),
        ("listed_on", "sent_back_on"),
    ),
    flow=(
        State("listed", "在册整治", light="yellow", awaits="weak_village.self_check"),
        State("self_checked", "待县级评查", light="yellow", step=1, awaits="weak_village.county"),
        State("county_checked", "待市级验收", light="yellow", step=2, awaits="weak_village.city"),
        State("city_checked", "待销号", light="yellow", step=3, awaits="weak_village.close"),
        State("closed", "已销号", light="green", closed=True, step=4),
    ),
    steps=(
        Step(
            name="self_check",
            title="镇村自查通过",
            within=("listed",),
            to="self_checked",
            needs=("self_on", "self_result"),
            day="self_on",
        ),
        Step(
            name="county",
            title="县级评查通过",
            within=("self_checked",),
            to="county_checked",
            needs=("county_on",),
            may=("county_result",),
            day="county_on",
        ),
        Step(
            name="city",
            title="市级验收通过",
            within=("county_checked",),
            to="city_checked",
            needs=("city_on",),
            may=("city_result",),
            day="city_on",
        ),
        Step(
            name="close",
            title="销号",
            within=("city_checked",),
            to="closed",
            needs=("closed_on",),
            may=("closed_by",),
            day="closed_on",
        ),
        Step(
            name="send_back",
            title="退回整治",
            within=("self_checked", "county_checked", "city_checked"),
            to="listed",
            needs=("sent_back_on", "sent_back"),
            day="sent_back_on",
            clears=(
                "self_on",
                "self_result",
                "county_on",
                "county_result",
                "city_on",
                "city_result",
            ),
        ),
    ),
    parts=(
        Part(record=WeakVillageVisit, name="visit", among="visits", past=("visited_on",)),
        Part(record=WeakVillageMeasure, name="measure", among="measures", past=("done_on",)),
    ),
    figures=(
        Figure(
            key="weak_villages_listed",
            title="在册法治薄弱村（社区）（个）",
            of="weak_village",
            from_="listed_on",
            until="closed_on",
            why="期末已列入、没有销号的",
            short="薄弱村在册",
        ),
        Figure(
            key="weak_villages_closed",
            title="法治薄弱村（社区）销号（个）",
            of="weak_village",
            when="closed_on",
            why="按销号日期计",
        ),
        Figure(
            key="weak_village_visits",
            title="薄弱村驻村走访（次）",
            of="weak_village_visit",
            when="visited_on",
            why="按走访日期计",
        ),
    ),
    columns=(
        "register_no",
        "village_name",
        "listed_on",
        "batch",
        "officer",
        "closed_on",
        "state",
    ),
    register=(
        "register_no",
        "village_name",
        "listed_on",
        "reasons",
        "officer",
        "visits",
        "measures",
        "done",
        "state",
    ),
    views=(
        View(
            name="checks",
            title="法治薄弱村（社区）查验销号表",
            columns=(
                "register_no",
                "village_name",
                "batch",
                "self_on",
                "county_on",
                "city_on",
                "sent_back_on",
                "closed_on",
                "state",
            ),
        ),
    ),
    tallies=(
        Tally(name="visits", title="走访", part=WeakVillageVisit),
        Tally(name="measures", title="措施", part=WeakVillageMeasure),
        Tally(name="done", title="已完成", part=WeakVillageMeasure, filled="done_on"),
    ),
    groups=(
        Group(
            title="列入",
            fields=(
                "village",
                "listed_on",
                "batch",
                "listed_by",
                "officer",
                "officer_phone",
                "reasons",
                "goals",
            ),
        ),
        Group(
            title="查验",
            fields=(
                "self_on",
                "self_result",
                "county_on",
                "county_result",
                "city_on",
                "city_result",
                "sent_back_on",
                "sent_back",
            ),
        ),
        Group(title="销号", fields=("closed_on", "closed_by")),
    ),
    sheet=Sheet(
        title="法治薄弱村（社区）整治登记表",
        signed=("驻村人员", "村（居）负责人", "所长"),
    ),
    order=220,
)
