"""What is counted is the work of the database, which is the same on every computer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from tests.bench.attached import EVENT, fill

EACH = 50


@contextmanager
def counted(workplace: Workplace) -> Iterator[list[int]]:
    """How many times fifty steps of SQLite's machine were made meanwhile."""
    steps = [0]

    def step() -> int:
        steps[0] += 1
        return 0

    with workplace.store.reading() as reader:
        driver: Any = reader.driver
    driver.set_progress_handler(step, EACH)
    try:
        yield steps
    finally:
        driver.set_progress_handler(None, EACH)


def steps_of(workplace: Workplace, work: Callable[[], object]) -> int:
    work()
    with counted(workplace) as steps:
        work()
    return steps[0]


@pytest.mark.parametrize("work", ["list", "add", "change"])
def test_a_thousand_attachments_slow_no_list_and_no_save(office: Workplace, work: str) -> None:
    for _ in range(30):
        record = office.act("publicity.add", EVENT).id
    people = iter(range(1, 100))
    does: dict[str, Callable[[], object]] = {
        "list": lambda: find(office, "publicity", limit=20),
        "add": lambda: office.act("publicity.add", EVENT),
        "change": lambda: office.act(
            "publicity.change", {"publicity": record, "people": next(people)}
        ),
    }
    before = steps_of(office, does[work])
    fill(office, record, 1_000)
    after = steps_of(office, does[work])
    assert before > 5
    assert after <= before * 1.25 + 2
