"""Rows of the bench table, how they are measured and how they are printed.

Work and baseline take turns within one run, so that a busy machine slows both; the ratio is the
median of the ratios of the pairs. A goal is held where both the clock and the processor hold it;
where only one does, the row says which: on a busy machine the clock counts what others do.
"""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Cost(NamedTuple):
    """Milliseconds by the clock, and of the processor."""

    wall: float
    cpu: float


Pair = tuple[Cost, Cost]
"""What the work cost, and what its baseline."""


@dataclass(frozen=True)
class Row:
    """One line: what was measured, against what, and what it should be.

    ``goal`` is the most the ratio may be, ``limit`` the most the work itself may cost; 0 for
    none. ``least`` says a goal as the share of the baseline's speed that is asked for. A cost in
    another ``unit`` than milliseconds is no time and has no share of the processor.
    """

    what: str
    ours: Cost
    baseline: str = ""
    theirs: Cost | None = None
    ratio: Cost | None = None
    goal: float = 0.0
    limit: float = 0.0
    least: float = 0.0
    unit: str = "ms"
    note: str = ""

    def held(self) -> str:
        """Whether the goals are held, from what was measured; empty where there is none."""
        most = self.goal or (1 / self.least if self.least else 0.0)
        if not (most or self.limit):
            return ""
        sides = []
        for side in range(2):
            within = self.ratio is None or not most or self.ratio[side] <= most
            sides.append(within and (not self.limit or self.ours[side] <= self.limit))
        if sides[0] == sides[1]:
            return "held" if sides[0] else "NOT HELD"
        return "held by the clock, NOT HELD by cpu" if sides[0] else "held by cpu, NOT by the clock"

    def line(self) -> str:
        """The row as it is printed."""
        parts = [f"{self.what:<58}{self._cost(self.ours)}"]
        if self.theirs is not None:
            parts.append(f"{self.baseline:<46}{self._cost(self.theirs)}")
        if self.ratio is not None:
            cpu = f" (cpu {self.ratio.cpu:.3f}x)" if self.unit == "ms" else ""
            parts.append(f"{self.ratio.wall:.3f}x{cpu}")
        parts += [self._goals(), self.held(), self.note]
        return "  ".join(part for part in parts if part)

    def _cost(self, cost: Cost) -> str:
        if self.unit != "ms":
            return f"{cost.wall:>11,.1f} {self.unit}"
        return f"{cost.wall:>11,.2f} ms (cpu {cost.cpu:>10,.2f})"

    def _goals(self) -> str:
        goals = [f"<= {self.goal:g}x"] * bool(self.goal)
        goals += [f">= {self.least:g} of its speed"] * bool(self.least)
        goals += [f"<= {self.limit:g} {self.unit}"] * bool(self.limit)
        return f"goal {', '.join(goals)}" if goals else "no goal"


@dataclass(frozen=True)
class Remark:
    """A line that is no measure: what a store holds, what could not be measured and why."""

    words: str

    def line(self) -> str:
        """The line as it is printed."""
        return f"    {self.words}"


@dataclass(frozen=True)
class Share:
    """So many of so many, all of which are asked for."""

    what: str
    found: int
    asked: int
    note: str = ""

    def held(self) -> str:
        """Whether it is all."""
        return "held" if self.found == self.asked else "NOT HELD"

    def line(self) -> str:
        """The row as it is printed."""
        words = f"{self.what:<58}{self.found:>5} of {self.asked}  goal all  {self.held()}"
        return f"{words}  {self.note}" if self.note else words


Line = Row | Remark | Share


def cost(work: Callable[[], object]) -> Cost:
    """What one run costs; the processor's share is that of all threads."""
    start, begun = time.perf_counter(), time.process_time()
    work()
    return Cost((time.perf_counter() - start) * 1000, (time.process_time() - begun) * 1000)


def costs(work: Callable[[], object], count: int) -> list[Cost]:
    """What each of ``count`` runs costs, after one that does not count."""
    work()
    gc.collect()
    return [cost(work) for _ in range(count)]


def pairs(
    work: Callable[[], object],
    baseline: Callable[[], object],
    count: int,
    before: Callable[[], object] | None = None,
) -> list[Pair]:
    """``count`` pairs after one that does not count; every other pair begins with the baseline.

    ``before`` each pair something is done that is not measured.
    """
    found: list[Pair] = []
    for place in range(count + 1):
        if before is not None:
            before()
        if place % 2:
            theirs, ours = cost(baseline), cost(work)
        else:
            ours, theirs = cost(work), cost(baseline)
        found.append((ours, theirs))
        if place == 0:
            gc.collect()
    return found[1:]


def middle(found: Sequence[Cost]) -> Cost:
    """The medians."""
    return Cost(*(statistics.median(column) for column in zip(*found, strict=True)))


def high(found: Sequence[Cost], part: float = 0.95) -> Cost:
    """The 95th percentiles, or others."""
    return Cost(*(_part(column, part) for column in zip(*found, strict=True)))


def _part(samples: Sequence[float], part: float) -> float:
    return sorted(samples)[max(0, round(len(samples) * part) - 1)]


def over(ours: Cost, theirs: Cost) -> Cost:
    """The ratio of two costs."""
    return Cost(ours.wall / max(theirs.wall, 0.001), ours.cpu / max(theirs.cpu, 0.001))


def row(
    what: str,
    baseline: str,
    measured: Sequence[Pair],
    *,
    goal: float = 0.0,
    limit: float = 0.0,
    least: float = 0.0,
    note: str = "",
) -> Row:
    """The row of some pairs: the median of their ratios."""
    ratio = middle([over(ours, theirs) for ours, theirs in measured])
    ours, theirs = (middle(side) for side in zip(*measured, strict=True))
    return Row(what, ours, baseline, theirs, ratio, goal, limit, least, note=note)


def compared(
    what: str,
    ours: Cost,
    baseline: str,
    theirs: Cost,
    *,
    goal: float = 0.0,
    unit: str = "ms",
    note: str = "",
) -> Row:
    """The row of two costs that are no pairs."""
    return Row(what, ours, baseline, theirs, over(ours, theirs), goal, unit=unit, note=note)
