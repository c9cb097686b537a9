"""``make faults``: every fault so often, and what it did, as a table. The tests run a short form.

Of openings, flushes and renames every one fails once; of writes so many, spread among all.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import astuple
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import conftest as _what_all_tests_share
from tests.faults.carried import spoil_a_backup, spoil_a_bundle, spoil_a_receipt
from tests.faults.clocks import odd_clocks
from tests.faults.counts import Counts
from tests.faults.deeds import Made, deeds, migration, older, prepared
from tests.faults.failing import at_random, one_after_the_other, without_faults
from tests.faults.flips import (
    cut_and_replace,
    flip_the_database,
    flip_the_log,
    flip_what_lies_beside,
    left_by_a_kill,
)
from tests.faults.killing import empty_store, kill_while_saving
from tests.faults.layered import Layered, compiled
from tests.faults.power import cut_the_power, recorded
from tests.faults.steps import cut_off_steps

assert _what_all_tests_share
HEADINGS = ("tried", "harmless", "lost", "corrupt", "double", "falsely green", "traceback")
WRITES = 12
Row = tuple[str, Callable[[], Counts]]


def rows(ground: Path, layered: Layered) -> Iterator[Row]:
    """All faults; what takes longest comes last."""
    yield "R1 kill -9 while saving", lambda: kill_while_saving(ground / "killed", 200)
    yield "R2 power cut below the file", lambda: _power(ground, layered)
    made = prepared(ground / "office")
    yield from _spoiling(made, ground)
    yield "R7 odd clocks", lambda: odd_clocks(ground / "clocks", 5)
    yield "R8 a step cut off at each statement", lambda: cut_off_steps(ground / "steps")
    yield from _failing(made, ground, layered)


def _failing(made: Made, ground: Path, layered: Layered) -> Iterator[Row]:
    for deed in (*deeds(made), migration(older(ground / "older"))):
        tried = without_faults(layered, deed)
        yield f"R3 writes and flushes fail, {deed.name}", partial(at_random, tried, 6)
        for what in ("write", "sync", "open", "rename"):
            most = WRITES if what == "write" else 10_000
            each = partial(one_after_the_other, tried, what, most)
            yield f"R4 the n-th {what} fails, {deed.name}", each


def _spoiling(made: Made, ground: Path) -> Iterator[Row]:
    left, other = (left_by_a_kill(ground / name / "store", 25) for name in ("left", "other"))
    yield "R6 write-ahead log, bits", lambda: flip_the_log(left, 300)
    yield "R6 slots and last head, bits", lambda: flip_what_lies_beside(left, 100)
    yield "R6 cut, emptied, of another store", lambda: cut_and_replace(left, other)
    yield "R6 database, bits", lambda: flip_the_database(left, 250)
    made.begin_again()
    yield "R6 backup, bits and cut", lambda: spoil_a_backup(made, 150)
    yield "R6 bundle, bits and cut", lambda: spoil_a_bundle(made, 150)
    yield "R6 receipt, bits and cut", lambda: spoil_a_receipt(made, 100)


def _power(ground: Path, layered: Layered) -> Counts:
    folder = empty_store(ground / "power")
    before, changes = recorded(layered, folder, 12)
    return cut_the_power(before, changes, folder, list(range(1, len(changes) + 1)))


def main(only: str = "R1R2R3R4R6R7R8") -> int:
    """0 when nothing was lost, damaged, done twice, told falsely or met with a bug."""
    harm = 0
    print(f"{'fault':42}" + "".join(f"{heading:>14}" for heading in HEADINGS) + "  seconds")
    with TemporaryDirectory(prefix="faults-") as place:
        ground = Path(place) / "ground"
        ground.mkdir()
        with Layered(compiled(Path(place)), ground) as layered:
            for name, run in rows(ground, layered):
                if name[:2] not in only:
                    continue
                begun = time.monotonic()
                counts = run()
                harm += sum(counts.harm().values())
                told = "".join(f"{count:>14}" for count in astuple(counts))
                print(f"{name:42}{told}{time.monotonic() - begun:9.0f}", flush=True)
    return 1 if harm else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
