"""问题线索: found, handed over to somebody, put right, looked at again, struck off.

The flow 排查–交办–整改–核验–销号 is that of the city's campaigns; terms are set with each hand-over, not by law.
"""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, Ratio, equals, one_of
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet, View
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.domain.words import Project


class Issue(Entry, Record):
    """A hidden danger, a lead or a problem (隐患、线索、问题)."""

    KIND: ClassVar[str] = "issue"
    TITLE: ClassVar[str] = "问题线索"

    found_on: Annotated[date, F("发现日期", column=True)]
    domain: Annotated[str, F("领域", codes="issue_domain", column=True)]
    object: Annotated[str, F("涉及单位或者对象", length=100, search=True, column=True)]
    description: Annotated[str, F("问题描述", length=2000, multiline=True, search=True)]
    found_by: Annotated[str | None, F("发现人", length=100, form="name", start="me")] = None
    source: Annotated[str | None, F("来源", codes="issue_source")] = None
    campaign: Annotated[str | None, F("所属专项", ref="campaign", length=32)] = None
    village: Annotated[str | None, F("村（居）", ref="village", length=32)] = None
    project: Project | None = None
    person: Annotated[
        str | None, F("涉及的社区矫正对象", ref="correction", length=32, help="只在涉及时选")
    ] = None
    visit: Annotated[str | None, F("来自走访", ref="enterprise_visit", length=32)] = None
    level: Annotated[str | None, F("级别", codes="issue_level", column=True)] = None
    assigned_to: Annotated[
        str | None, F("责任人", length=100, form="name", search=True, column=True)
    ] = None
    assigned_on: Annotated[date | None, F("交办日期")] = None
    due_on: Annotated[date | None, F("整改期限", column=True)] = None
    demand: Annotated[str | None, F("整改要求", length=1000, multiline=True)] = None
    put_off: Annotated[str | None, F("延期原因", length=300)] = None
    rectified_on: Annotated[date | None, F("整改完成日期")] = None
    measures: Annotated[
        str | None, F("整改措施和结果", length=2000, multiline=True, search=True)
    ] = None
    sent_back: Annotated[str | None, F("退回原因", length=300)] = None
    verified_on: Annotated[date | None, F("核验日期")] = None
    verified_by: Annotated[str | None, F("核验人", length=100, form="name", start="me")] = None
    finding: Annotated[str | None, F("核验意见", length=500, multiline=True)] = None
    closed_on: Annotated[date | None, F("销号日期")] = None
    approved_by: Annotated[str | None, F("销号审批人", length=100, form="name", start="me")] = None


LEDGER = Ledger(
    record=Issue,
    title="问题线索台账",
    word="问题",
    number="问{year}-{seq:04d}",
    dated="found_on",
    section="隐患和问题",
    called=("object",),
    who="object",
    roles={"director": ("do", "read"), "clerk": ("do", "read")},
    past=("found_on",),
    orders=(
        ("found_on", "assigned_on"),
        ("assigned_on", "due_on"),
        ("assigned_on", "rectified_on"),
        ("rectified_on", "verified_on"),
        ("verified_on", "closed_on"),
    ),
    flow=(
        State("found", "待交办", light="yellow", awaits="issue.assign"),
        State("rectifying", "整改中", light="yellow", step=1, awaits="issue.rectify"),
        State("checking", "待核验", light="yellow", step=2, awaits="issue.verify"),
        State("verified", "待销号", light="yellow", step=3, awaits="issue.close"),
        State("closed", "已销号", light="green", closed=True, step=4),
    ),
    steps=(
        Step(
            name="assign",
            title="交办",
            within=("found",),
            to="rectifying",
            needs=("assigned_to", "assigned_on", "due_on", "level"),
            may=("demand",),
            day="assigned_on",
        ),
        Step(
            name="rectify",
            title="整改完成，申请核验",
            within=("rectifying",),
            to="checking",
            needs=("rectified_on", "measures"),
            day="rectified_on",
        ),
        Step(
            name="verify",
            title="核验通过",
            within=("checking",),
            to="verified",
            needs=("verified_on", "verified_by"),
            may=("finding",),
            day="verified_on",
        ),
        Step(
            name="close",
            title="销号",
            within=("verified",),
            to="closed",
            needs=("closed_on",),
            may=("approved_by",),
            day="closed_on",
        ),
        Step(
            name="extend",
            title="延长整改期限",
            within=("rectifying",),
            to="rectifying",
            needs=("due_on", "put_off"),
            beyond=("due_on",),
        ),
        Step(
            name="send_back",
            title="核验退回",
            within=("checking", "verified"),
            to="rectifying",
            needs=("due_on", "sent_back"),
            clears=("rectified_on", "verified_on", "verified_by", "finding"),
        ),
    ),
    terms=(
        Term(
            name="due",
            day="due_on",
            states=("rectifying",),
            act="rectify",
            why="交办给{assigned_to}，整改期限{due_on}",
            number={
                "title": "问题整改期限",
                "value": 0,
                "unit": "day",
                "warn": {"value": 3, "unit": "day"},
                "basis": "交办时确定的整改期限",
            },
        ),
        Term(
            name="unassigned",
            day="found_on",
            states=("found",),
            act="assign",
            why="{found_on}发现，还没有交办",
            number={"title": "问题交办", "unit": "workday", "soft": True, "basis": "本所规定"},
        ),
        Term(
            name="unverified",
            day="rectified_on",
            states=("checking",),
            act="verify",
            why="{rectified_on}整改完成，还没有核验",
            number={"title": "整改核验", "unit": "workday", "soft": True, "basis": "本所规定"},
        ),
    ),
    figures=(
        Figure(
            key="leads_found",
            title="排查问题线索（条）",
            of="issue",
            when="found_on",
            why="按发现日期计",
            short="排查问题",
        ),
        Figure(
            key="leads_assigned",
            title="交办问题线索（条）",
            of="issue",
            when="assigned_on",
            why="按交办日期计",
        ),
        Figure(
            key="leads_rectified",
            title="整改完成（条）",
            of="issue",
            when="verified_on",
            where=(one_of("state", "verified", "closed"),),
            why="核验通过的，按核验日期计",
        ),
        Figure(
            key="leads_closed",
            title="销号（条）",
            of="issue",
            when="closed_on",
            why="按销号日期计",
        ),
        Ratio(
            key="leads_rate",
            title="整改完成率（%）",
            above=("leads_rectified",),
            below=("leads_assigned",),
            why="整改完成 ÷ 交办",
        ),
        Figure(
            key="correction_risks_found",
            title="社矫安帮隐患排查（条）",
            of="issue",
            when="found_on",
            where=(equals("domain", "correction"),),
            why="领域为社区矫正和安置帮教的，按发现日期计",
        ),
        Figure(
            key="correction_risks_closed",
            title="社矫安帮隐患销号（条）",
            of="issue",
            when="closed_on",
            where=(equals("domain", "correction"),),
            why="领域为社区矫正和安置帮教的，按销号日期计",
        ),
    ),
    columns=(
        "register_no",
        "found_on",
        "domain",
        "object",
        "level",
        "assigned_to",
        "due_on",
        "state",
    ),
    register=(
        "register_no",
        "found_on",
        "domain",
        "object",
        "description",
        "assigned_to",
        "due_on",
        "measures",
        "state",
    ),
    views=(
        View(
            name="found",
            title="问题清单",
            columns=(
                "register_no",
                "found_on",
                "domain",
                "source",
                "object",
                "description",
                "found_by",
                "level",
                "state",
            ),
        ),
        View(
            name="duty",
            title="责任清单",
            columns=(
                "register_no",
                "object",
                "description",
                "level",
                "assigned_to",
                "assigned_on",
                "due_on",
                "demand",
                "state",
            ),
        ),
        View(
            name="rectified",
            title="整改台账",
            columns=(
                "register_no",
                "object",
                "assigned_to",
                "due_on",
                "rectified_on",
                "measures",
                "verified_on",
                "verified_by",
                "closed_on",
                "state",
            ),
        ),
    ),
    cited="number",
    keeper="assigned_to",
    groups=(
        Group(
            title="排查",
            fields=(
                "found_on",
                "domain",
                "object",
                "description",
                "found_by",
                "source",
                "campaign",
                "village",
                "project",
                "person",
                "visit",
            ),
        ),
        Group(
            title="交办",
            fields=("level", "assigned_to", "assigned_on", "due_on", "demand", "put_off"),
        ),
        Group(title="整改", fields=("rectified_on", "measures", "sent_back")),
        Group(
            title="核验和销号",
            fields=("verified_on", "verified_by", "finding", "closed_on", "approved_by"),
        ),
    ),
    sheet=Sheet(title="问题交办销号表", signed=("责任人", "核验人", "所长")),
    sheets=(
        Sheet(
            name="order",
            title="问题交办单",
            signed=("交办人", "责任人（签收）"),
            since="assigned_on",
            groups=(
                Group(
                    title="问题",
                    fields=("found_on", "domain", "object", "description", "village"),
                ),
                Group(
                    title="交办",
                    fields=("level", "assigned_to", "assigned_on", "due_on", "demand"),
                ),
            ),
        ),
    ),
    order=110,
)
