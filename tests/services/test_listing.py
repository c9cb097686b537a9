"""Lists: every chip tells the number of the rows it shows, at any size; orders are stable."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import text

from sifasuo_desktop.domain.access import Roles
from sifasuo_desktop.services.acting.bus import Bus
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.list_sort import Order
from sifasuo_desktop.services.reading.listing import (
    ALL,
    LATE,
    Asked,
    Listed,
    chip_counts,
    list_page,
    next_due,
)
from tests.clock import FixedClock
from tests.services.disputes import bring, found_committee, registration
from tests.services.offices import seat
from tests.ui.offices import receive

MANY = 2_300


def clone(
    office: Workplace, table: str, record: str, changes: Mapping[str, str], times: int
) -> None:
    """Rows like that of a record, newer than it, with ids of their own."""
    with office.store.writing() as unit:
        run = unit.connection.execute
        names = [row[1] for row in run(text(f"PRAGMA table_info({table})"))]
        own = {"id": "printf('%032x', n)", "root": "printf('%032x', n)", **changes}
        values = ", ".join(own.get(name, f'"{name}"') for name in names)
        run(
            text(
                f"WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {times}) "
                f"INSERT INTO {table} SELECT {values} FROM {table}, c WHERE id = :id ORDER BY n"
            ),
            {"id": record},
        )


def all_rows(workplace: Workplace, asked: Asked) -> list[dict[str, Any]]:
    """All rows of a list, page by page, as somebody scrolls."""
    found: Listed = list_page(workplace, asked)
    rows = list(found.items)
    while found.next is not None:
        found = list_page(workplace, asked, found.next, found.due)
        rows += found.items
    assert len(rows) == found.total
    return rows


def chips(workplace: Workplace, kind: str, words: str = "") -> dict[str, int]:
    counted = chip_counts(workplace, kind, words, next_due(workplace, kind))
    return {value: int(title.split()[-1]) for value, title in counted}


@pytest.fixture
def many(office: Workplace, clock: FixedClock) -> Workplace:
    """One old overdue case below more than two thousand newer ones that are closed."""
    found_committee(office)
    late = bring(office, clock, "effective")
    clock.move("2026-08-01")
    office.act("dispute.register", registration(applied="2026-07-31"))
    clone(office, "r_dispute", late, {"state": "'closed'"}, MANY)
    return office


def test_the_chip_of_overdue_cases_shows_them_below_any_number_of_newer_ones(
    many: Workplace,
) -> None:
    counted = chips(many, "dispute")
    assert counted[ALL] == MANY + 2
    assert counted[LATE] == 1
    (row,) = all_rows(many, Asked("dispute", chip=LATE))
    assert row["state"] == "effective"


def test_every_chip_tells_the_number_of_the_rows_it_shows(many: Workplace) -> None:
    for chip, count in chips(many, "dispute").items():
        assert len(all_rows(many, Asked("dispute", chip=chip))) == count, chip


def test_chips_count_what_the_words_leave(many: Workplace) -> None:
    counted = chips(many, "dispute", "陈志海")
    assert counted == {ALL: 2, LATE: 1, "registered": 1, "effective": 1}
    for chip, count in counted.items():
        assert len(all_rows(many, Asked("dispute", "陈志海", chip))) == count, chip
    assert chips(many, "dispute", "无此人") == {ALL: 0}


def test_the_chosen_filter_stays_when_it_finds_nothing_any_more(many: Workplace) -> None:
    due = next_due(many, "dispute")
    counted = chip_counts(many, "dispute", "无此人", due, LATE)
    assert counted == ((ALL, "全部 0"), (LATE, "逾期 0"))
    assert all_rows(many, Asked("dispute", "无此人", LATE)) == []


def test_a_state_that_comes_with_the_day_is_counted_and_found_as_it_is_shown(
    office: Workplace, clock: FixedClock
) -> None:
    first = receive(office, "孙志强")
    with office.store.writing() as unit:
        unit.connection.execute(text("UPDATE r_correction SET state = 'supervised'"))
    clone(office, "r_correction", first, {"end": "'2027-03-01'"}, 3)
    clock.move("2026-08-19")
    assert chips(office, "correction")["supervised"] == 4
    clock.move("2026-08-20")
    counted = chips(office, "correction")
    assert (counted["supervised"], counted["ending"]) == (3, 1)
    for state in ("supervised", "ending"):
        rows = all_rows(office, Asked("correction", chip=state))
        assert {row["state"] for row in rows} == {state}
        assert find(office, "correction", where={"state": state}).total == counted[state]


def test_juveniles_are_neither_counted_nor_shown_without_the_permission(
    office: Workplace,
) -> None:
    receive(office, "孙志强")
    with office.store.writing() as unit:
        unit.connection.execute(text("UPDATE r_correction SET juvenile = 1"))
    receive(office, "李大勇")
    reader = seat(office, "reader")
    granted = Roles({"reader": frozenset({"read:correction"})})
    reader.bus = Bus(reader.store, reader.codes, granted, reader.rules)
    assert chips(office, "correction")[ALL] == 2
    assert chips(reader, "correction")[ALL] == 1
    assert [item["name"] for item in all_rows(reader, Asked("correction"))] == ["李大勇"]


ORDERS = [
    (kind, column, down)
    for kind, columns in (
        ("dispute", ("number", "title", "state", "applied", "difficulty", "next", "committee")),
        ("dispute", ("agreed_amount", "village", "closed")),
        ("correction", ("number", "name", "state", "start", "end", "next", "responsible")),
    )
    for column in columns
    for down in (False, True)
]


@pytest.fixture
def ordered(office: Workplace, clock: FixedClock) -> Workplace:
    found_committee(office)
    bring(office, clock, "effective")
    for name in ("王磊", "安小满", "覃国强", "安小满", "陈志海"):
        parties = [{"side": "applicant", "name": name}, {"side": "respondent", "name": "吴长林"}]
        office.act("dispute.register", registration(parties=parties, agents=[]))
        receive(office, name)
    return office


@pytest.mark.parametrize(("kind", "column", "down"), ORDERS)
def test_a_sorted_list_shows_every_record_once_whatever_the_page(
    ordered: Workplace, kind: str, column: str, down: bool
) -> None:
    asked = Asked(kind, order=Order(column, down))
    whole = [row["id"] for row in list_page(ordered, asked).items]
    assert sorted(whole) == sorted(row["id"] for row in list_page(ordered, Asked(kind)).items)
    paged, after = [], None
    while True:
        found = list_page(ordered, asked, after, limit=2)
        paged += [row["id"] for row in found.items]
        after = found.next
        if after is None:
            break
    assert paged == whole


def names(workplace: Workplace, order: Order) -> list[str]:
    return [row["name"] for row in list_page(workplace, Asked("correction", order=order)).items]


def test_names_stand_by_their_sound(ordered: Workplace) -> None:
    assert names(ordered, Order("name")) == ["安小满", "安小满", "陈志海", "覃国强", "王磊"]
    assert names(ordered, Order("name", True))[0] == "王磊"


def test_cases_stand_by_the_first_party_and_states_in_the_order_of_the_work(
    ordered: Workplace,
) -> None:
    asked = Asked("dispute", order=Order("title"))
    parties = [row["parties"][0]["name"] for row in list_page(ordered, asked).items]
    assert parties == ["安小满", "安小满", "陈志海", "陈志海", "覃国强", "王磊"]
    asked = Asked("dispute", order=Order("state", True))
    assert list_page(ordered, asked).items[0]["state"] == "effective"


def test_records_without_a_value_stand_last_either_way(ordered: Workplace) -> None:
    for down in (False, True):
        found = list_page(ordered, Asked("dispute", order=Order("agreed_amount", down))).items
        assert found[0]["state"] == "effective"


def test_an_unknown_column_leaves_the_newest_first(ordered: Workplace) -> None:
    plain = [row["id"] for row in list_page(ordered, Asked("dispute")).items]
    asked = Asked("dispute", order=Order("id_number"))
    assert [row["id"] for row in list_page(ordered, asked).items] == plain
