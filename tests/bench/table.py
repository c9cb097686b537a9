"""Rows of the bench table and how they are printed."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """One line: what was measured, against what, in milliseconds, and the goal for the ratio."""

    what: str
    ours_ms: float
    baseline: str
    baseline_ms: float
    goal: float
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.ours_ms / self.baseline_ms

    def line(self) -> str:
        held = "held" if self.ratio <= self.goal else "NOT HELD"
        return (
            f"{self.what:<44}{self.ours_ms:>10.2f} ms  {self.baseline:<46}"
            f"{self.baseline_ms:>10.2f} ms  {self.ratio:>7.3f}x  goal {self.goal:g}x  {held}"
            f"{'  ' + self.note if self.note else ''}"
        )


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def median(work: Callable[[], object], times: int) -> float:
    """The median of several runs in milliseconds, after one that does not count."""
    work()
    return statistics.median(timed(work) for _ in range(times))


def p95(samples: list[float]) -> float:
    """The 95th percentile."""
    return sorted(samples)[max(0, round(len(samples) * 0.95) - 1)]
