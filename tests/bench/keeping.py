"""An office with five years of all ledgers: lists, pages, forms' reading, what is due, figures, search;
against the same calls in an office with one year of them.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import cycle

from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.listing import Asked, counts_of, list_page
from sifasuo_desktop.services.reading.record_view import record_view
from sifasuo_desktop.services.reading.reporting import report_named, report_result
from sifasuo_desktop.services.reading.search_everything import everything
from sifasuo_desktop.statistics.periods import read_period
from sifasuo_desktop.store.schema.own import RECORDS
from tests.bench.stores import Stores
from tests.bench.table import Line, Remark, pairs, row

PAIRS = 11
AT_ONCE = 50
"""Milliseconds: what is read before a page is filled."""
A_SECOND = 1000
WORDS = "云溪"


def run(stores: Stores) -> Iterator[Line]:
    """Pairs of five years and of one."""
    large, small = stores.opened(stores.ledger_years()), stores.opened(stores.year())
    yield Remark(f"{_held(large):,} records of ledgers and their parts, and {_held(small):,}")
    count = stores.sizes.times(PAIRS)
    for what, (shown, limit) in SHOWN.items():
        yield row(
            f"{what}, five years of all ledgers",
            "the same over one year",
            pairs(shown(large), shown(small), count),
            limit=limit,
        )
    large.close()
    small.close()


def _held(workplace: Workplace) -> int:
    """How many rows the tables of all ledgers have."""
    parts = [part.record.KIND for one in ledgers().values() for part in one.parts]
    with workplace.store.reading() as reader:
        counts = (
            reader.driver.execute(f"SELECT count(*) FROM {RECORDS[kind].name}").fetchone()[0]
            for kind in (*ledgers(), *parts)
        )
        return sum(counts)


def _largest(workplace: Workplace) -> str:
    """The ledger with the most records."""
    return max(ledgers(), key=lambda kind: find(workplace, kind, limit=1).total)


def _due(workplace: Workplace) -> Callable[[], object]:
    days = cycle((workplace.today(), workplace.today() + timedelta(1)))
    return lambda: due_rows(workplace, on=next(days))


def _list(workplace: Workplace) -> Callable[[], object]:
    asked = Asked(_largest(workplace))
    return lambda: (list_page(workplace, asked), counts_of(workplace, asked))


def _page(workplace: Workplace) -> Callable[[], object]:
    kind = _largest(workplace)
    record = str(find(workplace, kind, limit=1, offset=20).items[0]["id"])
    return partial(record_view, workplace, kind, record)


def _report(name: str, period: str, workplace: Workplace) -> Callable[[], object]:
    return lambda: report_result(workplace, report_named(name), read_period(period))


def _reported(name: str, cut: str) -> Callable[[Workplace], Callable[[], object]]:
    def of(workplace: Workplace) -> Callable[[], object]:
        return _report(name, f"{workplace.today():{cut}}", workplace)

    return of


SHOWN: dict[str, tuple[Callable[[Workplace], Callable[[], object]], float]] = {
    "what is due, computed anew": (_due, A_SECOND),
    "the largest list with its filters": (_list, AT_ONCE),
    "a record with all its page shows": (_page, AT_ONCE),
    "the month": (_reported("month", "%Y-%m"), A_SECOND),
    "the year": (_reported("annual", "%Y"), A_SECOND),
    "a word sought in everything": (lambda one: partial(everything, one, WORDS), 0),
}
