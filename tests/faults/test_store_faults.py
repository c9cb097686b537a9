"""Kill, flipped bytes, cut files, foreign logs, full disks: nothing lost, nothing unnoticed."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3

from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.engine import StoreTrouble, connect
from sifasuo_desktop.store.folder import DATABASE
from sifasuo_desktop.store.founding import create_store
from sifasuo_desktop.store.slots import LEAST, Slots
from tests.clock import FixedClock
from tests.dump import Dump, dump
from tests.faults.killing import kill_while_saving
from tests.services.disputes import found_committee, registration
from tests.services.offices import FIRST_DAY, PASSWORD
from tests.store.conftest import opened

pytestmark = pytest.mark.long

KILLS = 5
FLIPS = 60


def test_every_acknowledged_save_outlives_a_kill(tmp_path: Path) -> None:
    counts = kill_while_saving(tmp_path / "store", KILLS)
    assert counts.tried == KILLS
    assert counts.harm() == {}


class Copy:
    """A closed store's database and its key, to be spoiled."""

    def __init__(self, office: Workplace) -> None:
        found_committee(office)
        office.act("dispute.register", registration())
        office.close()
        where = office.store.where
        self.path = where.database
        self.key = Slots(where.slots, SystemRandomness()).open("admin", PASSWORD)

    def found_out(self) -> bool:
        """Whether opening or checking tells that something is wrong."""
        try:
            connection = connect(self.path, self.key)
        except StoreTrouble:
            return True
        try:
            if connection.execute("PRAGMA cipher_integrity_check").fetchall():
                return True
            return bool(connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)])
        except sqlcipher3.DatabaseError:
            return True
        finally:
            connection.close()


@pytest.fixture
def copy(office: Workplace) -> Iterator[Copy]:
    return Copy(office)


def test_every_flipped_byte_is_found(copy: Copy) -> None:
    whole = copy.path.read_bytes()
    assert not copy.found_out()
    chance = random.Random(60)
    places = {0, 16, 4095, len(whole) - 1} | {chance.randrange(len(whole)) for _ in range(FLIPS)}
    missed = []
    for place in sorted(places):
        spoiled = bytearray(whole)
        spoiled[place] ^= 1 << chance.randrange(8)
        copy.path.write_bytes(spoiled)
        if not copy.found_out():
            missed.append(place)
    assert missed == []


@pytest.mark.parametrize("left", [16, 1000, 4096, 4097, -4096, -1])
def test_a_database_cut_short_is_found(copy: Copy, left: int) -> None:
    whole = copy.path.read_bytes()
    copy.path.write_bytes(whole[:left])
    assert copy.found_out()


def test_a_write_ahead_log_of_another_store_does_no_harm_unnoticed(
    copy: Copy, tmp_path: Path
) -> None:
    other = create_store(
        tmp_path / "other",
        "admin",
        PASSWORD,
        clock=FixedClock(FIRST_DAY),
        randomness=SystemRandomness(),
        cost=LEAST,
    )
    with other.writing() as unit:
        unit.connection.exec_driver_sql("INSERT INTO identity VALUES ('a', 'b')")
    shutil.copy(other.where.folder / f"{DATABASE}-wal", copy.path.with_name(f"{DATABASE}-wal"))
    other.close()
    whole = copy.path.read_bytes()
    if not copy.found_out():
        assert copy.path.read_bytes() == whole


def test_damage_met_while_reading_is_told_as_such(office: Workplace) -> None:
    found_committee(office)
    office.close()
    path = office.store.where.database
    data = bytearray(path.read_bytes())
    for place in range(4096 + 100, len(data), 4096):
        data[place] ^= 1
    path.write_bytes(data)
    with pytest.raises(StoreTrouble) as caught:
        opened(office.store.where.folder)
    assert caught.value.code in ("store.damaged", "store.wrong_key")


def fill(office: Workplace, after: list[Dump]) -> None:
    """Registers cases until something stops it; what the store held after each."""
    for _ in range(50):
        office.act("dispute.register", registration(facts="长" * 2000))
        after.append(dump(office.store))


def test_a_full_disk_is_told_and_nothing_is_kept(office: Workplace) -> None:
    found_committee(office)
    with office.store.reading() as reader:
        pages = reader.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        reader.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    before = [dump(office.store)]
    with pytest.raises(StoreTrouble) as caught:
        fill(office, before)
    assert (caught.value.code, caught.value.detail) == ("store.disk", "SQLITE_FULL")
    assert dump(office.store) == before[-1]
    with office.store.reading() as reader:
        reader.connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert office.act("dispute.register", registration()).state == "registered"


def test_a_folder_that_cannot_be_written_is_opened_to_be_read(office: Workplace) -> None:
    folder = office.store.where.folder
    office.close()
    (folder / "lease.lock").unlink(missing_ok=True)
    (folder / "lease.lock").mkdir()
    store = opened(folder)
    with store.reading() as reader:
        assert len(reader.every(Office)) == 1
    with pytest.raises(StoreTrouble) as caught, store.writing():
        raise AssertionError
    store.close()
    assert caught.value.code == "store.read_only"
