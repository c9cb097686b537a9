"""Everything the record page of a dispute shows, read in one go."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.deadlines.engine import Obligation as DueRow
from sifasuo_desktop.domain.deadlines.engine import obligations
from sifasuo_desktop.domain.dispute.facts import dispute_facts
from sifasuo_desktop.domain.dispute.kind import case_title
from sifasuo_desktop.domain.dispute.records import Agent, Dispute, Party
from sifasuo_desktop.domain.dispute.representatives import (
    MOST_EACH,
    MOST_NAMED,
    by_side,
    representatives,
)
from sifasuo_desktop.domain.office.records import Committee, Mediator, Office
from sifasuo_desktop.domain.persons import age_words
from sifasuo_desktop.ledgers.kinds import number_of
from sifasuo_desktop.ledgers.terms import all_rules
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.attachments import attached_when
from sifasuo_desktop.services.reading.choices import Choice, choice
from sifasuo_desktop.services.reading.dispute.assignments import assignments
from sifasuo_desktop.services.reading.dispute.reopenings import reopenings
from sifasuo_desktop.services.reading.dispute.story import story
from sifasuo_desktop.services.reading.happening import Happening
from sifasuo_desktop.services.reading.masking import shown
from sifasuo_desktop.services.reading.paper_link import PaperLink, papers_of
from sifasuo_desktop.services.reading.showing import acts_of, case_of, note_unmasking
from sifasuo_desktop.store.lists import history


@dataclass(frozen=True)
class PartyLine:
    """A party as one row: standing, name, and the rest in masked words.

    ``first``: of many, one who is shown before the others are asked for.
    """

    side: str
    name: str
    text: str
    first: bool = True


@dataclass(frozen=True)
class DisputeView:
    """One dispute on the screen. ``acts`` are verb, title, allowed, reason."""

    case: CaseFile
    dispute: Dispute
    title: str
    number: str
    state: str
    line: str
    light: tuple[str, str]
    parties: tuple[PartyLine, ...]
    story: tuple[Happening, ...]
    papers: tuple[PaperLink, ...]
    acts: Mapping[str, Mapping[str, Any]]
    committee: Committee | None
    mediators: tuple[Choice, ...]
    names: Mapping[str, str]
    court: str
    today: date
    unmasked: bool = False

    def whole(self) -> tuple[Mapping[str, Any], Mapping[str, list[Mapping[str, Any]]]]:
        """The plain values of the case and of everything below it, masked as the page is."""
        below: dict[str, list[Mapping[str, Any]]] = {
            kind: [shown(item, unmask=self.unmasked) for item in items]
            for kind, items in self.case.children.items()
        }
        return shown(self.dispute, unmask=self.unmasked), below

    def allowed(self, verb: str) -> bool:
        """Whether an act is lawful now for the signed-in user."""
        return bool(self.acts.get(verb, {}).get("allowed"))

    def host_names(self) -> tuple[str, ...]:
        """The mediators of the case, the one who presides first."""
        ids = [self.dispute.host, *self.dispute.co_mediators]
        return tuple(self.names[one] for one in ids if one and one in self.names)


def dispute_view(
    workplace: Workplace, name: str, *, unmask: bool = False, again: bool = False
) -> DisputeView:
    """Raises Refused ``act.not_readable``, ``find.not_found``. ``unmask`` shows the numbers of all parties in full; it needs the permission and is noted.
    ``again`` reads anew what is shown in full already, which is noted no second time.
    """
    case = case_of(workplace, Dispute.KIND, name)
    if unmask:
        note_unmasking(workplace, case, again=again)
    dispute = case.record
    assert isinstance(dispute, Dispute)
    with workplace.store.reading() as reader:
        committee = reader.get(Committee, dispute.committee)
        mediators = reader.every(Mediator)
        office = reader.every(Office)[0]
        names = {one.id: one.name for one in mediators}
        revisions = history(reader, case.record.id)
    parties = case.all(Party)
    beside = (*assignments(revisions, case, names), *attached_when(revisions))
    title, today = workplace.codes.title, workplace.today()
    may_print = workplace.may("print")
    return DisputeView(
        case=case,
        dispute=dispute,
        title=case_title(dispute, parties, workplace.codes),
        number=number_of(dispute) or "",
        state=title("dispute_state", dispute.state),
        line=_line(workplace, dispute, names),
        light=_light(_rows(workplace, case), today),
        parties=_parties(workplace, case, unmask),
        story=story(case, title, beside, reopenings(revisions, case)),
        papers=tuple(link for link, _ in papers_of(case)) if may_print else (),
        acts={act["verb"]: act for act in acts_of(workplace, case)},
        committee=committee,
        mediators=tuple(choice(m.id, m.name) for m in mediators if _chooseable(m, dispute)),
        names=names,
        court=office.court,
        today=today,
        unmasked=unmask,
    )


def _chooseable(mediator: Mediator, dispute: Dispute) -> bool:
    return mediator.retired_on is None or mediator.id in (dispute.host, *dispute.co_mediators)


def _line(workplace: Workplace, dispute: Dispute, names: Mapping[str, str]) -> str:
    title = workplace.codes.title
    co = "、".join(names.get(one, "") for one in dispute.co_mediators)
    people = "  ".join(
        f"{word}：{name}"
        for word, name in (
            ("主持", names.get(dispute.host or "", "")),
            ("协助", co),
            ("记录", dispute.recorder or ""),
        )
        if name
    )
    words = (
        number_of(dispute),
        title("track", dispute.track),
        title("difficulty", dispute.difficulty),
        title("dispute_source", dispute.source),
        people,
    )
    return " · ".join(word for word in words if word)


def _rows(workplace: Workplace, case: CaseFile) -> list[DueRow]:
    facts = dispute_facts(case)
    if facts is None:
        return []
    rules = workplace.rules
    return list(
        obligations([facts], all_rules(), rules.parameters, rules.calendar, workplace.today())
    )


def _light(rows: list[DueRow], today: date) -> tuple[str, str]:
    """The most urgent row in words; empty when nothing presses."""
    pressing = [row for row in rows if row.light != "green"]
    if not pressing:
        return "", "green"
    row = min(pressing, key=lambda one: (one.light != "red", one.soft, one.due))
    if row.light == "red":
        return f"{row.title} · 逾期 {row.late_days} 天", "red"
    left = (row.due - today).days
    when = "今天" if left == 0 else f"还有 {left} 天" if left > 0 else "已过"
    return f"{row.title} · {when}", "yellow"


def _parties(workplace: Workplace, case: CaseFile, unmask: bool) -> tuple[PartyLine, ...]:
    """In order; of more than twelve, those elected, or the first of their side, are shown first."""
    parties = case.all(Party)
    first = {one.id for side in by_side(parties) for one in _named(side)}
    lines = ((one, _party(workplace, case, one, unmask)) for one in parties)
    many = len(parties) > MOST_EACH
    return tuple(replace(line, first=not many or one.id in first) for one, line in lines)


def _named(side: tuple[Party, ...]) -> tuple[Party, ...]:
    return representatives(side) or side[:MOST_NAMED]


def _party(workplace: Workplace, case: CaseFile, party: Party, unmask: bool) -> PartyLine:
    title = workplace.codes.title
    plain = shown(party, unmask=unmask)
    words = [title("sex", party.sex)]
    if party.birth_date:
        words.append(f"{age_words(party.birth_date, workplace.today())}岁")
    words.append(party.occupation or "")
    who = " ".join(word for word in words if word)
    behind = f"法定代表人 {party.legal_representative}" if party.legal_representative else ""
    consent = "" if party.consent == "yes" else f"调解意愿：{title('consent', party.consent)}"
    elected = "推选的代表人" if party in representatives((party,)) else ""
    text = [elected, who, plain["id_number"], plain["phone"], party.address or "", behind, consent]
    text += [_agent(workplace, one) for one in case.all(Agent) if one.party == party.id]
    side = title("side", party.side)
    return PartyLine(side, party.name, " · ".join(str(word) for word in text if word))


def _agent(workplace: Workplace, agent: Agent) -> str:
    title = workplace.codes.title
    more = [agent.relation or ""]
    if agent.role == "agent":
        more.append(title("authority", agent.authority))
    inside = "，".join(word for word in more if word)
    who = f"{title('agent_role', agent.role)} {agent.name}"
    return f"{who}（{inside}）" if inside else who
