"""dispute.add_party: a party is found after registration, such as an insurer."""

from datetime import date
from typing import ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import newest
from sifasuo_desktop.domain.dispute.parties import completed, examine_party
from sifasuo_desktop.domain.dispute.records import Agent, Party, PartyFacts
from sifasuo_desktop.domain.dispute.representatives import conflicts, examine_entered
from sifasuo_desktop.domain.refusal import Problem
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.case_making import warn_of_similar
from sifasuo_desktop.services.acting.verbs.dispute.target import (
    OPEN,
    DisputeRef,
    answer,
    opened,
    oral_only,
)
from sifasuo_desktop.services.acting.verbs.keeping import keep_below
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class AddParty(PartyFacts, Command):
    """On the side of the applicant or of the other; the official forms know no other standing."""

    VERB: ClassVar[str] = "dispute.add_party"
    TITLE: ClassVar[str] = "追加当事人"

    dispute: DisputeRef


def guard(case: CaseFile, today: date) -> Problem | None:
    """An oral case is registered at one go, with its agreement (ruling 16)."""
    return oral_only(case, AddParty.TITLE)


def handle(command: AddParty, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the party as at registration; an agreement that is there does not bind him."""
    case, dispute = opened(unit, command.dispute)
    parties = case.all(Party)
    facts = completed(command, act.today)
    if any(one.name == facts.name for one in parties):
        act.findings.refuse("dispute.same_name", "name", name=facts.name)
    examine_party(facts, (), dispute.applied, "", act.findings)
    agents = case.all(Agent)
    examine_entered(
        facts, parties, agents, act.today, act.findings, known=conflicts(parties, agents)
    )
    if dispute.accepted and facts.consent != "yes":
        act.findings.warn("dispute.added_consent", "consent", name=facts.name)
    version = newest(case)
    if version is not None:
        values = {"name": facts.name, "version": version.version}
        act.findings.warn("dispute.added_no_party", "", **values)
    act.findings.settle()
    party = keep_below(unit, Party, facts, dispute.id, case.next_position(Party))
    if dispute.state == "registered":
        warn_of_similar(unit, act, dispute, (*parties, party))
    return answer(dispute)


VERB = Verb(
    AddParty,
    "dispute.add_party",
    handle,
    "dispute",
    target="dispute",
    states=OPEN,
    guard=guard,
)
