"""Weighs a decision on a breach by category, kind, length and what went before, and keeps it."""

from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import restore, to_plain
from sifasuo_desktop.domain.correction.breach_rules import (
    BY_LENGTH,
    NONE,
    SERVED,
    Weighed,
    examine_decision,
    lawful_decisions,
)
from sifasuo_desktop.domain.correction.records import Breach, BreachFacts, Correction
from sifasuo_desktop.domain.deadlines.report_in import LateStep, lateness
from sifasuo_desktop.domain.periods import Category
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def keep_breach(
    unit: UnitOfWork, act: Act, case: CaseFile, facts: BreachFacts, **more: Any
) -> Breach:
    """Examines and keeps one more decision; the earlier ones stay (ruling 33).

    ``more`` holds what the record has besides: the leave, the missed period. Raises Refused.
    """
    person = case.record
    assert isinstance(person, Correction)
    _examine_dates(person, facts, act)
    days = (facts.until - facts.since).days if facts.since and facts.until else None
    weighed = Weighed(
        category=Category(person.category),
        kind=facts.kind,
        decision=facts.decision,
        step=_step(person, facts, act),
        reasoned=bool(facts.note),
        earlier=case.all(Breach),
    )
    if _exists(person, facts, act):
        examine_decision(weighed, act.rules.parameters.number("warn_to_revoke"), act.findings)
    act.findings.settle()
    values = to_plain(facts) | {"id": unit.new_id(), "parent": person.id, "days": days, **more}
    late = act.late.reason if act.late else None
    position = case.next_position(Breach)
    breach = restore(Breach, {**values, "position": position, "late_reason": late})
    unit.add(breach)
    if facts.decision != NONE and not facts.document_no:
        act.findings.warn("breach.no_document", "document_no")
    if facts.decision in SERVED and facts.served is None:
        act.findings.warn("breach.not_served", "served")
    return breach


def _examine_dates(person: Correction, facts: BreachFacts, act: Act) -> None:
    for name in ("since", "until", "decided", "served"):
        act.not_future(getattr(facts, name), name)
    act.order(facts.since, facts.until, "breach.until_before", "until")
    act.order(facts.until or facts.since, facts.decided, "breach.decided_before", "decided")
    act.order(facts.decided, facts.served, "breach.served_before", "served")
    if facts.kind in BY_LENGTH and facts.since is None:
        act.findings.refuse("breach.since_needed", "since")
    if facts.kind not in BY_LENGTH and not facts.facts:
        act.findings.refuse("breach.facts_needed", "facts")
    if facts.kind == "ban" and not person.ban:
        act.findings.warn("correction.about_ban", "kind")


def _step(person: Correction, facts: BreachFacts, act: Act) -> LateStep | None:
    """What the length asks for; a breach without a length leaves it to whoever decides."""
    if facts.kind not in BY_LENGTH or facts.since is None:
        return None
    back = facts.until or facts.decided
    return lateness(Category(person.category), facts.since, back, act.rules.parameters).step


def _exists(person: Correction, facts: BreachFacts, act: Act) -> bool:
    """Whether the articles know the decision for this person; the refusal names those they know."""
    lawful = lawful_decisions(Category(person.category), facts.kind)
    if facts.decision in lawful:
        return True
    titles = act.codes.list("breach_decision").titles
    act.findings.refuse(
        "breach.not_lawful",
        "decision",
        category=act.codes.title("correction_category", person.category),
        decision=titles[facts.decision],
        lawful="、".join(titles[item] for item in lawful),
    )
    return False
