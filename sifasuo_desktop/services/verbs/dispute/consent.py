"""dispute.consent: whether a party agrees to mediation (人民调解法 第十七条)."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.dispute.records import Party
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.verbs.dispute.target import (
    DisputeRef,
    answer,
    known_party,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class RecordConsent(Command):
    """One party's answer; without a party, that of every party not yet asked."""

    VERB: ClassVar[str] = "dispute.consent"
    TITLE: ClassVar[str] = "登记调解意愿"

    dispute: DisputeRef
    party: Annotated[str | None, F("当事人", length=100, form="name")] = None
    consent: Annotated[str, F("调解意愿", codes="consent")] = "yes"


def handle(command: RecordConsent, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the answer with the party."""
    case, dispute = opened(unit, command.dispute)
    if command.party is None:
        meant = [party for party in case.all(Party) if party.consent == "unknown"]
    else:
        meant = [known_party(case, command.party, "party", act)]
    for party in meant:
        unit.change(party.replace(consent=command.consent))
    return answer(dispute)


VERB = Verb(
    RecordConsent, "dispute.consent", handle, "dispute", target="dispute", states=("registered",)
)
