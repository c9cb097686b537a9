"""dispute.change: what was registered of a case is put right, at any time (ruling 33)."""

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import in_force, newest
from sifasuo_desktop.domain.dispute.records import Dispute, Signature
from sifasuo_desktop.services.acting.changing import Amendment, Changing, change_verb, correctable
from sifasuo_desktop.services.acting.verbs.dispute.case_making import (
    examine_escalation,
    examine_seat,
)
from sifasuo_desktop.services.acting.verbs.dispute.court_referral import examine_court
from sifasuo_desktop.services.acting.verbs.dispute.target import LIVING

# The day of application interrupts the limitation of actions (诉讼时效规定 第十二条); the others
# stand on papers that were handed out.
DAYS = ("applied", "accepted", "declined", "failed", "closed")
# What the program gives, and what comes from another act.
_NOT_HERE = (
    "track", "register_no", "file_no", "agreed", "agreed_amount", "effective", "result",
    "mediation_due",
)  # fmt: skip
_RECORDED = ("accepted", "declined", "decline_reason", "host", "failed", "fail_reason", "closed")


def examine(amendment: Amendment[Dispute]) -> None:
    """The dates in order; a reason for a day, and for anything once an agreement binds."""
    act, after = amendment.act, amendment.after
    if amendment.changes(*DAYS) or in_force(amendment.case):
        amendment.need_reason()
    for name in DAYS:
        act.not_future(getattr(after, name), name)
    amendment.order("occurred", "applied", "dispute.occurred_after")
    amendment.order("applied", "accepted", "dispute.accept_before_apply")
    amendment.order("applied", "declined", "dispute.decline_before_apply")
    if amendment.changes("source", "court_mode", "received_from_court"):
        examine_court(act, after.source, after.court_mode, after.received_from_court)
    if amendment.changes("prediction", "prediction_measures", "reported_to", "reported_at"):
        examine_escalation(act, after)
    if amendment.changes("committee", "village", "applied"):
        examine_seat(amendment.unit, act, after)
    if amendment.changes("committee"):
        if sealed(amendment.case):
            act.findings.refuse("change.committee_sealed", "committee")
        elif after.file_no:
            act.findings.warn("change.number_stays", "committee", number=after.file_no)


def sealed(case: CaseFile) -> bool:
    """Whether the newest version bears the committee's seal, or another binds."""
    version = newest(case)
    if version is None:
        return False
    seals = [item for item in case.below(Signature, version.id) if item.role == "seal"]
    return bool(seals) or in_force(case) is not None


CHANGING = Changing(Dispute, correctable(Dispute, *_NOT_HERE), recorded=_RECORDED, examine=examine)
VERB = change_verb("dispute.change", "更正登记内容", CHANGING, states=LIVING)
