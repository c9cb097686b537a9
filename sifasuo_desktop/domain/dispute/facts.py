"""A dispute's records as the facts its deadline rules read."""

from collections.abc import Sequence
from typing import TypeVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.deadlines.facts import (
    CourtReferral,
    DisputeFacts,
    ObligationFacts,
    Performance,
    RequestFacts,
)
from sifasuo_desktop.domain.dispute.agreement_rules import obligations_in_force
from sifasuo_desktop.domain.dispute.records import (
    Arbitration,
    Confirmation,
    Dispute,
    FollowUp,
    Obligation,
    Party,
    PartyFacts,
)
from sifasuo_desktop.domain.dispute.states import CLOSED

Request = TypeVar("Request", bound=Confirmation | Arbitration)
# 拖欠农民工工资纠纷 and 其他劳动争议纠纷.
LABOUR = frozenset({"10", "11"})


def who_disputes(parties: Sequence[PartyFacts]) -> str:
    """``陈志海与吴长林、周国平``; a side of more than three ends in 等."""
    first = [party.name for party in parties if party.side == "applicant"]
    second = [party.name for party in parties if party.side != "applicant"]
    return f"{_joined(first)}与{_joined(second)}"


def _joined(names: Sequence[str]) -> str:
    return "、".join(names) if len(names) <= 3 else f"{names[0]}等"


def dispute_facts(case: CaseFile) -> DisputeFacts | None:
    """What the rules read of a dispute."""
    dispute = case.record
    if not isinstance(dispute, Dispute):
        return None
    return DisputeFacts(
        id=dispute.id,
        number=dispute.file_no or dispute.register_no,
        who=who_disputes(case.all(Party)),
        state=dispute.state,
        over=dispute.state in CLOSED,
        track=dispute.track,
        applied=dispute.applied,
        accepted=dispute.accepted,
        extended_to=dispute.mediation_due,
        court_referral=CourtReferral(dispute.court_mode) if dispute.court_mode else None,
        court_received=dispute.received_from_court,
        labour=dispute.dispute_type in LABOUR,
        agreed=dispute.agreed,
        effective=dispute.effective,
        failed=dispute.failed,
        closed=dispute.closed,
        obligations=tuple(_obligation(item) for item in obligations_in_force(case)),
        follow_ups=tuple(item.visited for item in case.all(FollowUp)),
        confirmation=_last_request(case.all(Confirmation), dispute),
        arbitration=_last_request(case.all(Arbitration), dispute),
    )


def _obligation(item: Obligation) -> ObligationFacts:
    paid = item.status == Performance.PAID
    return ObligationFacts(
        id=item.id,
        no=item.position,
        due=item.due,
        debtor=item.debtor,
        creditor=item.creditor,
        amount=item.amount,
        status=Performance(item.status),
        # The day of a partial or missing payment is the day somebody found it out.
        performed_on=item.performed if paid else None,
        at_signing=item.at_signing,
    )


def about_binding(made: Sequence[Request], dispute: Dispute) -> tuple[Request, ...]:
    """The requests made since the version that binds took effect; others were about another one."""
    effective = dispute.effective
    return tuple(item for item in made if effective is None or item.applied >= effective)


def _last_request(made: Sequence[Confirmation | Arbitration], dispute: Dispute) -> RequestFacts:
    """The last application; one that was withdrawn leaves the right to apply as it was."""
    asked = [item for item in about_binding(made, dispute) if item.result != "withdrawn"]
    if not asked:
        return RequestFacts()
    return RequestFacts(applied=asked[-1].applied, result=asked[-1].result)
