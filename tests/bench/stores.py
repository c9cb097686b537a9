"""The stores the bench works on: made once by their size, kept in ``build/bench``, copied to work.

What is kept is known by a mark of everything that makes it, so that another migration or another
maker makes it anew; what no mark names any more is removed.
"""

import hashlib
import os
import shutil
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sifasuo_desktop.demo.story import Period, make_demo
from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.origins import WITNESSED
from sifasuo_desktop.services.office.soundness import CHECKED
from sifasuo_desktop.services.office.workplace import Workplace, create_workplace
from sifasuo_desktop.store.outbox import drop_identity, put_identity
from sifasuo_desktop.store.slots import LEAST
from tests.bench import grown
from tests.bench.grown import PASSWORD, Size, make_grown, open_grown

HOUSE = Path(__file__).parents[2]
_TELLERS = ("sifasuo_desktop/demo", "sifasuo_desktop/domain/*/records.py", "migrations/versions")
_GROWERS = tuple(f"tests/bench/{name}.py" for name in ("grown", "clones", "people"))
_LEASE = shutil.ignore_patterns("lease.*")


@dataclass(frozen=True)
class Sizes:
    """How many cases the stores of the bench hold.

    ``cases`` are those of a large office, ``many`` of a store nobody has yet, ``few`` what growth
    is measured from; ``opened`` of each are open. ``rounds`` scales how often things are measured.
    """

    cases: int = 20_000
    many: int = 1_000_000
    few: int = 1_000
    opened: int = 200
    persons: int = 300
    rounds: float = 1.0

    def times(self, count: int) -> int:
        """So many rounds of ``count``, three at the least."""
        return max(3, round(count * self.rounds))


QUICK = Sizes(cases=2_000, many=20_000, few=1_000, persons=100, rounds=0.3)


@cache
def mark(*patterns: str) -> str:
    """The mark of everything that makes a store."""
    found = hashlib.sha256()
    for pattern in patterns:
        for place in sorted(HOUSE.glob(pattern)):
            files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
            for file in files:
                found.update(file.read_bytes())
    return found.hexdigest()[:10]


class Stores:
    """The kept stores; ``scratch`` is for copies that are written to."""

    def __init__(self, kept: Path, scratch: Path, sizes: Sizes) -> None:
        self._kept = kept
        self.scratch = scratch
        self.sizes = sizes
        self._copies = 0
        kept.mkdir(parents=True, exist_ok=True)
        # Where computers remember the stores they saw: not among those of the person who measures.
        os.environ["XDG_CONFIG_HOME"] = os.environ["APPDATA"] = str(kept / "config")
        marks = {mark(*_TELLERS), mark(*_TELLERS, *_GROWERS)}
        for old in kept.iterdir():
            # What somebody else is making is let alone.
            if (
                not old.name.startswith(("making-", "config"))
                and old.name.rpartition("-")[2] not in marks
            ):
                shutil.rmtree(old)

    def year(self) -> Path:
        """The demonstration year every store is grown from."""
        place = self._kept / f"year-{mark(*_TELLERS)}"
        if not place.exists():
            begun = self._begun("year")
            period = Period.of(SystemClock().today(), None)
            make_demo(begun, password=PASSWORD, period=period, cost=LEAST)
            _unseen(begun)
            begun.rename(place)
        return place

    def ledger_years(self) -> Path:
        """Five years of every ledger: about 12,000 records of them."""
        size = Size(self.sizes.few, self.sizes.persons, handed_over=True, ledger_years=4)
        return self._made("ledgers", size)

    def large(self) -> Path:
        """An office's store after years: all revisions, agreements, a backlog, mostly handed over."""
        sizes = self.sizes
        size = Size(sizes.cases, sizes.persons, handed_over=True, opened=sizes.opened)
        return self._made(f"{sizes.cases}", size)

    def closed_few(self) -> Path:
        """The same open cases and few closed ones."""
        sizes = self.sizes
        size = Size(sizes.few, sizes.persons, handed_over=True, opened=sizes.opened)
        return self._made(f"{sizes.few}", size)

    def lean(self, cases: int) -> Path:
        """A store to measure growth on: as many open cases, however many closed ones."""
        size = Size(cases, handed_over=True, lean=True, opened=self.sizes.opened, texts=True)
        return self._made(f"lean-{cases}", size)

    def copied(self, store: Path) -> Path:
        """A copy that may be written to."""
        self._copies += 1
        place = self.scratch / f"copy-{self._copies}"
        shutil.copytree(store, place, ignore=_LEASE)
        looked_at(place)
        return place

    def fresh(self) -> Workplace:
        """A store with nothing in it but its office."""
        self._copies += 1
        return create_workplace(
            self.scratch / f"fresh-{self._copies}",
            office="320682104",
            name=None,
            admin="admin",
            password=PASSWORD,
            clock=SystemClock(),
            randomness=SystemRandomness(),
            cost=LEAST,
        )

    def opened(self, store: Path) -> Workplace:
        """A copy, opened by its 所长."""
        return open_grown(self.copied(store))

    def _made(self, name: str, size: Size) -> Path:
        place = self._place(name)
        if not place.exists():
            begun, year = self._begun(name), self.year()
            start, worked = time.perf_counter(), time.process_time()
            make_grown(begun, size, year=year)
            begun.rename(place)
            took, cpu = time.perf_counter() - start, time.process_time() - worked
            size_of = sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
            print(
                f"    made {place.name}: {took:,.0f} s (cpu {cpu:,.0f} s), {size_of / 1e6:,.0f} MB",
                flush=True,
            )
        return place

    def _begun(self, name: str) -> Path:
        """Where a store is made, apart from what others make meanwhile."""
        place = self._place(f"making-{name}-{os.getpid()}")
        shutil.rmtree(place, ignore_errors=True)
        return place

    def _place(self, name: str) -> Path:
        return self._kept / f"{name}-{mark(*_TELLERS, *_GROWERS)}"


def looked_at(store: Path) -> None:
    """This computer has seen the store, and the weekly look at its file was today."""
    workplace = open_grown(store)
    with workplace.store.writing() as unit:
        put_identity(unit, CHECKED, workplace.today().isoformat())
    workplace.close()


def _unseen(store: Path) -> None:
    """Whoever opens a copy is the first to see it: it is not taken for the copy of another one."""
    workplace = open_grown(store)
    with workplace.store.writing() as unit:
        drop_identity(unit, WITNESSED)
    workplace.store.close()


def holds(workplace: Workplace) -> str:
    """What a store holds, in words for the head of a table."""
    with workplace.store.reading() as reader:
        facts = grown.facts_of(reader)
    return ", ".join(f"{count:,} {what}" for what, count in facts.items())
