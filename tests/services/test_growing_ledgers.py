"""What is due, an act, a page of a list and a record cost no more when the ledgers are long."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.listing import Asked, list_page
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.ledger_entries import closed, event, firm, handed_over, issue, visit
from tests.services.offices import FIRST_DAY, open_copy
from tests.services.test_growing_store import Steps

pytestmark = pytest.mark.long

MORE = 150
FEW = 10
"""Hundreds of steps: the trees of a larger store are a little higher."""


@pytest.fixture(scope="module")
def stores(template: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One store with an open issue, and one with many closed ones, events and visits beside it."""
    base = tmp_path_factory.mktemp("ledgers")
    for name, more in (("short", 2), ("long", MORE)):
        office = open_copy(template, base / name, FixedClock(FIRST_DAY))
        office.act("issue.assign", handed_over(office.act("issue.add", issue()).id))
        enterprise = office.act("enterprise.add", firm()).id
        for number in range(more):
            closed(office, office.act("issue.add", issue(object=f"第{number}水站")).id)
            office.act("publicity.add", event(theme=f"第{number}讲"))
            office.act("enterprise_visit.add", visit(enterprise, advice=f"第{number}次"))
        office.close()
    return {"short": base / "short", "long": base / "long"}


@pytest.fixture
def desks(stores: dict[str, Path], tmp_path: Path) -> Iterator[dict[str, Workplace]]:
    clock = FixedClock(FIRST_DAY)
    opened = {name: open_copy(stores[name], tmp_path / name, clock) for name in stores}
    yield opened
    for office in opened.values():
        office.close()


WORK: dict[str, Callable[[Workplace], Callable[[], object]]] = {
    "due": lambda office: partial(due_rows, office),
    "a new event": lambda office: partial(office.act, "publicity.add", event()),
    "a step": lambda office: partial(
        office.act,
        "issue.rectify",
        {"issue": "问2026-0001", "rectified_on": "2026-04-09", "measures": "已公开。"},
    ),
    "a page of the list": lambda office: partial(list_page, office, Asked("issue"), limit=3),
    "one record": lambda office: partial(show, office, "issue", "问2026-0001"),
}


@pytest.mark.parametrize("what", WORK)
def test_long_ledgers_make_nothing_slower(desks: dict[str, Workplace], what: str) -> None:
    steps = {}
    for name, office in desks.items():
        # What is read once, of the office and its accounts, is read.
        find(office, "issue", limit=1)
        counted = Steps(office)
        steps[name] = counted.of(WORK[what](office))
    assert steps["long"] < steps["short"] + FEW


def test_only_the_open_issue_is_due_among_many_closed_ones(desks: dict[str, Workplace]) -> None:
    rows = due_rows(desks["long"], on=date(2026, 4, 20))
    assert [(row.number, row.light) for row in rows] == [("问2026-0001", "yellow")]
