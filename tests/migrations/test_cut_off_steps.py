"""All steps since the golden store, cut off at every statement: the old store opens whole (R8)."""

import multiprocessing
import shutil
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.store import migrate
from sifasuo_desktop.store.copying import copy_before_steps
from sifasuo_desktop.store.engine import StoreTrouble, open_engine
from sifasuo_desktop.store.file import open_store
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.log import check_log
from sifasuo_desktop.store.slots import Slots
from tests.clock import FixedClock
from tests.dump import Dump, dump_of
from tests.migrations.cutting_off import COMMIT, Cut, Statements, kill_at
from tests.migrations.grown_program import GOLDEN, NEWEST, PASSWORD
from tests.services.offices import FIRST_DAY

pytestmark = pytest.mark.long

# Statements before the backup, a transaction that looks at the step the store is at.
LOOKS = 3
BACKUP = f"before-{NEWEST}-20260410-120000.db"


EACH, FURTHER = 24, 16


def tried(last: int) -> list[int]:
    """Each of the first and of the last statements, and between them every sixteenth.

    What stands between are tables and indexes of ledgers, made alike.
    """
    between = range(EACH, last - EACH, FURTHER)
    return [*range(1, EACH), *between, *range(last - EACH, last + 1)]


class Golden:
    """A copy of the golden store, its key, and its database opened bare."""

    def __init__(self, folder: Path) -> None:
        self.where = StoreFolder(Path(shutil.copytree(GOLDEN / "store", folder)))
        self.key = Slots(self.where.slots, SystemRandomness()).open("admin", PASSWORD)
        self.engine = open_engine(self.where.database, self.key)
        self.statements = Statements(self.engine)

    def bring_up(self) -> None:
        clock = FixedClock(FIRST_DAY)
        back_up = partial(copy_before_steps, self.engine, self.key, self.where.backups, clock)
        migrate.bring_up_to_date(self.engine, back_up)

    def dump(self) -> Dump:
        return content(self.engine)

    def check(self) -> None:
        """Opens it as the program does, and looks at the log."""
        self.engine.dispose()
        store = open_store(
            self.where.folder,
            "admin",
            PASSWORD,
            clock=FixedClock(FIRST_DAY),
            randomness=SystemRandomness(),
        )
        with store.reading() as reader:
            assert migrate.current(reader.connection) == NEWEST
            head, faults, _ = check_log(reader.connection)
        store.close()
        assert (head.n, faults) == (57, ())


def content(engine: Engine) -> Dump:
    with engine.connect() as connection:
        return dump_of(connection)


@pytest.fixture
def golden(tmp_path: Path) -> Iterator[Golden]:
    made = Golden(tmp_path / "store")
    yield made
    made.engine.dispose()


@pytest.fixture
def places(tmp_path: Path) -> int:
    """How many statements bring the golden store up to date; the last is the only COMMIT."""
    made = Golden(tmp_path / "counted")
    before = len(made.statements.seen)
    made.bring_up()
    made.engine.dispose()
    seen = made.statements.seen[before:]
    assert [place for place, one in enumerate(seen, 1) if one == COMMIT] == [len(seen)]
    return len(seen)


def test_a_statement_that_fails_anywhere_leaves_the_golden_store_whole_and_a_backup(
    golden: Golden, places: int
) -> None:
    before = golden.dump()
    assert places > 40
    golden.statements.cut_at(places)
    with pytest.raises(Cut, match=COMMIT):
        golden.bring_up()
    for place in tried(places - LOOKS):
        golden.statements.cut_at(place)
        with pytest.raises(Cut):
            migrate.upgrade(golden.engine)
        golden.statements.before = {}
        assert golden.dump() == before, place
    golden.statements.cut_at(places - LOOKS + 1)
    copy = open_engine(golden.where.backups / BACKUP, golden.key)
    assert content(copy) == before
    copy.dispose()
    assert [path.name for path in golden.where.backups.iterdir()] == [BACKUP]
    migrate.upgrade(golden.engine)
    assert len(golden.statements.seen) == places - LOOKS
    golden.check()


def test_a_program_killed_in_the_middle_leaves_the_golden_store_whole_and_a_backup(
    golden: Golden, places: int
) -> None:
    before = golden.dump()
    golden.engine.dispose()
    upgraders = multiprocessing.get_context("forkserver")
    upgraders.set_forkserver_preload(["tests.migrations.cutting_off"])
    for place in (places // 3, 2 * places // 3, places):
        given = (golden.where.database, golden.key, golden.where.backups, place)
        process = upgraders.Process(target=kill_at, args=given)
        process.start()
        process.join()
        assert process.exitcode == -signal.SIGKILL
        for database in (golden.where.database, golden.where.backups / BACKUP):
            engine = open_engine(database, golden.key)
            assert content(engine) == before, place
            engine.dispose()
    golden.check()


def test_a_disk_that_fills_in_the_middle_is_told_and_leaves_the_golden_store_whole(
    golden: Golden,
) -> None:
    before = golden.dump()
    with golden.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(StoreTrouble) as caught:
        golden.bring_up()
    assert (caught.value.code, caught.value.detail) == ("store.disk", "SQLITE_FULL")
    assert golden.dump() == before
    assert [path.name for path in golden.where.backups.iterdir()] == [BACKUP]
    golden.check()
