"""Run in a process of its own: ``admit STORE BUREAU`` admits a store to a new bureau, ``begin`` one
that handed nothing over, ``make`` does
so and makes all bundles, ``take`` takes them in; ``receive STORE BUREAU STICK`` takes in what lies on
the stick and leaves the receipts there. Prints what it cost, what the baseline cost, and the memory,
as one line of JSON.
"""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import zstandard

from sifasuo_desktop.bureau import enrol
from sifasuo_desktop.bureau.ingest import Ingest
from sifasuo_desktop.bureau.store import Bureau, create_bureau, open_bureau
from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.exchange import handover
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import outbox
from sifasuo_desktop.store.unit_of_work import UnitOfWork
from sifasuo_desktop.sync import limits, outgoing
from sifasuo_desktop.sync.suite import KEY_BYTES, NONCE_BYTES, seal
from tests.bench import memory
from tests.bench.grown import PASSWORD, open_grown
from tests.bench.table import Cost, cost

CLOCK, RANDOMNESS = SystemClock(), SystemRandomness()
TABLES = ("device", "stream", "bundle", "revision", "record")
_PORTION = 1_000


def make(store: Path, home: Path) -> dict[str, Any]:
    """Everything of a store that handed nothing over."""
    workplace = open_grown(store)
    _nothing_handed_over(workplace)
    _admit(workplace, home)
    _reread(workplace)
    longest: list[Cost] = []
    with _watched(workplace, longest):
        before = memory.begin()
        names: list[str] = []
        ours = cost(lambda: names.extend(handover.make_bundles(workplace)))
        most = memory.highest() - before
    plain = _plain(workplace)
    theirs = cost(lambda: _sealed_alone(plain))
    workplace.close()
    return {
        "ours": ours, "theirs": theirs, "memory": most, "bundles": len(names),
        "rows": sum(len(one) for one in plain), "longest": max(longest),
        "mb": sum(len(frame) for one in plain for frame in one) / 1e6,
    }  # fmt: skip


def admit(store: Path, home: Path) -> dict[str, Any]:
    """A store is admitted to a bureau made for it."""
    workplace = open_grown(store)
    _admit(workplace, home)
    workplace.close()
    return {}


def begin(store: Path, home: Path) -> dict[str, Any]:
    """As ``admit``, a store that handed nothing over."""
    workplace = open_grown(store)
    _nothing_handed_over(workplace)
    _admit(workplace, home)
    workplace.close()
    return {}


def _nothing_handed_over(workplace: Workplace) -> None:
    with workplace.store.writing() as unit:
        unit.connection.exec_driver_sql("DELETE FROM span")
        unit.connection.exec_driver_sql("DELETE FROM bundle")


def _reread(workplace: Workplace) -> None:
    """Both find the file where the other would: read once."""
    with workplace.store.reading() as reader:
        reader.connection.exec_driver_sql("SELECT sum(length(payload)) FROM revision").scalar()


def _admit(workplace: Workplace, home: Path) -> None:
    bureau = create_bureau(home, PASSWORD, CLOCK, RANDOMNESS)
    request = home / "request.sfq"
    handover.enrol_request(workplace, request)
    admitted = enrol.admit(bureau, [request], home, CLOCK)
    handover.enrol_accept(workplace, admitted[0].certificate)
    bureau.close()


@contextmanager
def _watched(workplace: Workplace, longest: list[Cost]) -> Iterator[None]:
    """Notes what every write transaction of the store costs."""
    store = workplace.store
    writing = store.writing

    @contextmanager
    def timed(*given: Any, **named: Any) -> Iterator[UnitOfWork]:
        # The processor of this thread: meanwhile another one compresses the next bundle.
        start, begun = time.perf_counter(), time.thread_time()
        with writing(*given, **named) as unit:
            yield unit
        wall, cpu = time.perf_counter() - start, time.thread_time() - begun
        longest.append(Cost(wall * 1000, cpu * 1000))

    vars(store)["writing"] = timed
    try:
        yield
    finally:
        del vars(store)["writing"]


def _plain(workplace: Workplace) -> list[list[bytes]]:
    """The frames of all bundles, cut as the bundles are."""
    found: list[list[bytes]] = [[]]
    after = size = 0
    with workplace.store.reading() as reader:
        until = outbox.log_head(reader)[0]
        while portion := outbox.waiting_after(reader, after, until, _PORTION, every=True):
            after = portion[-1][0]
            for _, *revision in portion:
                frame = outgoing.spliced(*revision).data
                if size + len(frame) > limits.WRITER_PLAIN_BYTES:
                    found.append([])
                    size = 0
                found[-1].append(frame)
                size += len(frame)
    return found


def _sealed_alone(plain: list[list[bytes]]) -> int:
    """zstd 9 and SM4-GCM, nothing else."""
    size = 0
    for frames in plain:
        key, nonce = RANDOMNESS.token(KEY_BYTES), RANDOMNESS.token(NONCE_BYTES)
        packer = zstandard.ZstdCompressor(level=9).compressobj()
        packed = b"".join([*(packer.compress(frame) for frame in frames), packer.flush()])
        for at in range(0, len(packed), limits.CHUNK_BYTES):
            size += len(seal(key, nonce, b"", packed[at : at + limits.CHUNK_BYTES]))
    return size


def take(store: Path, home: Path) -> dict[str, Any]:
    """All bundles of the outbox, in order."""
    bureau = open_bureau(home, PASSWORD, CLOCK)
    files = sorted((store / "outbox").glob("*.sfb"))
    before = memory.begin()
    results: list[str] = []
    ours = cost(lambda: results.extend(one.result for one in Ingest(bureau, CLOCK).run(files)))
    most = memory.highest() - before
    other = create_bureau(home / "other", PASSWORD, CLOCK, RANDOMNESS)
    rows = {table: _rows(bureau, table) for table in TABLES}
    theirs = cost(lambda: _put(other, rows))
    bureau.close()
    other.close()
    return {
        "ours": ours, "theirs": theirs, "memory": most, "rows": len(rows["revision"]),
        "result": ", ".join(sorted(set(results))),
    }  # fmt: skip


def receive(store: Path, home: Path, stick: Path) -> dict[str, Any]:
    """The bureau takes in what lies on the stick; its receipts lie there afterwards."""
    bureau = open_bureau(home, PASSWORD, CLOCK)
    list(Ingest(bureau, CLOCK, receipts=stick).run(sorted(stick.glob("*.sfb"))))
    bureau.close()
    return {}


def _driver(bureau: Bureau) -> Any:
    with bureau.reading() as connection:
        return connection.connection.driver_connection


def _rows(bureau: Bureau, table: str) -> list[tuple[Any, ...]]:
    return list(_driver(bureau).execute(f"SELECT * FROM {table}").fetchall())


def _put(bureau: Bureau, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    """The same rows with the same indexes, a transaction a table."""
    driver = _driver(bureau)
    for table, values in rows.items():
        marks = ", ".join("?" * len(values[0]))
        driver.execute("BEGIN IMMEDIATE")
        driver.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
        driver.execute("COMMIT")


def main() -> int:
    ways = {"admit": admit, "begin": begin, "make": make, "take": take, "receive": receive}
    found = ways[sys.argv[1]](*map(Path, sys.argv[2:]))
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
