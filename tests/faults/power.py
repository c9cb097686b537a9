"""R2: the power fails at a write or a flush. What was flushed is on the disk, of the rest anything.

Changes come from the record of ``layer.c``. A file's writes are durable with its flush, a name with
the flush of its folder; of what was not flushed, single sectors reach the disk or do not.
"""

import random
import shutil
import struct
from dataclasses import dataclass, field
from pathlib import Path

from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.log import check_log
from tests.faults.counts import Counts
from tests.faults.killing import Killed
from tests.faults.layered import Faults, Layered
from tests.store.conftest import opened

MARK, OPEN, WRITE, SYNC, RENAME, UNLINK, TRUNCATE, MAKE = 0, 1, 2, 4, 8, 16, 32, 64
SECTOR = 512
_HEAD = struct.Struct("<4q")


@dataclass(frozen=True)
class Change:
    """One thing done: ``name`` is a path, ``data`` what was written or the new name."""

    op: int
    name: str
    at: int
    data: bytes


def changes_in(record: Path) -> list[Change]:
    """All that was recorded, in order."""
    data, place, found = record.read_bytes(), 0, []
    while place < len(data):
        op, named, at, length = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        name = data[place : place + named].decode()
        place += named
        found.append(Change(op, name, at, data[place : place + length]))
        place += length
    return found


@dataclass
class _File:
    durable: bytearray
    waiting: list[Change] = field(default_factory=list)


@dataclass
class Disk:
    """What lies on it for good, what waits, and which names stand for which file."""

    durable_names: dict[str, _File]
    names: dict[str, _File] = field(default_factory=dict)
    waiting: list[tuple[str, _File | None]] = field(default_factory=list)
    told: list[int] = field(default_factory=list)

    def do(self, change: Change) -> None:
        """Goes on by one change."""
        name = change.name
        if change.op == MARK:
            self.told.append(int(name))
        elif change.op == OPEN and name not in self.names:
            self._name(name, _File(bytearray()))
        elif change.op in (WRITE, TRUNCATE) and name in self.names:
            self.names[name].waiting.append(change)
        elif change.op == SYNC:
            self._flush(name)
        elif change.op == RENAME:
            moved = self.names.pop(name)
            self.waiting.append((name, None))
            self._name(change.data.decode(), moved)
        elif change.op == UNLINK:
            self.names.pop(name, None)
            self.waiting.append((name, None))

    def _name(self, name: str, file: _File) -> None:
        self.names[name] = file
        self.waiting.append((name, file))

    def _flush(self, name: str) -> None:
        if name in self.names:
            file = self.names[name]
            for change in file.waiting:
                _apply(file.durable, change)
            file.waiting.clear()
            return
        for known, file in self.waiting:
            _give(self.durable_names, known, file)
        self.waiting.clear()

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """What is found when the power is back."""
        names = dict(self.durable_names)
        for known, file in self.waiting[: chance.randint(0, len(self.waiting))]:
            _give(names, known, file)
        return {name: _found(file, chance) for name, file in names.items()}


def _give(names: dict[str, _File], name: str, file: _File | None) -> None:
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file


def _apply(content: bytearray, change: Change) -> None:
    if change.op == TRUNCATE:
        del content[change.at :]
        content.extend(bytes(change.at - len(content)))
        return
    end = change.at + len(change.data)
    content.extend(bytes(max(0, end - len(content))))
    content[change.at : end] = change.data


def _found(file: _File, chance: random.Random) -> bytes:
    content = bytearray(file.durable)
    whole = chance.random() < 0.3
    for change in file.waiting:
        if whole or (change.op == TRUNCATE and chance.random() < 0.5):
            _apply(content, change)
        elif change.op == WRITE:
            for start in range(0, len(change.data), SECTOR):
                if chance.random() < 0.5:
                    piece = change.data[start : start + SECTOR]
                    _apply(content, Change(WRITE, "", change.at + start, piece))
    return bytes(content)


def recorded(
    layered: Layered, folder: Path, saves: int, synchronous: str = "FULL"
) -> tuple[dict[str, bytes], list[Change]]:
    """The folder before, and everything done to it by saving, closing, opening, saving again."""
    before = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    record = folder.with_suffix(".record")
    for start in (0, saves):
        values = {"folder": str(folder), "start": start, "saves": saves}
        answer = layered.do(
            "jobs:save", Faults(record=str(record)), synchronous=synchronous, **values
        )
        assert "bug" not in answer, answer["bug"]
    return before, changes_in(record)


def cut_the_power(
    before: dict[str, bytes], changes: list[Change], folder: Path, cuts: list[int]
) -> Counts:
    """Cuts after each of so many changes; opens what is left and looks at it."""
    chance = random.Random(350)
    counts = Counts()
    disk = Disk({name: _File(bytearray(data)) for name, data in before.items()})
    disk.names = dict(disk.durable_names)
    for number, change in enumerate(changes, 1):
        disk.do(change)
        for _ in range(cuts.count(number)):
            _look(disk, folder, chance, counts)
    return counts


def _look(disk: Disk, folder: Path, chance: random.Random, counts: Counts) -> None:
    copy = folder.with_name("after")
    shutil.rmtree(copy, ignore_errors=True)
    for name, data in disk.after_cut(chance).items():
        if name.endswith(("-shm", ".lock", "lease.json")):
            continue  # gone with the process, or made anew
        path = copy / Path(name).relative_to(folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    counts.tried += 1
    try:
        killed = Killed(copy, list(disk.told))
        counts.lost += killed.missing(killed.names())
        store = opened(copy)
    except StoreTrouble:
        counts.corrupt += 1
        return
    with store.reading() as reader:
        counts.corrupt += bool(check_log(reader.connection)[1])
    counts.corrupt += not store.check_integrity()
    store.close()
