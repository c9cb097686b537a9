"""dispute.register: a dispute is taken in, with its parties and those who act for them."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.conversion import restore
from sifasuo_desktop.domain.dispute.parties import examine_parties
from sifasuo_desktop.domain.dispute.records import AgentFacts, CaseStart, Dispute, PartyFacts
from sifasuo_desktop.domain.dispute.representatives import examine_representatives
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.case_making import (
    REGISTER_PATTERN,
    add_people,
    ask_about_child,
    examine_start,
    file_number,
    start_values,
    warn_of_similar,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class RegisterDispute(CaseStart, Command):
    """Written track. The file number comes with acceptance; now a register number is given."""

    VERB: ClassVar[str] = "dispute.register"
    TITLE: ClassVar[str] = "登记纠纷"

    parties: Annotated[tuple[PartyFacts, ...], F("当事人")]
    agents: Annotated[tuple[AgentFacts, ...], F("代理人")] = ()
    registrar: Annotated[str | None, F("登记人", length=100, form="name")] = None


def handle(command: RegisterDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the case. 受理登记表 or 申请书 follow from it (ruling 16)."""
    examine_start(unit, act, command)
    examine_parties(command.parties, command.agents, command.applied, act.findings)
    examine_representatives(command.parties, command.agents, command.applied, act.findings)
    ask_about_child(act, command, command.parties, command.applied)
    act.findings.settle()
    identity = unit.new_id()
    values = start_values(command)
    values["registrar"] = values.get("registrar") or act.user.name or None
    number = unit.give_number(REGISTER_PATTERN, command.applied.year, "", identity)
    dispute = restore(
        Dispute,
        {
            **values,
            "id": identity,
            "state": "registered",
            "track": "written",
            "register_no": number,
            "late_reason": act.late.reason if act.late else None,
        },
    )
    unit.add(dispute)
    parties = add_people(unit, identity, command.parties, command.agents, act.today)
    warn_of_similar(unit, act, dispute, parties)
    if act.late is not None and act.late.file_no:
        # The number on the paper of an old case is kept from the first entry on.
        paper = file_number(unit, act, dispute, command.applied)
        unit.change(dispute.replace(file_no=paper))
        return Outcome(identity, paper, "registered")
    return Outcome(identity, number, "registered")


VERB = Verb(RegisterDispute, "dispute.register", handle, "dispute", leads_to=("registered",))
