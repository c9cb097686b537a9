"""A dispute and everything below it: parties, agents, sessions, agreements, obligations, visits.

Terms and fields: 人民调解法; 司发通〔2010〕239号 forms as described in the field's systems.
"""

from datetime import date, datetime
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F, Facts
from sifasuo_desktop.domain.record import Record, Voidable
from sifasuo_desktop.domain.words import (
    Address,
    BornAbout,
    CaseFacts,
    IdNumber,
    LongText,
    Money,
    Nation,
    Note,
    Occupation,
    PersonName,
    Phone,
    Project,
    Reason,
    Sex,
)


class CaseStart(Facts):
    """What is known when a dispute is taken in: shared by the record and the intake."""

    committee: Annotated[str, F("调委会", ref="committee", length=32, column=True)]
    applied: Annotated[date, F("申请日期", column=True)]
    dispute_type: Annotated[str, F("纠纷类型", codes="dispute_type", column=True)]
    sub_type: Annotated[str | None, F("子类型", length=40, search=True)] = None
    source: Annotated[str, F("案件来源", codes="dispute_source", column=True)]
    source_detail: Annotated[str | None, F("来源细分", codes="dispute_source_local")] = None
    source_no: Annotated[str | None, F("来源编号", length=60, form="number", search=True)] = None
    difficulty: Annotated[str, F("案件难度", codes="difficulty", column=True)] = "2"
    prediction: Annotated[str, F("案件预测", codes="prediction")] = "1"
    prediction_measures: Annotated[str | None, F("防激化措施", length=500, multiline=True)] = None
    reported_to: Annotated[str | None, F("报告对象", length=60)] = None
    reported_at: Annotated[datetime | None, F("报告时间")] = None
    occurred: Annotated[date | None, F("发生日期")] = None
    occurred_time: Annotated[str | None, F("发生时间", length=5, check="time")] = None
    place: Annotated[str | None, F("发生地", length=200, search=True)] = None
    village: Annotated[str | None, F("村（居）", ref="village", length=32, column=True)] = None
    people_involved: Annotated[int | None, F("涉及人数", check="count")] = None
    loss_amount: Annotated[Money | None, F("损失总额")] = None
    facts: CaseFacts
    requests: Annotated[tuple[str, ...], F("申请事项", length=500, multiline=True)] = ()
    lead_role: Annotated[str, F("牵头情况", codes="lead_role")] = "1"
    major_petition: Annotated[bool, F("重大信访")] = False
    project: Project | None = None


class PartyFacts(Facts):
    """A party as it stood in this case: a natural or a legal person."""

    side: Annotated[str, F("当事人地位", codes="side")]
    party_type: Annotated[str, F("当事人类型", codes="party_type")] = "01"
    name: PersonName
    sex: Sex | None = None
    nation: Nation | None = None
    birth_date: BornAbout | None = None
    id_type: Annotated[str, F("证件类型", codes="id_type")] = "01"
    id_number: IdNumber | None = None
    id_refused: Annotated[bool, F("拒绝提供证件号码")] = False
    phone: Phone | None = None
    address: Address | None = None
    occupation: Occupation | None = None
    capacity: Annotated[str, F("行为能力", codes="capacity")] = "1"
    own_wages: Annotated[
        bool, F("以自己的劳动收入为主要生活来源", help="民法典第十八条第二款；须有证明")
    ] = False
    legal_representative: Annotated[
        str | None, F("法定代表人（负责人）", length=100, form="name", search=True)
    ] = None
    representative_post: Annotated[str | None, F("职务", length=40)] = None
    people_count: Annotated[int, F("本方人数", check="count")] = 1
    elected: Annotated[
        bool, F("推选的代表人", help="一方人数较多时，由本方当事人推选；不代替其他当事人签名")
    ] = False
    consent: Annotated[str, F("调解意愿", codes="consent")] = "unknown"


class AgentFacts(Facts):
    """Somebody who acts for a party: an agent (委托代理人) or a guardian (法定代理人)."""

    acts_for: Annotated[str, F("代理的当事人", length=100, form="name")]
    role: Annotated[str, F("代理身份", codes="agent_role")] = "agent"
    agent_type: Annotated[str | None, F("代理人类型", codes="agent_type")] = None
    name: PersonName
    sex: Sex | None = None
    nation: Nation | None = None
    birth_date: BornAbout | None = None
    id_number: IdNumber | None = None
    phone: Phone | None = None
    address: Address | None = None
    employer: Annotated[str | None, F("工作单位", length=100)] = None
    relation: Annotated[str | None, F("与当事人关系", length=30)] = None
    authority: Annotated[str, F("代理权限", codes="authority")] = "general"
    powers: Annotated[tuple[str, ...], F("授权事项", codes="agent_power")] = ()
    term: Annotated[str | None, F("授权期限", length=60)] = None


class SessionFacts(Facts):
    """One mediation meeting (一次调解)."""

    held_at: Annotated[datetime, F("调解时间")]
    place: Annotated[str, F("调解地点", length=100)]
    present: Annotated[tuple[str, ...], F("到场当事人", length=100, form="name")] = ()
    invited: Annotated[tuple[str, ...], F("参加人", length=60)] = ()
    record: Annotated[LongText, F("调解情况", length=20000, multiline=True, search=True)]
    result: Annotated[str, F("调解结果", codes="session_result")]
    next_date: Annotated[date | None, F("约定下次调解日期")] = None
    extended_to: Annotated[date | None, F("经各方同意延期至", help="须有各方书面同意")] = None


class ObligationFacts(Facts):
    """One thing somebody has to do under the agreement."""

    debtor: Annotated[str, F("义务人", length=100, form="name")]
    creditor: Annotated[str, F("权利人", length=100, form="name")]
    amount: Annotated[Money, F("金额", help="只有行为、没有金额的填 0.00")]
    content: Annotated[str | None, F("履行内容", length=300, multiline=True)] = None
    due: Annotated[date, F("履行期限")]
    manner: Annotated[str, F("履行方式", codes="obligation_manner")] = "7"
    method: Annotated[str | None, F("支付方式", length=40)] = None
    at_signing: Annotated[bool, F("签订时履行")] = False


class Dispute(CaseStart, Record):
    """A dispute from registration to closing. 调结日 and 结案日 are two dates (ruling 18)."""

    KIND: ClassVar[str] = "dispute"
    TITLE: ClassVar[str] = "纠纷"
    AREA: ClassVar[str] = "dispute"

    track: Annotated[str, F("办理方式", codes="track", column=True)] = "written"
    state: Annotated[str, F("状态", codes="dispute_state", column=True)] = "registered"
    register_no: Annotated[str, F("登记号", length=20, form="number", search=True, column=True)] = (
        ""
    )
    file_no: Annotated[
        str | None, F("案卷号", length=60, form="number", search=True, column=True)
    ] = None
    registrar: Annotated[str | None, F("登记人", length=100, form="name")] = None
    checklist: Annotated[tuple[str, ...], F("受理审查", codes="acceptance_check")] = ()
    accepted: Annotated[date | None, F("受理日期", column=True)] = None
    declined: Annotated[date | None, F("不予受理日期")] = None
    decline_reason: Annotated[str | None, F("不予受理原因", codes="decline_reason")] = None
    received_from_court: Annotated[
        date | None, F("接收法院材料日期", help="委派、委托调解自此日计算")
    ] = None
    court_mode: Annotated[str | None, F("法院移送方式", codes="court_mode")] = None
    mediation_due: Annotated[date | None, F("调解期限延至")] = None
    host: Annotated[str | None, F("主持调解员", ref="mediator", length=32)] = None
    co_mediators: Annotated[tuple[str, ...], F("协助调解员", ref="mediator", length=32)] = ()
    recorder: Annotated[str | None, F("记录人", length=100, form="name")] = None
    agreed: Annotated[date | None, F("调结日期", column=True)] = None
    agreed_amount: Annotated[Money | None, F("协议涉及金额", column=True)] = None
    effective: Annotated[date | None, F("生效日期")] = None
    failed: Annotated[date | None, F("终止日期")] = None
    fail_reason: Annotated[str | None, F("终止原因", codes="fail_reason")] = None
    result: Annotated[str | None, F("调解结果", codes="session_result", column=True)] = None
    closed: Annotated[date | None, F("结案日期", column=True)] = None
    retention: Annotated[str, F("保管期限", codes="retention")] = "2"
    void_reason: Annotated[str | None, F("作废原因", length=300)] = None
    late_reason: Annotated[str | None, F("补录原因", length=300)] = None
    note: Note | None = None


class Party(PartyFacts, Voidable, Record):
    """A party of a case, a snapshot; ``person`` may link it to a known person."""

    KIND: ClassVar[str] = "party"
    TITLE: ClassVar[str] = "当事人"
    PARENT: ClassVar[str] = "dispute"
    AREA: ClassVar[str] = "dispute"
    # The same people in another case.
    SOUGHT: ClassVar[tuple[str, ...]] = ("name", "id_number")

    position: Annotated[int, F("顺序")] = 1
    person: Annotated[str | None, F("人员关联", length=32)] = None
    ended: Annotated[date | None, F("对其终止调解日期")] = None


class Agent(AgentFacts, Voidable, Record):
    """An agent or guardian of a party of the case."""

    KIND: ClassVar[str] = "agent"
    TITLE: ClassVar[str] = "代理人"
    PARENT: ClassVar[str] = "dispute"
    AREA: ClassVar[str] = "dispute"

    party: Annotated[str, F("当事人", ref="party", length=32)] = ""
    position: Annotated[int, F("顺序")] = 1


class Session(SessionFacts, Voidable, Record):
    """A mediation meeting, numbered within its case."""

    KIND: ClassVar[str] = "session"
    TITLE: ClassVar[str] = "调解记录"
    PARENT: ClassVar[str] = "dispute"
    AREA: ClassVar[str] = "dispute"

    position: Annotated[int, F("次序")] = 1


class Agreement(Record):
    """A version of the agreement; a sealed one is never overwritten."""

    KIND: ClassVar[str] = "agreement"
    TITLE: ClassVar[str] = "调解协议"
    PARENT: ClassVar[str] = "dispute"
    AREA: ClassVar[str] = "dispute"

    version: Annotated[int, F("版次")] = 1
    agreed: Annotated[date, F("协议日期")]
    facts: Annotated[
        LongText, F("纠纷主要事实、争议事项", length=20000, multiline=True, search=True)
    ]
    terms: Annotated[tuple[str, ...], F("协议内容", length=2000, multiline=True)]
    performance: Annotated[str, F("履行方式、时限", length=2000, multiline=True)]
    copies: Annotated[int, F("份数")]
    parties: Annotated[tuple[str, ...], F("签约当事人", ref="party", length=32)] = ()
    effective: Annotated[date | None, F("生效日期")] = None
    state: Annotated[str, F("状态", codes="agreement_state")] = "unsigned"


class Signature(Voidable, Record):
    """Somebody signed, sealed or put a fingerprint on a version of an agreement."""

    KIND: ClassVar[str] = "signature"
    TITLE: ClassVar[str] = "签署"
    PARENT: ClassVar[str] = "agreement"
    AREA: ClassVar[str] = "dispute"

    role: Annotated[str, F("签署人身份", codes="signer_role")]
    name: Annotated[str, F("签署人", length=100, form="name")]
    party: Annotated[str | None, F("当事人", ref="party", length=32)] = None
    manner: Annotated[str, F("签署方式", codes="sign_manner")]
    signed: Annotated[date, F("签署日期")]


class Obligation(ObligationFacts, Record):
    """An obligation of an agreement with what became of it."""

    KIND: ClassVar[str] = "obligation"
    TITLE: ClassVar[str] = "履行事项"
    PARENT: ClassVar[str] = "agreement"
    AREA: ClassVar[str] = "dispute"

    position: Annotated[int, F("序号")] = 1
    status: Annotated[str, F("履行情况", codes="obligation_status")] = "open"
    paid: Annotated[Money | None, F("已履行金额")] = None
    performed: Annotated[date | None, F("履行日期")] = None
    proof: Annotated[str | None, F("履行凭证", length=200)] = None


class Payment(Voidable, Record):
    """Something done under an obligation, on its day; what became of it follows (ruling 34)."""

    KIND: ClassVar[str] = "payment"
    TITLE: ClassVar[str] = "履行记录"
    PARENT: ClassVar[str] = "obligation"
    AREA: ClassVar[str] = "dispute"

    position: Annotated[int, F("次序")] = 1
    day: Annotated[date, F("履行日期")]
    amount: Annotated[Money, F("本次金额", help="只有行为、没有金额的填 0.00")]
    complete: Annotated[bool, F("行为已履行完毕", help="只用于没有金额的履行事项")] = False
    proof: Annotated[str | None, F("履行凭证", length=200)] = None


class FollowUp(Voidable, Record):
    """A visit or call after the agreement (回访)."""

    KIND: ClassVar[str] = "follow_up"
    TITLE: ClassVar[str] = "回访"
    PARENT: ClassVar[str] = "dispute"
    AREA: ClassVar[str] = "dispute"

    visited: Annotated[date, F("回访日期")]
    visitor: Annotated[str, F("回访人", length=100, form="name")]
    way: Annotated[str, F("回访方式", codes="visit_way")]
    place: Annotated[str | None, F("回访地点", length=100)] = None
    matter: Annotated[str | None, F("回访事由", length=200)] = None
    situation: Annotated[LongText, F("回访情况", length=2000, multiline=True, search=True)]
    satisfied: Annotated[str | None, F("是否满意", codes="satisfied")] = None
    position: Annotated[int, F("次序")] = 1


class Confirmation(Voidable, Record):
    """Judicial confirmation (司法确认): 人民调解法 第三十三条; 民事诉讼法 第二百零五条."""

    KIND: ClassVar[str] = "confirmation"
    TITLE: ClassVar[str] = "司法确认"
    PARENT: ClassVar[str] = "dispute"
    AREA: ClassVar[str] = "dispute"

    court: Annotated[str, F("人民法院", length=60, form="name")]
    applied: Annotated[date, F("申请日期")]
    case_no: Annotated[str | None, F("案号", length=60, form="number", search=True)] = None
    result: Annotated[str | None, F("结果", codes="confirm_result")] = None
    decided: Annotated[date | None, F("裁定日期")] = None


class Arbitration(Voidable, Record):
    """Review of a labour agreement by the arbitration commission (仲裁审查): 劳动人事争议仲裁办案规则 第七十四条."""

    KIND: ClassVar[str] = "arbitration"
    TITLE: ClassVar[str] = "仲裁审查"
    PARENT: ClassVar[str] = "dispute"
    AREA: ClassVar[str] = "dispute"

    commission: Annotated[str, F("仲裁委员会", length=60, form="name")]
    applicants: Annotated[tuple[str, ...], F("申请人", length=100, form="name")] = ()
    applied: Annotated[date, F("申请日期")]
    case_no: Annotated[str | None, F("文书编号", length=60, form="number", search=True)] = None
    result: Annotated[str | None, F("结果", codes="arbitration_result")] = None
    decided: Annotated[date | None, F("审查结果日期")] = None


class Referral(Voidable, Record):
    """Where the parties were pointed to when a case was declined or failed."""

    KIND: ClassVar[str] = "referral"
    TITLE: ClassVar[str] = "告知渠道"
    PARENT: ClassVar[str] = "dispute"
    AREA: ClassVar[str] = "dispute"

    channels: Annotated[tuple[str, ...], F("已告知的渠道", codes="channel")]
    told_on: Annotated[date, F("告知日期")]
    reason: Annotated[Reason, F("说明", length=1000, multiline=True)]
