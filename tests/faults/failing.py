"""R3 and R4: the n-th operation on a file fails, once or from then on, over everything that writes.

After each the store is opened without faults: it holds the old state or the new one, what was told
as done is there, and the same call made again is done exactly once.
"""

import random
from dataclasses import dataclass
from typing import Any

from tests.faults.counts import Counts
from tests.faults.deeds import Deed
from tests.faults.layered import NONE, OPS, Faults, Layered

EIO, ENOSPC = 5, 28
BUG = "程序出错"


@dataclass(frozen=True)
class Tried:
    """A deed with the state before it, after it, and after it was done twice."""

    layered: Layered
    deed: Deed
    old: Any
    new: Any
    twice: Any

    def with_faults(self, faults: Faults, counts: Counts) -> bool:
        """Whether there was something to fail."""
        failed, found = _made(self.layered, self.deed, faults)
        if faults.nth and failed["seen"] < faults.nth:
            return False
        counts.tried += 1
        counts.traceback += _is_bug(failed) or _is_bug(found)
        if "bug" in found:
            return True
        done = "bug" not in failed and failed["result"]["status"] == 0
        first, told, again = (found["result"][name] for name in ("found", "told", "again"))
        counts.corrupt += bool(first["damage"]) or self._between(first["state"])
        counts.green += done and first["state"] != self.new
        self._again(told, again, counts)
        return True

    def _between(self, state: Any) -> bool:
        """Whether a part is neither old nor new. Copies carried out are whole, or not there yet."""
        parts = set(self.new) - {"out"}
        return any(state.get(part) not in (self.old.get(part), self.new[part]) for part in parts)

    def _again(self, told: Any, again: Any, counts: Counts) -> None:
        """The call made again without faults is done, once."""
        counts.traceback += BUG in told["err"]
        counts.corrupt += bool(again["damage"])
        counts.lost += told["status"] != 0 and not _rightly_refused(self.deed, told)
        right = {part: [value] for part, value in self.twice.items()}
        if self.deed.adds:
            right = {part: [value, self.new[part]] for part, value in self.twice.items()}
        elif "backups" in self.twice:
            # Whoever tries a step again makes the backup before it again.
            right["backups"].append(self.twice["backups"] + 1)
        found = again["state"]
        counts.double += any(found.get(part) not in values for part, values in right.items())


def _rightly_refused(deed: Deed, told: Any) -> bool:
    return bool(deed.refusal) and str(told["err"]).startswith(deed.refusal)


def _is_bug(answer: dict[str, Any]) -> bool:
    return "bug" in answer or BUG in answer["result"].get("err", "")


def _made(layered: Layered, deed: Deed, faults: Faults) -> tuple[dict[str, Any], dict[str, Any]]:
    """The deed with faults, and what is found afterwards."""
    deed.made.begin_again()
    failed = layered.do(f"jobs:{deed.job}", faults, **deed.values)
    place = {"folder": str(deed.made.folder), "password": deed.password}
    return failed, layered.do("jobs:look_and_repeat", job=deed.job, values=deed.values, **place)


def without_faults(layered: Layered, deed: Deed) -> Tried:
    """What the deed is to bring about."""
    deed.made.begin_again()
    accounts = tuple({"admin", deed.values.get("user", "admin")})
    layered.know(deed.made.folder / "store", accounts, deed.password)
    place = {"folder": str(deed.made.folder), "password": deed.password}
    old = layered.do("looking:look", **place)["result"]
    done, found = _made(layered, deed, NONE)
    assert done["result"]["status"] == 0, done["result"]
    new, twice = found["result"]["found"], found["result"]["again"]
    assert [old["damage"], new["damage"], twice["damage"]] == [[], [], []]
    told = found["result"]["told"]
    assert told["status"] == 0 or _rightly_refused(deed, told), told
    assert old["state"] != new["state"]
    return Tried(layered, deed, old["state"], new["state"], twice["state"])


def one_after_the_other(tried: Tried, what: str, most: int, *, begin: int = 1) -> Counts:
    """The ``begin``-th operation of a kind fails, the one after it, and so on.

    Where there are more than ``most``, so many spread among them. A write that fails goes on to
    fail, as on a full disk, every second time.
    """
    counts = Counts()
    tried.deed.made.begin_again()
    ops = OPS[what]
    job, values = f"jobs:{tried.deed.job}", tried.deed.values
    total = int(tried.layered.do(job, Faults(ops=ops), **values)["seen"])
    places = range(begin, total + 1, max(1, -(-total // most)))
    for place, nth in enumerate(places):
        full = what == "write" and place % 2 == 0
        faults = Faults(ops=ops, nth=nth, error=ENOSPC if full else EIO, again=full)
        tried.with_faults(faults, counts)
    return counts


def at_random(tried: Tried, tries: int) -> Counts:
    """R3: any write or flush fails, once; the last time the disk is full from the beginning."""
    counts, chance = Counts(), random.Random(3)
    for _ in range(tries - 1):
        ops = chance.choice((OPS["write"], OPS["sync"], OPS["write"] | OPS["sync"]))
        error = chance.choice((EIO, ENOSPC))
        tried.with_faults(Faults(ops=ops, nth=chance.randint(1, 40), error=error), counts)
    tried.with_faults(Faults(full=True), counts)
    return counts
