"""What an everyday act costs does not grow with the store."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.dispute.recognition import acquaintances
from sifasuo_desktop.services.reading.finding import find
from tests.bench.search import fill
from tests.clock import FixedClock
from tests.services.disputes import CHEN, WU, ZHOU, found_committee, registration
from tests.services.offices import FIRST_DAY, open_copy

MORE = 2_000
EACH = 100
FEW = 100
"""Hundreds of steps; reading every party once takes more than twice as many."""


class Steps:
    """Counts the steps of the database engine, in hundreds."""

    def __init__(self, office: Workplace) -> None:
        self.count = 0
        with office.store.reading() as reader:
            driver: Any = reader.driver
        driver.set_progress_handler(self._another, EACH)

    def _another(self) -> int:
        self.count += 1
        return 0

    def of(self, work: Any) -> int:
        """What a piece of work takes."""
        before = self.count
        work()
        return self.count - before


@pytest.fixture(scope="module")
def filled(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template with many cases more."""
    folder = tmp_path_factory.mktemp("filled") / "store"
    office = open_copy(template, folder, FixedClock(FIRST_DAY))
    found_committee(office)
    fill(office, MORE)
    office.close()
    return folder


@pytest.fixture
def office(filled: Path, tmp_path: Path) -> Iterator[Workplace]:
    workplace = open_copy(filled, tmp_path / "store", FixedClock(FIRST_DAY))
    yield workplace
    workplace.close()


@pytest.mark.parametrize("parties", [[CHEN, WU, ZHOU], [{**CHEN, "id_number": None}, WU]])
def test_a_registration_reads_no_more_of_a_large_store(
    office: Workplace, parties: list[dict[str, str]]
) -> None:
    steps = Steps(office)
    values = registration(parties=parties, agents=[])
    office.act("dispute.register", values)
    assert 0 < steps.of(lambda: office.act("dispute.register", values)) < FEW


def test_a_person_is_recognised_as_fast_in_a_large_store(office: Workplace) -> None:
    office.act("dispute.register", registration())
    steps = Steps(office)
    taken = steps.of(lambda: acquaintances(office, "陈志海", "320699197111040015"))
    assert [one.name for one in acquaintances(office, "陈志海")] == ["陈志海"]
    assert taken < FEW


def test_the_middle_of_a_list_is_read_as_fast_as_its_beginning(office: Workplace) -> None:
    steps = Steps(office)
    assert find(office, "dispute", limit=10).total == MORE
    first = steps.of(lambda: find(office, "dispute", limit=10))
    middle = partial(find, office, "dispute", limit=10, offset=1_000)
    assert steps.of(middle) < first + 10
    # The newest is the last that was filled in: number 2,000, a thousand before it 1,000.
    assert [item["number"][-6:] for item in middle().items][:2] == ["001000", "000999"]


def test_where_rows_are_not_numbered_without_gaps_a_place_is_still_a_place(
    office: Workplace,
) -> None:
    with office.store.writing() as unit:
        moved = "UPDATE r_dispute SET rowid = 5000 WHERE register_no LIKE '%000150'"
        unit.connection.exec_driver_sql(moved)
    items = find(office, "dispute", limit=2, offset=99).items
    assert [item["number"][-6:] for item in items] == ["001902", "001901"]
