"""A page that begins at a place of a list holds what reading on from the first page comes to."""

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.list_sort import Order, sort_of
from sifasuo_desktop.store.list_walk import can_walk
from tests.services.disputes import do, found_committee, registration

CASES = 11


@pytest.fixture
def made(office: Workplace) -> list[str]:
    """The cases, the newest first; every third is accepted."""
    found_committee(office)
    found = []
    for place in range(CASES):
        values = registration(agents=[], place=f"{chr(ord('a') + place)}村")
        found.append(office.act("dispute.register", values).id)
        if place % 3 == 0:
            do(office, "accept", found[-1], accepted="2026-04-03")
    return found[::-1]


@pytest.mark.parametrize("place", [1, 4, 5, 6, 8, 10])
def test_pages_from_either_end_hold_the_records_of_their_places(
    office: Workplace, made: list[str], place: int
) -> None:
    for words in ("", "砌墙"):
        found = find(office, "dispute", words, limit=3, offset=place)
        assert [item["id"] for item in found.items] == made[place : place + 3]
        assert found.total == CASES


def test_a_place_in_a_filtered_and_in_an_ordered_list(office: Workplace, made: list[str]) -> None:
    accepted = made[1::3]
    found = find(office, "dispute", where={"state": "accepted"}, limit=2, offset=2)
    assert [item["id"] for item in found.items] == accepted[2:4]
    sort = sort_of("dispute", Order("register_no"), office.codes, {})
    found = find(office, "dispute", sort=sort, limit=4, offset=7)
    assert [item["id"] for item in found.items] == made[::-1][7:11]


def test_beyond_the_end_is_nothing(office: Workplace, made: list[str]) -> None:
    found = find(office, "dispute", limit=3, offset=40)
    assert (found.items, found.total) == ((), CASES)


def walked(office: Workplace, order: Order, place: int, many: int) -> list[str]:
    """The ids a list shows from a place on."""
    sort = sort_of("dispute", order, office.codes, {})
    assert sort is not None
    assert can_walk("dispute", sort)
    found = find(office, "dispute", sort=sort, limit=many, offset=place)
    assert found.total == CASES
    return [str(item["id"]) for item in found.items]


def test_every_page_of_a_list_that_is_read_from_an_index_holds_its_places(
    office: Workplace, made: list[str]
) -> None:
    accepted, others = made[1::3], [one for at, one in enumerate(made) if at % 3 != 1]
    # All were accepted on one day, and the rest has none: equal ones stand newest first.
    for order, whole in (
        (Order("accepted"), accepted + others),
        (Order("accepted", True), accepted + others),
        (Order("register_no"), made[::-1]),
        (Order("register_no", True), made),
        (Order("state"), others + accepted),
        (Order("state", True), accepted + others),
    ):
        for many in (1, 3, CASES):
            for place in range(CASES):
                assert walked(office, order, place, many) == whole[place : place + many], order


def test_equal_values_that_reach_beyond_a_page_stand_newest_first(
    office: Workplace, made: list[str]
) -> None:
    for case in made[2::3]:
        do(office, "accept", case, accepted="2026-04-02")
    early, late, without = made[2::3], made[1::3], made[0::3]
    for place in range(CASES):
        up = walked(office, Order("accepted"), place, 5)
        assert up == (early + late + without)[place : place + 5]
        down = walked(office, Order("accepted", True), place, 5)
        assert down == (late + early + without)[place : place + 5]
