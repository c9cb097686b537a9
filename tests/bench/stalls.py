"""How long the window's loop stands while a person works over the store of a large office.

A day in the window is done several times; of each deed the longest turn is the median of those
days, of each group of deeds the longest and the 99th percentile of all turns are told.
"""

import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tests.bench.children import child
from tests.bench.stores import Stores
from tests.bench.table import Cost, Line, Remark, Row, high

DAYS = 3
LONGEST, P99 = 50.0, 16.0
Turns = dict[str, list[Cost]]


def run(stores: Stores) -> Iterator[Line]:
    """A row a group for the longest turn and one for the 99th percentile."""
    days = [_day(stores) for _ in range(max(1, round(DAYS * stores.sizes.rounds)))]
    yield Remark(f"over {stores.sizes.cases:,} cases, {len(days)} days; cpu of the window's thread")
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for deed in (deed for day in days for deed in day):
        groups[deed.partition("/")[0]].add(deed)
    for group, deeds in groups.items():
        longest = {deed: _longest(days, deed) for deed in deeds}
        worst = sorted(deeds, key=lambda deed: longest[deed].cpu, reverse=True)
        wall, cpu = (max(column) for column in zip(*longest.values(), strict=True))
        told = ", ".join(f"{one.partition('/')[2]} {longest[one].cpu:.0f}" for one in worst[:4])
        over = sum(one.cpu > LONGEST for one in longest.values())
        waited = [one for one in deeds if longest[one].wall > LONGEST]
        late = "".join(
            f"; by the clock: {one.partition('/')[2]} {longest[one].wall:.0f}"
            for one in sorted(waited, key=lambda deed: longest[deed].wall)[-3:]
        )
        yield Row(
            f"{group}: longest stall",
            Cost(wall, cpu),
            limit=LONGEST,
            note=f"{over} of {len(deeds)} deeds over it by cpu; longest: {told}{late}",
        )
        turns = [turn for day in days for deed in deeds for turn in day.get(deed, ())]
        yield Row(f"{group}: 99th percentile", high(turns, 0.99), limit=P99)


def _day(stores: Stores) -> Turns:
    turns: Turns = {}
    for state, part in (("admit", "usual"), ("begin", "first hand-over")):
        store = stores.copied(stores.large())
        bureau, stick = (stores.scratch / f"{what}-{store.name}" for what in ("bureau", "stick"))
        stick.mkdir()
        child("handing_child", state, str(store), str(bureau))
        for line in child("stall_child", str(store), str(bureau), str(stick), part):
            deed, _, told = line.rpartition(": ")
            wall, cpu = told.split()
            if deed:
                turns.setdefault(deed, []).append(Cost(float(wall), float(cpu)))
    return turns


def _longest(days: Sequence[Turns], deed: str) -> Cost:
    """By the clock and of the processor, each the median of the days."""
    most = [max(day[deed]) for day in days if deed in day]
    work = [max(turn.cpu for turn in day[deed]) for day in days if deed in day]
    return Cost(statistics.median(one.wall for one in most), statistics.median(work))
