"""R8: a migration from the golden store fails or is killed before each of its statements."""

import multiprocessing
import shutil
from functools import partial
from pathlib import Path

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.store import migrate
from sifasuo_desktop.store.copying import copy_before_steps
from sifasuo_desktop.store.engine import open_engine
from sifasuo_desktop.store.file import open_store
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.log import check_log
from sifasuo_desktop.store.slots import Slots
from tests.clock import FixedClock
from tests.dump import Dump, dump_of
from tests.faults.counts import Counts
from tests.migrations.cutting_off import Cut, Statements, kill_at
from tests.migrations.grown_program import GOLDEN, PASSWORD
from tests.services.offices import FIRST_DAY


def cut_off_steps(folder: Path) -> Counts:
    """Before every statement: it is not run, and then the whole process is killed."""
    counts = Counts()
    for place in range(1, _statements(folder) + 1):
        for kill in (False, True):
            counts.tried += 1
            _cut_off(folder, place, counts, kill=kill)
    return counts


def _golden(folder: Path) -> tuple[StoreFolder, bytes]:
    shutil.rmtree(folder, ignore_errors=True)
    where = StoreFolder(Path(shutil.copytree(GOLDEN / "store", folder)))
    return where, Slots(where.slots, SystemRandomness()).open("admin", PASSWORD)


def _bring_up(where: StoreFolder, key: bytes, place: int) -> int:
    """Runs the steps without the statement ``place``; how many statements there were."""
    engine = open_engine(where.database, key)
    statements = Statements(engine)
    statements.cut_at(place)
    back_up = partial(copy_before_steps, engine, key, where.backups, FixedClock(FIRST_DAY))
    try:
        migrate.bring_up_to_date(engine, back_up)
    except Cut:
        pass
    finally:
        engine.dispose()
    return len(statements.seen)


def _statements(folder: Path) -> int:
    return _bring_up(*_golden(folder), 0)


def _content(database: Path, key: bytes) -> Dump:
    engine = open_engine(database, key)
    try:
        with engine.connect() as connection:
            return dump_of(connection)
    finally:
        engine.dispose()


def _cut_off(folder: Path, place: int, counts: Counts, *, kill: bool) -> None:
    where, key = _golden(folder)
    before = _content(where.database, key)
    if kill:
        given = (where.database, key, where.backups, place)
        process = multiprocessing.get_context("forkserver").Process(target=kill_at, args=given)
        process.start()
        process.join()
    else:
        _bring_up(where, key, place)
    counts.corrupt += _content(where.database, key) != before
    # Before the steps begin there is nothing that a backup would be needed for.
    copies = list(where.backups.glob("before-*.db")) if where.backups.exists() else []
    counts.lost += any(_content(copy, key) != before for copy in copies)
    store = open_store(
        folder, "admin", PASSWORD, clock=FixedClock(FIRST_DAY), randomness=SystemRandomness()
    )
    with store.reading() as reader:
        counts.lost += migrate.current(reader.connection) != migrate.newest()
        head, faults, _ = check_log(reader.connection)
    store.close()
    counts.corrupt += bool(faults) or head.n != 57
