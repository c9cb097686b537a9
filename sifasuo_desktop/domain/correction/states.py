"""The states of a person under correction and of a leave."""

from sifasuo_desktop.domain.record import VOIDED
from sifasuo_desktop.domain.states import State, closed_of

PERSON_STATES = (
    State("expected", "待报到", awaits="correction.receive"),
    State("received", "已接收"),
    State("supervised", "在矫", light="green"),
    State("ending", "期满待解", light="yellow"),
    State("released", "已解除", closed=True),
    State("ended", "已终止", closed=True),
)

LEAVE_STATES = (
    State("requested", "已申请", awaits="correction.leave_approve"),
    State("approved", "已批准", awaits="correction.leave_return"),
    State("refused", "不予批准", closed=True),
    State("away", "外出中", awaits="correction.leave_return"),
    State("returned", "已销假", closed=True),
    State("overdue", "逾期未归", awaits="correction.leave_return"),
    State("not_taken", "未外出", closed=True),
    State("withdrawn", "已撤回", closed=True),
    State(VOIDED, "已作废", closed=True),
)
CLOSED = closed_of(PERSON_STATES)
