"""dispute.change_confirmation, dispute.void_confirmation: 司法确认 is put right (ruling 33)."""

from sifasuo_desktop.domain.dispute.records import Confirmation, Dispute
from sifasuo_desktop.services.acting.changing import (
    Amendment,
    Changing,
    change_verb,
    correctable,
    void_verb,
)
from sifasuo_desktop.services.acting.verbs.dispute.confirm import examine_days
from sifasuo_desktop.services.acting.verbs.dispute.target import LIVING


def examine(amendment: Amendment[Confirmation]) -> None:
    """Days and result as when they were recorded."""
    dispute = amendment.case.record
    assert isinstance(dispute, Dispute)
    after = amendment.after
    if not amendment.changes("applied", "result", "decided"):
        return
    examine_days(after, dispute, amendment.act)


CHANGING = Changing(Confirmation, correctable(Confirmation), called="applied", examine=examine)
VERB = (
    change_verb("dispute.change_confirmation", "更正司法确认", CHANGING, states=LIVING),
    void_verb(
        "dispute.void_confirmation", "作废司法确认", Confirmation, called="applied", states=LIVING
    ),
)
