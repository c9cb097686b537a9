"""企业 and 法治体检 (走访): what was looked at in a firm, what was found, what became of it."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, distinct
from sifasuo_desktop.domain.ledger import (
    Becomes,
    Below,
    Copied,
    Entry,
    Group,
    Ledger,
    Part,
    Sheet,
    Tally,
)
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.words import Phone


class Enterprise(Entry, Record):
    """A firm the office serves."""

    KIND: ClassVar[str] = "enterprise"
    TITLE: ClassVar[str] = "企业"

    name: Annotated[
        str, F("企业名称", length=100, form="name", search=True, name=True, column=True)
    ]
    credit_code: Annotated[
        str | None, F("统一社会信用代码", length=18, check="uscc", search=True, column=True)
    ] = None
    listed_on: Annotated[date, F("建档日期", column=True)]
    industry: Annotated[str | None, F("行业", length=60, search=True, column=True)] = None
    scale: Annotated[str | None, F("规模", codes="enterprise_scale")] = None
    legal_person: Annotated[str | None, F("法定代表人", length=100, form="name", search=True)] = (
        None
    )
    contact: Annotated[str | None, F("联系人", length=100, form="name", search=True)] = None
    phone: Phone | None = None
    village: Annotated[str | None, F("所在村（居）", ref="village", length=32)] = None
    address: Annotated[str | None, F("地址", length=200, search=True)] = None
    key: Annotated[bool, F("重点服务企业", column=True)] = False
    remark: Annotated[str | None, F("备注", length=1000, multiline=True)] = None


ENTERPRISE = Ledger(
    record=Enterprise,
    title="服务企业名录",
    word="企业",
    number="企{year}-{seq:04d}",
    dated="listed_on",
    section="服务企业",
    called=("name",),
    past=("listed_on",),
    columns=("register_no", "name", "credit_code", "industry", "key", "listed_on", "state"),
    register=(
        "register_no",
        "name",
        "credit_code",
        "industry",
        "legal_person",
        "contact",
        "phone",
        "address",
        "key",
    ),
    cited="title",
    groups=(
        Group(
            title="企业",
            fields=("name", "credit_code", "listed_on", "industry", "scale", "key"),
        ),
        Group(
            title="联系",
            fields=("legal_person", "contact", "phone", "village", "address"),
        ),
        Group(title="备注", fields=("remark",)),
    ),
    sheet=Sheet(title="服务企业登记表"),
    order=310,
)


class EnterpriseVisit(Entry, Record):
    """One visit to a firm (法治体检)."""

    KIND: ClassVar[str] = "enterprise_visit"
    TITLE: ClassVar[str] = "企业走访"

    enterprise: Annotated[str, F("企业", ref="enterprise", length=32)]
    firm: Annotated[
        str, F("企业名称", length=100, form="name", search=True, name=True, column=True)
    ] = ""
    visited_on: Annotated[date, F("走访日期", column=True)]
    mode: Annotated[str, F("服务方式", codes="visit_mode", column=True)]
    visitors: Annotated[str, F("走访人", length=100, form="name", start="me", column=True)]
    received_by: Annotated[str | None, F("企业接待人", length=100, form="name")] = None
    items: Annotated[tuple[str, ...], F("体检内容", codes="visit_item")]
    self_check: Annotated[bool, F("已发自检单")] = False
    campaign: Annotated[str | None, F("所属专项", ref="campaign", length=32)] = None
    advice: Annotated[str | None, F("总体意见", length=2000, multiline=True, search=True)] = None


class EnterpriseFinding(Below, Record):
    """A legal problem found in a visit."""

    KIND: ClassVar[str] = "enterprise_finding"
    TITLE: ClassVar[str] = "发现的问题"
    PARENT: ClassVar[str] = "enterprise_visit"
    SOUGHT: ClassVar[tuple[str, ...]] = ("issue",)

    aspect: Annotated[str, F("方面", codes="visit_item")]
    problem: Annotated[str, F("问题", length=500, multiline=True, search=True)]
    advised: Annotated[str | None, F("建议", length=500, multiline=True, search=True)] = None
    solved_on: Annotated[date | None, F("解决日期")] = None
    issue: Annotated[str | None, F("转为问题线索", ref="issue", length=32)] = None


VISIT = Ledger(
    record=EnterpriseVisit,
    title="企业走访台账",
    word="走访",
    number="访{year}-{seq:04d}",
    dated="visited_on",
    section="服务企业",
    called=("firm",),
    who="firm",
    past=("visited_on",),
    copies=(Copied(field="firm", ref="enterprise", of="name"),),
    parts=(
        Part(
            record=EnterpriseFinding,
            name="finding",
            among="findings",
            past=("solved_on",),
            becomes=Becomes(
                name="raise_issue",
                title="转为问题线索",
                into="issue",
                link="issue",
                back="visit",
                takes={"found_on": "visited_on", "object": "firm", "description": "problem"},
                settles="solved_on",
                on="closed_on",
            ),
        ),
    ),
    figures=(
        Figure(
            key="enterprises_visited",
            title="走访企业（家）",
            of="enterprise_visit",
            when="visited_on",
            measure=distinct("enterprise"),
            why="同一家企业走访几次只算一家",
        ),
        Figure(
            key="enterprise_visits",
            title="走访企业（次）",
            of="enterprise_visit",
            when="visited_on",
            why="按走访日期计",
            short="企业走访",
        ),
        Figure(
            key="enterprise_problems_found",
            title="发现法律问题（个）",
            of="enterprise_finding",
            when="visited_on",
            why="按走访日期计",
        ),
        Figure(
            key="enterprise_problems_solved",
            title="解决法律问题（个）",
            of="enterprise_finding",
            when="solved_on",
            why="按解决日期计",
        ),
    ),
    columns=("register_no", "visited_on", "firm", "mode", "visitors", "state"),
    register=(
        "register_no",
        "visited_on",
        "firm",
        "mode",
        "visitors",
        "items",
        "found",
        "solved",
        "advice",
    ),
    tallies=(
        Tally(name="found", title="发现问题", part=EnterpriseFinding),
        Tally(name="solved", title="已解决", part=EnterpriseFinding, filled="solved_on"),
    ),
    cited="number",
    groups=(
        Group(
            title="走访",
            fields=(
                "enterprise",
                "visited_on",
                "mode",
                "visitors",
                "received_by",
                "items",
                "self_check",
                "campaign",
            ),
        ),
        Group(title="总体意见", fields=("advice",)),
    ),
    sheet=Sheet(
        title="企业法治体检表",
        signed=("走访人", "企业（签名或者盖章）"),
        beside={"enterprise": ("credit_code", "legal_person", "contact", "phone")},
    ),
    sheets=(
        Sheet(
            name="self_check",
            title="企业法治自检单",
            signed=("企业（签名或者盖章）", "走访人"),
            groups=(Group(title="企业", fields=("enterprise", "received_by")),),
            beside={"enterprise": ("credit_code", "legal_person", "contact", "phone")},
            asks="items",
        ),
    ),
    order=320,
)

LEDGER = (ENTERPRISE, VISIT)
