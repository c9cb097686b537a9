"""Rows of the bench table, how they are measured and how they are printed.

Work and baseline take turns within one run, so that a busy machine slows both; the ratio is the
median of the ratios of the pairs.
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
    """One line: what was measured, against what, and the goal for the ratio.

    ``limit`` is a goal in milliseconds of the processor: the clock also counts what others do.
    """

    what: str
    ours: Cost
    baseline: str
    theirs: Cost
    ratio: float
    cpu_ratio: float
    goal: float = 0.0
    limit: float = 0.0
    note: str = ""

    def line(self) -> str:
        """The row as it is printed."""
        held = (not self.goal or self.ratio <= self.goal) and (
            not self.limit or self.ours.cpu <= self.limit
        )
        goals = [f"{self.goal:g}x"] * bool(self.goal) + [f"{self.limit:g} ms cpu"] * bool(
            self.limit
        )
        return (
            f"{self.what:<43}{self.ours.wall:>9.2f} ms (cpu {self.ours.cpu:>8.2f})  "
            f"{self.baseline:<43}{self.theirs.wall:>9.2f} ms (cpu {self.theirs.cpu:>8.2f})  "
            f"{self.ratio:>6.3f}x (cpu {self.cpu_ratio:>6.3f}x)  "
            f"goal {', '.join(goals)}  {'held' if held else 'NOT HELD'}"
            f"{'  ' + self.note if self.note else ''}"
        )


def cost(work: Callable[[], object]) -> Cost:
    """What one run costs; the processor's share is that of all threads."""
    start, begun = time.perf_counter(), time.process_time()
    work()
    return Cost((time.perf_counter() - start) * 1000, (time.process_time() - begun) * 1000)


def pairs(work: Callable[[], object], baseline: Callable[[], object], count: int) -> list[Pair]:
    """``count`` pairs after one that does not count; every other pair begins with the baseline."""
    work()
    baseline()
    gc.collect()
    found: list[Pair] = []
    for place in range(count):
        if place % 2:
            theirs, ours = cost(baseline), cost(work)
        else:
            ours, theirs = cost(work), cost(baseline)
        found.append((ours, theirs))
    return found


def middle(costs: Sequence[Cost]) -> Cost:
    """The medians."""
    return Cost(*(statistics.median(column) for column in zip(*costs, strict=True)))


def row(
    what: str,
    baseline: str,
    measured: Sequence[Pair],
    *,
    goal: float = 0.0,
    limit: float = 0.0,
    note: str = "",
) -> Row:
    """The row of some pairs."""
    ratio = statistics.median(ours.wall / theirs.wall for ours, theirs in measured)
    cpu = statistics.median(ours.cpu / max(theirs.cpu, 0.001) for ours, theirs in measured)
    ours, theirs = (middle(side) for side in zip(*measured, strict=True))
    return Row(what, ours, baseline, theirs, ratio, cpu, goal, limit, note)


def p95(samples: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(samples)[max(0, round(len(samples) * 0.95) - 1)]
