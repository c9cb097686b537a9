"""dispute.change_agent, dispute.void_agent: who acts for a party is put right (ruling 33)."""

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import in_force
from sifasuo_desktop.domain.dispute.parties import ask_about_guardian, examine_agent
from sifasuo_desktop.domain.dispute.records import Agent, Party, Signature
from sifasuo_desktop.domain.dispute.representatives import conflicts, examine_conflicts
from sifasuo_desktop.services.acting.changing import (
    Amendment,
    Changing,
    change_verb,
    correctable,
    void_verb,
)
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.services.acting.verbs.dispute.signed_papers import (
    SIGNED_NOTE,
    drop_signatures,
    need_signed_note,
)
from sifasuo_desktop.services.acting.verbs.dispute.target import LIVING, party_named
from sifasuo_desktop.store.unit_of_work import UnitOfWork

ON_PAPER = ("acts_for", "role", "name", "authority", "powers")


def examine(amendment: Amendment[Agent]) -> Agent:
    """As at registration; who acts for another party is linked to that one."""
    act, case, after = amendment.act, amendment.case, amendment.after
    party = party_named(case, after.acts_for)
    if party is not None:
        after = after.replace(acts_for=party.name, party=party.id)
    names = [one.name for one in case.all(Party)]
    examine_agent(after, names, act.today, "", act.findings)
    ask_about_guardian(after, case.all(Party), "", act.findings)
    _ask_about_representatives(amendment, after)
    for one in case.all(Agent):
        if one.id != after.id and (one.name, one.acts_for) == (after.name, after.acts_for):
            act.findings.refuse("dispute.agent_twice", "name", name=after.name)
    if _signed(case, amendment.before):
        need_signed_note(amendment, *ON_PAPER)
    return after


def _ask_about_representatives(amendment: Amendment[Agent], after: Agent) -> None:
    parties, agents = amendment.case.all(Party), amendment.case.all(Agent)
    now = [after if one.id == after.id else one for one in agents]
    known = conflicts(parties, agents)
    examine_conflicts(conflicts(parties, now), "name", amendment.act.findings, known)


def settle(amendment: Amendment[Agent]) -> None:
    """Who signed as somebody else, or for somebody else, signs again."""
    if amendment.changes(*ON_PAPER):
        drop_signatures(amendment, amendment.before.party, amendment.before.name)


def _signed(case: CaseFile, agent: Agent) -> bool:
    agreement = in_force(case)
    return agreement is not None and any(
        item.party == agent.party and item.name == agent.name
        for item in case.below(Signature, agreement.id)
    )


def left(case: CaseFile, agent: Agent, unit: UnitOfWork, act: Act) -> None:
    """Whoever signed a version stays in the case."""
    signed = case.all(Signature)
    if any(item.party == agent.party and item.name == agent.name for item in signed):
        act.findings.refuse("change.agent_signed", "agent", name=agent.name)


CHANGING = Changing(
    Agent, correctable(Agent, "party"), examine=examine, settle=settle, more=SIGNED_NOTE
)
VERB = (
    change_verb("dispute.change_agent", "更正代理人信息", CHANGING, states=LIVING),
    void_verb("dispute.void_agent", "作废代理人", Agent, called="name", states=LIVING, settle=left),
)
