"""A store whose saving process was killed, again and again, and what it had acknowledged."""

import multiprocessing
import random
import signal
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.store.founding import create_store
from sifasuo_desktop.store.log import check_log
from sifasuo_desktop.store.slots import LEAST
from tests.clock import FixedClock
from tests.faults.counts import Counts
from tests.faults.saver import save_on
from tests.services.offices import FIRST_DAY, PASSWORD
from tests.store.conftest import opened


def empty_store(folder: Path) -> Path:
    """A new store without records, closed."""
    create_store(
        folder,
        "admin",
        PASSWORD,
        clock=FixedClock(FIRST_DAY),
        randomness=SystemRandomness(),
        cost=LEAST,
    ).close()
    return folder


def rest_of(ours: Connection) -> list[int]:
    """What was told until the end; a number cut off by it was not told."""
    told = []
    with ours, suppress(EOFError, OSError):
        while True:
            told.append(ours.recv())
    return told


@dataclass
class Killed:
    """The store, and every number whose save was acknowledged."""

    folder: Path
    told: list[int] = field(default_factory=list)

    def save_and_kill(self, wanted: int) -> None:
        """Starts a process that saves; kills it once it has told of so many saves."""
        # Every saver is split off from a process that has read the program already.
        savers = multiprocessing.get_context("forkserver")
        savers.set_forkserver_preload(["tests.faults.saver"])
        start = self.told[-1] + 2 if self.told else 0
        ours, theirs = savers.Pipe(duplex=False)
        saver = savers.Process(target=save_on, args=(self.folder, start, theirs))
        saver.start()
        theirs.close()
        self.told += [ours.recv() for _ in range(wanted)]
        saver.kill()
        self.told += rest_of(ours)
        saver.join()
        assert saver.exitcode == -signal.SIGKILL

    def names(self) -> list[str]:
        """The villages in the store, opened as a person opens it."""
        store = opened(self.folder)
        try:
            with store.reading() as reader:
                rows = reader.connection.exec_driver_sql("SELECT name FROM r_village")
                return list(rows.scalars())
        finally:
            store.close()

    def missing(self, names: list[str]) -> int:
        """How many acknowledged saves are not among them."""
        return len({f"村{number:06d}" for number in self.told} - set(names))


def kill_while_saving(folder: Path, kills: int) -> Counts:
    """R1: kill -9 at random while records are saved; now and then it is opened and closed as usual."""
    killed = Killed(empty_store(folder))
    chance = random.Random(20)
    lost = 0
    for number in range(1, kills + 1):
        killed.save_and_kill(chance.randint(1, 12))
        if number % 10 == 0:
            lost += killed.missing(killed.names())
    names = killed.names()
    store = opened(folder)
    with store.reading() as reader:
        faults = check_log(reader.connection)[1]
    sound = store.check_integrity()
    store.close()
    return Counts(
        tried=kills,
        lost=lost + killed.missing(names),
        corrupt=len(faults) + (not sound),
        double=len(names) - len(set(names)),
    )
