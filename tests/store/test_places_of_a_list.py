"""A page that begins at a place of a list holds what reading on from the first page comes to."""

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.list_sort import Order, sort_of
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
