"""The check of the log over the store of a large office, an entry at a time."""

from collections.abc import Iterator
from typing import Any

from sifasuo_desktop.kernel.canonical import sm3
from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.workplace import Workplace
from tests.bench.stores import Stores, holds
from tests.bench.table import Cost, Line, Remark, Row, over
from tests.bench.table import cost as measured


def run(stores: Stores) -> Iterator[Line]:
    """Against reading every entry and hashing its content and its link, which none can spare."""
    workplace = stores.opened(stores.large())
    yield Remark(f"a store of {holds(workplace)}")
    reports = []
    theirs = measured(lambda: _bare(workplace))
    ours = measured(lambda: reports.append(check(workplace)))
    entries = reports[0].entries
    # No bureau ever gave the receipt of the one bundle.
    ok = [fault.what for fault in reports[0].faults] == ["receipt"]
    workplace.close()
    yield Row(
        f"check of the log, an entry of {entries:,}",
        _each(ours, entries),
        "reading it and three SM3",
        _each(theirs, entries),
        over(ours, theirs),
        note=f"{ours.wall / 1000:.1f} s, {'no fault' if ok else 'FAULTS'}",
    )


def _each(cost: Cost, count: int) -> Cost:
    return Cost(cost.wall / count, cost.cpu / count)


def _bare(workplace: Workplace) -> bytes:
    previous = bytes(32)
    with workplace.store.reading() as reader:
        driver: Any = reader.driver
        query = "SELECT salt, payload, rev, record, root, at FROM revision ORDER BY n"
        for salt, payload, *head in driver.execute(query):
            digest = sm3(salt or b"", payload or b"")
            previous = sm3(previous, sm3("".join(head).encode()), digest)
    return previous
