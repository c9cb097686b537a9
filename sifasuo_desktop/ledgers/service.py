"""公共法律服务接待: 接待、受理、办理、评价、反馈, and where a visitor was sent on.

Codes of the legal-aid data set; whoever will not say who he is is received all the same, and the
record says so (民事行政法律援助服务规范). Answers: a letter within seven working days, a message on the
net within 24 hours, a hard question by the day agreed.
"""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, Ratio, equals, one_of, present, spread, total
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet, Wish
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.domain.words import IdCard, Phone, Sex
from sifasuo_desktop.ledgers.service_routes import ROUTES


class Service(Entry, Record):
    """One person or group received."""

    KIND: ClassVar[str] = "service"
    TITLE: ClassVar[str] = "接待"

    received_on: Annotated[date, F("接待日期", column=True)]
    received_at: Annotated[str | None, F("接待时间", length=5, check="time", help="如 9:30")] = None
    channel: Annotated[str, F("接待方式", codes="service_channel", column=True)]
    visitor: Annotated[
        str | None, F("来访人", length=100, form="name", search=True, name=True, column=True)
    ] = None
    refused: Annotated[bool, F("拒绝提供身份信息")] = False
    sex: Sex | None = None
    birth_year: Annotated[int | None, F("出生年份", check="count")] = None
    id_number: IdCard | None = None
    phone: Phone | None = None
    village: Annotated[str | None, F("村（居）", ref="village", length=32)] = None
    address: Annotated[str | None, F("住址", length=100, search=True)] = None
    people: Annotated[int, F("来访人数", check="count", help="包括本人")] = 1
    categories: Annotated[tuple[str, ...], F("人员类别", codes="person_category")] = ()
    topic: Annotated[str, F("咨询内容", codes="service_topic", column=True)]
    matter_class: Annotated[str | None, F("事项类别", codes="service_class")] = None
    subject: Annotated[str, F("事由", length=60, search=True, column=True)]
    content: Annotated[
        str | None, F("反映的情况和要求", length=1500, multiline=True, search=True)
    ] = None
    receiver: Annotated[str, F("接待人", length=40, form="name", start="me", search=True)]
    accepted_on: Annotated[date | None, F("受理日期")] = None
    agreed_on: Annotated[date | None, F("约定答复日期", help="疑难问题与来访人约定的，才填")] = None
    handled_on: Annotated[date | None, F("办理日期", column=True)] = None
    handled: Annotated[tuple[str, ...], F("处理方式", codes="service_handled")] = ()
    handler: Annotated[str | None, F("办理人", length=40, form="name", start="me")] = None
    reply: Annotated[
        str | None, F("答复（办理）内容", length=1500, multiline=True, search=True)
    ] = None
    department: Annotated[
        str | None,
        F("转办单位", length=60, form="name", search=True, help="转其他部门的，填单位名称"),
    ] = None
    told_once: Annotated[
        str | None,
        F("一次性告知的材料和事项", length=800, multiline=True, help="每行一项，打印在告知单上"),
    ] = None
    rated_on: Annotated[date | None, F("评价日期")] = None
    rating: Annotated[str | None, F("评价", codes="service_rating", column=True)] = None
    rating_reason: Annotated[str | None, F("不满意的原因", length=200)] = None
    feedback_on: Annotated[date | None, F("反馈日期")] = None
    feedback: Annotated[
        str | None, F("反馈情况", length=500, multiline=True, help="回访或者转办单位的答复")
    ] = None
    dispute: Annotated[str | None, F("转人民调解", ref="dispute", length=32)] = None
    aid: Annotated[str | None, F("转法律援助", ref="aid", length=32)] = None
    notary: Annotated[str | None, F("转公证", ref="notary", length=32)] = None
    recon_transfer: Annotated[str | None, F("转行政复议", ref="recon_transfer", length=32)] = None
    petition: Annotated[str | None, F("转信访", ref="petition", length=32)] = None


def _term(name: str, title: str, value: int, unit: str, channel: str, basis: str) -> Term:
    """A term of an answer that was not agreed otherwise."""
    return Term(
        name=name,
        day="received_on",
        states=("received", "accepted"),
        act="handle",
        where=(equals("channel", channel),),
        unless="agreed_on",
        why="{received_on}接待：{subject}，还没有答复",
        number={
            "title": title,
            "value": value,
            "unit": unit,
            "warn": {"value": 1, "unit": "workday"},
            "basis": basis,
        },
    )


SPEC = "《民事行政法律援助服务规范》关于咨询答复的要求（待核）"

LEDGER = Ledger(
    record=Service,
    title="公共法律服务接待台账",
    word="接待",
    number="接{year}-{seq:04d}",
    dated="received_on",
    section="公共法律服务",
    called=("subject",),
    who="visitor",
    roles={"director": ("do", "read"), "clerk": ("do", "read")},
    past=("received_on",),
    orders=(
        ("received_on", "accepted_on"),
        ("received_on", "agreed_on"),
        ("received_on", "handled_on"),
        ("accepted_on", "handled_on"),
        ("handled_on", "rated_on"),
        ("handled_on", "feedback_on"),
    ),
    wishes=(Wish(field="visitor", where=(equals("refused", value=False),)),),
    flow=(
        State("received", "待受理", light="yellow", awaits="service.accept"),
        State("accepted", "办理中", light="yellow", step=1, awaits="service.handle"),
        State("handled", "待评价", light="yellow", step=2, awaits="service.rate"),
        State("rated", "待反馈", light="yellow", step=3, awaits="service.close"),
        State("closed", "已办结", light="green", closed=True, step=4),
    ),
    steps=(
        Step(
            name="accept",
            title="受理",
            within=("received",),
            to="accepted",
            needs=("accepted_on",),
            may=("agreed_on",),
            day="accepted_on",
            entry=True,
        ),
        Step(
            name="handle",
            title="登记办理结果",
            within=("received", "accepted"),
            to="handled",
            needs=("handled_on", "handled", "reply"),
            may=("handler", "department", "told_once"),
            day="handled_on",
            sets=("accepted_on",),
            entry=True,
        ),
        Step(
            name="rate",
            title="登记评价",
            within=("handled",),
            to="rated",
            needs=("rated_on", "rating"),
            may=("rating_reason",),
            day="rated_on",
            entry=True,
        ),
        Step(
            name="close",
            title="反馈，办结",
            within=("handled", "rated"),
            to="closed",
            needs=("feedback_on",),
            may=("feedback",),
            day="feedback_on",
            entry=True,
        ),
    ),
    routes=ROUTES,
    terms=(
        _term("letter", "来信答复", 7, "workday", "2", SPEC),
        _term("message", "网络留言答复", 1, "day", "4", SPEC),
        Term(
            name="agreed",
            day="agreed_on",
            states=("received", "accepted"),
            act="handle",
            why="{subject}：与来访人约定{agreed_on}答复",
            number={
                "title": "约定的答复日期",
                "value": 0,
                "unit": "day",
                "warn": {"value": 1, "unit": "workday"},
                "basis": "与来访人的约定",
            },
        ),
    ),
    figures=(
        Figure(
            key="consultations",
            title="接待咨询（件）",
            of="service",
            when="received_on",
            why="按接待日期计",
            short="接待咨询",
        ),
        Figure(
            key="consultation_people",
            title="接待咨询（人次）",
            of="service",
            when="received_on",
            measure=total("people"),
            why="来访人数之和",
        ),
        Figure(
            key="consult_visits",
            apart=True,
            title="来访",
            of="service",
            when="received_on",
            where=(one_of("channel", "1", "5", "6"),),
            why="来访、上门和现场活动接待的",
        ),
        *spread(
            Figure(
                key="consult_channel",
                of="service",
                when="received_on",
                why="按接待方式计",
                apart=True,
            ),
            "channel",
            "service_channel",
            ("2", "3", "4"),
        ),
        *spread(
            Figure(
                key="consult_topic",
                of="service",
                when="received_on",
                why="按咨询内容计",
                apart=True,
            ),
            "topic",
            "service_topic",
            ("criminal", "allowance", "labour", "contract", "tort", "debt", "other"),
        ),
        *spread(
            Figure(
                key="consult_handled",
                of="service",
                when="received_on",
                why="按处理方式计",
                apart=True,
            ),
            "handled",
            "service_handled",
            ("3", "213", "211"),
        ),
        Figure(
            key="consult_aid_applied",
            apart=True,
            title="咨询中申请法律援助",
            of="service",
            when="received_on",
            where=(one_of("handled", "5", "212", "213"),),
            why="转为法律援助申请的，不论结果",
        ),
        Figure(
            key="consult_rated",
            apart=True,
            title="有评价（件）",
            of="service",
            when="received_on",
            where=(present("rating"),),
            why="按接待日期计",
        ),
        Figure(
            key="consult_satisfied",
            apart=True,
            title="满意和基本满意（件）",
            of="service",
            when="received_on",
            where=(one_of("rating", "good", "fair"),),
            why="按接待日期计",
        ),
        Ratio(
            key="consult_satisfaction",
            title="满意率（%）",
            above=("consult_satisfied",),
            below=("consult_rated",),
            why="满意和基本满意 ÷ 有评价",
        ),
    ),
    columns=(
        "register_no",
        "received_on",
        "channel",
        "visitor",
        "topic",
        "subject",
        "handled_on",
        "rating",
        "state",
    ),
    register=(
        "register_no",
        "received_on",
        "channel",
        "visitor",
        "people",
        "topic",
        "subject",
        "receiver",
        "handled",
        "rating",
        "state",
    ),
    cited="both",
    groups=(
        Group(
            title="接待",
            fields=(
                "received_on",
                "received_at",
                "channel",
                "visitor",
                "refused",
                "sex",
                "birth_year",
                "id_number",
                "phone",
                "village",
                "address",
                "people",
                "categories",
                "receiver",
            ),
        ),
        Group(title="事项", fields=("topic", "matter_class", "subject", "content")),
        Group(
            title="受理和办理",
            fields=(
                "accepted_on",
                "agreed_on",
                "handled_on",
                "handler",
                "handled",
                "department",
                "reply",
                "told_once",
            ),
        ),
        Group(
            title="评价和反馈",
            fields=("rated_on", "rating", "rating_reason", "feedback_on", "feedback"),
        ),
    ),
    sheet=Sheet(title="公共法律服务咨询登记表", signed=("来访人", "接待人")),
    sheets=(
        Sheet(
            name="transfer",
            title="公共法律服务事项转办单",
            signed=("转办人", "接收单位（盖章）"),
            since="handled_on",
            groups=(
                Group(title="来访人", fields=("visitor", "phone", "village", "received_on")),
                Group(title="事项", fields=("subject", "content")),
                Group(title="转办", fields=("department", "handled_on", "reply")),
                Group(title="办理反馈", fields=("feedback_on", "feedback")),
            ),
        ),
        Sheet(
            name="notice",
            title="公共法律服务一次性告知单",
            signed=("来访人（签收）", "告知人"),
            groups=(
                Group(title="来访人", fields=("visitor", "phone", "received_on")),
                Group(title="事项", fields=("subject",)),
                Group(title="需要补充的材料和办理事项", fields=("told_once",)),
            ),
        ),
    ),
    place=35,
    order=500,
)
