"""A test that cannot fail is a defect: every test asserts, and nothing is compared with itself."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping

import pytest

from tests.architecture.sources import own_tests

# What fails by itself when something does not come true.
WAITS = frozenset({"raises", "waitUntil", "waitSignal", "waitSignals", "run_state_machine_as_test"})
FORBIDDEN = frozenset({"skip", "skipif", "xfail", "importorskip", "sleep"})


def name_of(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def asserts(function: ast.AST, helpers: Iterable[str]) -> bool:
    """Whether a function asserts itself or calls one that does."""
    known = WAITS | set(helpers)
    return any(
        isinstance(node, ast.Assert) or (isinstance(node, ast.Call) and name_of(node) in known)
        for node in ast.walk(function)
    )


def functions(modules: Iterable[ast.Module]) -> Mapping[str, list[ast.FunctionDef]]:
    found = defaultdict(list)
    for module in modules:
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef):
                found[node.name].append(node)
    return found


def asserting_helpers(modules: Iterable[ast.Module]) -> frozenset[str]:
    """The names of functions that assert, directly or through one another."""
    known = functions(modules)
    helpers: set[str] = set()
    while True:
        more = {
            name
            for name, bodies in known.items()
            if name not in helpers and any(asserts(body, helpers) for body in bodies)
        }
        more = {name for name in more if not name.startswith("test_")}
        if not more:
            return frozenset(helpers)
        helpers |= more


def silent_tests(modules: Mapping[str, ast.Module]) -> list[str]:
    helpers = asserting_helpers(modules.values())
    return [
        f"{path}::{node.name}"
        for path, module in modules.items()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if not asserts(node, helpers)
    ]


def idle_asserts(module: ast.Module) -> list[int]:
    """The lines of assertions of a constant, or of a thing against itself."""
    lines = []
    for node in ast.walk(module):
        if not isinstance(node, ast.Assert):
            continue
        test = node.test
        same = isinstance(test, ast.Compare) and ast.dump(test.left) in map(
            ast.dump, test.comparators
        )
        told = isinstance(test, ast.Tuple) and bool(test.elts)
        calls = any(isinstance(one, ast.Call) for one in ast.walk(test))
        if isinstance(test, ast.Constant) or told or (same and not calls):
            lines.append(node.lineno)
    return lines


def test_every_test_asserts_something() -> None:
    assert silent_tests(own_tests()) == []


def test_nothing_is_compared_with_itself() -> None:
    assert {
        path: found for path, tree in own_tests().items() if (found := idle_asserts(tree))
    } == {}


def test_no_test_is_skipped_expected_to_fail_or_sleeps() -> None:
    found = [
        f"{path}:{node.lineno}"
        for path, tree in own_tests().items()
        if not path.startswith(("tests/bench/", "tests/architecture/"))
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in FORBIDDEN)
        or (isinstance(node, ast.Name) and node.id in FORBIDDEN)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "silent", "idle"),
    [
        ("def test_a():\n    run()\n", ["x::test_a"], []),
        ("def test_a():\n    look()\ndef look():\n    assert run()\n", [], []),
        ("def test_a():\n    assert True\n", [], [2]),
        ("def test_a():\n    assert done == done\n", [], [2]),
        ("def test_a():\n    assert run() == run()\n", [], []),
        ("def test_a():\n    assert (done, 'told')\n", [], [2]),
    ],
)
def test_these_rules_find_what_they_are_for(
    source: str, silent: list[str], idle: list[int]
) -> None:
    tree = ast.parse(source)
    assert silent_tests({"x": tree}) == silent
    assert idle_asserts(tree) == idle
