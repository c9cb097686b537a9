"""Rules about parties and those who act for them. 民法典 第十七至二十三条、第一百六十五条."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from sifasuo_desktop.domain.dispute.records import AgentFacts, CaseStart, PartyFacts
from sifasuo_desktop.domain.identity_numbers import check_id, check_uscc
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.persons import ADULT, ages_on, examine_id, maybe_minor
from sifasuo_desktop.domain.persons import age_on as age_on
from sifasuo_desktop.domain.refusal import Findings

P = TypeVar("P", bound=PartyFacts)
OWN_WAGES_FROM = 16
NATURAL = "01"
RESIDENT_ID = "01"
CREDIT_CODE = "07"
SIGNING_POWER = "5"
# 婚姻家庭纠纷 and 损害赔偿纠纷: where a child may have been hurt.
_INJURIES = frozenset({"1", "6"})


def needs_guardian(party: PartyFacts, day: date) -> bool:
    """Whether somebody must act for a natural person by law on ``day``.

    16 and 17 with own wages counts as of full capacity (民法典 第十八条第二款).
    """
    if party.party_type != NATURAL:
        return False
    if party.capacity != "1":
        return True
    if party.birth_date is None:
        return False
    # The oldest he can be: who is perhaps of age is asked about (``maybe_minor``).
    _, age = ages_on(party.birth_date, day)
    return age < ADULT and not (party.own_wages and age >= OWN_WAGES_FROM)


def completed(party: P, today: date) -> P:
    """The party with birth date and sex filled in from a valid resident ID number."""
    if party.party_type != NATURAL or party.id_type != RESIDENT_ID or not party.id_number:
        return party
    facts = check_id(party.id_number, today)
    if not facts.valid:
        return party
    return party.replace(
        id_number=party.id_number.upper(),
        birth_date=_fuller(party.birth_date, facts.birth_date),
        sex=party.sex or facts.sex,
    )


def _fuller(given: PartialDate | None, read: date | None) -> PartialDate | None:
    """The date of the number for one that is not known in full and does not contradict it."""
    if read is None or (given is not None and (given.exact or not given.holds(read))):
        return given
    return PartialDate.of(read)


def _of_own_wages(party: PartyFacts, day: date) -> bool:
    """Whether the party can be sixteen or seventeen on ``day``."""
    if party.birth_date is None:
        return False
    least, most = ages_on(party.birth_date, day)
    return least < ADULT and most >= OWN_WAGES_FROM


def examine_parties(
    parties: Sequence[PartyFacts], agents: Sequence[AgentFacts], day: date, findings: Findings
) -> None:
    """Checks who takes part in a case on the day it is applied for."""
    parties = [completed(party, day) for party in parties]
    sides = {party.side for party in parties}
    if sides != {"applicant", "respondent"}:
        findings.refuse("dispute.sides", "parties")
    for index, party in enumerate(parties):
        examine_party(party, agents, day, f"parties.{index}.", findings)
    names = [party.name for party in parties]
    for index, name in enumerate(names):
        if name in names[:index]:
            findings.refuse("dispute.same_name", f"parties.{index}.name", name=name)
    for index, agent in enumerate(agents):
        examine_agent(agent, names, day, f"agents.{index}.", findings)
        ask_about_guardian(agent, parties, f"agents.{index}.", findings)


def examine_agent(
    agent: AgentFacts, names: Sequence[str], day: date, at: str, findings: Findings
) -> None:
    """Checks somebody who acts for one of the parties with these ``names``."""
    examine_id(agent.id_number, agent.sex, agent.birth_date, day, at, findings)
    if agent.acts_for not in names:
        findings.refuse("dispute.agent_for", at + "acts_for", name=agent.name, value=agent.acts_for)
    if agent.authority == "special" and not agent.powers:
        findings.refuse("dispute.special_powers", at + "powers", name=agent.name)


def examine_party(
    party: PartyFacts, agents: Sequence[AgentFacts], day: date, at: str, findings: Findings
) -> None:
    """Checks one party with those who act for the parties; ``at`` is the place of its fields."""
    if party.id_type == RESIDENT_ID and party.party_type == NATURAL:
        examine_id(party.id_number, party.sex, party.birth_date, day, at, findings)
    elif party.id_type == CREDIT_CODE and party.id_number:
        checked = check_uscc(party.id_number)
        if not checked.valid:
            findings.refuse("value.uscc_invalid", at + "id_number", why=checked.message or "")
    if party.own_wages and not _of_own_wages(party, day):
        findings.refuse("dispute.own_wages_age", at + "own_wages")
    if party.birth_date and party.birth_date.first > day:
        findings.refuse("date.future", at + "birth_date", day=party.birth_date)
    unsure = party.party_type == NATURAL and maybe_minor(party.birth_date, day)
    if unsure and not has_guardian(party, agents):
        findings.warn(
            "dispute.maybe_minor", at + "birth_date", name=party.name, born=party.birth_date
        )
    if needs_guardian(party, day) and not has_guardian(party, agents):
        findings.warn("dispute.guardian_later", at + "name", name=party.name)


def without_guardian(
    parties: Sequence[PartyFacts], agents: Sequence[AgentFacts], day: date
) -> PartyFacts | None:
    """The first party who on ``day`` needs a guardian and has none named (ruling 22), or None."""
    able = [agent for agent in agents if not stands_opposite(agent, parties)]
    for party in parties:
        if needs_guardian(party, day) and not has_guardian(party, able):
            return party
    return None


def child_to_report(
    start: CaseStart, parties: Sequence[PartyFacts], day: date
) -> PartyFacts | None:
    """An applicant under eighteen whose injury nobody has reported (未成年人保护法 第十一条)."""
    if start.dispute_type not in _INJURIES or (start.reported_to and start.reported_at):
        return None
    for party in parties:
        if party.side != "applicant" or party.birth_date is None:
            continue
        youngest, _ = ages_on(party.birth_date, day)
        if youngest < ADULT:
            return party
    return None


def stands_opposite(agent: AgentFacts, parties: Sequence[PartyFacts]) -> bool:
    """Whether a guardian is himself a party of the other side (ruling 32; 民法典 第三十五条).

    The same name with another number is another person.
    """
    if agent.role != "guardian":
        return False
    sides = {party.side for party in parties if party.name == agent.acts_for}
    return any(
        party.name == agent.name
        and party.side not in sides
        and (not party.id_number or not agent.id_number or party.id_number == agent.id_number)
        for party in parties
    )


def ask_about_guardian(
    agent: AgentFacts, parties: Sequence[PartyFacts], at: str, findings: Findings
) -> None:
    """Asks for another guardian where this one is the opposite party; a person decides who."""
    if stands_opposite(agent, parties):
        findings.warn("dispute.guardian_opposed", at + "name", name=agent.name, ward=agent.acts_for)


def has_guardian(party: PartyFacts, agents: Sequence[AgentFacts]) -> bool:
    """Whether a guardian of the party is named among those who act for parties."""
    return any(agent.role == "guardian" and agent.acts_for == party.name for agent in agents)
