"""Bits turned over in what a killed process left: told when opening or checking, or no harm."""

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.folder import DATABASE
from tests.faults.counts import Counts
from tests.faults.killing import Killed, empty_store

WAL = DATABASE + "-wal"


@dataclass(frozen=True)
class Left:
    """The folder a killed process left, to be copied and spoiled."""

    killed: Killed

    def spoiled(self, name: str, content: bytes) -> Killed:
        """A copy in which one file has other contents."""
        folder = self.killed.folder
        copy = folder.with_name("spoiled")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("*-shm"))
        (copy / name).write_bytes(content)
        return Killed(copy, self.killed.told)

    def read(self, name: str) -> bytes:
        return (self.killed.folder / name).read_bytes()


def left_by_a_kill(folder: Path, saves: int) -> Left:
    """A store killed after some saves, with all of them in its write-ahead log."""
    killed = Killed(empty_store(folder))
    killed.save_and_kill(saves)
    return Left(killed)


def turned(content: bytes, place: int, bit: int) -> bytes:
    """The content with one bit turned over."""
    changed = bytearray(content)
    changed[place] ^= 1 << bit
    return bytes(changed)


def flip_the_log(left: Left, tries: int) -> Counts:
    """R6: one bit of the write-ahead log, anywhere."""
    whole = left.read(WAL)
    chance = random.Random(145)
    places = [0, 16, 24, 32, 36, 40, 48, 55, len(whole) - 1]
    places += [chance.randrange(len(whole)) for _ in range(tries - len(places))]
    counts = Counts()
    for place in places:
        counts.tried += 1
        spoiled = left.spoiled(WAL, turned(whole, place, chance.randrange(8)))
        try:
            missing = spoiled.missing(spoiled.names())
        except StoreTrouble:
            continue
        counts.lost += missing
        counts.green += bool(missing)
    return counts
