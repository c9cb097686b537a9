"""The 41 columns of mediation cases over a large office, against one GROUP BY written by hand; the
month's figures.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.reporting import report_named, report_result
from sifasuo_desktop.statistics.periods import read_period
from tests.bench.stores import Stores, holds
from tests.bench.table import Line, Remark, pairs, row

PAIRS = 11
SPAN = "2000-01-01..2099-12-31"
FIRST, LAST = "2000-01-01", "2100-01-01"
COUNTED = (
    "d.state = d.state",
    "d.difficulty = '4'",
    *(f"d.source = '{code}'" for code in range(1, 8)),
    "d.source IN ('3', '4', '5', '6', '7')",
    *(f"d.dispute_type = '{code}'" for code in range(1, 19)),
    *(f"c.type IN ({codes})" for codes in ("'01', '02'", "'03', '04'", "'05'", "'06'", "'99'")),
)
AGREED = ("d.state = d.state", "d.track = 'oral'", "d.track = 'written'", "d.state = 'closed'")


def run(stores: Stores) -> Iterator[Line]:
    """Over every case of the office, as if all fell into the period."""
    large = stores.opened(stores.large())
    yield Remark(f"a store of {holds(large)}")
    count = stores.sizes.times(PAIRS)
    report, period = report_named("mediation_cases"), read_period(SPAN)
    yield row(
        f"mediation_cases, 41 columns by committee, {stores.sizes.cases:,} cases",
        "one GROUP BY by hand",
        pairs(
            lambda: report_result(large, report, period),
            partial(_by_hand, large),
            count,
        ),
        goal=3,
        limit=1000,
    )
    yield row(
        f"month, all its figures of one month, {stores.sizes.cases:,} cases",
        "the same over the whole time",
        pairs(
            lambda: report_result(large, report_named("month"), read_period("2026-05")),
            lambda: report_result(large, report_named("month"), period),
            count,
        ),
    )
    large.close()


def _by_hand(workplace: Workplace) -> list[Any]:
    """What somebody would write who knows the tables: a committee a row."""
    accepted = f"d.accepted >= '{FIRST}' AND d.accepted < '{LAST}'"
    agreed = f"d.agreed >= '{FIRST}' AND d.agreed < '{LAST}' AND d.result = '1'"
    columns = [f"sum(CASE WHEN {accepted} AND {one} THEN 1 ELSE 0 END)" for one in COUNTED]
    columns += [f"sum(CASE WHEN {agreed} AND {one} THEN 1 ELSE 0 END)" for one in AGREED]
    columns.append(f"sum(CASE WHEN {agreed} THEN d.agreed_amount ELSE 0 END)")
    cases = (
        f"SELECT d.committee, {', '.join(columns)} FROM r_dispute d"
        " JOIN r_committee c ON c.id = d.committee WHERE d.void_reason IS NULL GROUP BY 1"
    )
    people = (
        "SELECT d.committee, sum(p.people_count) FROM r_party p JOIN r_dispute d ON d.id = p.parent"
        f" WHERE {accepted} AND d.void_reason IS NULL AND p.void_reason IS NULL GROUP BY 1"
    )
    confirmed = (
        "SELECT d.committee, count(*) FROM r_confirmation c JOIN r_dispute d ON d.id = c.parent"
        " WHERE c.result = 'valid' AND c.void_reason IS NULL AND d.void_reason IS NULL GROUP BY 1"
    )
    with workplace.store.reading() as reader:
        run: Callable[[str], Any] = reader.driver.execute
        return [run(one).fetchall() for one in (cases, people, confirmed)]
