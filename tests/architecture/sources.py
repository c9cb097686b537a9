"""The sources of the program and of its tests, parsed once."""

import ast
import gc
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "sifasuo_desktop"


@cache
def sources() -> dict[str, str]:
    """Text by path below the root."""
    files = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files}


@cache
def trees() -> dict[str, ast.Module]:
    """Syntax trees by path below the root: a million objects without a circle, kept to the end."""
    gc.collect()
    gc.disable()
    try:
        return {name: ast.parse(text) for name, text in sources().items()}
    finally:
        gc.freeze()
        gc.enable()


def own_tests() -> dict[str, ast.Module]:
    """The trees of the tests alone."""
    return {name: tree for name, tree in trees().items() if name.startswith("tests")}


def own() -> dict[str, ast.Module]:
    """The trees of the program alone."""
    return {name: tree for name, tree in trees().items() if name.startswith("sifasuo_desktop")}
