"""Damage in the database file is found by the walk over the log and by the weekly look."""

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.log_check import check, fault_words
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.soundness import look, look_is_due, settle
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.folder import HEAD
from tests.clock import FixedClock
from tests.faults.flips import turned
from tests.services.disputes import found_committee, registration
from tests.services.offices import FIRST_DAY, PASSWORD


@pytest.fixture
def closed(office: Workplace) -> Path:
    """The folder of a store with a case, closed."""
    found_committee(office)
    office.act("dispute.register", registration())
    office.close()
    return office.store.where.folder


def at_work(folder: Path) -> Workplace:
    clock = FixedClock(FIRST_DAY)
    return open_workplace(folder, "admin", PASSWORD, clock=clock, randomness=SystemRandomness())


def noticed(folder: Path) -> bool:
    """Whether opening or the walk over the log tells that something is wrong."""
    try:
        workplace = at_work(folder)
    except StoreTrouble:
        return True
    try:
        return not check(workplace).ok
    except StoreTrouble:
        return True
    finally:
        workplace.close()


def test_a_bit_turned_over_in_the_database_is_noticed_by_opening_or_log_check(closed: Path) -> None:
    path = closed / "store.db"
    whole = path.read_bytes()
    assert not noticed(closed)
    whole = path.read_bytes()
    chance = random.Random(72)
    missed = []
    for page in chance.sample(range(1, len(whole) // 4096), 12):
        place = page * 4096 + chance.randrange(4096)
        path.write_bytes(turned(whole, place, 2))
        # Else the earlier openings would be missed, and that be noticed.
        (closed / HEAD).unlink(missing_ok=True)
        if not noticed(closed):
            missed.append(place)
    assert missed == []


def last_page(folder: Path) -> tuple[Path, bytes]:
    path = folder / "store.db"
    whole = path.read_bytes()
    return path, turned(whole, len(whole) - 100, 1)


def test_the_walk_over_the_log_says_that_the_file_is_damaged(closed: Path) -> None:
    workplace = at_work(closed)
    workplace.store.check_integrity()
    path, damaged = last_page(closed)
    with path.open("r+b") as file:
        file.write(damaged)
    found = check(workplace)
    workplace.close()
    assert [fault.what for fault in found.faults] == ["file"]
    assert fault_words(workplace, found) == (
        "日志与写入时不符：数据库文件有损坏的地方。请联系安全审计员，不要继续使用。"
    )


def test_the_file_is_looked_at_once_a_week_and_also_when_the_clock_went_back(
    office: Workplace, clock: FixedClock
) -> None:
    due = []
    assert look_is_due(office)
    assert settle(office, look(office)) == ()
    for days in (0, 6, 7, -1):
        clock.move(FIRST_DAY + timedelta(days=days))
        due.append(look_is_due(office))
    assert due == [False, False, True, True]
    assert FIRST_DAY == date(2026, 4, 10)


def test_the_weekly_look_tells_of_damage_and_asks_again_before_it_does(closed: Path) -> None:
    workplace = at_work(closed)
    assert settle(workplace, False) == ()
    path, damaged = last_page(closed)
    with path.open("r+b") as file:
        file.write(damaged)
    looked = look(workplace)
    (told,) = settle(workplace, looked)
    workplace.close()
    assert looked is False
    assert "请用备份恢复" in sentence(told.code, **dict(told.values))
