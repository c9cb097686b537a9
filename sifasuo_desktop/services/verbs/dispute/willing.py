"""Who may be mediated with: a party who clearly refuses may not (人民调解法 第十七条)."""

from collections.abc import Sequence
from datetime import date

from sifasuo_desktop.domain.dispute.records import Party
from sifasuo_desktop.services.command import Act


def why_not(party: Party, day: date) -> str:
    """An error code when there is no mediating with the party on a day, or an empty string."""
    if party.ended is not None and day > party.ended:
        return "dispute.session_ended"
    return "dispute.session_refused" if party.consent == "no" else ""


def examine_willing(act: Act, parties: Sequence[Party], present: Sequence[str], day: date) -> None:
    """Whoever is named as present is willing; where nobody is named, both sides have one left."""
    out = {party.name: code for party in parties if (code := why_not(party, day))}
    for index, name in enumerate(present):
        if name in out:
            act.findings.refuse(out[name], f"present.{index}", name=name)
    if present or not out:
        return
    left = {party.side for party in parties if party.name not in out}
    say = act.findings.warn if len(left) > 1 else act.findings.refuse
    for name, code in out.items():
        say(code, "present", name=name)
