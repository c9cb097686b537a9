"""The code lists of ``resources/codes``: what a field with ``codes`` can be, in the order of the list."""

import tomllib
from collections.abc import Mapping
from functools import cache

from sifasuo_desktop.domain.codes import CodeList
from sifasuo_desktop.kernel import paths


@cache
def code_lists() -> Mapping[str, CodeList]:
    """Every list by its name; the states of kinds are not among them.

    Raises ValueError for a list given twice.
    """
    lists: dict[str, CodeList] = {}
    for path in sorted(paths.resources("codes").glob("*.toml")):
        for name, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if name in lists:
                raise ValueError(name)
            titles = {code: text for code, text in entries.items() if code != "title"}
            lists[name] = CodeList(name, entries["title"], titles)
    return lists
