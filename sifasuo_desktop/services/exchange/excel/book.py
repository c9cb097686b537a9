"""All forms by kind: those the subjects offer, and one for every kind with ``KIND.add``.

Of a ledger the steps of its flow are taken behind the entry, as far as a row tells of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sifasuo_desktop.domain.fields import field_map, fields_of
from sifasuo_desktop.domain.ledger import Ledger
from sifasuo_desktop.domain.ledger_flow import Step
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.domain.typed_numbers import number_key
from sifasuo_desktop.kernel import registry
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.acting.command import Verb
from sifasuo_desktop.services.exchange.excel import forms
from sifasuo_desktop.services.exchange.excel.form import (
    Called,
    Deed,
    Form,
    Key,
    SheetColumn,
    Values,
    column,
    number_columns,
)


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
