"""What is declared of a kind is read everywhere: no list names kinds by hand, no state is a trap."""

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.kind import Kind
from sifasuo_desktop.domain.record import KINDS, root_kind
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.ledgers.terms import all_rules
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.acting.command import Verb
from sifasuo_desktop.services.acting.states import states_of
from tests.architecture.sources import trees

# The house: who works where, his villages and committees. Every subject stands on it.
BASE = "office"
CLI = {"cli"}
ROOMS = ("services", "ui", "cli", "sync", "store", "bureau")
DOMAIN = "sifasuo_desktop.domain"


def subject_of(kind: str) -> str:
    """The folder of the domain a kind is declared in."""
    return KINDS[kind].__module__.split(".")[2]


def subjects() -> set[str]:
    return {subject_of(kind) for kind in KINDS} - {BASE}


def steps(tree: ast.AST) -> Iterator[ast.Constant]:
    """The names of steps of a subcommand where they are declared: ``steps.add("check", "核对")``."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        words = [one for one in node.args if isinstance(one, ast.Constant)]
        if node.func.attr == "add" and len(words) == len(node.args) == 2:
            yield words[0]


def steps_done(tree: ast.AST) -> Iterator[ast.Constant]:
    """The same names where it is said which function does each: a table of the module's functions."""
    names = {step.value for step in steps(trees()["sifasuo_desktop/cli/catalogue.py"])}
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict) and all(
            isinstance(does, ast.Name) and does.id in own for does in node.values
        ):
            yield from (
                key for key in node.keys if isinstance(key, ast.Constant) and key.value in names
            )


def names_of_others(tree: ast.AST, own: set[str]) -> Iterator[str]:
    """What a file names of subjects whose folder it does not stand in: their modules, their kinds.

    What is said on the command line is no kind: a step may be called ``check`` as a record is.
    """
    others = subjects() - own
    kinds = {kind for kind in KINDS if subject_of(kind) in others}
    acts = {*all_verbs(), *(rule.name for rule in all_rules())}
    said = {id(node) for found in (steps, steps_done) for node in found(tree)} if CLI & own else ()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(DOMAIN + "."):
            subject = str(node.module).split(".")[2]
            if subject in others:
                yield f"{node.lineno}: {node.module}"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            text = node.value
            named = text in kinds or (text in acts and text.split(".")[0] in kinds)
            if named or text.removesuffix("_state") in kinds:
                yield f"{node.lineno}: {text!r}"


def test_nothing_names_a_kind_outside_the_folder_of_its_subject() -> None:
    found = [
        f"{name}:{said}"
        for name, tree in trees().items()
        if name.startswith(tuple(f"sifasuo_desktop/{room}/" for room in ROOMS))
        for said in names_of_others(tree, set(Path(name).with_suffix("").parts))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('PAGES = {"dispute": 1}', ["1: 'dispute'"]),
        ('PAGES = {"party": 1}', ["1: 'party'"]),
        ('spec.ref not in ("", "leave")', ["1: 'leave'"]),
        ('title("leave_state", state)', ["1: 'leave_state'"]),
        ('title("correction_state", state)', ["1: 'correction_state'"]),
        ('act("dispute.accept", {})', ["1: 'dispute.accept'"]),
        ('due("correction.report_in")', ["1: 'correction.report_in'"]),
        (
            "from sifasuo_desktop.domain.dispute.records import Dispute",
            ["1: sifasuo_desktop.domain.dispute.records"],
        ),
        ('refuse("dispute.pattern_bad", "pattern")', []),
        ("from sifasuo_desktop.domain.office.records import Village", []),
    ],
)
def test_the_walk_sees_what_names_a_kind(source: str, said: list[str]) -> None:
    assert list(names_of_others(ast.parse(source), {"services", "reading", "listing"})) == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('steps.add("check", "核对修订日志")', []),
        ('def _look(): ...\nDONE = {"check": _look}', []),
        ('known.add("check")', ["1: 'check'"]),
        ('TITLES = {"check": "核查"}', ["1: 'check'"]),
        ('def _look(): ...\nDONE = {"party": _look}', ["2: 'party'"]),
        ('args.kind == "check"', ["1: 'check'"]),
    ],
)
def test_a_step_of_the_command_line_is_no_kind_and_a_kind_there_is_seen(
    source: str, said: list[str]
) -> None:
    assert list(names_of_others(ast.parse(source), {"cli", "commands"})) == said
    within = list(names_of_others(ast.parse(source), {"services"}))
    assert [one.partition(": ")[2] for one in within] == [
        "'party'" if "party" in source else "'check'"
    ]


SOME_DAY = date(2026, 4, 2)


def lawful_in(verb: Verb, kind: Kind, state: str) -> bool:
    """Whether a verb may be done to a record of a kind in a state, or to the record above it."""
    if KINDS[kind.name].PARENT:
        return verb.kind == root_kind(kind.name)
    kept = kind.bounds_of(state, SOME_DAY)[0]
    upon = any(field.spec.ref == kind.name for field in fields_of(verb.command))
    return verb.kind == kind.name and upon and (not verb.states or kept in verb.states)


def left_in(verb: Verb, kind: str) -> set[str]:
    """The states of a kind a verb may leave a record in."""
    told = (one if "." in one else f"{verb.kind}.{one}" for one in verb.leads_to)
    return {state for one in told for name, _, state in (one.partition("."),) if name == kind}


def traps(kind: Kind, states: Sequence[State], verbs: Iterable[Verb]) -> list[str]:
    """The states of a kind that are not closed and that no act leads out of."""
    ways = [(verb, left_in(verb, kind.name)) for verb in verbs]
    return [
        state.name
        for state in states
        if not state.closed
        and not any(lawful_in(verb, kind, state.name) and to - {state.name} for verb, to in ways)
    ]


WITH_STATES = [kind for kind in kinds().values() if states_of(kind.name)]


@pytest.mark.parametrize("kind", WITH_STATES, ids=lambda kind: kind.name)
def test_every_state_has_a_way_out_or_is_closed(kind: Kind) -> None:
    assert traps(kind, states_of(kind.name), all_verbs().values()) == []


def test_a_dead_end_is_seen() -> None:
    """A verb that brings a state which no act leads out of."""
    kind = kinds()["dispute"]
    resting = State("resting", "中止", light="yellow", step=2)
    base = all_verbs()["dispute.assign"]
    pausing = replace(base, leads_to=("resting",), adds=(resting,))
    states = (*states_of("dispute"), resting)
    assert traps(kind, states, [*all_verbs().values(), pausing]) == ["resting"]
    going_on = replace(base, states=("resting",), leads_to=("assigned",))
    assert traps(kind, states, [*all_verbs().values(), pausing, going_on]) == []
    assert traps(kind, [replace(resting, closed=True)], [pausing]) == []


@pytest.mark.parametrize("kind", WITH_STATES, ids=lambda kind: kind.name)
def test_every_state_named_by_an_act_or_a_list_is_in_the_table(kind: Kind) -> None:
    known = {state.name for state in states_of(kind.name)}
    named = {state for verb in all_verbs().values() for state in left_in(verb, kind.name)}
    lawful = {
        state for verb in all_verbs().values() if verb.kind == kind.name for state in verb.states
    }
    waited = {state.awaits for state in states_of(kind.name)} - {""}
    assert named | lawful | set(kind.by_day) <= known
    assert waited <= set(all_verbs())


@pytest.mark.parametrize("kind", WITH_STATES, ids=lambda kind: kind.name)
def test_every_state_can_be_reached(kind: Kind) -> None:
    by_an_act = {state for verb in all_verbs().values() for state in left_in(verb, kind.name)}
    assert {state.name for state in states_of(kind.name)} <= by_an_act | set(kind.by_day)
