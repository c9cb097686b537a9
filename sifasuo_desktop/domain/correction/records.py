"""A person under community correction and everything below: team, checks, leaves.

Terms: 社区矫正法; 社区矫正法实施办法 (2020). Words of the repealed 2012 rules are not used.
"""

from datetime import date, datetime
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F, Facts
from sifasuo_desktop.domain.record import Record, Voidable
from sifasuo_desktop.domain.words import (
    BirthDate,
    IdNumber,
    LongText,
    Nation,
    Note,
    PersonName,
    Phone,
    Reason,
    Sex,
)


class PersonFacts(Facts):
    """Who the person is, what was decided and for how long."""

    name: PersonName
    alias: Annotated[str | None, F("曾用名", length=100, form="name", search=True)] = None
    sex: Annotated[Sex, F("性别", codes="sex", column=True)]
    nation: Nation | None = None
    birth_date: BirthDate
    id_type: Annotated[str | None, F("证件类型", codes="id_type", help="不填为居民身份证")] = None
    id_number: IdNumber | None = None
    phone: Phone | None = None
    residence: Annotated[str, F("居住地", length=200, search=True)]
    household: Annotated[str | None, F("户籍地", length=200)] = None
    village: Annotated[str | None, F("村（居）", ref="village", length=32, column=True)] = None
    education: Annotated[str | None, F("文化程度", codes="education")] = None
    employment: Annotated[str | None, F("就业就学", codes="employment")] = None
    employer: Annotated[str | None, F("工作单位（学校）", length=80)] = None
    category: Annotated[str, F("矫正类别", codes="correction_category", column=True)]
    temporary_kind: Annotated[str | None, F("暂予监外执行情形", codes="temporary_kind")] = None
    offence: Annotated[str, F("罪名", length=300, search=True)]
    offence_date: Annotated[
        date | None, F("犯罪日期", help="犯罪时不满十八周岁、判处五年以下刑罚的，犯罪记录应当封存")
    ] = None
    sentence: Annotated[str | None, F("原判刑罚", length=100)] = None
    sentence_months: Annotated[
        int | None, F("原判刑期（月）", help="三年六个月填 42；拘役、管制同样按月填")
    ] = None
    deciding_organ: Annotated[str, F("社区矫正决定机关", length=80, form="name")]
    judgment_no: Annotated[str | None, F("裁判文书号", length=80, form="number", search=True)] = (
        None
    )
    judged: Annotated[date | None, F("裁判日期")] = None
    effective: Annotated[date, F("裁判生效日期")]
    decision_received: Annotated[
        date | None,
        F(
            "移送机关收到决定日期",
            help="暂予监外执行：看守所、监狱等收到决定之日，移送期限自此日起算",
        ),
    ] = None
    documents_received: Annotated[date | None, F("法律文书收到日期")] = None
    document_types: Annotated[tuple[str, ...], F("收到的法律文书", codes="legal_document")] = ()
    start: Annotated[date, F("矫正期限起", column=True)]
    end: Annotated[date, F("矫正期限止", column=True, help="以执行通知书、宣告书所载为准")]
    ban: Annotated[str | None, F("禁止令内容", length=500)] = None
    ban_start: Annotated[date | None, F("禁止令期限起")] = None
    ban_end: Annotated[date | None, F("禁止令期限止")] = None
    manage_class: Annotated[str | None, F("管理类别", start="kept", length=20, column=True)] = None
    managed_by: Annotated[str, F("管理单位", codes="managed_by", column=True)] = "office"
    responsible: Annotated[
        str | None, F("责任人", start="kept_or_me", length=100, form="name", column=True)
    ] = None
    recheck_base: Annotated[
        date | None, F("病情复查起算日", help="保外就医：自此日起每三个月提交一次复查情况")
    ] = None
    note: Note | None = None


class TeamMemberFacts(Facts):
    """A member of the correction team (矫正小组)."""

    name: PersonName
    sex: Sex
    identity: Annotated[str, F("身份", codes="team_identity")]
    unit: Annotated[str | None, F("单位", length=80)] = None
    phone: Phone | None = None
    relation: Annotated[str | None, F("与对象关系", length=30)] = None
    lead: Annotated[bool, F("组长")] = False


class CheckFacts(Facts):
    """Common header of report, visit and talk."""

    done_at: Annotated[datetime, F("时间")]
    place: Annotated[str | None, F("地点", length=100)] = None
    way: Annotated[str, F("方式", codes="check_way")]
    staff: Annotated[tuple[str, ...], F("工作人员", start="me", length=100, form="name")]
    content: Annotated[LongText, F("内容", length=5000, multiline=True, search=True)]
    outcome: Annotated[str | None, F("结果", length=1000, multiline=True)] = None
    next_action: Annotated[str | None, F("下一步", length=300)] = None
    signed_by_person: Annotated[bool, F("本人已签名")] = False


class LeaveFacts(Facts):
    """What the person asks for when he wants to leave the city or county."""

    applied: Annotated[date, F("申请日期", start="today")]
    reason: Annotated[str, F("外出事由", codes="leave_reason")]
    reason_detail: Annotated[Reason, F("事由说明", length=500, multiline=True)]
    destination: Annotated[str, F("外出目的地", length=200)]
    destination_area: Annotated[
        str | None,
        F(
            "目的地区划",
            length=40,
            help="县（市、区）全称（如 海安市）或 6 位代码；填写后类别由程序得出",
        ),
    ] = None
    destination_kind: Annotated[str, F("目的地类别", codes="destination_kind")] = "other_city"
    contact: Annotated[str | None, F("目的地联系人", length=60)] = None
    start: Annotated[date, F("外出期限起")]
    end: Annotated[date, F("外出期限止")]
    proofs: Annotated[tuple[str, ...], F("证明材料", length=80)] = ()


class Correction(PersonFacts, Record):
    """A person on the register, supervised from reception (ruling 5)."""

    KIND: ClassVar[str] = "correction"
    TITLE: ClassVar[str] = "社区矫正对象"
    AREA: ClassVar[str] = "correction"

    state: Annotated[str, F("状态", codes="correction_state", column=True)] = "received"
    register_no: Annotated[str, F("编号", length=20, form="number", search=True, column=True)] = ""
    juvenile: Annotated[bool, F("未成年社区矫正对象")] = False
    entered: Annotated[date | None, F("登记入册日期")] = None
    classed: Annotated[date | None, F("管理类别起始日期")] = None
    reported: Annotated[date | None, F("报到日期", column=True)] = None
    report_situation: Annotated[str | None, F("报到情形", codes="report_situation")] = None
    receive_way: Annotated[str | None, F("接收方式", codes="receive_way")] = None
    searched: Annotated[date | None, F("组织查找日期")] = None
    search_note: Annotated[str | None, F("查找情况", length=1000, multiline=True)] = None
    late_handled: Annotated[date | None, F("逾期报到处理日期")] = None
    late_decision: Annotated[str | None, F("逾期报到处理", codes="late_decision")] = None
    late_decision_note: Annotated[str | None, F("逾期报到处理说明", length=500, multiline=True)] = (
        None
    )
    announced: Annotated[date | None, F("入矫宣告日期")] = None
    announce_place: Annotated[str | None, F("宣告地点", length=100)] = None
    announce_host: Annotated[str | None, F("宣告主持人", length=100, form="name")] = None
    guardian_notified: Annotated[str | None, F("监护人通知情况", length=200)] = None
    responsibility_signed: Annotated[date | None, F("责任书签订日期")] = None
    plan_made: Annotated[date | None, F("矫正方案制定日期")] = None
    plan: Annotated[str | None, F("矫正方案", length=5000, multiline=True)] = None
    summary_received: Annotated[date | None, F("个人总结收到日期")] = None
    papers_ready: Annotated[date | None, F("鉴定和移交材料备齐日期")] = None
    closed: Annotated[date | None, F("解除（终止）日期", column=True)] = None
    close_type: Annotated[str | None, F("解除（终止）类型", codes="close_type")] = None
    close_document_no: Annotated[
        str | None, F("证明书（裁定、决定）文号", length=80, form="number")
    ] = None
    close_note: Annotated[str | None, F("解除（终止）说明", length=1000, multiline=True)] = None
    unsettled: Annotated[bool | None, F("解除（终止）后有未了事项")] = None
    sealed: Annotated[date | None, F("犯罪记录封存日期")] = None
    seal_note: Annotated[str | None, F("封存说明", length=300)] = None
    late_reason: Annotated[str | None, F("补录原因", length=300)] = None


class TeamMember(TeamMemberFacts, Record):
    """A member of the team of one person."""

    KIND: ClassVar[str] = "team_member"
    TITLE: ClassVar[str] = "矫正小组成员"
    PARENT: ClassVar[str] = "correction"
    AREA: ClassVar[str] = "correction"

    position: Annotated[int, F("顺序")] = 1
    joined: Annotated[date | None, F("加入日期")] = None
    left: Annotated[date | None, F("退出日期")] = None
    left_reason: Annotated[str | None, F("退出原因", length=200)] = None


class Check(CheckFacts, Voidable, Record):
    """A report, a visit or a talk: one record with a type and a common header."""

    KIND: ClassVar[str] = "check"
    TITLE: ClassVar[str] = "日常检查"
    PARENT: ClassVar[str] = "correction"
    AREA: ClassVar[str] = "correction"

    type: Annotated[str, F("类型", codes="check_type")]
    about: Annotated[str | None, F("报告事项", codes="report_about")] = None
    visited: Annotated[str | None, F("走访对象", length=60)] = None
    first: Annotated[bool, F("首次谈话")] = False
    hospital: Annotated[str | None, F("复查医院", length=80)] = None
    position: Annotated[int, F("次序")] = 1
    late_reason: Annotated[str | None, F("补录原因", length=300)] = None


class MusterHead(Facts):
    """点验: those on the register are called together at one time and place."""

    held_at: Annotated[datetime, F("点验时间")]
    place: Annotated[str, F("点验地点", length=100)]
    staff: Annotated[tuple[str, ...], F("点验人员", length=100, form="name")]


class MusterResult(Facts):
    """Whether one of them came."""

    result: Annotated[str, F("到场情况", codes="muster_result")]
    note: Annotated[str | None, F("原因、处理", length=300)] = None


class Muster(MusterResult, MusterHead, Voidable, Record):
    """One person at a roll-call; how many came is counted over all with its time and place."""

    KIND: ClassVar[str] = "muster"
    TITLE: ClassVar[str] = "点验"
    PARENT: ClassVar[str] = "correction"
    AREA: ClassVar[str] = "correction"

    position: Annotated[int, F("次序")] = 1
    late_reason: Annotated[str | None, F("补录原因", length=300)] = None


class BreachFacts(Facts):
    """One breach and what the county decided about it; never more than one decision in a record."""

    kind: Annotated[str, F("违规情形", codes="breach_kind")]
    since: Annotated[
        date | None, F("期限届满（违规）日期", help="逾期的填期限最后一日，其他填发生之日")
    ] = None
    until: Annotated[date | None, F("报到、返回（查实）日期")] = None
    facts: Annotated[str | None, F("违规事实和证据", length=1000, multiline=True)] = None
    decision: Annotated[str, F("处理", codes="breach_decision")]
    decided: Annotated[date, F("处理日期", start="today")]
    document_no: Annotated[str | None, F("决定书文号", length=80)] = None
    served: Annotated[date | None, F("送达日期")] = None
    note: Annotated[
        str | None,
        F("处理说明", length=500, multiline=True, help="不予处理、从轻、从重的写明理由"),
    ] = None


class Breach(BreachFacts, Voidable, Record):
    """违规处理 (实施办法 第三十四条至第三十六条、第四十六条、第四十七条、第四十九条)."""

    KIND: ClassVar[str] = "breach"
    TITLE: ClassVar[str] = "违规处理"
    PARENT: ClassVar[str] = "correction"
    AREA: ClassVar[str] = "correction"

    position: Annotated[int, F("次序")] = 1
    leave: Annotated[str | None, F("请假", length=32)] = None
    days: Annotated[int | None, F("逾期（脱离监管）天数")] = None
    period: Annotated[str | None, F("未履行的期次", length=40)] = None
    late_reason: Annotated[str | None, F("补录原因", length=300)] = None


class Adjustment(Voidable, Record):
    """A change of management class or of the place of residence, as an act with its paper."""

    KIND: ClassVar[str] = "adjustment"
    TITLE: ClassVar[str] = "类别、居住地调整"
    PARENT: ClassVar[str] = "correction"
    AREA: ClassVar[str] = "correction"

    kind: Annotated[str, F("调整事项", codes="adjustment_kind")]
    changed: Annotated[date, F("调整日期")]
    before: Annotated[str | None, F("调整前", length=200)] = None
    after: Annotated[str, F("调整后", length=200)]
    reason: Annotated[str, F("调整原因和依据", length=500, multiline=True)]
    document_no: Annotated[str | None, F("审批文号", length=80)] = None
    position: Annotated[int, F("次序")] = 1
    late_reason: Annotated[str | None, F("补录原因", length=300)] = None


class NoticeFacts(Facts):
    """Something the office owes to another body, or the person, and that is done once."""

    kind: Annotated[str, F("事项", codes="notice_kind")]
    done: Annotated[date, F("办理日期", start="today")]
    whom: Annotated[str | None, F("送往机关（告知的人）", length=100)] = None
    document_no: Annotated[str | None, F("文号", length=80)] = None
    note: Annotated[str | None, F("说明", length=500, multiline=True)] = None


class Notice(NoticeFacts, Voidable, Record):
    """备案、通报、告知: a duty that was ticked off, with its day and paper."""

    KIND: ClassVar[str] = "notice"
    TITLE: ClassVar[str] = "备案、通报、告知"
    PARENT: ClassVar[str] = "correction"
    AREA: ClassVar[str] = "correction"

    position: Annotated[int, F("次序")] = 1
    part: Annotated[str | None, F("有关的记录或者期次", length=60)] = None
    late_reason: Annotated[str | None, F("补录原因", length=300)] = None


class Leave(LeaveFacts, Record):
    """A leave from request to return. Levels: 社区矫正法实施办法 第二十六至二十八条."""

    KIND: ClassVar[str] = "leave"
    TITLE: ClassVar[str] = "外出请假"
    PARENT: ClassVar[str] = "correction"
    AREA: ClassVar[str] = "correction"

    position: Annotated[int, F("次序")] = 1
    state: Annotated[str, F("状态", codes="leave_state")] = "requested"
    days: Annotated[int, F("天数")] = 0
    window_days: Annotated[int, F("两个月内累计天数")] = 0
    level_needed: Annotated[str, F("审批权限", codes="leave_level")] = "county"
    level: Annotated[str | None, F("审批机关", codes="leave_level")] = None
    approved: Annotated[date | None, F("审批日期")] = None
    approver: Annotated[str | None, F("审批人", length=100, form="name")] = None
    approval_no: Annotated[str | None, F("批准文号", length=60, form="number")] = None
    refused_reason: Annotated[str | None, F("不予批准理由", length=500, multiline=True)] = None
    told_person: Annotated[date | None, F("书面告知日期")] = None
    owed: Annotated[tuple[str, ...], F("批准后应办的备案、通报", codes="notice_kind")] = ()
    extended_to: Annotated[date | None, F("申请延期至")] = None
    extend_reason: Annotated[str | None, F("延期理由", length=500, multiline=True)] = None
    returned: Annotated[date | None, F("实际返回日期")] = None
    cancelled_on: Annotated[date | None, F("销假日期")] = None
    overdue_days: Annotated[int, F("逾期天数")] = 0
    late_reason: Annotated[str | None, F("补录原因", length=300)] = None
    ended_on: Annotated[date | None, F("未外出、撤回、作废日期")] = None
    end_reason: Annotated[str | None, F("未外出、撤回、作废原因", length=300)] = None
