"""The parts of a ledger's records as verbs: one more, put right, void, become a record elsewhere."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import to_plain
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.ledger import Becomes, Ledger, Part, own_fields
from sifasuo_desktop.domain.refusal import Problem, Refused, problem
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.changing import (
    NAME_LENGTH,
    Amendment,
    Changing,
    change_verb,
    void_verb,
)
from sifasuo_desktop.services.acting.command import Act, Outcome, Verb
from sifasuo_desktop.services.acting.ledger_checks import examine_part
from sifasuo_desktop.services.acting.ledger_entering import (
    asked_of_part,
    entered,
    keep_part,
    link_of,
    starts_of,
)
from sifasuo_desktop.services.acting.ledger_making import (
    answered,
    command_class,
    naming_field,
    there,
)
from sifasuo_desktop.services.acting.naming import the_one
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def verbs_of_part(ledger: Ledger, part: Part) -> Iterator[Verb]:
    title = part.record.TITLE
    names = tuple(one.name for one in own_fields(part.record) if one.name != link_of(part))

    def examine(amendment: Amendment[Any]) -> None:
        changed = [name for name in names if amendment.changes(name)]
        above, act = amendment.case.record, amendment.act
        examine_part(ledger, part, above, amendment.after, changed, act)

    yield _add_part(ledger, part)
    yield change_verb(
        ledger.verb(f"change_{part.name}"),
        f"更正{title}",
        Changing(part.record, names, called="position", examine=examine),
        states=ledger.live,
    )
    yield void_verb(
        ledger.verb(f"void_{part.name}"), f"作废{title}", part.record, states=ledger.live
    )
    if part.becomes is not None:
        yield _becoming(ledger, part, part.becomes)


def _add_part(ledger: Ledger, part: Part) -> Verb:
    name = ledger.verb(f"add_{part.name}")
    command = command_class(
        name,
        f"补充{part.record.TITLE}",
        part.record,
        asked_of_part(part),
        naming_field(ledger),
        {"RECALLS": part.record.KIND if part.recalled else ""},
    )

    def handle(command: Any, unit: UnitOfWork, act: Act) -> Outcome:
        record = there(ledger, command, unit)
        case = unit.case(ledger.kind, record.id)
        assert case is not None
        place = case.next_position(part.record)
        keep_part(ledger, part, command, record, place, unit, act)
        return answered(record)

    return Verb(command, name, handle, ledger.kind, target=ledger.kind, states=ledger.live)


def _becoming(ledger: Ledger, part: Part, becomes: Becomes) -> Verb:
    name = ledger.verb(becomes.name)
    into = ledgers()[becomes.into]
    given = {becomes.back, *becomes.takes}
    starts = {one: start for one, start in starts_of(into).items() if one not in given}
    child = part.record.KIND
    more = {**naming_field(ledger), child: Annotated[str, F(part.record.TITLE, length=NAME_LENGTH)]}
    form = {"GROUPS": into.groups, "UNLESS": becomes.link}
    command = command_class(name, becomes.title, into.record, starts, more, form)

    def handle(command: Any, unit: UnitOfWork, act: Act) -> Outcome:
        record = there(ledger, command, unit)
        case = unit.case(ledger.kind, record.id)
        assert case is not None
        item = the_one(
            getattr(command, child), case.all(part.record), "position", part.record.TITLE, child
        )
        if getattr(item, becomes.link):
            raise Refused(problem("ledger.became", child, title=part.record.TITLE))
        sources = {**to_plain(record), **to_plain(item)}
        taken = {there: sources[here] for there, here in becomes.takes.items()}
        values = {**to_plain(command), **taken, becomes.back: record.id}
        made = entered(into, values, {}, unit, act)
        unit.change(item.replace(**{becomes.link: made.id}))
        return made

    def guard(case: CaseFile, today: date) -> Problem | None:
        left = [one for one in case.all(part.record) if not getattr(one, becomes.link)]
        return None if left else problem("ledger.none_left", "", title=part.record.TITLE)

    return Verb(
        command,
        name,
        handle,
        ledger.kind,
        target=ledger.kind,
        states=ledger.live,
        leads_to=(f"{into.kind}.{into.begins}",),
        guard=guard,
    )
