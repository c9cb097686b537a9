"""Every order a list offers is read from an index, and no place of it is skipped or told twice."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from sifasuo_desktop.domain.dispute.records import Dispute, Party
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.states import states_of
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.services.reading.finding import find, selection
from sifasuo_desktop.services.reading.list_sort import NEXT, Order, can_sort, sort_of
from sifasuo_desktop.store.list_keys import keys_anew
from sifasuo_desktop.store.list_order import Sort
from sifasuo_desktop.store.lists import in_order
from sifasuo_desktop.store.schema.derived import to_row
from sifasuo_desktop.store.schema.own import RECORDS
from sifasuo_desktop.ui.lists.columns import Columns
from sifasuo_desktop.ui.shell.book_of_pages import all_pages
from tests.clock import FixedClock
from tests.services.disputes import do, found_committee, registration
from tests.services.offices import PASSWORD

CASES = 170
"""More than three pages of a window."""
OPEN = "registered"
LISTED = tuple(kind.name for kind in kinds().values() if kind.has_page)


class Telling:
    """A driver that tells how SQLite goes about each statement it is given."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver
        self.plans: list[str] = []

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        rows = self._driver.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        self.plans += [str(row[-1]) for row in rows]
        return self._driver.execute(sql, values)


def offered(office: Workplace, kind: str) -> Iterator[str]:
    """What the headings of a list order by, the columns to be chosen among them."""
    for page in all_pages().values():
        if page.list_of != kind:
            continue
        shapes = getattr(page.make, "shapes", ())
        columns = Columns(kind, office.codes, dict, office.today()).of(shapes)
        yield from (column.order for column in columns if can_sort(kind, column.order))


@pytest.mark.parametrize("kind", LISTED)
def test_every_order_a_list_offers_is_read_from_an_index(office: Workplace, kind: str) -> None:
    orders = sorted({*offered(office, kind)} - {NEXT})
    assert orders
    chips = ("", *(state.name for state in states_of(kind)))
    for order in (Order(column, down) for column in orders for down in (False, True)):
        for chip in chips:
            plans = list(plans_of(office, kind, order, chip))
            assert plans
            for plan in plans:
                assert "TEMP B-TREE" not in plan, (order, chip, plan)
                assert not plan.startswith("SCAN t") or "COVERING INDEX" in plan, (order, chip)


def plans_of(office: Workplace, kind: str, order: Order, chip: str) -> Iterator[str]:
    """How a page from either end is read."""
    sort = sort_of(kind, order, office.codes, {})
    assert sort is not None
    with office.store.reading() as reader:
        query = selection(office, reader, kind, "", {"state": chip} if chip else {})
        telling = Telling(reader.driver)
        walk = in_order(reader, query, sort, 9)
        assert walk is not None, order
        reader.driver = telling
        walk.ages(0, 3)
        walk.ages(6, 3)
        yield from telling.plans


PLACES = range(CASES)
DAY = date(2026, 1, 5)


def is_open(age: int) -> bool:
    return age % 4 == 1


def day_of(age: int) -> int:
    """Two or three cases a day, far apart from each other."""
    return age * 37 % 80


@pytest.fixture
def filled(office: Workplace) -> Workplace:
    """Cases numbered by their age; those of one day and of one first letter stand apart."""
    cases, people = [], []
    for age in PLACES:
        meta = {"rev": f"{age:032x}", "owner": "d", "root": f"{age:032x}"}
        case = Dispute(
            id=f"{age:032x}", committee="c", applied=DAY + timedelta(day_of(age)), dispute_type="2",
            source="1", facts="树枝过界", register_no=f"登2026-{age:04d}",
            file_no=None if is_open(age) else f"（2026）皋云人调字第{CASES - age:03d}号",
            accepted=None if is_open(age) else DAY, state=OPEN if is_open(age) else "closed",
        )  # fmt: skip
        party = Party(
            id=f"a{age:031x}", parent=case.id, side="applicant", name="安陈覃王"[age % 4] + "小满"
        )
        cases.append({**to_row(case), **meta})
        people.append({**to_row(party), **meta, "rev": party.id})
    with office.store.writing() as unit:
        unit.connection.execute(insert(RECORDS["dispute"]), cases)
        unit.connection.execute(insert(RECORDS["party"]), people)
        keys_anew(unit.driver)
    return office


# What the list is ordered by and how its places stand, by the number of the case.
LITERAL = {
    Order("applied"): sorted(PLACES, key=lambda age: (day_of(age), -age)),
    Order("applied", True): sorted(PLACES, key=lambda age: (-day_of(age), -age)),
    Order("title"): sorted(PLACES, key=lambda age: (age % 4, -age)),
    Order("title", True): sorted(PLACES, key=lambda age: (-(age % 4), -age)),
    Order("accepted"): sorted(PLACES, key=lambda age: (is_open(age), -age)),
    Order("accepted", True): sorted(PLACES, key=lambda age: (is_open(age), -age)),
    # 登 stands before the bracket of a file number, which counts the other way.
    Order("number"): [*filter(is_open, PLACES), *(a for a in reversed(PLACES) if not is_open(a))],
    Order("state"): [
        *filter(is_open, reversed(PLACES)),
        *(a for a in reversed(PLACES) if not is_open(a)),
    ],
    Order("committee"): [*reversed(PLACES)],
    Order("next"): [5, 90, 7, *(age for age in reversed(PLACES) if age not in (5, 90, 7))],
    Order("next", True): [7, 90, 5, *(age for age in reversed(PLACES) if age not in (5, 90, 7))],
    None: [*reversed(PLACES)],
}
"""Equal ones stand newest first either way."""
FILTERS = {"": lambda age: True, OPEN: is_open, "closed": lambda age: not is_open(age)}


@pytest.mark.parametrize("chip", FILTERS)
@pytest.mark.parametrize("order", LITERAL, ids=str)
def test_every_place_of_a_list_holds_its_row(
    filled: Workplace, order: Order | None, chip: str
) -> None:
    whole = [age for age in LITERAL[order] if FILTERS[chip](age)]
    sort = sort_of("dispute", order, filled.codes, {})
    if order is not None and order.column == NEXT:
        sort = Sort(descending=order.descending, places=tuple(f"{age:032x}" for age in (5, 90, 7)))
    where = {"state": chip} if chip else {}
    for place in (0, 1, 3, 49, 50, 51, 100, 126, len(whole) - 2, len(whole) - 1, len(whole)):
        found = find(filled, "dispute", where=where, sort=sort, limit=50, offset=place)
        assert [int(str(one["id"]), 16) for one in found.items] == whole[place : place + 50]
        assert found.total == len(whole)
    if sort is not None:
        with filled.store.reading() as reader:
            walk = in_order(
                reader, selection(filled, reader, "dispute", "", where), sort, len(whole)
            )
            assert walk is not None
            for place in range(len(whole)):
                ages = [age - 1 for age in walk.ages(place, 7)]
                assert ages == whole[place : place + 7], place


def titles(office: Workplace) -> list[str]:
    sort = sort_of("dispute", Order("title"), office.codes, {})
    items = find(office, "dispute", sort=sort).items
    return [str(item["parties"][0]["name"]) for item in items]


def test_a_case_stands_where_the_name_it_has_now_belongs(office: Workplace) -> None:
    found_committee(office)
    for name in ("王磊", "陈志海"):
        parties = [{"side": "applicant", "name": name}, {"side": "respondent", "name": "吴长林"}]
        made = office.act("dispute.register", registration(parties=parties, agents=[])).id
    assert titles(office) == ["陈志海", "王磊"]
    do(office, "change_party", made, party="陈志海", name="周国平")
    assert titles(office) == ["王磊", "周国平"]


def test_a_store_of_an_older_program_is_put_in_order_when_it_is_opened(
    filled: Workplace, clock: FixedClock
) -> None:
    with filled.store.writing() as unit:
        unit.driver.execute("UPDATE r_dispute SET sort_number = NULL, sort_title = NULL")
        unit.driver.execute("DELETE FROM identity WHERE name = 'orders'")
    folder = filled.store.where.folder
    filled.close()
    again = open_workplace(folder, "admin", PASSWORD, clock=clock, randomness=SystemRandomness())
    assert titles(again)[:2] == ["安小满", "安小满"]
    numbers = find(
        again, "dispute", sort=sort_of("dispute", Order("number", True), again.codes, {})
    )
    assert numbers.items[0]["number"] == "（2026）皋云人调字第170号"
    again.close()
