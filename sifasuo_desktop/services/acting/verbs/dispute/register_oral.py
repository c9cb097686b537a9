"""dispute.register_oral: from registration to the oral agreement in one act (ruling 16)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.conversion import restore
from sifasuo_desktop.domain.dispute.agreement_rules import (
    agreement_text,
    examine_obligations,
    told_otherwise,
    total,
)
from sifasuo_desktop.domain.dispute.parties import completed, examine_parties, without_guardian
from sifasuo_desktop.domain.dispute.payments import settled
from sifasuo_desktop.domain.dispute.records import (
    AgentFacts,
    Agreement,
    CaseStart,
    Dispute,
    ObligationFacts,
    Party,
    PartyFacts,
    Payment,
)
from sifasuo_desktop.domain.dispute.representatives import examine_representatives
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.records import Mediator
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.agree import keep_obligations
from sifasuo_desktop.services.acting.verbs.dispute.case_making import (
    REGISTER_PATTERN,
    add_people,
    ask_about_child,
    examine_mediator,
    examine_start,
    file_number,
    start_values,
    warn_of_similar,
)
from sifasuo_desktop.services.acting.verbs.dispute.target import answer
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class RegisterOralDispute(CaseStart, Command):
    """Effective from the day of the agreement (人民调解法 第三十条); the mediator writes it down."""

    VERB: ClassVar[str] = "dispute.register_oral"
    TITLE: ClassVar[str] = "登记口头协议"

    parties: Annotated[tuple[PartyFacts, ...], F("当事人")]
    agents: Annotated[tuple[AgentFacts, ...], F("代理人")] = ()
    host: Annotated[str, F("人民调解员", ref="mediator", length=100, form="name")]
    agreed: Annotated[date, F("协议日期")]
    terms: Annotated[tuple[str, ...], F("达成协议内容", length=2000, multiline=True)]
    performance: Annotated[str, F("履行方式、时限", length=2000, multiline=True)]
    obligations: Annotated[tuple[ObligationFacts, ...], F("履行事项")] = ()
    performed: Annotated[bool, F("当场履行完毕", help="须选明：当场已经履行完毕，还是以后履行")]


def handle(command: RegisterOralDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps case, people, agreement and obligations; the file number is given now."""
    _examine(command, unit, act)
    identity = unit.new_id()
    number = unit.give_number(REGISTER_PATTERN, command.applied.year, "", identity)
    values = start_values(command)
    for name in ("terms", "performance", "obligations", "performed"):
        values.pop(name)
    dispute = restore(
        Dispute,
        {
            **values,
            "id": identity,
            "track": "oral",
            "register_no": number,
            "registrar": act.user.name or None,
            "state": "performed" if command.performed else "effective",
            "accepted": command.agreed.isoformat(),
            "effective": command.agreed.isoformat(),
            "agreed_amount": str(total(command.obligations)),
            "result": "1",
            "late_reason": act.late.reason if act.late else None,
        },
    )
    dispute = dispute.replace(file_no=file_number(unit, act, dispute, command.agreed))
    unit.add(dispute)
    parties = add_people(unit, identity, command.parties, command.agents, act.today)
    _keep_agreement(unit, command, identity, parties)
    warn_of_similar(unit, act, dispute, parties)
    return answer(dispute)


def _keep_agreement(
    unit: UnitOfWork, command: RegisterOralDispute, case: str, parties: tuple[Party, ...]
) -> None:
    agreement = Agreement(
        id=unit.new_id(),
        parent=case,
        agreed=command.agreed,
        facts=command.facts,
        terms=command.terms,
        performance=command.performance,
        copies=1,
        parties=tuple(party.id for party in parties),
        effective=command.agreed,
        state="effective",
    )
    unit.add(agreement)
    for obligation in keep_obligations(unit, agreement.id, command.obligations):
        if command.performed:
            day, amount = command.agreed, obligation.amount
            done = Payment(
                id=unit.new_id(),
                parent=obligation.id,
                position=obligation.position,
                day=day,
                amount=amount,
                complete=not amount,
            )
            unit.add(done)
            unit.change(settled(obligation, (done,)))


def _completed(command: RegisterOralDispute) -> list[PartyFacts]:
    return [completed(party, command.applied) for party in command.parties]


def _examine(command: RegisterOralDispute, unit: UnitOfWork, act: Act) -> None:
    examine_start(unit, act, command)
    host = unit.get(Mediator, command.host)
    if host is not None:
        examine_mediator(act, host, command.agreed, "host")
    examine_parties(command.parties, command.agents, command.applied, act.findings)
    examine_representatives(command.parties, command.agents, command.applied, act.findings)
    act.not_future(command.agreed, "agreed")
    act.order(command.applied, command.agreed, "dispute.agree_before_apply", "agreed")
    minor = without_guardian(_completed(command), command.agents, command.agreed)
    if minor is not None:
        act.findings.refuse("dispute.guardian_needed", "parties", name=minor.name)
    for index, party in enumerate(command.parties):
        if party.consent == "no":
            at = f"parties.{index}.consent"
            act.findings.refuse("dispute.consent_refused", at, name=party.name)
    for index, item in enumerate(command.obligations):
        act.order(command.agreed, item.due, "dispute.due_before_agreed", f"obligations.{index}.due")
    if not command.terms or not all(term.strip() for term in command.terms):
        act.findings.refuse("dispute.terms_empty", "terms")
    names = frozenset(party.name for party in command.parties)
    text = agreement_text(command.terms, command.performance)
    examine_obligations(command.obligations, names, text, act.findings)
    otherwise = told_otherwise(command.performed, command.performance)
    if otherwise:
        act.findings.warn(otherwise, "performed")
    if command.obligations and not command.performed:
        act.findings.warn("dispute.unfinished_oral", "performed")
    ask_about_child(act, command, command.parties, command.applied)
    act.findings.settle()


VERB = Verb(
    RegisterOralDispute,
    "dispute.register_oral",
    handle,
    "dispute",
    leads_to=("effective", "performing", "performed", "agreement.effective"),
)
