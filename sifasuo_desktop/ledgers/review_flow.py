"""The way of a review: its states, its steps, and by when each is to be done."""

from sifasuo_desktop.domain.figures import equals, present
from sifasuo_desktop.domain.ledger_flow import Demand, Drawn, Filled, Rows, Step, Stopped, Term
from sifasuo_desktop.domain.states import State

CONTRACT = equals("matter_class", "contract")
UNDER_REVIEW = ("reviewing", "examined", "rechecked")


def _list(use: str, field: str) -> Drawn:
    """The office's own list for the class of matter and the kind of contract."""
    return Drawn(
        of="review_checklist",
        part="item",
        takes={field: "item"},
        match={"matter_class": "matter_class", "contract_kind": "contract_kind"},
        where=(equals("use", use),),
    )


_OPINIONS = Rows(part="opinion", fields=("clause", "problem", "basis", "suggestion"))

STATES = (
    State("received", "待受理", light="yellow", awaits="review.accept"),
    State("returned", "待补正", light="yellow", awaits="review.resubmit"),
    State("reviewing", "审查中", light="yellow", step=1, awaits="review.examine"),
    State("examined", "待复核", light="yellow", step=1, awaits="review.recheck"),
    State("rechecked", "待出具", light="yellow", step=1, awaits="review.issue"),
    State("issued", "已出具", light="yellow", step=2, awaits="review.feedback"),
    State("answered", "已反馈", light="yellow", step=3, awaits="review.decide"),
    State("decided", "已审议（签订）", light="yellow", step=4, awaits="review.archive"),
    State("filed", "已报备", light="yellow", step=4, awaits="review.archive"),
    State("archived", "已归档", light="green", closed=True, step=5),
    State("dropped", "已终止", light="grey", closed=True),
)

STEPS = (
    Step(
        name="accept",
        title="受理",
        within=("received",),
        to="reviewing",
        needs=("complete_on",),
        day="complete_on",
        rows=(
            Rows(
                part="material",
                fields=("name", "given", "pages"),
                told=("name",),
                begins=_list("materials", "name"),
            ),
        ),
    ),
    Step(
        name="send_for_more",
        title="退回补正",
        within=("received", *UNDER_REVIEW),
        to="returned",
        filled=Filled(part="supplement", needs=("asked_on", "lacking")),
        day="asked_on",
    ),
    Step(
        name="resubmit",
        title="补正齐全",
        within=("returned",),
        to="reviewing",
        filled=Filled(part="supplement", needs=("completed_on",), last=True),
        day="completed_on",
        sets=("complete_on",),
    ),
    Step(
        name="ask_counsel",
        title="登记法律顾问意见",
        within=("reviewing",),
        to="reviewing",
        needs=("counsel", "counsel_on", "counsel_view"),
        day="counsel_on",
    ),
    Step(
        name="examine",
        title="初审",
        within=("reviewing",),
        to="examined",
        needs=("reviewer", "reviewed_on"),
        may=("first_view",),
        day="reviewed_on",
        rows=(
            Rows(
                part="check",
                fields=("item", "found", "remark"),
                told=("item",),
                begins=_list("points", "item"),
            ),
            _OPINIONS,
        ),
    ),
    Step(
        name="recheck",
        title="复核通过",
        within=("examined",),
        to="rechecked",
        needs=("second", "second_on"),
        may=("second_view",),
        day="second_on",
    ),
    Step(
        name="send_back",
        title="复核退回重审",
        within=("examined", "rechecked"),
        to="reviewing",
        needs=("sent_back",),
        clears=("second", "second_on", "second_view"),
    ),
    Step(
        name="issue",
        title="出具审核意见",
        within=UNDER_REVIEW,
        to="issued",
        needs=("issued_on", "conclusion", "output_type"),
        may=("output_no", "discussed_in", "based_on", "opinion"),
        day="issued_on",
        rows=(_OPINIONS,),
        demands=(Demand(part="opinion", where=(equals("conclusion", "amended"),)),),
    ),
    Step(
        name="feedback",
        title="登记采纳反馈",
        within=("issued",),
        to="answered",
        needs=("feedback_on",),
        may=("feedback_by",),
        day="feedback_on",
        rows=(
            Rows(
                part="opinion",
                fields=("clause", "suggestion", "adopted", "reason"),
                told=("clause", "suggestion"),
            ),
        ),
        demands=(Demand(part="opinion", each="adopted"),),
    ),
    Step(
        name="decide",
        title="登记审议（签订）结果",
        within=("issued", "answered"),
        to="decided",
        needs=("decided_on",),
        may=("decision_meeting", "final_no"),
        day="decided_on",
    ),
    Step(
        name="file",
        title="报备",
        within=("decided",),
        to="filed",
        needs=("filed_on",),
        may=("filed_to",),
        day="filed_on",
    ),
    Step(
        name="archive",
        title="归档",
        within=("issued", "answered", "decided", "filed"),
        to="archived",
        needs=("archived_on",),
        may=("volume_no",),
        day="archived_on",
    ),
    Step(
        name="drop",
        title="终止办理",
        within=("received", "returned", *UNDER_REVIEW, "issued", "answered"),
        to="dropped",
        needs=("dropped_on", "dropped_why"),
        day="dropped_on",
    ),
)

TERMS = (
    Term(
        name="due",
        day="complete_on",
        states=UNDER_REVIEW,
        act="issue",
        why="{complete_on}受理，审核期限{limit_days}个工作日，补正的时间不计",
        number={
            "title": "出具审核意见",
            "value": 5,
            "unit": "workday",
            "warn": {"value": 1, "unit": "workday"},
            "basis": "审核事项目录确定的期限",
        },
        stopped=Stopped(part="supplement", since="asked_on", until="completed_on"),
        length="limit_days",
        least="least_days",
        basis="limit_basis",
    ),
    Term(
        name="filing",
        day="decided_on",
        states=("decided",),
        act="file",
        where=(CONTRACT,),
        unless="filed_on",
        why="合同{decided_on}签订，还没有报备",
        number={
            "title": "合同报备",
            "value": 10,
            "unit": "workday",
            "warn": {"value": 3, "unit": "workday"},
            "basis": "《如皋市政府合同管理办法》：报备流程10个工作日（待核）",
        },
    ),
    Term(
        name="answer",
        day="issued_on",
        states=("issued",),
        act="feedback",
        why="{issued_on}出具意见，承办单位还没有反馈采纳情况",
        number={"title": "采纳情况反馈", "unit": "workday", "soft": True, "basis": "本所规定"},
    ),
    Term(
        name="milestone",
        day="due_on",
        states=("decided", "filed", "archived"),
        act="change_milestone",
        part="milestone",
        where=(present("decided_on"),),
        unless="done_on",
        why="{counterparty}：{what}",
        number={
            "title": "合同履约节点",
            "value": 0,
            "unit": "day",
            "warn": {"value": 7, "unit": "day"},
            "basis": "合同约定",
        },
    ),
)
