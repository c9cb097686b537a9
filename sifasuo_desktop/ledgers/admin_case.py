"""行政复议和诉讼案件 against the town: reply, hearing, result, appeal, and what was lost.

A second instance is a case of its own that names the one before.
"""

from datetime import date
from typing import Annotated, Any, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, Not, Ratio, equals
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State


class AdminCase(Entry, Record):
    """One case of reconsideration or before a court."""

    KIND: ClassVar[str] = "admin_case"
    TITLE: ClassVar[str] = "行政复议和诉讼案件"

    case_type: Annotated[str, F("类型", codes="admin_case_type", column=True)]
    case_no: Annotated[
        str | None, F("案号", length=60, form="number", search=True, column=True)
    ] = None
    handled_by: Annotated[str, F("复议机关或者法院", length=60, form="name", search=True)]
    claimant: Annotated[
        str,
        F("申请人、原告", length=100, form="name", search=True, name=True, column=True),
    ]
    body: Annotated[str, F("被申请人、被告", length=60, form="name", search=True)]
    act: Annotated[str, F("案涉行政行为", length=200, search=True, column=True)]
    served_on: Annotated[date, F("收到通知日期", column=True, help="答复期限从这一天起算")]
    accepted_on: Annotated[date | None, F("受理立案日期")] = None
    simple: Annotated[bool, F("复议适用简易程序")] = False
    keeper: Annotated[str | None, F("承办人", length=100, form="name", start="me")] = None
    village: Annotated[str | None, F("村（居）", ref="village", length=32)] = None
    previous: Annotated[str | None, F("前一程序的案件", ref="admin_case", length=32)] = None
    hearing_on: Annotated[
        date | None, F("通知开庭日期", column=True, help="开庭或者听证的通知到了再补")
    ] = None
    replied_on: Annotated[date | None, F("答复日期")] = None
    reply: Annotated[str | None, F("答复要点", length=500, multiline=True, search=True)] = None
    heard_on: Annotated[date | None, F("实际开庭日期")] = None
    attendance: Annotated[str | None, F("出庭情况", codes="court_attendance")] = None
    attended_by: Annotated[str | None, F("出庭负责人", length=100, form="name")] = None
    result: Annotated[str | None, F("结果", codes="admin_case_result", column=True)] = None
    paper: Annotated[str | None, F("裁判文书", codes="admin_case_paper")] = None
    ruled_on: Annotated[date | None, F("文书送达日期")] = None
    concluded_on: Annotated[date | None, F("结案日期")] = None
    corrected: Annotated[bool, F("被纠错", help="复议机关纠正了原行政行为")] = False
    lost: Annotated[bool, F("败诉")] = False
    lessons: Annotated[str | None, F("原因和改进", length=500, multiline=True, search=True)] = None


def _reply(name: str, title: str, basis: str, **number: Any) -> dict[str, Any]:
    """What the terms of the reply have in common."""
    return {
        "name": name,
        "day": "served_on",
        "states": ("to_reply",),
        "act": "reply",
        "number": {"title": title, "basis": basis, **number},
    }


def _appeal(name: str, paper: str, days: int, word: str, chinese: str) -> Term:
    """The term of appeal: only of a first instance, as the paper is."""
    return Term(
        name=name,
        day="ruled_on",
        states=("ruled",),
        act="close",
        where=(equals("case_type", "first"), equals("paper", paper)),
        why=f"一审{word}{{ruled_on}}送达，上诉期{chinese}日",
        number={
            "title": f"行政诉讼上诉期限（{word}）",
            "value": days,
            "unit": "day",
            "roll": True,
            "warn": {"value": 5, "unit": "day"},
            "basis": f"《中华人民共和国行政诉讼法》，{word}上诉期限{chinese}日",
        },
    )


RECON = equals("case_type", "recon")
LAW = "《中华人民共和国行政复议法》（2023年修订）"

LEDGER = Ledger(
    record=AdminCase,
    title="行政复议和诉讼案件台账",
    word="复议应诉",
    number="应{year}-{seq:04d}",
    dated="served_on",
    section="依法行政",
    called=("claimant",),
    who="claimant",
    roles={"director": ("do", "read"), "clerk": ("do", "read")},
    past=("served_on", "accepted_on", "ruled_on"),
    orders=(
        ("accepted_on", "served_on"),
        ("served_on", "replied_on"),
        ("served_on", "hearing_on"),
        ("served_on", "heard_on"),
        ("served_on", "ruled_on"),
        ("ruled_on", "concluded_on"),
        ("served_on", "concluded_on"),
    ),
    flow=(
        State("to_reply", "待答复", light="yellow", awaits="admin_case.reply"),
        State("replied", "已答复", light="yellow", step=1, awaits="admin_case.rule"),
        State("heard", "已开庭", light="yellow", step=2, awaits="admin_case.rule"),
        State("ruled", "已裁判", light="yellow", step=3, awaits="admin_case.close"),
        State("closed", "已结案", light="green", closed=True, step=4),
    ),
    steps=(
        Step(
            name="reply",
            title="提交答复（答辩）",
            within=("to_reply",),
            to="replied",
            needs=("replied_on",),
            may=("reply",),
            day="replied_on",
        ),
        Step(
            name="hear",
            title="开庭（听证）",
            within=("to_reply", "replied"),
            to="heard",
            needs=("heard_on", "attendance"),
            # Where it was not told before, that and when one replied is told with it.
            may=("attended_by", "replied_on", "reply"),
            day="heard_on",
        ),
        Step(
            name="rule",
            title="收到决定或者裁判",
            within=("replied", "heard"),
            to="ruled",
            needs=("paper", "ruled_on", "result"),
            day="ruled_on",
        ),
        Step(
            name="close",
            title="结案",
            within=("to_reply", "replied", "heard", "ruled"),
            to="closed",
            needs=("concluded_on", "result"),
            may=("corrected", "lost", "lessons"),
            day="concluded_on",
        ),
    ),
    terms=(
        Term(
            **_reply(
                "reply_recon",
                "行政复议书面答复期限",
                f"{LAW}第四十八条、第八十八条（十个工作日）",
                value=10,
                unit="workday",
                warn={"value": 3, "unit": "workday"},
            ),
            where=(RECON, equals("simple", False)),
            why="{served_on}收到复议机关的答复通知，逾期不答复视为没有证据、依据",
        ),
        Term(
            **_reply(
                "reply_simple",
                "行政复议书面答复期限（简易程序）",
                f"{LAW}第五十四条、第八十八条（五个工作日）",
                value=5,
                unit="workday",
                warn={"value": 2, "unit": "workday"},
            ),
            where=(RECON, equals("simple", True)),
            why="{served_on}收到复议机关的答复通知，适用简易程序",
        ),
        Term(
            **_reply(
                "reply_court",
                "行政诉讼答辩期限",
                "《中华人民共和国行政诉讼法》，答辩期限十五日",
                value=15,
                unit="day",
                roll=True,
                warn={"value": 5, "unit": "day"},
            ),
            where=(Not(RECON),),
            why="{served_on}收到法院的应诉通知",
        ),
        Term(
            name="hearing",
            day="hearing_on",
            states=("to_reply", "replied"),
            act="hear",
            why="{hearing_on}开庭（听证），地点看通知",
            number={
                "title": "行政案件开庭（听证）",
                "value": 0,
                "unit": "day",
                "warn": {"value": 5, "unit": "day"},
                "basis": "开庭（听证）通知",
            },
        ),
        _appeal("appeal_judgment", "judgment", 15, "判决", "十五"),
        _appeal("appeal_ruling", "ruling", 10, "裁定", "十"),
    ),
    figures=(
        Figure(
            key="admin_cases_taken",
            title="复议应诉（件）",
            of="admin_case",
            when="served_on",
            why="复议和各审诉讼都算，按收到通知日期计",
            short="复议应诉",
        ),
        Figure(
            key="admin_cases_closed",
            title="复议应诉结案（件）",
            of="admin_case",
            when="concluded_on",
            why="按结案日期计",
        ),
        Figure(
            key="admin_cases_lost",
            title="败诉（件）",
            of="admin_case",
            when="concluded_on",
            where=(equals("lost", True),),
            why="结案时记为败诉的，按结案日期计",
        ),
        Ratio(
            key="admin_loss_rate",
            title="败诉率（%）",
            above=("admin_cases_lost",),
            below=("admin_cases_closed",),
            why="败诉 ÷ 结案",
        ),
        Figure(
            key="admin_cases_corrected",
            title="被复议纠错（件）",
            of="admin_case",
            when="concluded_on",
            where=(equals("corrected", True),),
            why="结案时记为被纠错的，按结案日期计",
        ),
        Figure(
            key="admin_court_attended",
            title="负责人出庭（件）",
            of="admin_case",
            when="heard_on",
            where=(equals("attendance", "head"),),
            why="负责人出庭的，按实际开庭（听证）日期计",
        ),
    ),
    columns=(
        "register_no",
        "case_type",
        "case_no",
        "claimant",
        "act",
        "served_on",
        "hearing_on",
        "state",
    ),
    register=(
        "register_no",
        "case_type",
        "case_no",
        "claimant",
        "act",
        "served_on",
        "heard_on",
        "attendance",
        "result",
        "lost",
        "state",
    ),
    cited="both",
    groups=(
        Group(
            title="案件",
            fields=(
                "case_type",
                "case_no",
                "handled_by",
                "claimant",
                "body",
                "act",
                "served_on",
                "accepted_on",
                "simple",
                "keeper",
                "village",
                "previous",
            ),
        ),
        Group(
            title="答复和开庭（听证）",
            fields=(
                "replied_on",
                "hearing_on",
                "reply",
                "heard_on",
                "attended_by",
                "attendance",
            ),
        ),
        Group(
            title="裁判和结案",
            fields=("paper", "ruled_on", "result", "concluded_on", "corrected", "lost", "lessons"),
        ),
    ),
    sheet=Sheet(title="行政复议和诉讼案件登记表", signed=("承办人", "所长")),
    sheets=(
        Sheet(
            name="task",
            title="行政复议答复、行政应诉任务单",
            signed=("交办人", "承办人（签收）"),
            since="served_on",
            groups=(
                Group(
                    title="案件",
                    fields=("case_type", "case_no", "handled_by", "claimant", "body", "act"),
                ),
                Group(
                    title="任务",
                    fields=("served_on", "hearing_on", "keeper", "simple"),
                ),
            ),
        ),
    ),
    risk=True,
    risk_fields=("lost", "corrected"),
    order=450,
)
