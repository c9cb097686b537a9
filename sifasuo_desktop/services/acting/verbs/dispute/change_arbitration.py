"""dispute.change_arbitration, dispute.void_arbitration: 仲裁审查 is put right (ruling 33)."""

from sifasuo_desktop.domain.dispute.records import Arbitration, Dispute
from sifasuo_desktop.services.acting.changing import (
    Amendment,
    Changing,
    change_verb,
    correctable,
    void_verb,
)
from sifasuo_desktop.services.acting.verbs.dispute.arbitration import examine_days, joint_applicants
from sifasuo_desktop.services.acting.verbs.dispute.target import LIVING


def examine(amendment: Amendment[Arbitration]) -> Arbitration:
    """Applicants, days and result as when they were recorded."""
    dispute = amendment.case.record
    assert isinstance(dispute, Dispute)
    act, after = amendment.act, amendment.after
    if amendment.changes("applied", "result", "decided"):
        examine_days(after, dispute, act)
    if not amendment.changes("applicants"):
        return after
    return after.replace(applicants=joint_applicants(amendment.case, after.applicants, act))


CHANGING = Changing(Arbitration, correctable(Arbitration), called="applied", examine=examine)
VERB = (
    change_verb("dispute.change_arbitration", "更正仲裁审查", CHANGING, states=LIVING),
    void_verb(
        "dispute.void_arbitration", "作废仲裁审查", Arbitration, called="applied", states=LIVING
    ),
)
