"""What a kind takes from a sheet: its columns, and the acts a row becomes.

Of every kind with ``KIND.add`` it is derived from that verb, of a ledger with the steps of its flow
behind it; a subject that takes rows otherwise offers a ``FORM`` in its module of ``forms``.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sifasuo_desktop.domain.fields import Field, field_map, fields_of
from sifasuo_desktop.domain.ledger import Ledger, Step
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.domain.typed_numbers import number_key
from sifasuo_desktop.kernel import registry
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.acting.command import Verb
from sifasuo_desktop.services.exchange.excel import forms

LATE_REASON = "从旧台账导入"
Values = Mapping[str, Any]
Key = tuple[Hashable, ...]
Called = Callable[[str, str], str]
"""What a record is called, by its kind and id."""


@dataclass(frozen=True, kw_only=True)
class SheetColumn:
    """A column: the name its value has in a row, and the field it is read as.

    ``many``: several values may stand in one cell. ``owner`` is the column of people beside whom it
    stands, ``plain`` what it is called there (证件号码); ``number``: it only says which record a row
    is. ``alone``: where nothing is said, the only record there is is meant. ``shown``: in the
    template, too.
    """

    name: str
    field: Field
    title: str
    required: bool = False
    many: bool = False
    owner: str = ""
    plain: str = ""
    people: bool = False
    number: bool = False
    alone: bool = False
    shown: bool = True
    help: str = ""


@dataclass(frozen=True)
class Deed:
    """One act of a row; ``"$"`` in its values is the id of what the first one made.

    ``at`` says of places in its values in which column they stand, where they are not called so.
    """

    verb: str
    values: Values
    late: Mapping[str, str] | None = None
    at: Mapping[str, str] = field(default_factory=dict)


def _no_doubts(values: Values) -> Sequence[str]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Form:
    """What one kind takes. ``keys`` says by what a row is known, of a row or of a kept record;
    ``kept`` are the columns of which tables that needs. ``asks`` are questions about a row.
    """

    kind: str
    verb: str
    columns: tuple[SheetColumn, ...]
    deeds: Callable[[Values, Called], Sequence[Deed]]
    keys: Callable[[Values], Sequence[Key]]
    kept: Callable[[Mapping[str, Sequence[Values]]], Iterator[tuple[Key, str]]]
    reads: Mapping[str, tuple[str, ...]]
    asks: Callable[[Values], Sequence[str]] = _no_doubts

    @property
    def by_name(self) -> Mapping[str, SheetColumn]:
        """The columns by name."""
        return {one.name: one for one in self.columns}


def form_of(kind: str) -> Form:
    """The form of a kind. Raises Refused ``sheet.kind`` for one that takes no sheet."""
    found = all_forms().get(kind)
    if found is None:
        known = "、".join(all_forms())
        raise Refused(problem("sheet.kind", "kind", kind=kind, kinds=known))
    return found


@cache
def all_forms() -> Mapping[str, Form]:
    """Every form by kind, in the order of the kinds."""
    own = registry.discover(forms, "FORM", Form, key="kind")
    found = {}
    for kind in kinds():
        if kind in own:
            found[kind] = own[kind]
        elif f"{kind}.add" in all_verbs() and not KINDS[kind].PARENT and KINDS[kind].HANDOVER:
            found[kind] = _derived(kind)
    return found


def column(one: Field, **more: Any) -> SheetColumn:
    """A column for a field as it is declared."""
    said: dict[str, Any] = {
        "title": one.spec.title,
        "required": one.required,
        "many": one.many,
        "help": one.spec.help,
    }
    return SheetColumn(name=one.name, field=one, **{**said, **more})


def number_columns(kind: str, taken: Sequence[str]) -> tuple[SheetColumn, ...]:
    """The numbers of a kind that a sheet may bear and the program gives itself."""
    there = field_map(KINDS[kind])
    return tuple(
        column(there[name], number=True, required=False)
        for name in kinds()[kind].numbers
        if name in there and name not in taken and there[name].spec.form == "number"
    )


def _derived(kind: str) -> Form:
    verb = all_verbs()[f"{kind}.add"]
    ledger = ledgers().get(kind)
    entered = [one for one in fields_of(verb.command) if not one.nested]
    later = [one for one in ledger.typed if one.name in ledger.later] if ledger else []
    taken = [one.name for one in (*entered, *later)]
    columns = (
        *number_columns(kind, taken),
        *(column(one) for one in entered),
        *(column(one, required=False) for one in later if one.name not in verb_names(verb)),
    )
    by = _known_by(kind, ledger)

    def deeds(values: Values, called: Called) -> Sequence[Deed]:
        own = {one.name: values[one.name] for one in entered if one.name in values}
        return (Deed(verb.name, own), *(_steps(ledger, values) if ledger else ()))

    def keys(values: Values) -> Sequence[Key]:
        return tuple(_keys(columns, by, values))

    def kept(tables: Mapping[str, Sequence[Values]]) -> Iterator[tuple[Key, str]]:
        for record in tables[kind]:
            for key in _keys(columns, by, record):
                yield key, str(record["id"])

    numbers = [one.name for one in columns if one.number]
    return Form(
        kind=kind,
        verb=verb.name,
        columns=columns,
        deeds=deeds,
        keys=keys,
        kept=kept,
        reads={kind: (*numbers, *{name for names in by for name in names})},
    )


def verb_names(verb: Verb) -> frozenset[str]:
    """The names of the fields of a verb."""
    return frozenset(one.name for one in fields_of(verb.command))


def _known_by(kind: str, ledger: Ledger | None) -> tuple[tuple[str, ...], ...]:
    """By which fields together a record is taken for one that is there."""
    if ledger is not None:
        return ((*ledger.called, ledger.dated),)
    there = field_map(KINDS[kind])
    if "code" in there:
        return (("code",),)
    return (tuple(one.name for one in fields_of(KINDS[kind]) if one.required)[:3],)


def _keys(
    columns: Sequence[SheetColumn], by: Sequence[tuple[str, ...]], values: Values
) -> Iterator[Key]:
    """The number a row bears, and what tells it where it bears none."""
    for one in columns:
        if one.number and values.get(one.name):
            yield one.name, number_key(str(values[one.name]))
    for names in by:
        told = [values.get(name) for name in names]
        if all(told):
            yield (names, *map(str, told))


def _steps(ledger: Ledger, values: Values) -> Iterator[Deed]:
    """The steps of the flow a row tells of: one after the other while all they need is there."""
    state, done = ledger.begins, set[str]()
    while True:
        step = _next_step(ledger, state, values, done)
        if step is None:
            return
        given = {name: values[name] for name in step.fields if values.get(name)}
        yield Deed(ledger.verb(step.name), {ledger.kind: "$", **given})
        state, done = step.to, done | {step.name}


def _next_step(ledger: Ledger, state: str, values: Values, done: set[str]) -> Step | None:
    """A step that leads on; where something is needed that only it asks for, it was done."""
    for step in ledger.steps:
        onward = state in step.within and step.to != state and step.name not in done
        back = any(step.to == one.name for one in ledger.flow[: _place(ledger, state)])
        if onward and not back and step.needs and all(values.get(one) for one in step.needs):
            return step
    return None


def _place(ledger: Ledger, state: str) -> int:
    return next((at for at, one in enumerate(ledger.flow) if one.name == state), 0)
