"""Representatives whom the many parties of one side elect among themselves (推选的代表人).

They are named first and hold the copies; nothing they sign stands for the hand of another party
(docs/adr/0006).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sifasuo_desktop.domain.dispute.parties import (
    NATURAL,
    completed,
    has_guardian,
    needs_guardian,
)
from sifasuo_desktop.domain.dispute.records import AgentFacts, Party, PartyFacts
from sifasuo_desktop.domain.persons import maybe_minor
from sifasuo_desktop.domain.refusal import Findings

P = TypeVar("P", bound=PartyFacts)

MOST_EACH = 12  # parties who all are named, sign in a row and get a copy; above that, in short
MOST_NAMED = 3  # of a side that is told in short and elected nobody


@dataclass(frozen=True)
class Conflict:
    """A representative who acts for the other side; ``sure`` where the numbers say so, too."""

    name: str
    other: str
    sure: bool


def representatives(parties: Sequence[P]) -> tuple[P, ...]:
    """Those elected, in order; whoever left the mediation represents nobody."""
    return tuple(
        one for one in parties if one.elected and not (isinstance(one, Party) and one.ended)
    )


def standing_on(parties: Sequence[Party], day: date) -> tuple[Party, ...]:
    """The parties as they stood on a day: who left the mediation after it had not left yet."""
    return tuple(
        one.replace(ended=None) if one.ended and day <= one.ended else one for one in parties
    )


def representatives_first(parties: Sequence[P]) -> tuple[P, ...]:
    """All of them, those elected before the others."""
    first = representatives(parties)
    return (*first, *(one for one in parties if one not in first))


def by_side(parties: Sequence[P]) -> tuple[tuple[P, ...], ...]:
    """The applicants, then the respondents; a side with nobody is left out."""
    sides = (
        tuple(one for one in parties if (one.side == "applicant") is wanted)
        for wanted in (True, False)
    )
    return tuple(side for side in sides if side)


def counted(parties: Sequence[PartyFacts]) -> str:
    """``60人``; ``60方`` where an organisation is among them."""
    unit = "人" if all(one.party_type == NATURAL for one in parties) else "方"
    return f"{len(parties)}{unit}"


def elected_words(names: Sequence[str]) -> str:
    """``甲、乙（均为推选的代表人）``."""
    mark = "（均为推选的代表人）" if len(names) > 1 else "（推选的代表人）"
    return "、".join(names) + mark


def in_full(parties: Sequence[PartyFacts]) -> str:
    """Every name of one side, those elected first and marked."""
    first = [one.name for one in representatives(parties)]
    rest = [one.name for one in parties if one.name not in first]
    return "、".join(([elected_words(first)] if first else []) + rest)


def in_short(parties: Sequence[PartyFacts]) -> str:
    """``甲、乙（均为推选的代表人）等60人``; a side of few is told in full."""
    if not shortened(parties):
        return in_full(parties)
    first = [one.name for one in representatives(parties)]
    named = elected_words(first) if first else "、".join(one.name for one in parties[:MOST_NAMED])
    return f"{named}等{counted(parties)}"


def in_one_line(words: Sequence[str]) -> str:
    """Names of people in one line of the screen: of many, the first and how many there are."""
    if len(words) <= MOST_EACH:
        return "、".join(words)
    return f"{'、'.join(words[:MOST_NAMED])}等{len(words)}人"


def shortened(parties: Sequence[PartyFacts]) -> bool:
    """Whether ``in_short`` leaves out a name of the side."""
    return len(parties) > max(MOST_NAMED, len(representatives(parties)))


def usual_copies(parties: Sequence[PartyFacts]) -> int:
    """One for each party and one for the committee (人民调解法 第二十九条).

    Of many, a side that elected representatives gets one for each of these.
    """
    if len(parties) <= MOST_EACH:
        return full_copies(parties)
    return sum(len(representatives(side) or side) for side in by_side(parties)) + 1


def full_copies(parties: Sequence[PartyFacts]) -> int:
    """当事人各执一份，调委会留存一份."""
    return len(parties) + 1


def examine_representatives(
    parties: Sequence[PartyFacts], agents: Sequence[AgentFacts], day: date, findings: Findings
) -> None:
    """Checks those elected of a case that is registered."""
    known = [completed(party, day) for party in parties]
    for index, party in enumerate(known):
        examine_elected(party, known, agents, day, f"parties.{index}.", findings)
        own = [one for one in conflicts(known, agents) if one.name == party.name]
        examine_conflicts(own, f"parties.{index}.elected", findings)


def examine_elected(
    party: PartyFacts,
    parties: Sequence[PartyFacts],
    agents: Sequence[AgentFacts],
    day: date,
    at: str,
    findings: Findings,
) -> None:
    """Whether this one of ``parties`` can represent his side; ``at`` is the place of his fields."""
    if not party.elected:
        return
    at += "elected"
    if party.party_type != NATURAL:
        findings.refuse("dispute.elected_body", at, name=party.name)
        return
    guarded = maybe_minor(party.birth_date, day) and has_guardian(party, agents)
    if guarded or needs_guardian(party, day):
        findings.refuse("dispute.elected_capacity", at, name=party.name)
    side = [one for one in parties if one.side == party.side]
    if sum(one.people_count for one in side) < 2:
        findings.warn("dispute.elected_alone", at, name=party.name)


def examine_entered(
    party: PartyFacts,
    others: Sequence[PartyFacts],
    agents: Sequence[AgentFacts],
    day: date,
    findings: Findings,
    known: Sequence[Conflict] = (),
) -> None:
    """Checks one party who is added or put right, with the ``others`` of the case."""
    everybody = (*others, party)
    examine_elected(party, everybody, agents, day, "", findings)
    at = "elected" if party.elected else "legal_representative"
    examine_conflicts(conflicts(everybody, agents), at, findings, known)


def conflicts(parties: Sequence[PartyFacts], agents: Sequence[AgentFacts]) -> tuple[Conflict, ...]:
    """Representatives who also act for a party of the other side, or head one."""
    found = []
    for elected in representatives(parties):
        for party in parties:
            if party.side == elected.side:
                continue
            if party.legal_representative == elected.name:
                found.append(Conflict(elected.name, party.name, sure=False))
            found += [
                Conflict(elected.name, party.name, sure=bool(agent.id_number and elected.id_number))
                for agent in agents
                if agent.acts_for == party.name and _same_person(agent, elected)
            ]
    return tuple(found)


def _same_person(agent: AgentFacts, party: PartyFacts) -> bool:
    """The same name with another number is another person."""
    if agent.id_number and party.id_number:
        return agent.id_number.upper() == party.id_number.upper()
    return agent.name == party.name


def examine_conflicts(
    found: Sequence[Conflict], at: str, findings: Findings, known: Sequence[Conflict] = ()
) -> None:
    """Nobody represents one side and acts for the other; a namesake is asked about.

    What is ``known`` was told when it was entered.
    """
    for one in found:
        if one in known:
            continue
        if one.sure:
            findings.refuse("dispute.elected_opposed", at, name=one.name, other=one.other)
        else:
            findings.warn("dispute.elected_namesake", at, name=one.name, other=one.other)
