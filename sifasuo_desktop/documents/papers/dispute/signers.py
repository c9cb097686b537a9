"""Who signs the papers of a dispute, for whom, and on which lines: the one place for all of them."""

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from sifasuo_desktop.documents.engine.blocks import Blocks, Column, PageBreak, Table, Title
from sifasuo_desktop.documents.papers.dispute.people import LEGAL_PERSON, acting_for
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.parties import NATURAL, SIGNING_POWER, needs_guardian
from sifasuo_desktop.domain.dispute.records import Agent, Party

MOST_IN_COLUMN = 4  # lines of parties below each other, more stand in both columns
MOST_SEALED = 2  # of these beside which a body puts its seal
MOST_ON_PAGE = 12  # lines of parties with seal and text on one page, more stand in a list
LONG = 20  # characters of a line that takes the room of two
HEAD = (Column("序号", 0.62), Column("当事人", 1.6))
SIGN = Column("签名盖章或按指印", 2.0)
SIGNED_IN_LIST = "当事人的签名见所附签名表。"


def signer_words(
    case: CaseFile, party: Party, day: date, *, present: tuple[str, ...] | None = None
) -> str:
    """Whose signature line it is: ``陈志海，代理人孙桂芳``. An agent needs the power to sign.

    Where it is known who is ``present``, an agent has a line of his own, see ``present_signers``.
    """
    words = [party.name]
    if party.party_type != NATURAL and party.legal_representative:
        head = "法定代表人" if party.party_type == LEGAL_PERSON else "负责人"
        words.append(head + party.legal_representative)
    guarded = needs_guardian(party, day)
    for agent in acting_for(case, party, day):
        if agent.role == "guardian":
            words.append(f"法定代理人{agent.name}")
        elif present is not None or guarded:
            continue
        elif agent.authority == "special" and SIGNING_POWER in agent.powers:
            words.append(f"代理人{agent.name}")
    return "，".join(words)


def present_signers(
    case: CaseFile, present: tuple[str, ...], day: date
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lines of the parties who came, and of the agents who came for one: ``孙桂芳，代理陈志海``.

    Who came as guardian, legal representative or head stands on the line of the party.
    """
    lines: dict[str, None] = {}
    agents: dict[str, None] = {}
    for name in present:
        party = _party_of(case, name, day)
        agent = next((one for one in case.all(Agent) if one.name == name), None)
        if party:
            lines[signer_words(case, party, day, present=present)] = None
        elif agent:
            agents[f"{name}，代理{agent.acts_for}"] = None
        else:
            lines[name] = None
    return tuple(lines), tuple(agents)


def _party_of(case: CaseFile, name: str, day: date) -> Party | None:
    """The party of that name, or else the one for whom its bearer acts by law."""
    parties = case.all(Party)
    own = next((party for party in parties if party.name == name), None)
    return own or next(
        (
            party
            for party in parties
            if (party.party_type != NATURAL and party.legal_representative == name)
            or any(
                agent.role == "guardian" and agent.name == name
                for agent in acting_for(case, party, day)
            )
        ),
        None,
    )


def sealed_lines(case: CaseFile, words: Sequence[str]) -> tuple[str, ...]:
    """Which of the lines are those of bodies, who put their seal beside the signature."""
    bodies = {party.name for party in case.all(Party) if party.party_type != NATURAL}
    return tuple(one for one in words if one.split("，")[0] in bodies)


def signing_columns(
    words: tuple[str, ...], sealed: Sequence[str] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of the parties left and, above four or two with a seal, also right."""
    if len(words) <= MOST_IN_COLUMN and len(sealed) <= MOST_SEALED:
        return words, ()
    half = (len(words) + (1 if sealed else 2)) // 2
    return words[:half], words[half:]


def too_many(words: Sequence[str], sealed: Sequence[str] = ()) -> bool:
    """Whether the lines of the parties go to a list of their own, after the seal."""
    return sum(1 + (len(one) > LONG or one in sealed) for one in words) > MOST_ON_PAGE


def told_columns(names: Sequence[str]) -> tuple[Column, ...]:
    """Number, party and what is told of him; where most are bodies, their names get the room."""
    bodies = sum(len(one) > LONG for one in names) * 2 > len(names)
    name, told = (2.45, 2.8) if bodies else (1.35, 3.9)
    return Column("序号", 0.65), Column("当事人", name), Column("基本情况", told)


def signature_list(
    title: str,
    words: Sequence[str],
    particulars: Sequence[str] = (),
    sealed: Sequence[str] = (),
) -> Blocks:
    """A ruled list on pages of its own in which everybody signs beside the name.

    Two stand in a row where nothing is told of them and none is ``sealed``.
    """
    tall = tuple(place for place, one in enumerate(words) if one in sealed)
    who = [(str(place), one) for place, one in enumerate(words, 1)]
    if particulars:
        columns: tuple[Column, ...] = (*told_columns(words), SIGN)
        told = zip(who, particulars, strict=True)
        rows: tuple[tuple[str, ...], ...] = tuple((*one, what, "") for one, what in told)
    elif tall:
        columns, rows = (*HEAD, SIGN), tuple((*one, "") for one in who)
    else:
        columns = (*HEAD, SIGN) * 2
        pairs = zip_longest(who[::2], who[1::2], fillvalue=("", ""))
        rows = tuple((*left, "", *right, "") for left, right in pairs)
    return (PageBreak(), Title(title), Table(columns, rows, least_lines=1.6, sealed=tall))
