"""法治审核（合法性审查）: from the papers handed in to the opinion, what became of it, and the file.

What must be reviewed and the steps follow the practice of Nantong's towns; the limits stand in the
catalogue of matters (rulings 25). What is a state secret is refused.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.ledger import Below, Entry
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.words import Phone, Project


class Review(Entry, Record):
    """One document, decision or contract handed in for review."""

    KIND: ClassVar[str] = "review"
    TITLE: ClassVar[str] = "审核件"

    submitted_on: Annotated[date, F("送审日期", column=True)]
    matter: Annotated[str, F("审核事项", ref="review_matter", length=32)]
    matter_name: Annotated[str, F("事项", length=60)] = ""
    matter_class: Annotated[str, F("类别", codes="review_class", column=True)] = ""
    limit_days: Annotated[int | None, F("审核期限（工作日）")] = None
    least_days: Annotated[int | None, F("最短（工作日）")] = None
    limit_basis: Annotated[str | None, F("期限依据", length=200)] = None
    title: Annotated[str, F("送审件名称", length=100, check="open", search=True, column=True)]
    drafting_dept: Annotated[
        str, F("承办单位", length=60, form="name", search=True, name=True, column=True)
    ]
    drafter: Annotated[str | None, F("送审人", length=40, form="name")] = None
    phone: Phone | None = None
    urgency: Annotated[str, F("缓急", codes="review_urgency")] = "usual"
    secret: Annotated[bool, F("涉密", check="open", help="涉密文件不得录入本系统")] = False
    unreviewed: Annotated[
        bool, F("未经审核先行办理，补登", help="已经审议、签订以后才送来的，勾选")
    ] = False
    project: Project | None = None
    contract_kind: Annotated[str | None, F("合同种类", codes="review_contract")] = None
    counterparty: Annotated[
        str | None, F("合同对方", length=100, form="name", search=True, name=True)
    ] = None
    credit_code: Annotated[
        str | None, F("统一社会信用代码", length=18, doubt="uscc", search=True)
    ] = None
    amount: Annotated[Decimal | None, F("合同金额（元）")] = None
    term_from: Annotated[date | None, F("合同期限起")] = None
    term_to: Annotated[date | None, F("合同期限止")] = None
    payment: Annotated[str | None, F("付款方式", length=200)] = None
    city_contract_no: Annotated[
        str | None, F("市统一合同编号", length=40, form="number", search=True)
    ] = None
    collective: Annotated[bool, F("须集体审议")] = False
    complete_on: Annotated[
        date | None, F("受理日期", help="材料齐全的日期，审核期限从次日起算")
    ] = None
    counsel: Annotated[str | None, F("法律顾问", length=40, form="name", search=True)] = None
    counsel_on: Annotated[date | None, F("顾问意见日期")] = None
    counsel_view: Annotated[str | None, F("顾问意见", length=900, multiline=True, search=True)] = (
        None
    )
    reviewer: Annotated[str | None, F("初审人", length=40, form="name", start="me")] = None
    reviewed_on: Annotated[date | None, F("初审日期")] = None
    first_view: Annotated[str | None, F("初审意见", length=500, multiline=True)] = None
    second: Annotated[str | None, F("复核人", length=40, form="name", start="me")] = None
    second_on: Annotated[date | None, F("复核日期")] = None
    second_view: Annotated[str | None, F("复核意见", length=300)] = None
    sent_back: Annotated[str | None, F("复核退回原因", length=300)] = None
    discussed_in: Annotated[str | None, F("集体讨论", length=100, help="哪次会议讨论过")] = None
    issued_on: Annotated[date | None, F("出具日期", column=True)] = None
    conclusion: Annotated[str | None, F("审核结论", codes="review_conclusion", column=True)] = None
    output_type: Annotated[str | None, F("出具形式", codes="review_output")] = None
    output_no: Annotated[
        str | None,
        F("意见书文号", length=40, form="number", search=True, help="出具意见书的，不填由系统给号"),
    ] = None
    based_on: Annotated[
        str | None, F("审查依据", length=900, multiline=True, help="每行一项法律、法规、文件")
    ] = None
    opinion: Annotated[str | None, F("总体意见", length=1500, multiline=True, search=True)] = None
    feedback_on: Annotated[date | None, F("反馈日期")] = None
    feedback_by: Annotated[str | None, F("反馈人", length=40, form="name")] = None
    decided_on: Annotated[date | None, F("审议（签订）日期")] = None
    decision_meeting: Annotated[str | None, F("审议会议", length=100)] = None
    final_no: Annotated[str | None, F("正式文号", length=60, form="number", search=True)] = None
    dropped_on: Annotated[date | None, F("终止日期")] = None
    dropped_why: Annotated[str | None, F("终止原因", length=300)] = None
    filed_on: Annotated[date | None, F("报备日期")] = None
    filed_to: Annotated[str | None, F("报备机关", length=60, form="name")] = None
    archived_on: Annotated[date | None, F("归档日期")] = None
    volume_no: Annotated[str | None, F("卷号", length=40, form="number")] = None


class ReviewMaterial(Below, Record):
    """A paper handed in, or one that lacks."""

    KIND: ClassVar[str] = "review_material"
    TITLE: ClassVar[str] = "送审材料"
    PARENT: ClassVar[str] = "review"

    name: Annotated[str, F("材料名称", length=100)]
    given: Annotated[str | None, F("情况", codes="review_given")] = None
    pages: Annotated[int | None, F("页数", check="count")] = None


class ReviewSupplement(Below, Record):
    """The papers were asked to be completed: until they are, the clock stands still."""

    KIND: ClassVar[str] = "review_supplement"
    TITLE: ClassVar[str] = "补正记录"
    PARENT: ClassVar[str] = "review"

    asked_on: Annotated[date, F("退回日期")]
    lacking: Annotated[str, F("需要补正的材料", length=300, multiline=True)]
    completed_on: Annotated[date | None, F("补齐日期")] = None


class ReviewCheck(Below, Record):
    """One point of the list, with what was found."""

    KIND: ClassVar[str] = "review_check"
    TITLE: ClassVar[str] = "审核要点"
    PARENT: ClassVar[str] = "review"

    item: Annotated[str, F("要点", length=200, multiline=True)]
    found: Annotated[str | None, F("结论", codes="review_point")] = None
    remark: Annotated[str | None, F("说明", length=200)] = None


class ReviewOpinion(Below, Record):
    """One opinion on a clause, and whether it was adopted."""

    KIND: ClassVar[str] = "review_opinion"
    TITLE: ClassVar[str] = "逐条意见"
    PARENT: ClassVar[str] = "review"

    clause: Annotated[str, F("条款", length=60)]
    problem: Annotated[str, F("存在的问题", length=500, multiline=True, search=True)]
    basis: Annotated[str | None, F("法律依据", length=300, multiline=True, search=True)] = None
    suggestion: Annotated[str, F("修改建议", length=500, multiline=True, search=True)]
    adopted: Annotated[str | None, F("采纳情况", codes="review_adopted")] = None
    reason: Annotated[str | None, F("未采纳的理由", length=300, multiline=True)] = None


class ReviewMilestone(Below, Record):
    """A day by which something of a contract is to be done."""

    KIND: ClassVar[str] = "review_milestone"
    TITLE: ClassVar[str] = "履约节点"
    PARENT: ClassVar[str] = "review"

    what: Annotated[str, F("节点", length=100)]
    due_on: Annotated[date, F("期限")]
    done_on: Annotated[date | None, F("完成日期")] = None
    note: Annotated[str | None, F("情况", length=200)] = None
