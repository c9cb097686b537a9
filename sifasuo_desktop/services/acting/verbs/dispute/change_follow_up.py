"""dispute.change_follow_up, dispute.void_follow_up: a visit is put right (ruling 33)."""

from sifasuo_desktop.domain.dispute.records import Dispute, FollowUp
from sifasuo_desktop.services.acting.changing import (
    Amendment,
    Changing,
    change_verb,
    correctable,
    void_verb,
)
from sifasuo_desktop.services.acting.verbs.dispute.target import LIVING


def examine(amendment: Amendment[FollowUp]) -> None:
    """The day as when it was recorded."""
    dispute = amendment.case.record
    assert isinstance(dispute, Dispute)
    amendment.act.not_future(amendment.after.visited, "visited")
    amendment.order(dispute.effective, "visited", "dispute.visit_before")


CHANGING = Changing(FollowUp, correctable(FollowUp), called="position", examine=examine)
VERB = (
    change_verb("dispute.change_follow_up", "更正回访记录", CHANGING, states=LIVING),
    void_verb("dispute.void_follow_up", "作废回访记录", FollowUp, states=LIVING),
)
