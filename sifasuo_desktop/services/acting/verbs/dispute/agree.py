"""dispute.agree: the text of an agreement and its obligations make a version."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import restore, to_plain
from sifasuo_desktop.domain.dispute.agreement_rules import (
    agreement_text,
    examine_obligations,
    in_force,
    last_session_day,
    newest,
    total,
)
from sifasuo_desktop.domain.dispute.records import (
    Agreement,
    Dispute,
    Obligation,
    ObligationFacts,
    Party,
)
from sifasuo_desktop.domain.dispute.representatives import (
    full_copies,
    representatives,
    usual_copies,
)
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.words import LongText
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.target import (
    DisputeRef,
    answer,
    opened,
    party_named,
)
from sifasuo_desktop.services.acting.verbs.dispute.willing import why_not
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class AgreeDispute(Command):
    """人民调解法 第二十九条: facts, terms, manner and time of performance."""

    VERB: ClassVar[str] = "dispute.agree"
    TITLE: ClassVar[str] = "拟定协议"

    dispute: DisputeRef
    agreed: Annotated[date, F("协议日期")]
    facts: Annotated[LongText, F("纠纷主要事实、争议事项", length=20000, multiline=True)]
    terms: Annotated[tuple[str, ...], F("协议内容", length=2000, multiline=True)]
    performance: Annotated[str, F("履行方式、时限", length=2000, multiline=True)]
    obligations: Annotated[tuple[ObligationFacts, ...], F("履行事项")] = ()
    copies: Annotated[
        int | None,
        F("份数", check="count", help="当事人各一份、调委会一份"),
    ] = None
    without: Annotated[tuple[str, ...], F("不参加本协议的当事人", length=100, form="name")] = ()


def handle(command: AgreeDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps a new version; a version that binds stays as it is until the new one binds."""
    case, dispute = opened(unit, command.dispute)
    parties = _signing(case, command, act)
    _examine(command, case, dispute, parties, act)
    act.findings.settle()
    before = newest(case)
    if before is not None and before.state == "unsigned":
        unit.change(before.replace(state="superseded"))
    version = Agreement(
        id=unit.new_id(),
        parent=dispute.id,
        version=before.version + 1 if before else 1,
        agreed=command.agreed,
        facts=command.facts,
        terms=command.terms,
        performance=command.performance,
        copies=command.copies or usual_copies(parties),
        parties=tuple(party.id for party in parties),
    )
    unit.add(version)
    keep_obligations(unit, version.id, command.obligations)
    agreed = dispute.replace(state="agreed")
    if in_force(case) is None:
        # While an earlier version binds, day and amount stay its own.
        agreed = agreed.replace(
            agreed=command.agreed, agreed_amount=total(command.obligations), result="1"
        )
    unit.change(agreed)
    return answer(agreed)


def keep_obligations(
    unit: UnitOfWork, agreement: str, obligations: tuple[ObligationFacts, ...]
) -> tuple[Obligation, ...]:
    """Keeps the obligations of a version in their order."""
    kept = []
    for position, facts in enumerate(obligations, 1):
        values = {**to_plain(facts), "id": unit.new_id(), "parent": agreement, "position": position}
        record = restore(Obligation, values)
        unit.add(record)
        kept.append(record)
    return tuple(kept)


def _signing(case: CaseFile, command: AgreeDispute, act: Act) -> tuple[Party, ...]:
    out = set()
    for index, name in enumerate(command.without):
        party = party_named(case, name)
        if party is None:
            act.findings.refuse("dispute.party_unknown", f"without.{index}", value=name)
        else:
            out.add(party.id)
    parties = tuple(party for party in case.all(Party) if party.id not in out)
    for party in parties:
        if why_not(party, command.agreed):
            act.findings.warn("dispute.agree_ended", "without", name=party.name)
    if len(parties) < 2:
        act.findings.refuse("dispute.parties_left", "without")
    return parties


def _examine(
    command: AgreeDispute, case: CaseFile, dispute: Dispute, parties: tuple[Party, ...], act: Act
) -> None:
    act.not_future(command.agreed, "agreed")
    act.order(
        last_session_day(case) or dispute.accepted,
        command.agreed,
        "dispute.agree_before_session",
        "agreed",
    )
    _count_copies(command.copies or usual_copies(parties), parties, act)
    if not command.terms or not all(term.strip() for term in command.terms):
        act.findings.refuse("dispute.terms_empty", "terms")
    names = frozenset(party.name for party in parties)
    text = agreement_text(command.terms, command.performance)
    out = [party.name for party in case.all(Party) if party.name not in names]
    examine_obligations(command.obligations, names, text, act.findings, out)
    for index, item in enumerate(command.obligations):
        act.order(command.agreed, item.due, "dispute.due_before_agreed", f"obligations.{index}.due")


def _count_copies(copies: int, parties: tuple[Party, ...], act: Act) -> None:
    """Each party is to have one (人民调解法 第二十九条); of many, who holds one is asked about."""
    needed = full_copies(parties)
    if copies >= needed:
        return
    held = bool(representatives(parties)) and copies >= usual_copies(parties)
    code = "dispute.copies_represented" if held else "dispute.copies_few"
    act.findings.warn(code, "copies", copies=copies, needed=needed)


VERB = Verb(
    AgreeDispute,
    "dispute.agree",
    handle,
    "dispute",
    target="dispute",
    states=("mediating", "agreed"),
    leads_to=("agreed", "agreement.unsigned", "agreement.superseded"),
)
