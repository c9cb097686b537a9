"""What the window shows costs no more in an office of many closed cases than in one of few.

Measured in steps of the database engine and in plans of its statements, on two stores of one
demonstration: as it was told, and with hundreds of closed cases more.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sifasuo_desktop.services.exchange import handover_status
from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.listing import (
    Asked,
    counts_of,
    list_page,
    next_due,
    next_due_of,
)
from sifasuo_desktop.services.reading.month_figures import month_figures
from sifasuo_desktop.services.reading.search_everything import Hit, everything
from sifasuo_desktop.services.reading.showing import show
from tests.bench.grown import Size, make_grown, open_grown, small_year
from tests.clock import FixedClock
from tests.services.test_growing_store import Steps

pytestmark = pytest.mark.long

TODAY = date(2026, 6, 30)
MORE = 500
FEW = 20
"""Hundreds of steps: the trees of a larger store are a little higher."""
# What may be read from end to end: few rows, or values handed in.
SHORT = re.compile(
    r"SCAN (newest|revision USING COVERING INDEX ix_revision_handover|span|json_each|value|returned|r_(office|user|committee|mediator|class_policy|aside|aid_point)|draft"
    r"|identity|preference|bundle|CONSTANT|\()"
)


class Desk(NamedTuple):
    """An open store, with what is measured of it."""

    office: Workplace
    steps: Steps
    statements: list[str]


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("flat")
    small_year(folder / "year", TODAY)
    for name, more in (("small", 0), ("large", MORE)):
        size = Size(more=more, handed_over=True)
        make_grown(folder / name, size, year=folder / "year")
    return {name: folder / name for name in ("small", "large")}


@pytest.fixture
def desks(stores: dict[str, Path], tmp_path: Path) -> Iterator[dict[str, Desk]]:
    found = {}
    for name, folder in stores.items():
        shutil.copytree(folder, tmp_path / name, ignore=shutil.ignore_patterns("lease.*"))
        office = open_grown(tmp_path / name, FixedClock(TODAY))
        statements: list[str] = []
        with office.store.reading() as reader:
            driver: Any = reader.driver
        driver.set_trace_callback(statements.append)
        found[name] = Desk(office, Steps(office), statements)
    yield found
    for desk in found.values():
        desk.office.close()


def newest(office: Workplace) -> str:
    return str(find(office, "dispute", limit=1).items[0]["id"])


def next_page(office: Workplace) -> Any:
    after = find(office, "dispute", limit=10).next
    return partial(find, office, "dispute", limit=10, after=after)


def change(office: Workplace) -> Any:
    asked = Asked("dispute")
    counts_of(office, asked)
    values = {"dispute": newest(office), "place": "桥头", "reason": "笔误"}
    office.act("dispute.change", values)
    return partial(counts_of, office, asked)


def lists(office: Workplace) -> Any:
    asked = Asked("dispute")
    counts_of(office, asked)
    next_due(office, "dispute")
    return lambda: (list_page(office, asked, limit=10), counts_of(office, asked))


SHOWN: dict[str, Callable[[Workplace], Callable[[], object]]] = {
    "hand-over light": lambda office: partial(handover_status.status, office),
    "due": lambda office: partial(due_rows, office),
    "a list and its filters": lists,
    "next page": next_page,
    "figures of the month": lambda office: partial(month_figures, office),
    "chips after an act": change,
    "one record": lambda office: partial(show, office, "dispute", newest(office)),
}


def measured(desk: Desk, shown: Callable[[Workplace], Callable[[], object]]) -> int:
    work = shown(desk.office)
    desk.statements.clear()
    return desk.steps.of(work)


def test_a_store_made_for_measures_is_sound(desks: dict[str, Desk]) -> None:
    assert desks["large"].office.store.check_integrity()
    # Nothing is wrong with its log but that no bureau ever gave the receipt of its one bundle.
    faults = check(desks["large"].office).faults
    assert [(fault.n, fault.what) for fault in faults] == [(1, "receipt")]


@pytest.mark.parametrize("what", SHOWN)
def test_what_is_shown_takes_no_more_steps_for_what_is_closed(
    desks: dict[str, Desk], what: str
) -> None:
    steps = {name: measured(desk, SHOWN[what]) for name, desk in desks.items()}
    assert steps["large"] < steps["small"] + FEW


@pytest.mark.parametrize("what", SHOWN)
def test_what_is_shown_is_read_by_index(desks: dict[str, Desk], what: str) -> None:
    large = desks["large"]
    measured(large, SHOWN[what])
    asked = [one for one in large.statements if one.lstrip().startswith(("SELECT", "WITH"))]
    assert asked
    with large.office.store.reading() as reader:
        run = reader.connection.exec_driver_sql
        plans = {one: [row[3] for row in run(f"EXPLAIN QUERY PLAN {one}")] for one in asked}
    scans = [
        (line, one)
        for one, lines in plans.items()
        for line in lines
        if line.startswith("SCAN")
        and not SHORT.match(line)
        # Newest first from the end of the table, and no further than the page.
        and not one.endswith("t ORDER BY t.rowid DESC LIMIT 11")
        # The greatest of an index.
        and not (" USING INDEX " in line and one.endswith("LIMIT 1 OFFSET 0"))
    ]
    assert scans == []


def test_what_is_due_of_one_record_is_what_the_list_says_of_it_read_alone(
    desks: dict[str, Desk],
) -> None:
    office, steps, _ = desks["small"]
    for kind in ("dispute", "correction"):
        due = next_due(office, kind)
        assert len(due) > 1
        ids = [str(item["id"]) for item in find(office, kind, limit=1_000).items]
        assert {one: next_due_of(office, kind, one) for one in ids if one in due} == due
        assert {next_due_of(office, kind, one) for one in ids if one not in due} <= {None}
        assert steps.of(partial(next_due_of, office, kind, next(iter(due)))) < 15


def test_a_case_is_found_among_many_by_its_numbers_and_the_end_of_one(
    desks: dict[str, Desk],
) -> None:
    office = desks["large"].office
    found = find(office, "dispute", limit=1_000).items[400]
    for words in (found["number"], found["register_no"], str(found["register_no"])[-3:]):
        hits = [hit.id for hit in everything(office, str(words)) if isinstance(hit, Hit)]
        assert found["id"] in hits
