"""Looks into an .xls: how large its sheets are, which formulas failed, which columns are hidden.

The file is a small file system of its own (a compound file) whose stream ``Workbook`` is a row of
records. The reader of sheets makes room for as many cells as such a record says, and the program
would end there; so these are looked at first, record by record as the reader goes.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from sifasuo_desktop.statistics.sheet_trouble import SheetTrouble

MOST_CELLS = 20_000_000
_FREE = 0xFFFFFFFA
"""From this number on a sector is none."""
_ENTRY, _MINI = 128, 64
_SHIFTS = (9, 12)
_HEADER_SECTORS, _FIRST_OF_TABLE = 109, 76
_BOUNDSHEET, _FORMULA, _BOOLERR, _COLINFO, _EOF = 0x85, 0x06, 0x205, 0x7D, 0x0A
_DIMENSIONS, _SEVERAL = 0x200, (0xBD, 0xBE)
_CELLS = frozenset((_FORMULA, _BOOLERR, 0x203, 0x27E, 0xFD, 0x204, 0xD6, *_SEVERAL))
_STREAMS = ("Workbook", "Book")


@dataclass
class Inside:
    """Of each sheet by name: cells whose formula failed (row, column from 0), hidden columns."""

    failed: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    hidden: dict[str, set[int]] = field(default_factory=dict)


def look_into(data: bytes) -> Inside:
    """What is told. Raises SheetTrouble ``sheet.damaged``, ``sheet.bomb``."""
    found = Inside()
    try:
        for stream in _Compound(data).streams():
            for name, start in _sheets(stream):
                _look(stream, name, start, found)
    except (struct.error, IndexError):
        raise SheetTrouble("sheet.damaged") from None
    return found


class _Compound:
    """The compound file: sectors in chains, told by a table."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in _SHIFTS:
            raise IndexError(shift)
        self._size = 1 << shift
        self._directory, _, self._cutoff, self._small = struct.unpack_from("<IIII", data, 48)
        self._table = self._read_table()

    def streams(self) -> Iterator[bytes]:
        """Every stream that may be taken for the book."""
        entries = self._chain(self._directory)
        root = entries[:_ENTRY]
        for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            entry = entries[at : at + _ENTRY]
            name = entry[:64].decode("utf-16-le", "replace").partition("\0")[0]
            if name.startswith(_STREAMS):
                start, size = struct.unpack_from("<II", entry, 116)
                whole = (
                    self._chain(start) if size >= self._cutoff else self._small_chain(root, start)
                )
                yield whole[:size]

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
            yield letters.decode("utf-16-le" if wide else "latin-1", "replace"), place


def _look(stream: bytes, name: str, start: int, found: Inside) -> None:
    last_row = last_column = 0
    for kind, said in _records(stream, start):
        if kind in _CELLS:
            row, column = struct.unpack_from("<HH", said)
            if kind in _SEVERAL:
                column = max(column, struct.unpack_from("<H", said, len(said) - 2)[0])
            last_row, last_column = max(last_row, row), max(last_column, column)
        elif kind == _DIMENSIONS:
            _bound(*_size(said))
        if (kind == _FORMULA and said[12:14] == b"\xff\xff" and said[6] == 2) or (
            kind == _BOOLERR and said[7] == 1
        ):
            found.failed.setdefault(name, set()).add(struct.unpack_from("<HH", said))
        elif kind == _COLINFO and said[8] & 1:
            first, last = struct.unpack_from("<HH", said)
            found.hidden.setdefault(name, set()).update(range(first, min(last, 255) + 1))
    _bound(last_row + 1, last_column + 1)


def _size(said: bytes) -> tuple[int, int]:
    """Rows and columns, as the newer and the older form of the record say."""
    if len(said) >= 14:
        first, last, left, right = struct.unpack_from("<IIHH", said)
    else:
        first, last, left, right = struct.unpack_from("<HHHH", said)
    return (last - first) % 2**32 + 1, (right - left) % 2**16 + 1


def _bound(rows: int, columns: int) -> None:
    if rows * columns > MOST_CELLS:
        raise SheetTrouble("sheet.bomb")
