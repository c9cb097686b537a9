"""The list of very many cases in the window: opened, its memory, and jumped in, against a list of
Qt that holds all rows.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.children import child
from tests.bench.stores import Stores, looked_at
from tests.bench.table import Cost, Line, compared, high

JUMPS = 40
ALL = "a list of Qt, all rows loaded"


def run(stores: Stores) -> Iterator[Line]:
    """Each in a process of its own, up to the painted rows."""
    store, many = stores.lean(stores.sizes.many), f"{stores.sizes.many:,}"
    jumps = stores.sizes.times(JUMPS)
    looked_at(store)
    ours = _told("ours", store, jumps)
    theirs = _told("all", store, jumps)
    yield compared(
        f"list of {many} rows: opened the first time",
        Cost(*ours["open"]), ALL, Cost(*theirs["open"]), goal=0.1,
    )  # fmt: skip
    yield compared(
        f"list of {many} rows: opened again after an act",
        Cost(*ours["again"]), ALL, Cost(*theirs["open"]), goal=0.1,
    )  # fmt: skip
    yield compared(
        f"list of {many} rows: memory",
        Cost(ours["memory"], ours["memory"]), ALL,
        Cost(theirs["memory"], theirs["memory"]), goal=0.1, unit="MB",
    )  # fmt: skip
    for what, name in (("jump anywhere, p95", "jumps"), ("jump to the end, p95", "ends")):
        mine, other = ([Cost(*one) for one in found[name]] for found in (ours, theirs))
        yield compared(f"list of {many} rows: {what}", high(mine), ALL, high(other), goal=2)


def _told(way: str, store: Path, jumps: int) -> dict[str, Any]:
    return dict(json.loads(child("list_child", way, str(store), str(jumps))[-1]))
