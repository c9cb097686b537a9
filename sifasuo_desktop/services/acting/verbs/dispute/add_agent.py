"""dispute.add_agent: somebody who acts for a party comes in after registration."""

from datetime import date
from typing import ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.parties import ask_about_guardian, examine_agent
from sifasuo_desktop.domain.dispute.records import Agent, AgentFacts, Party
from sifasuo_desktop.domain.dispute.representatives import conflicts, examine_conflicts
from sifasuo_desktop.domain.refusal import Problem
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.target import (
    OPEN,
    DisputeRef,
    answer,
    opened,
    oral_only,
    party_named,
)
from sifasuo_desktop.services.acting.verbs.keeping import keep_below
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class AddAgent(AgentFacts, Command):
    """An agent with his authority, or the guardian without whom acceptance is not possible."""

    VERB: ClassVar[str] = "dispute.add_agent"
    TITLE: ClassVar[str] = "登记代理人"

    dispute: DisputeRef


def guard(case: CaseFile, today: date) -> Problem | None:
    """An oral case is registered at one go, with its agreement (ruling 16)."""
    return oral_only(case, AddAgent.TITLE)


def handle(command: AddAgent, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the agent with his party."""
    case, dispute = opened(unit, command.dispute)
    parties = case.all(Party)
    agents = case.all(Agent)
    party = party_named(case, command.acts_for)
    if party is not None:
        command = command.replace(acts_for=party.name)
    examine_agent(command, [one.name for one in parties], act.today, "", act.findings)
    ask_about_guardian(command, parties, "", act.findings)
    found = conflicts(parties, (*agents, command))
    examine_conflicts(found, "name", act.findings, known=conflicts(parties, agents))
    if any((one.name, one.acts_for) == (command.name, command.acts_for) for one in agents):
        act.findings.refuse("dispute.agent_twice", "name", name=command.name)
    act.findings.settle()
    assert party is not None
    keep_below(unit, Agent, command, dispute.id, case.next_position(Agent), party=party.id)
    return answer(dispute)


VERB = Verb(
    AddAgent,
    "dispute.add_agent",
    handle,
    "dispute",
    target="dispute",
    states=OPEN,
    guard=guard,
)
