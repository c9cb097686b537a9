"""Makes the records of a new case: shared by written and oral registration."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import to_plain
from sifasuo_desktop.domain.dispute.parties import child_to_report, completed
from sifasuo_desktop.domain.dispute.records import Agent as AgentRecord
from sifasuo_desktop.domain.dispute.records import AgentFacts, CaseStart, Dispute, Party, PartyFacts
from sifasuo_desktop.domain.office.numbering import filled
from sifasuo_desktop.domain.office.records import Committee, Mediator, Village
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.services.acting.verbs.keeping import keep_below
from sifasuo_desktop.store.unit_of_work import UnitOfWork

REGISTER_PATTERN = "登{year}-{seq:04d}"
SIMILAR_DAYS = 90


def start_values(command: CaseStart) -> dict[str, object]:
    """The values of a new case as plain JSON, as the record's declaration knows them."""
    plain = to_plain(command)
    plain.pop("parties", None)
    plain.pop("agents", None)
    return plain


def add_people(
    unit: UnitOfWork,
    case: str,
    parties: Sequence[PartyFacts],
    agents: Sequence[AgentFacts],
    today: date,
) -> tuple[Party, ...]:
    """Keeps the parties and those who act for them; returns the parties."""
    kept = []
    for position, facts in enumerate(parties, 1):
        kept.append(keep_below(unit, Party, completed(facts, today), case, position))
    for position, agent in enumerate(agents, 1):
        party = next(item for item in kept if item.name == agent.acts_for)
        keep_below(unit, AgentRecord, agent, case, position, party=party.id)
    return tuple(kept)


def file_number(unit: UnitOfWork, act: Act, dispute: Dispute, day: date) -> str:
    """The file number by the committee's pattern, or the one on the paper of a 补录."""
    if act.late is not None and act.late.file_no:
        if not unit.number_is_free(act.late.file_no):
            raise Refused(
                problem("dispute.number_taken", "late_entry.file_no", number=act.late.file_no)
            )
        unit.keep_number(act.late.file_no, dispute.id)
        return act.late.file_no
    committee = unit.get(Committee, dispute.committee)
    assert committee is not None
    return unit.give_number(filled(committee, dispute.track), day.year, dispute.track, dispute.id)


def warn_of_similar(unit: UnitOfWork, act: Act, dispute: Dispute, parties: Sequence[Party]) -> None:
    """Warns when the same people were registered within ninety days, on whichever side."""
    for case in _cases_of(unit, parties):
        if case == dispute.id:
            continue
        earlier = unit.get(Dispute, case)
        if (
            earlier is None
            or earlier.state == "void"
            or abs(earlier.applied - dispute.applied) > timedelta(SIMILAR_DAYS)
        ):
            continue
        theirs = unit.every(Party, root=case)
        if sum(any(_same_person(one, other) for other in theirs) for one in parties) >= 2:
            number = earlier.file_no or earlier.register_no
            act.findings.warn("dispute.similar", "parties", number=number)
            return


def _cases_of(unit: UnitOfWork, parties: Sequence[Party]) -> tuple[str, ...]:
    """Cases with at least two of these people by number or name, the newest first."""
    found: Counter[str] = Counter()
    for party in parties:
        same = unit.roots_with(Party, "name", party.name)
        if party.id_number:
            same += unit.roots_with(Party, "id_number", party.id_number)
        found.update(dict.fromkeys(same).keys())
    return tuple(case for case, times in reversed(found.items()) if times > 1)


def _same_person(one: Party, other: Party) -> bool:
    """Numbers decide where both are known; else the name."""
    if one.id_number and other.id_number:
        return one.id_number == other.id_number
    return one.name == other.name


def examine_start(unit: UnitOfWork, act: Act, start: CaseStart) -> None:
    """Checks dates, a committee or village that is no more, and the escalation fields."""
    examine_seat(unit, act, start)
    act.not_future(start.applied, "applied")
    act.order(start.occurred, start.applied, "dispute.occurred_after", "occurred")
    examine_escalation(act, start)


def examine_seat(unit: UnitOfWork, act: Act, start: CaseStart) -> None:
    """A committee that is no more takes no case in; a village that is no more is asked about."""
    committee = unit.get(Committee, start.committee)
    if committee is not None and committee.retired_on and start.applied > committee.retired_on:
        day = committee.retired_on.isoformat()
        act.findings.refuse("office.committee_retired", "committee", name=committee.name, day=day)
    village = unit.get(Village, start.village) if start.village else None
    if village is not None and village.valid_to and start.applied > village.valid_to:
        day = village.valid_to.isoformat()
        act.findings.warn("office.village_retired", "village", name=village.name, day=day)


def examine_mediator(act: Act, mediator: Mediator, day: date, at: str) -> None:
    """Whoever left is not named for what is done later."""
    if mediator.retired_on and day > mediator.retired_on:
        gone = mediator.retired_on.isoformat()
        act.findings.refuse("office.mediator_retired", at, name=mediator.name, day=gone)


def examine_escalation(act: Act, start: CaseStart) -> None:
    """A case that may turn worse shows what was done and who was told (人民调解法 第二十五条)."""
    if escalation_open(start):
        act.findings.warn("dispute.escalation_open", "prediction")


def escalation_open(start: CaseStart) -> bool:
    """Whether a case that may turn worse still lacks the measures or the report."""
    wanted = (start.prediction_measures, start.reported_to, start.reported_at)
    return start.prediction != "1" and not all(wanted)


def examine_closing(act: Act, case: CaseFile, dispute: Dispute, note: str | None) -> None:
    """What had to be reported is not closed in silence."""
    if escalation_open(dispute) and not note:
        act.findings.refuse("dispute.close_escalation", "note")
    ask_about_child(act, dispute, case.all(Party), dispute.applied)


def ask_about_child(act: Act, start: CaseStart, parties: Sequence[PartyFacts], day: date) -> None:
    """Asks whether the injury of a child was reported; whether there is one, a person knows."""
    child = child_to_report(start, [completed(party, day) for party in parties], day)
    if child is not None:
        act.findings.warn("dispute.child_report", "reported_to", name=child.name)
