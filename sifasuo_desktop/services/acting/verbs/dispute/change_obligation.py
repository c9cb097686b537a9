"""dispute.change_obligation: an obligation is put right; in force only with a signed note."""

from functools import partial

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import (
    agreement_text,
    examine_obligations,
    in_force,
    newest,
    signing_parties,
    total,
)
from sifasuo_desktop.domain.dispute.payments import NONE, paid_of, payments_of, settled
from sifasuo_desktop.domain.dispute.records import (
    Agreement,
    Dispute,
    Obligation,
    ObligationFacts,
    Signature,
)
from sifasuo_desktop.domain.dispute.states import BINDING_STATES
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.refusal import Findings, Problem, problem
from sifasuo_desktop.services.acting.changing import Amendment, Changing, change_verb
from sifasuo_desktop.services.acting.verbs.dispute.payment_keeping import case_after
from sifasuo_desktop.services.acting.verbs.dispute.signed_papers import (
    SIGNED_NOTE,
    need_signed_note,
)
from sifasuo_desktop.services.acting.verbs.dispute.target import LIVING, party_named

ON_PAPER = ("debtor", "creditor", "amount", "content", "due", "manner", "method", "at_signing")


def standing(case: CaseFile) -> tuple[Obligation, ...]:
    """The obligations of the version that binds and of the newest one."""
    versions = {one.id for one in (in_force(case), newest(case)) if one is not None}
    return tuple(item for item in case.all(Obligation) if item.parent in versions)


def examine(amendment: Amendment[Obligation]) -> Obligation:
    """The names and amounts as when the version was made; signed, it needs a note or a version."""
    act, case = amendment.act, amendment.case
    version = case.with_id(Agreement, amendment.before.parent or "")
    assert version is not None
    after = _named(case, amendment.after)
    if version.state == "effective":
        need_signed_note(amendment, *ON_PAPER)
    elif case.below(Signature, version.id):
        act.findings.refuse("change.version_signed", "obligation")
    if version.state == "superseded":
        act.findings.refuse("change.version_old", "obligation")
    paid = paid_of(payments_of(case, after)) or after.paid or NONE
    if amendment.changes("amount") and paid > after.amount:
        act.findings.refuse("dispute.perform_amount", "amount", paid=paid, amount=after.amount)
    amendment.order(version.agreed, "due", "dispute.due_before_agreed")
    names = frozenset(party.name for party in signing_parties(case, version))
    text = agreement_text(version.terms, version.performance)
    found = Findings()
    examine_obligations([after], names, text, found)
    act.findings.take(found, partial(_told, after.position))
    return after


def _told(no: int, one: Problem) -> Problem:
    """What is wrong with the only one of a list, as of the one with its number."""
    place = one.field.removeprefix("obligations.0.")
    return problem(one.code, place, **{**dict(one.values), "no": no})


def _named(case: CaseFile, item: Obligation) -> Obligation:
    values = {}
    for name in ("debtor", "creditor"):
        party = party_named(case, getattr(item, name))
        values[name] = party.name if party else getattr(item, name)
    return item.replace(**values)


def settle(amendment: Amendment[Obligation]) -> None:
    """协议涉及金额 is the sum of the obligations (ruling 18)."""
    case, after = amendment.case, amendment.after
    agreement = in_force(case) or newest(case)
    if agreement is None or agreement.id != after.parent:
        return
    payments = payments_of(case, after)
    if payments and amendment.changes("amount"):
        after = settled(after, payments)
        amendment.unit.change(after)
        case_after(amendment.unit, case.record.id)
    items = [after if one.id == after.id else one for one in case.below(Obligation, agreement.id)]
    dispute = amendment.unit.get(Dispute, case.record.id)
    assert dispute is not None
    amendment.unit.change(dispute.replace(agreed_amount=total(items)))


FACTS = tuple(one.name for one in fields_of(ObligationFacts))
CHANGING = Changing(
    Obligation,
    FACTS,
    called="position",
    among=standing,
    examine=examine,
    settle=settle,
    more=SIGNED_NOTE,
)
VERB = change_verb(
    "dispute.change_obligation", "更正履行事项", CHANGING, states=LIVING, leads_to=BINDING_STATES
)
