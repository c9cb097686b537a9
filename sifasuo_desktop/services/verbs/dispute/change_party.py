"""dispute.change_party: a slip in what is known of a party is put right before the agreement binds."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.parties import completed, examine_party
from sifasuo_desktop.domain.dispute.records import Agent, Agreement, Obligation, Party
from sifasuo_desktop.domain.fields import F, fields_of
from sifasuo_desktop.domain.words import (
    Address,
    BirthDate,
    IdNumber,
    Nation,
    Occupation,
    PersonName,
    Phone,
    Sex,
)
from sifasuo_desktop.services.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.verbs.dispute.target import DisputeRef, answer, known_party, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class ChangeParty(Command):
    """Only what is filled in changes; what was known before stays in the history."""

    VERB: ClassVar[str] = "dispute.change_party"
    TITLE: ClassVar[str] = "更正当事人信息"

    dispute: DisputeRef
    party: Annotated[str, F("当事人", length=100, form="name")]
    name: PersonName | None = None
    sex: Sex | None = None
    nation: Nation | None = None
    birth_date: BirthDate | None = None
    id_number: IdNumber | None = None
    phone: Phone | None = None
    address: Address | None = None
    occupation: Occupation | None = None
    legal_representative: Annotated[
        str | None, F("法定代表人（负责人）", length=100, form="name")
    ] = None
    representative_post: Annotated[str | None, F("职务", length=40)] = None


def handle(command: ChangeParty, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the party as it really is; a new name follows into agents and an unsigned version."""
    case, dispute = opened(unit, command.dispute)
    before = known_party(case, command.party, "party", act)
    others = [one for one in case.all(Party) if one.id != before.id]
    given = {
        field.name: value
        for field in fields_of(ChangeParty)
        if field.name not in ("dispute", "party")
        and (value := getattr(command, field.name)) is not None
    }
    after = completed(before.replace(**given), act.today)
    if any(one.name == after.name for one in others):
        act.findings.refuse("dispute.same_name", "name", name=after.name)
    examine_party(after, case.all(Agent), dispute.applied, "", act.findings)
    act.findings.settle()
    unit.change(after)
    if after.name != before.name:
        _rename(unit, act, case, before.name, after.name)
    return answer(dispute)


def _rename(unit: UnitOfWork, act: Act, case: CaseFile, old: str, new: str) -> None:
    for agent in case.all(Agent):
        if agent.acts_for == old:
            unit.change(agent.replace(acts_for=new))
    for agreement in case.all(Agreement):
        if agreement.state != "unsigned":
            continue
        for item in case.below(Obligation, agreement.id):
            debtor = new if item.debtor == old else item.debtor
            creditor = new if item.creditor == old else item.creditor
            unit.change(item.replace(debtor=debtor, creditor=creditor))
        text = "".join((agreement.facts, *agreement.terms, agreement.performance))
        if old in text:
            act.findings.warn("dispute.old_name_in_text", "name", name=old)


VERB = Verb(
    ChangeParty,
    "dispute.change_party",
    handle,
    "dispute",
    target="dispute",
    states=("registered", "accepted", "assigned", "mediating", "agreed"),
)
