"""dispute.sign: who signed or sealed, on which day; the last one makes the agreement bind."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import (
    REFUSED,
    effective_day,
    may_sign_for,
    missing_words,
    newest,
    signing_parties,
    total,
)
from sifasuo_desktop.domain.dispute.records import (
    Agreement,
    Dispute,
    Obligation,
    Party,
    Signature,
)
from sifasuo_desktop.domain.fields import F, Facts
from sifasuo_desktop.domain.office.records import Committee, Mediator
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.naming import named
from sifasuo_desktop.services.acting.verbs.dispute.target import DisputeRef, answer, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class SignatureFacts(Facts):
    """One signature, fingerprint or seal, on paper; the program never signs for anybody."""

    role: Annotated[str, F("签署人身份", codes="signer_role")]
    name: Annotated[str, F("签署人", length=100, form="name")]
    party: Annotated[str | None, F("代谁签署", length=100, form="name")] = None
    manner: Annotated[str, F("签署方式", codes="sign_manner")] = "sign_fingerprint"
    signed: Annotated[date, F("签署日期")]


class SignDispute(Command):
    """Records what stands on the paper of the newest version."""

    VERB: ClassVar[str] = "dispute.sign"
    TITLE: ClassVar[str] = "登记签署"

    dispute: DisputeRef
    signatures: Annotated[tuple[SignatureFacts, ...], F("签署")]


def handle(command: SignDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the signatures; with the last of all parties, mediator and seal the version binds."""
    case, dispute = opened(unit, command.dispute)
    agreement = newest(case)
    assert agreement is not None
    if not command.signatures:
        act.findings.refuse("value.required", "signatures", title="签署")
    known = list(case.below(Signature, agreement.id))
    for index, facts in enumerate(command.signatures):
        at = f"signatures.{index}."
        act.not_future(facts.signed, at + "signed")
        act.order(agreement.agreed, facts.signed, "dispute.sign_before_agreed", at + "signed")
        made = _signature(unit, act, case, dispute, agreement, facts, at)
        if made is None:
            continue
        if any(_repeats(item, made) for item in known):
            act.findings.refuse("dispute.sign_twice", at + "name", name=facts.name)
        known.append(made)
        unit.add(made)
    act.findings.settle()
    return answer(bind_when_complete(unit, act, case, dispute, agreement, known))


def _signature(
    unit: UnitOfWork,
    act: Act,
    case: CaseFile,
    dispute: Dispute,
    agreement: Agreement,
    facts: SignatureFacts,
    at: str,
) -> Signature | None:
    party: Party | None = None
    if facts.role in ("party", "agent"):
        wanted = facts.party or facts.name
        party = next(iter(named(wanted, signing_parties(case, agreement), "name")), None)
        code = (
            "dispute.sign_who"
            if party is None
            else may_sign_for(case, party, facts.name, facts.signed)
        )
        if code:
            act.findings.refuse(code, at + "name", name=facts.name)
            return None
    elif not _may_attest(unit, dispute, facts):
        act.findings.refuse("dispute.sign_who", at + "name", name=facts.name)
        return None
    return Signature(
        id=unit.new_id(),
        parent=agreement.id,
        role=facts.role,
        name=facts.name,
        party=party.id if party else None,
        manner=facts.manner,
        signed=facts.signed,
    )


def _repeats(earlier: Signature, later: Signature) -> bool:
    """The same hand twice; who refused first may still sign."""
    if _hand(earlier) != _hand(later):
        return False
    return earlier.manner != REFUSED or later.manner == REFUSED


def _hand(item: Signature) -> tuple[str, str, str | None]:
    return item.role, item.name, item.party


def _may_attest(unit: UnitOfWork, dispute: Dispute, facts: SignatureFacts) -> bool:
    if facts.role == "recorder":
        return True
    if facts.role == "seal":
        committee = unit.get(Committee, dispute.committee)
        return committee is not None and facts.name == committee.name
    identities = [item for item in (dispute.host, *dispute.co_mediators) if item]
    mediators = [unit.get(Mediator, identity) for identity in identities]
    return any(mediator is not None and mediator.name == facts.name for mediator in mediators)


def bind_when_complete(
    unit: UnitOfWork,
    act: Act,
    case: CaseFile,
    dispute: Dispute,
    agreement: Agreement,
    signatures: list[Signature],
) -> Dispute:
    """The case with the version in force once no hand is missing; else it says which are."""
    signed = {_hand(item) for item in signatures if item.manner != REFUSED}
    for item in signatures:
        if item.manner == REFUSED and _hand(item) not in signed:
            act.findings.warn("dispute.sign_refused", "", name=item.name)
    missing = missing_words(case, agreement, signatures)
    if missing:
        act.findings.warn("dispute.sign_missing", "", missing=missing)
        return dispute
    day = effective_day(signatures)
    for earlier in case.all(Agreement):
        if earlier.id != agreement.id and earlier.state == "effective":
            unit.change(earlier.replace(state="superseded"))
    unit.change(agreement.replace(state="effective", effective=day))
    effective = dispute.replace(
        state="effective",
        effective=day,
        agreed=agreement.agreed,
        agreed_amount=total(case.below(Obligation, agreement.id)),
        result="1",
    )
    unit.change(effective)
    return effective


VERB = Verb(
    SignDispute,
    "dispute.sign",
    handle,
    "dispute",
    target="dispute",
    states=("agreed",),
    leads_to=(
        "effective",
        "performing",
        "performed",
        "agreement.effective",
        "agreement.superseded",
    ),
)
