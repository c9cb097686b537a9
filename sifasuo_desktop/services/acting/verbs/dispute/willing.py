"""Who may be mediated with: a party who clearly refuses may not (人民调解法 第十七条)."""

from collections.abc import Sequence
from datetime import date

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Agent, Party
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.services.acting.naming import named, which_one


def why_not(party: Party, day: date) -> str:
    """An error code when there is no mediating with the party on a day, or an empty string."""
    if party.ended is not None and day > party.ended:
        return "dispute.session_ended"
    return "dispute.session_refused" if party.consent == "no" else ""


def examine_willing(act: Act, case: CaseFile, present: Sequence[str], day: date) -> tuple[str, ...]:
    """The names of who is named as present, by name or id: each is willing.

    A name that an unwilling party shares with somebody who acts in the case is asked about. Where
    nobody is named, both sides have one left.
    """
    parties = case.all(Party)
    out = {party.id: code for party in parties if (code := why_not(party, day))}
    if not present:
        _examine_sides(act, parties, out)
    names = []
    for index, value in enumerate(present):
        at = f"present.{index}"
        meant: tuple[Party | Agent, ...] = named(value, (*parties, *case.all(Agent)), "name")
        unwilling = [one for one in meant if one.id in out]
        if unwilling and len(meant) > len(unwilling):
            act.findings.problems.append(which_one(value, meant, "到场的人", at))
        elif unwilling:
            act.findings.refuse(out[unwilling[0].id], at, name=unwilling[0].name)
        names.append(meant[0].name if meant else value)
    return tuple(names)


def _examine_sides(act: Act, parties: Sequence[Party], out: dict[str, str]) -> None:
    left = {party.side for party in parties if party.id not in out}
    say = act.findings.warn if len(left) > 1 else act.findings.refuse
    for party in parties:
        if party.id in out:
            say(out[party.id], "present", name=party.name)
