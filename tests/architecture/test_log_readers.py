"""Whoever reads what an entry of the log says gets it in the present shape: one place opens it."""

import ast
import re

from tests.architecture.sources import own

# Who writes, hashes, hands over and opens the content of an entry; ``lists`` gives it to the last.
# ``statements`` reads the states of entries written since the store was opened, by this program.
OFFICE = {
    "sifasuo_desktop/store/entries.py",
    "sifasuo_desktop/store/lists.py",
    "sifasuo_desktop/store/log.py",
    "sifasuo_desktop/store/outbox.py",
    "sifasuo_desktop/store/schema/own.py",
    "sifasuo_desktop/store/statements.py",
    "sifasuo_desktop/store/unit_of_work.py",
}
BUREAU = {"sifasuo_desktop/bureau/present.py"}


def naming(name: str, *, column: bool) -> set[str]:
    """The modules in which a column of the log stands as a word or behind ``.c``."""
    return {
        path
        for path, tree in own().items()
        for node in ast.walk(tree)
        if (not column and isinstance(node, ast.Constant) and _names(node.value, name))
        or (
            isinstance(node, ast.Attribute)
            and node.attr == name
            and getattr(node.value, "attr", "") == "c"
        )
    }


def _names(value: object, name: str) -> bool:
    """Whether a text is the column's name, or a statement in which it stands."""
    if not isinstance(value, str):
        return False
    return value == name or ("SELECT" in value and re.search(rf"\b{name}\b", value) is not None)


def test_the_content_of_an_entry_is_opened_where_it_is_raised() -> None:
    assert naming("payload", column=False) == OFFICE


def test_the_content_of_a_frame_is_opened_where_it_is_raised() -> None:
    assert naming("f", column=True) == BUREAU
