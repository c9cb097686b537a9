"""Rules about versions of the agreement, who signs them and what they oblige to.

人民调解法 第二十八、二十九条; 民法典 第一百六十五条; rulings 17, 18, 20, 22.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.parties import SIGNING_POWER, needs_guardian, stands_opposite
from sifasuo_desktop.domain.dispute.records import (
    Agent,
    Agreement,
    Arbitration,
    Confirmation,
    Dispute,
    FollowUp,
    Obligation,
    ObligationFacts,
    Party,
    Payment,
    Session,
    Signature,
)
from sifasuo_desktop.domain.dispute.representatives import (
    MOST_EACH,
    MOST_NAMED,
    counted,
    representatives_first,
)
from sifasuo_desktop.domain.dispute.written_amounts import examine_amounts
from sifasuo_desktop.domain.refusal import Findings, Problem

REFUSED = "refused"
_LATER = re.compile(
    r"每[日周月季年]|按[日周月季年]|逐[日周月季年]|分[^，。；]{0,3}[期次]|[日号天周月年底][内前]|之前|以前|含当日|最迟"
)


def newest(case: CaseFile) -> Agreement | None:
    """The newest version of the agreement, in force or not."""
    versions = case.all(Agreement)
    return max(versions, key=lambda item: item.version) if versions else None


def in_force(case: CaseFile) -> Agreement | None:
    """The version that binds, or None."""
    versions = [item for item in case.all(Agreement) if item.state == "effective"]
    return max(versions, key=lambda item: item.version) if versions else None


def obligations_in_force(case: CaseFile) -> tuple[Obligation, ...]:
    """The obligations of the version that binds, in order."""
    agreement = in_force(case)
    if agreement is None:
        return ()
    return tuple(sorted(case.below(Obligation, agreement.id), key=lambda item: item.position))


def visited(case: CaseFile) -> bool:
    """Whether somebody asked after the last performance (ruling 19: always for the last)."""
    dispute = case.record
    assert isinstance(dispute, Dispute)
    days = [item.performed for item in obligations_in_force(case)]
    since = max((day for day in (dispute.effective, *days) if day), default=None)
    return any(since is None or visit.visited >= since for visit in case.all(FollowUp))


def signing_parties(case: CaseFile, agreement: Agreement) -> tuple[Party, ...]:
    """The parties of one version."""
    return tuple(party for party in case.all(Party) if party.id in agreement.parties)


def may_sign_for(case: CaseFile, party: Party, name: str, day: date) -> str:
    """An error code when ``name`` may not sign for the party, or an empty string.

    A person without full capacity signs through the guardian; an agent needs the signing power
    of a special authority.
    """
    guardian_needed = needs_guardian(party, day)
    if name == party.name and not guardian_needed:
        return ""
    for agent in case.all(Agent):
        if agent.party != party.id or agent.name != name:
            continue
        if agent.role == "guardian" or guardian_needed:
            if stands_opposite(agent, case.all(Party)):
                return "dispute.sign_opposed"
            if agent.role == "guardian" and guardian_needed:
                return ""
            continue
        if agent.authority == "special" and SIGNING_POWER in agent.powers:
            return ""
        return "dispute.sign_agent"
    if name == party.legal_representative and not guardian_needed:
        return ""
    return "dispute.sign_guardian" if guardian_needed else "dispute.sign_who"


def missing_signatures(
    case: CaseFile, agreement: Agreement, signatures: Sequence[Signature]
) -> tuple[str, ...]:
    """What still keeps the version from binding: names of parties, 人民调解员, 人民调解委员会印章.

    Every party counts, represented or not; those elected stand first.
    """
    waiting = tuple(party.name for party in _unsigned(case, agreement, signatures))
    return (*waiting, *_unattested(signatures))


def missing_words(case: CaseFile, agreement: Agreement, signatures: Sequence[Signature]) -> str:
    """As ``missing_signatures``, in one line: many parties are told in short."""
    waiting = _unsigned(case, agreement, signatures)
    words = [party.name for party in waiting]
    if len(waiting) > MOST_EACH:
        words = [f"{'、'.join(words[:MOST_NAMED])}等{counted(waiting)}"]
    return "、".join((*words, *_unattested(signatures)))


def _unsigned(
    case: CaseFile, agreement: Agreement, signatures: Sequence[Signature]
) -> tuple[Party, ...]:
    signed = {item.party for item in signatures if item.manner != REFUSED and item.party}
    parties = representatives_first(signing_parties(case, agreement))
    return tuple(party for party in parties if party.id not in signed)


def _unattested(signatures: Sequence[Signature]) -> tuple[str, ...]:
    roles = {item.role for item in signatures if item.manner != REFUSED}
    wanted = (("mediator", "人民调解员"), ("seal", "人民调解委员会印章"))
    return tuple(words for role, words in wanted if role not in roles)


def effective_day(signatures: Sequence[Signature]) -> date:
    """The day of the last signature or seal (人民调解法 第二十九条), the recorder's left out."""
    return max(
        item.signed for item in signatures if item.manner != REFUSED and item.role != "recorder"
    )


def total(obligations: Sequence[ObligationFacts]) -> Decimal:
    """协议涉及金额: what the agreement obliges to pay (ruling 18)."""
    return sum((item.amount for item in obligations), Decimal("0.00"))


def examine_obligations(
    obligations: Sequence[ObligationFacts],
    names: frozenset[str],
    text: str,
    findings: Findings,
    without: Sequence[str] = (),
) -> None:
    """Checks debtor, creditor and that every amount stands in the agreement's text, each pair of
    capitals and figures saying the same; ``without`` are parties of the case left out of it.
    """
    for index, item in enumerate(obligations):
        at = f"obligations.{index}."
        for field in ("debtor", "creditor"):
            if getattr(item, field) not in names:
                left_out = getattr(item, field) in without
                code = "dispute.party_left_out" if left_out else "dispute.party_unknown"
                findings.refuse(code, at + field, value=getattr(item, field))
        if item.debtor == item.creditor:
            findings.refuse("dispute.obligation_same", at + "creditor", no=index + 1)
        if not item.amount and not item.content:
            findings.refuse("dispute.obligation_empty", at + "amount", no=index + 1)
    findings.warnings += examine_amounts(text, [item.amount for item in obligations])


def amounts_of_version(case: CaseFile, agreement: Agreement) -> tuple[Problem, ...]:
    """What is doubtful about the amounts of a version that is there, before it is printed."""
    owed = sorted(case.below(Obligation, agreement.id), key=lambda item: item.position)
    return examine_amounts(
        agreement_text(agreement.terms, agreement.performance), [item.amount for item in owed]
    )


def agreement_text(terms: Sequence[str], performance: str) -> str:
    """The text in which amounts are looked for."""
    return "\n".join((*terms, performance))


def told_otherwise(performed: bool, performance: str) -> str:
    """What is doubtful when the way of performance reads otherwise than what is stated of it."""
    later = _LATER.search(performance) is not None
    if performed:
        return "dispute.performed_but_later" if later else ""
    at_once = not later and "当场" in performance
    return "dispute.later_but_performed" if at_once else ""


def performance_state(obligations: Sequence[Obligation]) -> str:
    """The state of a case whose agreement binds, by what became of its obligations."""
    statuses = {item.status for item in obligations}
    if not statuses or statuses == {"open"}:
        return "effective"
    return "performed" if statuses == {"paid"} else "performing"


def last_session_day(case: CaseFile) -> date | None:
    """The day of the latest mediation meeting, or None."""
    days = [item.held_at.date() for item in case.all(Session)]
    return max(days) if days else None


def last_event_day(case: CaseFile) -> date | None:
    """The latest day of anything that happened in the case."""
    dispute = case.record
    assert isinstance(dispute, Dispute)
    days = [dispute.applied, dispute.accepted, dispute.agreed, dispute.effective, dispute.failed]
    days += [item.held_at.date() for item in case.all(Session)]
    days += [item.performed for item in case.all(Obligation)]
    days += [item.day for item in case.all(Payment)]
    days += [item.signed for item in case.all(Signature)]
    days += [item.visited for item in case.all(FollowUp)]
    days += [day for item in case.all(Confirmation) for day in (item.applied, item.decided)]
    days += [day for item in case.all(Arbitration) for day in (item.applied, item.decided)]
    known = [day for day in days if day is not None]
    return max(known) if known else None
