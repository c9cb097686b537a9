"""行政争议隐患: disputes with the administration that may come, looked at again and again till they are settled."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, equals
from sifasuo_desktop.domain.ledger import Below, Entry, Group, Ledger, Part, Sheet
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State


class AdminRisk(Entry, Record):
    """One hidden dispute with the town or a body of it."""

    KIND: ClassVar[str] = "admin_risk"
    TITLE: ClassVar[str] = "行政争议隐患"

    found_on: Annotated[date, F("发现日期", column=True)]
    domain: Annotated[str, F("领域", codes="admin_risk_field", column=True)]
    object: Annotated[str, F("涉及事项", length=100, search=True, column=True)]
    people: Annotated[int | None, F("涉及人数", check="count", column=True)] = None
    body: Annotated[str | None, F("涉及的行政单位", length=60, form="name", search=True)] = None
    village: Annotated[str | None, F("村（居）", ref="village", length=32)] = None
    found_by: Annotated[str | None, F("发现人", length=100, form="name", start="me")] = None
    campaign: Annotated[str | None, F("所属专项", ref="campaign", length=32)] = None
    description: Annotated[str, F("争议情况", length=2000, multiline=True, search=True)]
    level: Annotated[str | None, F("级别", codes="issue_level", column=True)] = None
    keeper: Annotated[
        str | None, F("责任人", length=100, form="name", search=True, column=True)
    ] = None
    next_review: Annotated[date | None, F("下次研判日期", column=True)] = None
    measure: Annotated[str | None, F("化解措施", length=1000, multiline=True, search=True)] = None
    ended_on: Annotated[date | None, F("了结日期")] = None
    became: Annotated[str | None, F("形成的案件", ref="admin_case", length=32)] = None
    outcome: Annotated[str | None, F("化解结果", length=1000, multiline=True, search=True)] = None


class AdminRiskMeeting(Below, Record):
    """A joint meeting (会商会办) about it."""

    KIND: ClassVar[str] = "admin_risk_meeting"
    TITLE: ClassVar[str] = "会商会办"
    PARENT: ClassVar[str] = "admin_risk"

    held_on: Annotated[date, F("会商日期", start="today")]
    attended: Annotated[str, F("参加单位和人员", length=200, search=True)]
    decided: Annotated[str, F("会商意见", length=500, multiline=True, search=True)]


LEDGER = Ledger(
    record=AdminRisk,
    title="行政争议风险隐患台账",
    word="行政争议",
    number="隐{year}-{seq:04d}",
    dated="found_on",
    section="依法行政",
    called=("object",),
    keeper="keeper",
    roles={"director": ("do", "read"), "clerk": ("do", "read")},
    past=("found_on",),
    orders=(("found_on", "next_review"), ("found_on", "ended_on")),
    flow=(
        State("found", "待研判", light="yellow", awaits="admin_risk.review"),
        State("watching", "化解中", light="yellow", step=1, awaits="admin_risk.settle"),
        State("settled", "已化解", light="green", closed=True, step=2),
        State("case", "已成案", light="red", closed=True, step=2),
    ),
    steps=(
        Step(
            name="review",
            title="研判",
            within=("found", "watching"),
            to="watching",
            needs=("level", "keeper", "next_review", "measure"),
            beyond=("next_review",),
        ),
        Step(
            name="settle",
            title="化解",
            within=("found", "watching"),
            to="settled",
            needs=("ended_on", "outcome"),
            day="ended_on",
        ),
        Step(
            name="end_in_case",
            title="已进入复议或者诉讼",
            within=("found", "watching"),
            to="case",
            needs=("ended_on",),
            may=("became", "outcome"),
            day="ended_on",
        ),
    ),
    parts=(Part(record=AdminRiskMeeting, name="meeting", among="meetings", past=("held_on",)),),
    terms=(
        Term(
            name="next",
            day="next_review",
            states=("watching",),
            act="review",
            why="上次研判定于{next_review}再研判，责任人{keeper}",
            number={
                "title": "行政争议隐患再研判",
                "value": 0,
                "unit": "day",
                "warn": {"value": 3, "unit": "day"},
                "basis": "研判时确定的日期",
            },
        ),
        Term(
            name="first",
            day="found_on",
            states=("found",),
            act="review",
            why="{found_on}发现，还没有研判",
            number={
                "title": "行政争议隐患研判",
                "unit": "workday",
                "soft": True,
                "basis": "本所规定",
            },
        ),
    ),
    figures=(
        Figure(
            key="admin_risks_found",
            title="排查行政争议隐患（件）",
            of="admin_risk",
            when="found_on",
            why="按发现日期计",
        ),
        Figure(
            key="admin_risks_settled",
            title="化解行政争议隐患（件）",
            of="admin_risk",
            when="ended_on",
            where=(equals("state", "settled"),),
            why="已化解的，按了结日期计，不含已进入复议、诉讼的",
        ),
    ),
    columns=(
        "register_no",
        "found_on",
        "domain",
        "object",
        "people",
        "level",
        "keeper",
        "next_review",
        "state",
    ),
    register=(
        "register_no",
        "found_on",
        "domain",
        "object",
        "people",
        "level",
        "measure",
        "keeper",
        "outcome",
        "state",
    ),
    cited="number",
    groups=(
        Group(
            title="排查",
            fields=(
                "object",
                "found_on",
                "domain",
                "people",
                "body",
                "village",
                "found_by",
                "campaign",
                "description",
            ),
        ),
        Group(title="研判", fields=("level", "keeper", "next_review", "measure")),
        Group(title="了结", fields=("ended_on", "became", "outcome")),
    ),
    sheet=Sheet(title="行政争议隐患登记表", signed=("责任人", "所长")),
    order=430,
)
