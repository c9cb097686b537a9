"""Making and sealing the bundles of all that a large office has, and taking them in at the bureau.

Each is done once, in a process of its own: it takes seconds, and its memory is told, too.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.children import child
from tests.bench.stores import Stores
from tests.bench.table import Cost, Line, Row, over

MOST_MEMORY = 150.0
MOST_SECONDS = 8.0
MOST_TRANSACTION = 50.0


def run(stores: Stores) -> Iterator[Line]:
    """The store is one that handed nothing over yet, admitted to a bureau made for it."""
    store, bureau = stores.copied(stores.large()), stores.scratch / "bureau"
    made = _told("make", store, bureau)
    cases = f"{stores.sizes.cases:,} cases"
    note = f"{made['rows']:,} revisions in {made['bundles']} bundles, {made['mb']:.0f} MB plain"
    ours, theirs = Cost(*made["ours"]), Cost(*made["theirs"])
    yield Row(
        f"make and seal the bundles of {cases}",
        ours, "zstd 9 and SM4-GCM over the same bytes", theirs, over(ours, theirs),
        least=0.5, limit=MOST_SECONDS * 1000, note=note,
    )  # fmt: skip
    yield _memory(f"memory of making the bundles of {cases}", made["memory"])
    longest = Cost(*made["longest"])
    yield Row("the longest of its write transactions", longest, limit=MOST_TRANSACTION)
    taken = _told("take", store, bureau)
    rows = taken["rows"]
    rate = rows / taken["ours"][1] * 1000
    yield Row(
        f"take in {rows:,} revisions at the bureau",
        Cost(*taken["ours"]), "executemany of the same rows into SQLCipher",
        Cost(*taken["theirs"]), over(Cost(*taken["ours"]), Cost(*taken["theirs"])),
        least=0.25, note=f"{rate:,.0f} rows a second of the processor; result {taken['result']}",
    )  # fmt: skip
    yield _memory("memory of taking them in", taken["memory"])


def _memory(what: str, megabytes: float) -> Line:
    return Row(what, Cost(megabytes, megabytes), limit=MOST_MEMORY, unit="MB")


def _told(*words: str | Path) -> dict[str, Any]:
    return dict(json.loads(child("handing_child", *map(str, words))[-1]))
