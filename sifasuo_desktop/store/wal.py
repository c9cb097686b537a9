"""Looks at a write-ahead log before SQLite does, which drops whatever lies behind a damaged frame.

A log is left behind by a process that was killed or lost its power. SQLite reads it up to the first
frame that does not hold and says nothing about the rest; at the next write the rest is gone.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_MAGIC = (0x377F0682, 0x377F0683)
_VERSION = 3007000
_HEADER, _FRAME = 32, 24
_MASK = 0xFFFFFFFF
Sums = tuple[int, int]


@dataclass(frozen=True)
class _Frame:
    """One frame: whether it is of this log, ends a transaction, its words and its sums."""

    ours: bool
    commit: bool
    words: bytes
    sums: Sums


def durable_frames_lost(path: Path) -> bool:
    """Whether the log holds a transaction that was made durable and that SQLite will not read.

    What a power cut leaves of a transaction that was never acknowledged is no loss: every commit is
    on the disk before the next transaction begins, so only a frame behind a commit proves it.
    """
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return False
    with file:
        header = file.read(_HEADER)
        if len(header) < _HEADER:
            return False
        order = ">" if header[3] & 1 else "<"
        if not _header_holds(header, order):
            return any(header) or any(any(block) for block in iter(lambda: file.read(65_536), b""))
        return _commit_behind_damage(_frames(file, header), header, order)


def _header_holds(header: bytes, order: str) -> bool:
    magic, version, page = struct.unpack(">3I", header[:12])
    if magic not in _MAGIC or version != _VERSION or page not in _PAGE_SIZES:
        return False
    return _summed((0, 0), header[:24], order) == struct.unpack(">2I", header[24:])


_PAGE_SIZES = tuple(1 << bits for bits in range(9, 17))


def _frames(file: BinaryIO, header: bytes) -> Iterator[_Frame]:
    (page,) = struct.unpack(">I", header[8:12])
    while len(block := file.read(_FRAME + page)) == _FRAME + page:
        _, commit, first, second = struct.unpack(">2I8x2I", block[:_FRAME])
        yield _Frame(
            ours=block[8:16] == header[16:24],
            commit=commit != 0,
            words=block[:8] + block[_FRAME:],
            sums=(first, second),
        )


def _commit_behind_damage(frames: Iterator[_Frame], header: bytes, order: str) -> bool:
    """Reads on where SQLite stops: from every frame whose sums do not follow, a new chain begins."""
    first, second = struct.unpack(">2I", header[24:])
    sums: Sums = (first, second)
    damaged = committed = False
    for frame in frames:
        holds = frame.ours and _summed(sums, frame.words, order) == frame.sums
        if not holds:
            damaged, committed = True, False
        if damaged and holds and committed:
            return True
        committed = frame.ours and (committed or frame.commit)
        sums = frame.sums
    return False


def _summed(sums: Sums, data: bytes, order: str) -> Sums:
    """SQLite's running checksum over pairs of 32-bit words."""
    first, second = sums
    words = iter(struct.unpack(f"{order}{len(data) // 4}I", data))
    for one, other in zip(words, words, strict=True):
        first = (first + one + second) & _MASK
        second = (second + other + first) & _MASK
    return first, second
