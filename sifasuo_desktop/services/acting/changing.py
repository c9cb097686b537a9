"""Puts right what was recorded: change and void verbs, derived from the declaration of a record.

Whoever may record something may correct it at any time, with a reason and its history; what
stands on a signed paper needs the reason, and a record is voided, never deleted (ruling 33).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, Generic, TypeVar, cast

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.fields import F, field_map, fields_of, partial_class
from sifasuo_desktop.domain.ledger import Group
from sifasuo_desktop.domain.record import KINDS, Record, root_kind
from sifasuo_desktop.domain.refusal import Problem, Refused, problem
from sifasuo_desktop.ledgers.kinds import number_of
from sifasuo_desktop.services.acting.command import (
    Act,
    ChangeCommand,
    Command,
    Guard,
    Handler,
    Outcome,
    Verb,
)
from sifasuo_desktop.services.acting.naming import the_one
from sifasuo_desktop.store.unit_of_work import UnitOfWork

R = TypeVar("R", bound=Record)

NAME_LENGTH = 60
# What the program itself keeps: never typed, never corrected by hand.
OWN = frozenset({"id", "parent", "position", "state", "late_reason", "void_reason"})


@dataclass(frozen=True)
class Amendment(Generic[R]):
    """One correction under way: the record before and after, in its case."""

    command: ChangeCommand
    unit: UnitOfWork
    act: Act
    case: CaseFile
    before: R
    after: R

    def changes(self, *names: str) -> bool:
        """Whether one of these fields gets another value."""
        return any(getattr(self.before, one) != getattr(self.after, one) for one in names)

    def order(self, earlier: str | date | None, later: str, code: str) -> None:
        """As ``Act.order`` for a day, or the field of one, and a field; told at what changes.

        A pair that stays is not asked about: an old case kept with its dates (补录) is put right
        elsewhere without being told again.
        """
        fields = (earlier, later) if isinstance(earlier, str) else (later,)
        if not self.changes(*fields):
            return
        first = getattr(self.after, earlier) if isinstance(earlier, str) else earlier
        at = later if self.changes(later) else fields[0]
        self.act.order(_day(first), _day(getattr(self.after, later)), code, at)

    def need_reason(self) -> None:
        """What stands on a signed paper is never changed silently (ruling 33)."""
        if not self.command.reason:
            self.act.findings.refuse("change.reason_needed", "reason")


Examine = Callable[[Amendment[R]], R | None]
Settle = Callable[[Amendment[R]], None]


@dataclass(frozen=True)
class Changing(Generic[R]):
    """How the records of one kind are put right.

    ``fields`` are the corrected fields in order (``correctable`` gives all that were ever
    entered). Those in ``recorded`` belong to an act of their own: they may be put right once they
    are there, never made or emptied here. ``called`` names the field by which a child is named
    besides its id, ``among`` which children can be meant. ``examine`` checks and may return the record completed; ``settle`` carries the
    change further, after the record is kept. ``groups`` stand together in the form.
    """

    record: type[R]
    fields: tuple[str, ...]
    recorded: tuple[str, ...] = ()
    called: str = "name"
    among: Callable[[CaseFile], tuple[R, ...]] | None = None
    examine: Examine[R] | None = None
    settle: Settle[R] | None = None
    groups: tuple[Group, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)


def correctable(record: type[Record], *without: str) -> tuple[str, ...]:
    """Every field of a record that was ever entered by hand, in order of declaration."""
    out = OWN | set(without)
    return tuple(one.name for one in fields_of(record) if one.name not in out)


def called_in_change(record: type[Record], fields: Iterable[str]) -> dict[str, str]:
    """What fields of a record are called in the act that puts it right (``ChangeCommand.CALLED``)."""
    taken = field_map(ChangeCommand)
    return {one: f"{record.KIND}_{one}" if one in taken else one for one in fields}


def change_verb(
    name: str,
    title: str,
    changing: Changing[R],
    *,
    permission: str = "",
    states: tuple[str, ...] = (),
    guard: Guard | None = None,
    leads_to: tuple[str, ...] = (),
) -> Verb:
    """The verb that puts a record of the kind right; a child is named below its top record."""
    record = changing.record
    top = root_kind(record.KIND)
    annotations: dict[str, Any] = {top: _reference(top)}
    if record.KIND != top:
        annotations[record.KIND] = Annotated[str, F(record.TITLE, length=NAME_LENGTH)]
    called = called_in_change(record, changing.fields)
    constants = {
        "RECORD": record,
        "CALLED": called,
        "RECORDED": frozenset(called[one] for one in changing.recorded if one in called),
        "GROUPS": tuple(
            Group(
                title=one.title,
                fields=tuple(called[name] for name in one.fields if name in called),
            )
            for one in changing.groups
        ),
    }
    base = _command(name, title, annotations, changing.more, constants)
    command = partial_class(base.__name__, base, record, called, named=NAME_LENGTH)

    def handle(command: ChangeCommand, unit: UnitOfWork, act: Act) -> Outcome:
        return _change(command, unit, act, changing)

    allowed = guard or _something_there(record)
    return _verb_on(top, command, permission or name, handle, states, leads_to, allowed)


def void_verb(
    name: str,
    title: str,
    record: type[R],
    *,
    called: str = "position",
    permission: str = "",
    states: tuple[str, ...] = (),
    settle: Callable[[CaseFile, R, UnitOfWork, Act], None] | None = None,
    leads_to: tuple[str, ...] = (),
) -> Verb:
    """The verb that marks a child entered by mistake as void, with its reason; it stays in the log."""
    top = root_kind(record.KIND)
    annotations: dict[str, Any] = {
        top: _reference(top),
        record.KIND: Annotated[str, F(record.TITLE, length=NAME_LENGTH)],
        "reason": Annotated[str, F("作废原因", length=300)],
    }
    command = _made(name, title, annotations, {}, Command, {})

    def handle(command: Any, unit: UnitOfWork, act: Act) -> Outcome:
        case = _opened(unit, top, getattr(command, top))
        item = _child(case.all(record), record, getattr(command, record.KIND), called)
        unit.reason = command.reason
        unit.change(item.replace(void_reason=command.reason))
        if settle is not None:
            settle(case, item, unit, act)
        act.findings.settle()
        return _outcome(unit, top, case.record.id)

    return _verb_on(
        top, command, permission or name, handle, states, leads_to, _something_there(record)
    )


def _verb_on(
    top: str,
    command: type[Command],
    permission: str,
    handle: Handler,
    states: tuple[str, ...],
    leads_to: tuple[str, ...],
    guard: Guard,
) -> Verb:
    return Verb(command, permission, handle, top, top, states, guard, leads_to=leads_to)


def _something_there(record: type[Record]) -> Guard:
    """Forbids putting right what was never recorded."""

    def guard(case: CaseFile, today: date) -> Problem | None:
        if not record.PARENT or case.all(record):
            return None
        return problem("change.none", "", title=record.TITLE)

    return guard


def _reference(kind: str) -> Any:
    return Annotated[str, F(KINDS[kind].TITLE, ref=kind, length=NAME_LENGTH)]


def _command(
    name: str,
    title: str,
    annotations: dict[str, Any],
    more: dict[str, Any],
    constants: dict[str, Any],
) -> type[ChangeCommand]:
    values = dict.fromkeys(more)
    made = _made(name, title, {**annotations, **more}, values, ChangeCommand, constants)
    return cast("type[ChangeCommand]", made)


def _made(
    name: str,
    title: str,
    annotations: dict[str, Any],
    defaults: dict[str, Any],
    base: type[Command],
    constants: dict[str, Any],
) -> type[Command]:
    words = "".join(word.capitalize() for part in name.split(".") for word in part.split("_"))
    body = {
        "__annotations__": annotations,
        "__module__": __name__,
        "__doc__": base.__doc__,
        "VERB": name,
        "TITLE": title,
        **constants,
        **defaults,
    }
    return type(words, (base,), body)


def _change(command: ChangeCommand, unit: UnitOfWork, act: Act, changing: Changing[R]) -> Outcome:
    record = changing.record
    top = root_kind(record.KIND)
    case = _opened(unit, top, getattr(command, top))
    if record.KIND == top:
        before = cast(R, case.record)
    else:
        meant = changing.among(case) if changing.among else case.all(record)
        before = _child(meant, record, getattr(command, record.KIND), changing.called)
    given = command.given()
    known = field_map(record)
    for name in changing.recorded:
        if name in given and (getattr(before, name) is None or given[name] is None):
            act.findings.refuse("change.not_recorded", name, title=known[name].spec.title)
    act.findings.settle()
    amendment = Amendment(command, unit, act, case, before, before.replace(**given))
    if amendment.before == amendment.after:
        raise Refused(problem("change.nothing"))
    if changing.examine is not None:
        completed = changing.examine(amendment)
        if completed is not None:
            amendment = Amendment(command, unit, act, case, before, completed)
    act.findings.settle()
    unit.reason = _why(command)
    unit.change(amendment.after)
    if changing.settle is not None:
        changing.settle(amendment)
        act.findings.settle()
    return _outcome(unit, top, case.record.id)


def _day(value: date | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def _why(command: ChangeCommand) -> str | None:
    note = getattr(command, "signed_note", None)
    return f"{command.reason}（更正说明签署于 {note}）" if note else command.reason


def _opened(unit: UnitOfWork, kind: str, identity: str) -> CaseFile:
    case = unit.case(kind, identity)
    assert case is not None
    return case


def _child(meant: Iterable[R], record: type[R], value: str, called: str) -> R:
    return the_one(value, meant, called, record.TITLE, record.KIND)


def _outcome(unit: UnitOfWork, kind: str, identity: str) -> Outcome:
    record = unit.get(KINDS[kind], identity)
    assert record is not None
    return Outcome(record.id, number_of(record), getattr(record, "state", None))
