"""A dispute's states and those of a version of its agreement."""

from sifasuo_desktop.domain.states import State, closed_of

DISPUTE_STATES = (
    State("registered", "已登记", step=1),
    State("declined", "不予受理", closed=True),
    State("accepted", "已受理", step=2, awaits="dispute.assign"),
    State("assigned", "已指派", step=2, awaits="dispute.mediate"),
    State("mediating", "调解中", step=2, awaits="dispute.agree"),
    State("agreed", "达成协议", step=3, awaits="dispute.sign"),
    State("effective", "协议生效", step=4, awaits="dispute.perform"),
    State("failed", "调解不成", closed=True, awaits="dispute.close"),
    State("performing", "履行中", step=4, awaits="dispute.perform"),
    State("performed", "履行完毕", light="green", step=5, awaits="dispute.close"),
    State("closed", "已结案", closed=True, step=6),
    State("void", "已作废", closed=True),
)

VERSION_STATES = (
    State("unsigned", "待签署", awaits="dispute.sign"),
    State("effective", "已生效", light="green"),
    State("superseded", "已被新版本取代", closed=True),
)
CLOSED = closed_of(DISPUTE_STATES)
# While an agreement binds: by what is performed of it.
BINDING_STATES = ("effective", "performing", "performed")
