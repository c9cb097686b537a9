"""R6: bits turned over and files cut or put in the place of others: told, or no harm."""

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.folder import DATABASE, HEAD, SLOTS
from tests.faults.counts import Counts
from tests.faults.killing import Killed, empty_store
from tests.store.conftest import opened

WAL = DATABASE + "-wal"
LOG_HEADER = 32
FRAME = 24 + 4096


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


def frames_of(log: bytes) -> list[bytes]:
    """The whole frames of a write-ahead log, each with its page; what a kill cut off is left out."""
    ends = range(LOG_HEADER + FRAME, len(log) + 1, FRAME)
    return [log[end - FRAME : end] for end in ends]


def commits(log: bytes) -> list[int]:
    """The places of the frames that end a transaction."""
    return [place for place, frame in enumerate(frames_of(log)) if any(frame[4:8])]


def until_last_commit(log: bytes) -> bytes:
    """Without what a kill left behind it of a transaction that had only begun."""
    return log[: LOG_HEADER + FRAME * (commits(log)[-1] + 1)]


def turned(content: bytes, place: int, bit: int) -> bytes:
    """The content with one bit turned over."""
    changed = bytearray(content)
    changed[place] ^= 1 << bit
    return bytes(changed)


def turned_anywhere(whole: bytes, first: tuple[int, ...], tries: int, seed: int) -> Iterator[bytes]:
    """One bit turned over at the places ``first``, then anywhere."""
    chance = random.Random(seed)
    places = [*first, *(chance.randrange(len(whole)) for _ in range(tries - len(first)))]
    for place in places[:tries]:
        yield turned(whole, place, chance.randrange(8))


def cut_or_replaced(whole: bytes, other: bytes) -> Iterator[bytes]:
    """Nothing, zeros, half of it, a page more or less, the last byte gone, another's contents."""
    yield from (b"", bytes(len(whole)), whole[: len(whole) // 2], whole[:-4096], whole[:-1], other)


def spoil(left: Left, name: str, contents: Iterator[bytes]) -> Counts:
    """Each of the contents in the place of a file: told at opening or by looking the file over.

    What is not told must have harmed nothing.
    """
    counts = Counts()
    for content in contents:
        counts.tried += 1
        spoiled = left.spoiled(name, content)
        try:
            store = opened(spoiled.folder)
        except StoreTrouble:
            continue
        sound = store.check_integrity()
        store.close()
        if sound:
            missing = spoiled.missing(spoiled.names())
            counts.lost += missing
            counts.green += bool(missing)
            counts.harmless += not missing
    return counts


def flip_the_log(left: Left, tries: int) -> Counts:
    """One bit of the write-ahead log, anywhere."""
    whole = left.read(WAL)
    first = (0, 16, 24, 32, 36, 40, 48, 55, len(whole) - 1)
    return spoil(left, WAL, turned_anywhere(whole, first, tries, 145))


def flip_the_database(left: Left, tries: int) -> Counts:
    """One bit of the database file; the store was closed, and no log is there that would mend it."""
    opened(left.killed.folder).close()
    return spoil(left, DATABASE, turned_anywhere(left.read(DATABASE), (0, 16, 4095), tries, 120))


def flip_what_lies_beside(left: Left, tries: int) -> Counts:
    """One bit of the slots, then of the last head."""
    counts = Counts()
    for name, share in ((SLOTS, tries - tries // 2), (HEAD, tries // 2)):
        counts.add(spoil(left, name, turned_anywhere(left.read(name), (), share, 7)))
    return counts


def cut_and_replace(left: Left, other: Left) -> Counts:
    """Every file of the store cut, emptied, or put there from another store."""
    counts = Counts()
    for name in (WAL, DATABASE, SLOTS, HEAD):
        counts.add(spoil(left, name, cut_or_replaced(left.read(name), other.read(name))))
    return counts


def refused(whole: bytes, contents: Iterator[bytes], refuses: Callable[[bytes], bool]) -> Counts:
    """Contents that are not the whole of something: taken as if they were counts as green."""
    counts = Counts()
    for content in contents:
        counts.tried += 1
        counts.green += content != whole and not refuses(content)
    return counts
