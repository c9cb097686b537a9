"""The verbs of a ledger, derived from its declaration: add, change, void, its steps and its parts."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, Any, TypeVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import restore, to_plain
from sifasuo_desktop.domain.fields import F, Facts, copied_class, field_map
from sifasuo_desktop.domain.ledger import (
    VOID,
    Becomes,
    Ledger,
    Part,
    links_of,
    own_fields,
)
from sifasuo_desktop.domain.ledger_flow import Step
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.domain.refusal import Problem, Refused, problem
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.changing import (
    NAME_LENGTH,
    Amendment,
    Changing,
    change_verb,
    void_verb,
)
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.ledger_checks import examine_entry, examine_part, put_off
from sifasuo_desktop.services.acting.naming import the_one
from sifasuo_desktop.store.unit_of_work import UnitOfWork

C = TypeVar("C", bound=Facts)


def verbs_of(ledger: Ledger) -> Iterator[Verb]:
    """Every verb of a ledger."""
    yield _add(ledger)
    yield from (_step(ledger, step) for step in ledger.steps)
    for part in ledger.parts:
        yield from _part(ledger, part)
    yield _change(ledger)
    yield _void(ledger)


# --- entering -------------------------------------------------------------------------------


def _add(ledger: Ledger) -> Verb:
    more = {
        part.among: Annotated[tuple[_facts_of(part), ...], F(part.record.TITLE)]  # type: ignore[misc]
        for part in ledger.parts
    }
    starts = _starts(ledger)
    command = command_class(
        ledger.verb("add"),
        f"登记{ledger.record.TITLE}",
        ledger.record,
        starts,
        more,
        {**dict.fromkeys(more, ()), "GROUPS": ledger.groups},
    )

    def handle(command: Any, unit: UnitOfWork, act: Act) -> Outcome:
        values = to_plain(command)
        among = {part.record.KIND: getattr(command, part.among) for part in ledger.parts}
        return _entered(ledger, values, among, unit, act)

    return Verb(command, ledger.verb("add"), handle, ledger.kind, leads_to=(ledger.begins,))


def _starts(ledger: Ledger) -> dict[str, str]:
    """The fields asked for when a record is entered, each with what its input begins with."""
    return {
        one.name: one.spec.start or ("today" if one.name == ledger.dated else "")
        for one in ledger.entered
    }


def _entered(
    ledger: Ledger,
    values: Mapping[str, Any],
    among: Mapping[str, Iterable[Facts]],
    unit: UnitOfWork,
    act: Act,
) -> Outcome:
    """Keeps a new record with its parts."""
    identity = unit.new_id()
    own = {one.name for one in ledger.typed}
    given = {name: value for name, value in values.items() if name in own}
    record = restore(
        ledger.record,
        {**given, "id": identity, "register_no": "", "state": ledger.begins},
    )
    record = record.replace(**_copied(ledger, record, unit))
    examine_entry(ledger, record, own, unit, act)
    act.findings.settle()
    year = getattr(record, ledger.dated).year
    number = unit.give_number(ledger.number, year, "", identity)
    record = record.replace(register_no=number)
    unit.add(record)
    for part in ledger.parts:
        for place, facts in enumerate(among.get(part.record.KIND, ()), 1):
            _keep_part(ledger, part, facts, record, place, unit, act)
    return Outcome(identity, number, ledger.begins)


def _copied(ledger: Ledger, record: Record, unit: UnitOfWork) -> dict[str, Any]:
    """What the record takes from those it names."""
    known, found = field_map(ledger.record), dict[str, Any]()
    for copied in ledger.copies:
        named = getattr(record, copied.ref)
        there = unit.get(KINDS[known[copied.ref].spec.ref], named) if named else None
        if there is not None:
            found[copied.field] = getattr(there, copied.of)
    return found


# --- steps ----------------------------------------------------------------------------------


def _step(ledger: Ledger, step: Step) -> Verb:
    name = ledger.verb(step.name)
    known = field_map(ledger.record)
    starts = {
        one: known[one].spec.start or ("today" if one == step.day else "") for one in step.fields
    }
    groups = {"GROUPS": ledger.groups}
    command = command_class(
        name, step.title, ledger.record, starts, _names(ledger), groups, needed=step.needs
    )

    def handle(command: Any, unit: UnitOfWork, act: Act) -> Outcome:
        record = _there(ledger, command, unit)
        given = {one: getattr(command, one) for one in step.fields}
        given = {
            one: value for one, value in given.items() if one in step.needs or value is not None
        }
        after = record.replace(**dict.fromkeys(step.clears), **given, state=step.to)
        examine_entry(ledger, after, given, unit, act)
        put_off(ledger, step.beyond, record, after, act)
        act.findings.settle()
        unit.change(after)
        _settle(ledger, after, unit)
        return _outcome(after)

    return Verb(
        command,
        name,
        handle,
        ledger.kind,
        target=ledger.kind,
        states=step.within,
        day=step.day,
        leads_to=(step.to,),
    )


def _settle(ledger: Ledger, after: Record, unit: UnitOfWork) -> None:
    """What became this record is settled with it."""
    closed = {state.name for state in ledger.flow if state.closed}
    if getattr(after, "state", None) not in closed:
        return
    for becomes, item in _become(ledger, after, unit):
        day = getattr(after, becomes.on) if becomes.settles else None
        if day is not None and getattr(item, becomes.settles) is None:
            unit.change(item.replace(**{becomes.settles: day}))


def _become(ledger: Ledger, record: Record, unit: UnitOfWork) -> Iterator[tuple[Becomes, Record]]:
    """The parts elsewhere that became this record."""
    for _, part, becomes in links_of(ledgers().values(), ledger.kind):
        for item in unit.every(part.record, **{becomes.link: record.id}):
            yield becomes, item


# --- putting right --------------------------------------------------------------------------


def _change(ledger: Ledger) -> Verb:
    names = tuple(one.name for one in ledger.typed)

    def examine(amendment: Amendment[Any]) -> Any:
        changed = [name for name in names if amendment.changes(name)]
        examine_entry(ledger, amendment.after, changed, amendment.unit, amendment.act)
        return amendment.after.replace(**_copied(ledger, amendment.after, amendment.unit))

    def follow(amendment: Amendment[Any]) -> None:
        """What other records keep of this one says what it says now."""
        unit, after = amendment.unit, amendment.after
        for other in ledgers().values():
            for copied in other.copies_of(ledger.kind):
                now = getattr(after, copied.of)
                for item in unit.every(other.record, **{copied.ref: after.id}):
                    if getattr(item, copied.field) != now:
                        unit.change(item.replace(**{copied.field: now}))

    return change_verb(
        ledger.verb("change"),
        f"更正{ledger.record.TITLE}",
        Changing(
            ledger.record,
            names,
            recorded=tuple(sorted(ledger.later)),
            examine=examine,
            settle=follow,
            groups=ledger.groups,
        ),
        states=ledger.live,
    )


def _void(ledger: Ledger) -> Verb:
    name = ledger.verb("void")
    more = {**_names(ledger), "reason": Annotated[str, F("作废原因", length=300)]}
    command = command_class(name, f"作废{ledger.record.TITLE}", ledger.record, {}, more, {})

    def handle(command: Any, unit: UnitOfWork, act: Act) -> Outcome:
        record = _there(ledger, command, unit)
        after = record.replace(state=VOID.name, void_reason=command.reason)
        unit.reason = command.reason
        unit.change(after)
        for becomes, item in _become(ledger, after, unit):
            # It may become another one.
            unit.change(item.replace(**{becomes.link: None}))
        return _outcome(after)

    return Verb(
        command,
        name,
        handle,
        ledger.kind,
        target=ledger.kind,
        states=ledger.live,
        leads_to=(VOID.name,),
    )


# --- parts ----------------------------------------------------------------------------------


def _part(ledger: Ledger, part: Part) -> Iterator[Verb]:
    title = part.record.TITLE
    names = tuple(one.name for one in own_fields(part.record) if one.name != _link(part))

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


def _link(part: Part) -> str:
    return part.becomes.link if part.becomes else ""


def _asked(part: Part) -> dict[str, str]:
    """The fields of a part that are asked for with it."""
    settles = part.becomes.settles if part.becomes else ""
    out = {_link(part), settles}
    return {one.name: one.spec.start for one in own_fields(part.record) if one.name not in out}


def _facts_of(part: Part) -> type[Facts]:
    name = f"{part.record.__name__}Facts"
    return copied_class(name, Facts, part.record, _asked(part), {}, named=NAME_LENGTH)


def _keep_part(
    ledger: Ledger, part: Part, facts: Facts, above: Record, place: int, unit: UnitOfWork, act: Act
) -> None:
    asked = set(_asked(part))
    given = {name: value for name, value in to_plain(facts).items() if name in asked}
    own = {"id": unit.new_id(), "parent": above.id, "position": place}
    item = restore(part.record, {**given, **own})
    examine_part(ledger, part, above, item, asked, act)
    act.findings.settle()
    unit.add(item)


def _add_part(ledger: Ledger, part: Part) -> Verb:
    name = ledger.verb(f"add_{part.name}")
    command = command_class(
        name, f"补充{part.record.TITLE}", part.record, _asked(part), _names(ledger), {}
    )

    def handle(command: Any, unit: UnitOfWork, act: Act) -> Outcome:
        record = _there(ledger, command, unit)
        case = unit.case(ledger.kind, record.id)
        assert case is not None
        place = case.next_position(part.record)
        _keep_part(ledger, part, command, record, place, unit, act)
        return _outcome(record)

    return Verb(command, name, handle, ledger.kind, target=ledger.kind, states=ledger.live)


def _becoming(ledger: Ledger, part: Part, becomes: Becomes) -> Verb:
    name = ledger.verb(becomes.name)
    into = ledgers()[becomes.into]
    given = {becomes.back, *becomes.takes}
    starts = {one: start for one, start in _starts(into).items() if one not in given}
    child = part.record.KIND
    more = {**_names(ledger), child: Annotated[str, F(part.record.TITLE, length=NAME_LENGTH)]}
    form = {"GROUPS": into.groups, "UNLESS": becomes.link}
    command = command_class(name, becomes.title, into.record, starts, more, form)

    def handle(command: Any, unit: UnitOfWork, act: Act) -> Outcome:
        record = _there(ledger, command, unit)
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
        made = _entered(into, values, {}, unit, act)
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


# --- what all share -------------------------------------------------------------------------


def _names(ledger: Ledger) -> dict[str, Any]:
    """The field that names the record acted upon."""
    title = ledger.record.TITLE
    return {ledger.kind: Annotated[str, F(title, ref=ledger.kind, length=NAME_LENGTH)]}


def command_class(
    name: str,
    title: str,
    of: type[Facts],
    fields: Mapping[str, str],
    more: Mapping[str, Any],
    defaults: Mapping[str, Any],
    *,
    needed: tuple[str, ...] = (),
    base: type[Command] = Command,
) -> type[Command]:
    """The command of the verb ``name``; see ``copied_class``."""
    words = "".join(word.capitalize() for part in name.split(".") for word in part.split("_"))
    constants = {"VERB": name, "TITLE": title, **defaults}
    return copied_class(
        words, base, of, fields, more, needed=needed, named=NAME_LENGTH, constants=constants
    )


def _there(ledger: Ledger, command: Any, unit: UnitOfWork) -> Any:
    record = unit.get(ledger.record, getattr(command, ledger.kind))
    assert record is not None
    return record


def _outcome(record: Any) -> Outcome:
    return Outcome(record.id, record.register_no, record.state)
