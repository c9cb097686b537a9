"""How everyday calls grow from a store of 1,000 cases to one of 1,000,000, as many of them open.

The store of many is the kept one itself and no copy: it grows by what every run saves.
"""

import random
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from math import log

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.list_sort import Order
from sifasuo_desktop.services.reading.listing import Asked, counts_of, list_page
from sifasuo_desktop.services.reading.search_everything import everything
from sifasuo_desktop.services.reading.showing import show
from tests.bench.grown import open_grown
from tests.bench.people import GIVEN, SURNAMES
from tests.bench.saving import Registering
from tests.bench.stores import Stores, holds
from tests.bench.table import Line, Remark, pairs, row

PAIRS = 15
FEWER = 3
ASKED = Asked("dispute")


def run(stores: Stores) -> Iterator[Line]:
    """Pairs of the same call in both stores."""
    sizes = stores.sizes
    many, few = open_grown(stores.lean(sizes.many)), stores.opened(stores.lean(sizes.few))
    yield Remark(f"from a store of {holds(few)}")
    yield Remark(f"to one of {holds(many)}")

    def act() -> None:
        for workplace in (many, few):
            workplace.note("print", None, "清单")

    for what, (call, count) in CALLS.items():
        measured = pairs(call(many), call(few), sizes.times(count), before=act)
        yield row(
            f"growth: {what}, {sizes.many:,} cases",
            f"the same call at {sizes.few:,}",
            measured,
            goal=round(log(sizes.many) / log(sizes.few), 2),
        )
    many.close()
    few.close()


def _list(workplace: Workplace) -> Callable[[], object]:
    return lambda: (list_page(workplace, ASKED), counts_of(workplace, ASKED))


def _next(workplace: Workplace) -> Callable[[], object]:
    after = list_page(workplace, ASKED).next
    return lambda: list_page(workplace, ASKED, after)


def _end(workplace: Workplace) -> Callable[[], object]:
    total = list_page(workplace, ASKED).total
    return lambda: list_page(workplace, ASKED, offset=total - 50)


def _anywhere(workplace: Workplace) -> Callable[[], object]:
    total = list_page(workplace, ASKED).total
    source = random.Random(5)
    return lambda: list_page(workplace, ASKED, offset=source.randrange(1, total - 50))


def _word(workplace: Workplace) -> Callable[[], object]:
    """Another name each time."""
    source = random.Random(3)

    def seek() -> object:
        words = source.choice(SURNAMES) + source.choice(GIVEN)
        return everything(workplace, words)

    return seek


def _number(workplace: Workplace) -> Callable[[], object]:
    found = find(workplace, "dispute", limit=200).items
    numbers = cycle([str(one["number"]) for one in found])
    return lambda: find(workplace, "dispute", next(numbers))


def _open(workplace: Workplace) -> Callable[[], object]:
    found = find(workplace, "dispute", limit=200).items
    ids = cycle([str(one["id"]) for one in found])
    return lambda: show(workplace, "dispute", next(ids))


def _save(workplace: Workplace) -> Callable[[], object]:
    return Registering(workplace).save


def _sorted(column: str) -> Callable[[Workplace], Callable[[], object]]:
    asked = Asked("dispute", order=Order(column))
    return lambda workplace: partial(list_page, workplace, asked)


CALLS: dict[str, tuple[Callable[[Workplace], Callable[[], object]], int]] = {
    "list and its filters, after an act": (_list, PAIRS),
    "next page": (_next, PAIRS),
    "a page anywhere": (_anywhere, PAIRS),
    "the last page": (_end, PAIRS),
    "find by a word": (_word, PAIRS),
    "find by number": (_number, PAIRS),
    "open a record": (_open, PAIRS),
    "save a case": (_save, 3 * PAIRS),
    "sort by day": (_sorted("applied"), FEWER),
    "sort by number": (_sorted("number"), FEWER),
    "sort by parties": (_sorted("title"), FEWER),
}
