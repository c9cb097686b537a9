"""Looks into an .xls: which formulas failed and which columns are hidden, which the reader does not say.

The file is a small file system of its own (a compound file) whose stream ``Workbook`` is a row of
records. Only what is needed is read of either; what does not fit is no more than not told.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

_FREE = 0xFFFFFFFA
"""From this number on a sector is none."""
_ENTRY, _MINI = 128, 64
_HEADER_SECTORS, _FIRST_OF_TABLE = 109, 76
_BOUNDSHEET, _FORMULA, _BOOLERR, _COLINFO, _EOF = 0x85, 0x06, 0x205, 0x7D, 0x0A
_STREAMS = ("Workbook", "Book")


@dataclass
class OldSheets:
    """Of each sheet by name: cells whose formula failed (row, column from 0), hidden columns."""

    failed: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    hidden: dict[str, set[int]] = field(default_factory=dict)


def look_into(data: bytes) -> OldSheets:
    """What is told; nothing of a file that is built otherwise."""
    found = OldSheets()
    try:
        stream = _Compound(data).stream()
        for name, start in _sheets(stream):
            _look(stream, name, start, found)
    except (struct.error, IndexError, UnicodeDecodeError):
        return found
    return found


class _Compound:
    """The compound file: sectors in chains, told by a table."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 1 << struct.unpack_from("<H", data, 30)[0]
        self._directory, _, self._cutoff, self._small = struct.unpack_from("<IIII", data, 48)
        self._table = self._read_table()

    def stream(self) -> bytes:
        """The stream with the book."""
        entries = self._chain(self._directory)
        root = entries[:_ENTRY]
        for at in range(0, len(entries), _ENTRY):
            entry = entries[at : at + _ENTRY]
            length = struct.unpack_from("<H", entry, 64)[0]
            name = entry[: max(0, length - 2)].decode("utf-16-le")
            if name in _STREAMS:
                start, size = struct.unpack_from("<II", entry, 116)
                if size >= self._cutoff:
                    return self._chain(start)[:size]
                return self._small_chain(root, start)[:size]
        return b""

    def _read_table(self) -> list[int]:
        places = list(struct.unpack_from(f"<{_HEADER_SECTORS}I", self._data, _FIRST_OF_TABLE))
        following = struct.unpack_from("<I", self._data, 68)[0]
        count = self._size // 4
        seen: set[int] = set()
        while following < _FREE and following not in seen:
            seen.add(following)
            *more, following = struct.unpack(f"<{count}I", self._sector(following))
            places += more
        table: list[int] = []
        for place in places:
            if place < _FREE:
                table += struct.unpack(f"<{count}I", self._sector(place))
        return table

    def _sector(self, place: int) -> bytes:
        start = (place + 1) * self._size
        return self._data[start : start + self._size]

    def _chain(self, place: int) -> bytes:
        return b"".join(map(self._sector, _followed(self._table, place)))

    def _small_chain(self, root: bytes, place: int) -> bytes:
        """What is short stands in a stream of its own, in small sectors."""
        whole = self._chain(struct.unpack_from("<I", root, 116)[0])
        packed = self._chain(self._small)
        table = struct.unpack(f"<{len(packed) // 4}I", packed)
        parts = (whole[one * _MINI : (one + 1) * _MINI] for one in _followed(table, place))
        return b"".join(parts)


def _followed(table: "list[int] | tuple[int, ...]", place: int) -> Iterator[int]:
    """The sectors of a chain; one that bites its tail ends there."""
    seen: set[int] = set()
    while place < _FREE and place not in seen:
        seen.add(place)
        yield place
        place = table[place]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place to the end of their part."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _EOF:
            return
        at += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Name and place of every sheet."""
    for kind, said in _records(stream, 0):
        if kind == _BOUNDSHEET:
            place, length, wide = struct.unpack_from("<I", said)[0], said[6], said[7] & 1
            letters = said[8 : 8 + length * (1 + wide)]
            yield letters.decode("utf-16-le" if wide else "latin-1"), place


def _look(stream: bytes, name: str, start: int, found: OldSheets) -> None:
    for kind, said in _records(stream, start):
        if (kind == _FORMULA and said[12:14] == b"\xff\xff" and said[6] == 2) or (
            kind == _BOOLERR and said[7] == 1
        ):
            found.failed.setdefault(name, set()).add(struct.unpack_from("<HH", said))
        elif kind == _COLINFO and said[8] & 1:
            first, last = struct.unpack_from("<HH", said)
            found.hidden.setdefault(name, set()).update(range(first, min(last, 255) + 1))
