"""dispute.consent: whether a party agrees to mediation (人民调解法 第十七条)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Party
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.refusal import Problem
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.target import (
    OPEN,
    DisputeRef,
    answer,
    known_party,
    opened,
    oral_only,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class RecordConsent(Command):
    """One party's answer; without a party, that of every party not yet asked."""

    VERB: ClassVar[str] = "dispute.consent"
    TITLE: ClassVar[str] = "登记调解意愿"

    dispute: DisputeRef
    party: Annotated[str | None, F("当事人", length=100, form="name")] = None
    consent: Annotated[str, F("调解意愿", codes="consent")] = "yes"


def guard(case: CaseFile, today: date) -> Problem | None:
    """An oral case is registered at one go, with its agreement (ruling 16)."""
    return oral_only(case, RecordConsent.TITLE)


def handle(command: RecordConsent, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the answer with the party."""
    case, dispute = opened(unit, command.dispute)
    if command.party is None:
        meant = [party for party in case.all(Party) if party.consent == "unknown"]
    else:
        meant = [known_party(case, command.party, "party", act)]
    for party in meant:
        ended = None if command.consent == "yes" else party.ended
        unit.change(party.replace(consent=command.consent, ended=ended))
        if command.consent == "no" and dispute.accepted:
            act.findings.warn("dispute.consent_withdrawn", "consent", name=party.name)
    return answer(dispute)


VERB = Verb(
    RecordConsent,
    "dispute.consent",
    handle,
    "dispute",
    target="dispute",
    states=OPEN,
    guard=guard,
)
