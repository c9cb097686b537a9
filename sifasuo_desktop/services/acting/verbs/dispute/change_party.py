"""dispute.change_party, dispute.void_party: what is known of a party is put right (ruling 33)."""

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import in_force
from sifasuo_desktop.domain.dispute.parties import completed, examine_party, needs_guardian
from sifasuo_desktop.domain.dispute.records import Agent, Agreement, Dispute, Obligation, Party
from sifasuo_desktop.domain.dispute.representatives import conflicts, examine_entered
from sifasuo_desktop.services.acting.changing import (
    Amendment,
    Changing,
    change_verb,
    correctable,
    void_verb,
)
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.services.acting.verbs.dispute.signed_papers import (
    SIGNED_NOTE,
    drop_signatures,
    need_signed_note,
)
from sifasuo_desktop.services.acting.verbs.dispute.target import LIVING
from sifasuo_desktop.store.unit_of_work import UnitOfWork

# What the agreement prints of a party besides where he can be reached.
ON_PAPER = (
    "side", "party_type", "name", "sex", "nation", "birth_date", "id_type", "id_number",
    "occupation", "legal_representative", "representative_post",
    "elected",
)  # fmt: skip


def examine(amendment: Amendment[Party]) -> Party:
    """As at registration; the name stays one of a kind, both sides stay there."""
    act, case, after = (
        amendment.act,
        amendment.case,
        completed(amendment.after, amendment.act.today),
    )
    others = [one for one in case.all(Party) if one.id != after.id]
    if any(one.name == after.name for one in others):
        act.findings.refuse("dispute.same_name", "name", name=after.name)
    if not {"applicant", "respondent"} <= {after.side, *(one.side for one in others)}:
        act.findings.refuse("dispute.sides", "side")
    dispute = case.record
    assert isinstance(dispute, Dispute)
    renamed = [
        one.replace(acts_for=after.name) if one.party == after.id else one
        for one in case.all(Agent)
    ]
    examine_party(after, renamed, dispute.applied, "", act.findings)
    known = conflicts(case.all(Party), case.all(Agent))
    examine_entered(after, others, renamed, act.today, act.findings, known)
    binding = in_force(case)
    if binding is not None and after.id in binding.parties:
        need_signed_note(amendment, *ON_PAPER)
    return after


def settle(amendment: Amendment[Party]) -> None:
    """A new name follows into agents and an unsigned version; who signed signs again."""
    before, after = amendment.before, amendment.after
    today = amendment.act.today
    if needs_guardian(before, today) != needs_guardian(after, today) or after.name != before.name:
        drop_signatures(amendment, after.id, before.name)
    if after.name != before.name:
        _rename(amendment.unit, amendment.act, amendment.case, before.name, after.name)


def _rename(unit: UnitOfWork, act: Act, case: CaseFile, old: str, new: str) -> None:
    for agent in case.all(Agent):
        if agent.acts_for == old:
            unit.change(agent.replace(acts_for=new))
    for agreement in case.all(Agreement):
        if agreement.state == "superseded":
            continue
        for item in case.below(Obligation, agreement.id):
            debtor = new if item.debtor == old else item.debtor
            creditor = new if item.creditor == old else item.creditor
            unit.change(item.replace(debtor=debtor, creditor=creditor))
        text = "".join((agreement.facts, *agreement.terms, agreement.performance))
        if old in text and agreement.state == "unsigned":
            act.findings.warn("dispute.old_name_in_text", "name", name=old)


def left(case: CaseFile, party: Party, unit: UnitOfWork, act: Act) -> None:
    """A party of a version stays; so do both sides. Who acted for the party goes with him."""
    if any(party.id in one.parties for one in case.all(Agreement) if one.state != "superseded"):
        act.findings.refuse("change.party_agreed", "party", name=party.name)
    sides = {one.side for one in case.all(Party) if one.id != party.id}
    if sides != {"applicant", "respondent"}:
        act.findings.refuse("dispute.sides", "party")
    for agent in case.all(Agent):
        if agent.party == party.id:
            unit.change(agent.replace(void_reason=f"当事人{party.name}已作废"))


CHANGING = Changing(
    Party,
    correctable(Party, "person", "consent"),
    recorded=("ended",),
    examine=examine,
    settle=settle,
    more=SIGNED_NOTE,
)
VERB = (
    change_verb("dispute.change_party", "更正当事人信息", CHANGING, states=LIVING),
    void_verb("dispute.void_party", "作废当事人", Party, called="name", states=LIVING, settle=left),
)
