"""The rules of the house, read from the sources: floors, sizes, names, exceptions, slots."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, own, sources, trees

ATTICS = {"utils", "util", "common", "helpers", "helper", "misc"}
# Where a broad except may stand: the landing of the lanes, the command line's, the exception hook.
LANDINGS = ("sifasuo_desktop/ui/", "sifasuo_desktop/app/", "sifasuo_desktop/cli/guard.py")


def test_every_import_goes_down_the_floors() -> None:
    code = (
        "import sys; from importlinter.cli import lint_imports;"
        "sys.exit(lint_imports(no_cache=True, is_debug_mode=False))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "9 kept, 0 broken" in done.stdout


def test_no_file_class_or_function_is_too_long() -> None:
    long = [name for name, text in sources().items() if len(text.splitlines()) > 400]
    for name, tree in trees().items():
        for node in ast.walk(tree):
            limit = 200 if isinstance(node, ast.ClassDef) else 40
            kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
            if isinstance(node, kinds) and (node.end_lineno or 0) - node.lineno >= limit:
                long.append(f"{name}:{node.name}")
    assert long == []


def test_every_file_says_what_it_is_for() -> None:
    silent = [name for name, tree in trees().items() if tree.body and not ast.get_docstring(tree)]
    assert silent == []


def test_there_is_no_attic() -> None:
    assert [name for name in sources() if set(Path(name).with_suffix("").parts) & ATTICS] == []


def broad(handler: ast.ExceptHandler) -> bool:
    caught = handler.type
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    if None in names:
        return True
    reraises = isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None
    wide = {"Exception", "BaseException"}
    return not reraises and any(isinstance(one, ast.Name) and one.id in wide for one in names)


def test_broad_excepts_stand_only_at_the_three_landings() -> None:
    found = [
        name
        for name, tree in own().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and broad(node)
    ]
    assert len(found) <= 3, found
    assert [name for name in found if not name.startswith(LANDINGS)] == []


def test_no_slot_is_a_lambda() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, tree in own().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "connect"
        and any(isinstance(argument, ast.Lambda) for argument in node.args)
    ]
    assert found == []


def test_what_scrolls_is_the_shared_part() -> None:
    made = [
        name
        for name, tree in own().items()
        for node in ast.walk(tree)
        for one in ([node.func] if isinstance(node, ast.Call) else getattr(node, "bases", ()))
        if isinstance(one, ast.Name) and one.id == "QScrollArea"
    ]
    assert made == ["sifasuo_desktop/ui/parts/scroll_area.py"]


def test_nothing_points_outside_the_house() -> None:
    outside = re.compile(r"\.\./shared" + "|" + r"/work" + "/")
    assert [name for name, text in sources().items() if outside.search(text)] == []


def test_no_print_and_no_clock_in_the_domain() -> None:
    wanted = re.compile(r"\bprint\(|date\.today\(|datetime\.now\(|\blogging\b")
    found = [
        name
        for name, text in sources().items()
        if name.startswith("sifasuo_desktop/domain") and wanted.search(text)
    ]
    assert found == []


BLOCKER = """
import sys
HIDDEN = sys.argv[1].split(",")
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in HIDDEN:
            raise ImportError("hidden: " + name)
sys.meta_path.insert(0, Hidden())
sys.argv = ["sifasuo", *sys.argv[2:]]
from sifasuo_desktop.app.main import main
sys.exit(main())
"""
QT = "PySide6,pypinyin"
ALL = "PySide6,pypinyin,sqlalchemy,alembic,sqlcipher3,reportlab,argon2,gmssl_pyx,zstandard"


@pytest.mark.parametrize(
    ("hidden", "call"),
    [
        (ALL, ["--version"]),
        (ALL, ["--help"]),
        (QT, ["verbs", "--json"]),
        (QT, ["verbs", "--errors", "--json"]),
        (ALL, ["calc", "amount", "138000.00", "--json"]),
    ],
)
def test_what_needs_no_store_starts_without_the_heavy_libraries(
    hidden: str, call: list[str]
) -> None:
    environment = {name: value for name, value in os.environ.items() if "SIFASUO" not in name}
    done = subprocess.run(
        [sys.executable, "-c", BLOCKER, hidden, *call],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout) > 10


def test_the_blocker_hides() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BLOCKER, "sqlalchemy", "verbs"], capture_output=True, check=False
    )
    assert done.returncode != 0
    assert b"hidden: sqlalchemy" in done.stderr
