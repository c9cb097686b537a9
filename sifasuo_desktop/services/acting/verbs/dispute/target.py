"""What every act on an existing case begins with: the case, and the answer about it."""

from typing import Annotated

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import in_force
from sifasuo_desktop.domain.dispute.records import Dispute, Party
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.services.acting.command import Act, Outcome
from sifasuo_desktop.services.acting.naming import named
from sifasuo_desktop.store.unit_of_work import UnitOfWork

# Not ended; and every state but void: what was recorded can be corrected at any time (ruling 33).
OPEN = (
    "registered", "accepted", "assigned", "mediating", "agreed", "effective", "performing",
    "performed",
)  # fmt: skip
LIVING = (*OPEN, "declined", "failed", "closed")

DisputeRef = Annotated[str, F("纠纷", ref="dispute", length=60)]


def opened(unit: UnitOfWork, identity: str) -> tuple[CaseFile, Dispute]:
    """The case and its top record; the bus has made sure that it is there."""
    case = unit.case("dispute", identity)
    assert case is not None
    assert isinstance(case.record, Dispute)
    return case, case.record


def party_named(case: CaseFile, value: str) -> Party | None:
    """The party with this id or name, or None."""
    return next(iter(named(value, case.all(Party), "name")), None)


def known_party(case: CaseFile, value: str, at: str, act: Act) -> Party:
    """As ``party_named``. Raises Refused, saying so at the field ``at``."""
    party = party_named(case, value)
    if party is None:
        act.findings.refuse("dispute.party_unknown", at, value=value)
        act.findings.settle()
    assert party is not None
    return party


def oral_only(case: CaseFile, title: str) -> Problem | None:
    """Why a step of the written track is not for this case, or None."""
    dispute = case.record
    if isinstance(dispute, Dispute) and dispute.track == "oral":
        return problem("dispute.oral_only", "", title=title)
    return None


def agreement_needed(case: CaseFile, title: str) -> Problem | None:
    """Why an act that rests on an agreement in force cannot be done, or None."""
    return None if in_force(case) else problem("dispute.no_agreement", "", title=title)


def answer(dispute: Dispute) -> Outcome:
    """The answer about a case: its file number once there is one."""
    return Outcome(dispute.id, dispute.file_no or dispute.register_no, dispute.state)
