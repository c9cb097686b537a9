"""Looks the flow and the deadlines of a ledger through."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from sifasuo_desktop.domain.deadlines.parameters import BadParameter, Parameters
from sifasuo_desktop.domain.fields import Field, field_map
from sifasuo_desktop.domain.figures import AnyChild, fields_of_condition
from sifasuo_desktop.domain.ledger import Ledger, own_fields
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import Record

BRACED = re.compile(r"\{([^}]*)\}")


def flow_mistakes(ledger: Ledger) -> Iterator[str]:
    """What is wrong with its states and steps."""
    states = [state.name for state in ledger.states]
    for name in {one for one in states if states.count(one) > 1}:
        yield f"flow: state {name} is there twice"
    if ledger.steps and not ledger.flow:
        yield "steps without flow"
    own = {one.name: one for one in own_fields(ledger.record)}
    ways = (one.name for one in ledger.routes)
    names = [*(step.name for step in ledger.steps), *ways, *_acts(ledger)]
    for name in sorted({one for one in names if names.count(one) > 1}):
        yield f"act {name} is there twice"
    for step in ledger.steps:
        if not step.within:
            yield f"step {step.name}: it is lawful in no state"
        for state in (*step.within, step.to):
            if state not in ledger.live:
                yield f"step {step.name}: there is no state {state}"
        yield from _step(ledger, step, own)
        yield from _parts_of_step(ledger, step)
    reached = {ledger.begins, *(step.to for step in ledger.steps)}
    for each in ledger.flow:
        if each.name not in reached:
            yield f"flow: no step leads to state {each.name}"
        left = [step for step in ledger.steps if each.name in step.within]
        if each.awaits and each.awaits not in {ledger.verb(step.name) for step in left}:
            yield f"flow: state {each.name} awaits {each.awaits}, which does not lead out of it"
        if not each.closed and not left:
            yield f"flow: no step leads out of state {each.name}, and it is not closed"
        if each.closed and left:
            yield f"flow: step {left[0].name} leads out of state {each.name}, which is closed"


def _step(ledger: Ledger, step: Step, own: Mapping[str, Field]) -> Iterator[str]:
    at = f"step {step.name}"
    for name in step.fields:
        if name not in own:
            yield f"{at}: there is no field {name}"
        elif own[name].required:
            yield f"{at}: field {name} is required of every record"
    asked = {name: own[name] for name in step.fields if name in own}
    if step.filled is not None and (filled := _part(ledger, step.filled.part)):
        names = (*step.filled.needs, *step.filled.may)
        asked |= {name: one for name, one in field_map(filled).items() if name in names}
    for name in (*filter(None, (step.day,)), *step.beyond):
        if name not in asked:
            yield f"{at}: day {name} is none of its fields"
        elif not issubclass(asked[name].type, date):
            yield f"{at}: field {name} is no day"
    for name in (*step.clears, *step.sets):
        if name not in own:
            yield f"{at}: there is no field {name}"
        elif own[name].required:
            yield f"{at}: field {name} is required and cannot be cleared"
        elif name in step.fields:
            yield f"{at}: field {name} is asked for and cleared"
    if step.sets and not step.day:
        yield f"{at}: it sets days and has none"


def _part(ledger: Ledger, name: str) -> type[Record] | None:
    return next((part.record for part in ledger.parts if part.name == name), None)


def _parts_of_step(ledger: Ledger, step: Step) -> Iterator[str]:
    """What a step asks for of parts is there."""
    at = f"step {step.name}"
    asked = [(rows.part, (*rows.fields, *rows.needs)) for rows in step.rows]
    for rows in step.rows:
        for name in set(rows.told) - set(rows.fields):
            yield f"{at}: {rows.part} is told {name}, which is none of its fields"
    asked += [(one.part, tuple(filter(None, (one.each,)))) for one in step.demands]
    if step.filled is not None:
        asked.append((step.filled.part, (*step.filled.needs, *step.filled.may)))
    for part, names in asked:
        record = _part(ledger, part)
        if record is None:
            yield f"{at}: there is no part {part}"
            continue
        for name in names:
            if name not in field_map(record):
                yield f"{at}: {part} has no field {name}"
    if step.entry and (step.rows or step.filled or step.demands or step.clears):
        yield f"{at}: what is gone with the entry asks for fields of the record alone"


def number_mistakes(ledger: Ledger) -> Iterator[str]:
    """What is wrong with the numbers its papers bear."""
    own = {one.name: one for one in own_fields(ledger.record)}
    steps = {step.name: step for step in ledger.steps}
    for one in ledger.numbered:
        at = f"numbered {one.field}"
        step = steps.get(one.step)
        if one.field not in own:
            yield f"{at}: there is no field {one.field}"
        if one.step and (step is None or not step.day or step.day not in step.fields):
            yield f"{at}: there is no step {one.step} with a day"
        elif step is not None and one.field not in step.fields:
            yield f"{at}: step {one.step} does not ask for it"
        braced = sorted(name.partition(":")[0] for name in BRACED.findall(one.pattern))
        if [name for name in braced if name != "word"] != ["seq", "year"]:
            yield f"{at}: {one.pattern!r} needs {{year}} and {{seq}}, once each"


def term_mistakes(ledger: Ledger) -> Iterator[str]:
    """What is wrong with its deadlines."""
    parts = {part.name: part.record for part in ledger.parts}
    of_record = own_fields(ledger.record)
    acts = {*(step.name for step in ledger.steps), *_acts(ledger)}
    for term in ledger.terms:
        at = f"term {term.name}"
        if term.part and term.part not in parts:
            yield f"{at}: there is no part {term.part}"
            continue
        part = own_fields(parts[term.part]) if term.part else ()
        yield from _named(at, term, {one.name: one for one in (*of_record, *part)})
        yield from _stopped(at, term, parts)
        yield from _lawful(at, term, ledger)
        if term.act not in acts:
            yield f"{at}: there is no act {term.act}"
        yield from _numbers(at, term, ledger)


def _named(at: str, term: Term, own: Mapping[str, Field]) -> Iterator[str]:
    """The fields it names are there."""
    if any(isinstance(one, AnyChild) for one in term.where):
        yield f"{at}: a term asks nothing of records below"
    asked = [name for condition in term.where for name in fields_of_condition(condition)]
    said = (term.unless, term.length, term.least, term.basis)
    for name in (term.day, *filter(None, said), *asked, *BRACED.findall(term.why)):
        if name not in own:
            yield f"{at}: there is no field {name}"
    if term.day in own and not issubclass(own[term.day].type, date):
        yield f"{at}: field {term.day} is no day"
    for name in filter(None, (term.length, term.least)):
        if name in own and own[name].type is not int:
            yield f"{at}: field {name} is no number"


def _lawful(at: str, term: Term, ledger: Ledger) -> Iterator[str]:
    """The act that settles it can be done where it runs."""
    steps = {step.name: step for step in ledger.steps}
    for state in term.states:
        if state not in ledger.live:
            yield f"{at}: there is no state {state}"
        elif term.act in steps and state not in steps[term.act].within:
            yield f"{at}: act {term.act} is not lawful in state {state}"


def _numbers(at: str, term: Term, ledger: Ledger) -> Iterator[str]:
    """Its number can be read."""
    if not {"title", "unit", "basis"} <= set(term.number):
        yield f"{at}: number needs title, unit and basis"
        return
    try:
        Parameters({ledger.verb(term.name): {"value": 0, **term.number}})
    except BadParameter as trouble:
        yield f"{at}: number: {trouble.field} cannot be read"


def _stopped(at: str, term: Term, parts: Mapping[str, type[Record]]) -> Iterator[str]:
    """The days between which the clock stands still."""
    if term.stopped is None:
        return
    if term.stopped.part not in parts:
        yield f"{at}: there is no part {term.stopped.part}"
        return
    own = field_map(parts[term.stopped.part])
    for name in (term.stopped.since, term.stopped.until):
        if name not in own or not issubclass(own[name].type, date):
            yield f"{at}: field {name} of {term.stopped.part} is no day"


def _acts(ledger: Ledger) -> Iterator[str]:
    yield from ("add", "change", "void")
    for part in ledger.parts:
        yield from (f"{act}_{part.name}" for act in ("add", "change", "void"))
        if part.becomes:
            yield part.becomes.name
