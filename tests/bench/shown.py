"""What the window shows after every act, over the store of a large office: what is due against
reading the same open rows, and all of it against the same office with few closed cases.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import cycle
from typing import Any

from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.states import open_states
from sifasuo_desktop.services.exchange import handover_status
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.listing import Asked, counts_of, list_page
from sifasuo_desktop.services.reading.month_figures import month_figures
from sifasuo_desktop.store.schema.own import RECORDS
from tests.bench.stores import Stores, holds
from tests.bench.table import Line, Remark, pairs, row

PAIRS = 21
FLAT = 1.25
"""What is closed may cost this much: the trees are a little higher, measures waver."""
ASKED = Asked("dispute")


def run(stores: Stores) -> Iterator[Line]:
    """Pairs of the program and its baseline, then of the large and the small store."""
    large, small = stores.opened(stores.large()), stores.opened(stores.closed_few())
    yield Remark(f"a store of {holds(large)}")
    yield Remark(f"and one of {holds(small)}")
    count = stores.sizes.times(PAIRS)
    yield row(
        "what is due, computed anew",
        "reading the same open rows",
        pairs(_due(large), partial(_open_rows, large), count),
        goal=3,
    )

    def act() -> None:
        for workplace in (large, small):
            workplace.note("print", None, "清单")

    for what, shown in SHOWN.items():
        yield row(
            f"{what}, {stores.sizes.cases:,} cases",
            f"the same over {stores.sizes.few:,}, as many open",
            pairs(shown(large), shown(small), count, before=act),
            goal=FLAT,
            limit=50 if what != "what is due" else 0,
        )
    large.close()
    small.close()


def _due(workplace: Workplace) -> Callable[[], object]:
    """Of another day each time, so that nothing kept of the day before answers."""
    today = workplace.today()
    days = cycle((today, today + timedelta(1)))
    return lambda: due_rows(workplace, on=next(days))


def _open_rows(workplace: Workplace) -> int:
    """Every row of every open case, as the driver gives it."""
    count = 0
    with workplace.store.reading() as reader:
        driver: Any = reader.driver
        for kind in kinds().values():
            if kind.facts is None:
                continue
            states = open_states(kind.name)
            top, marks = RECORDS[kind.name].name, ", ".join("?" * len(states))
            chosen = f"FROM {top} WHERE state IN ({marks})"
            count += len(driver.execute(f"SELECT * {chosen}", states).fetchall())
            for below in kind.facts_of:
                query = (
                    f"SELECT * FROM {RECORDS[below.KIND].name} WHERE root IN (SELECT id {chosen})"
                )
                count += len(driver.execute(query, states).fetchall())
    return count


def _list(workplace: Workplace) -> None:
    list_page(workplace, ASKED)
    counts_of(workplace, ASKED)


def _by_number(workplace: Workplace) -> Callable[[], object]:
    number = str(find(workplace, "dispute", limit=1, offset=40).items[0]["number"])
    return partial(find, workplace, "dispute", number)


SHOWN: dict[str, Callable[[Workplace], Callable[[], object]]] = {
    "what is due": _due,
    "hand-over light, after an act": lambda workplace: partial(handover_status.status, workplace),
    "a list with its filters, after an act": lambda workplace: partial(_list, workplace),
    "figures of the month, after an act": lambda workplace: partial(month_figures, workplace),
    "a number sought, after an act": _by_number,
}
"""After an act nothing that was kept of an earlier answer holds any more."""
