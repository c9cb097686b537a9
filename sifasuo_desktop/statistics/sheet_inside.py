"""Looks into a sheet before it is opened: how large it becomes, what is hidden, which formulas failed.

A few kilobytes may hold gigabytes, one cell far out makes a table of thousands of millions, and the
reader gives a failed formula as an empty cell: each is seen here, in the file as it is packed.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from html import unescape
from xml.parsers import expat

from sifasuo_desktop.statistics.sheet_biff import MOST_CELLS, Inside, look_into
from sifasuo_desktop.statistics.sheet_trouble import SheetTrouble

MOST_INSIDE = 400 * 2**20
_MOST_COLUMNS = 16_384
_LOCAL_HEAD = 30
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_SHEET = re.compile(rb'<sheet [^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_RELATION = re.compile(rb"<Relationship [^>]*>")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ValueError,
    LookupError,
    NotImplementedError,  # of zipfile, for a form of archives it does not know
)
_ROWS, _WIDE = b"sheetData", (b"\xff\xfe", b"\xfe\xff")
_PLACE = re.compile(r"([A-Za-z]+)([0-9]+)")
_REPEATED = ("table:number-rows-repeated", "table:number-columns-repeated")


def look_inside(data: bytes) -> Inside:
    """What stands in the file. Raises SheetTrouble ``sheet.protected``, ``sheet.bomb``,
    ``sheet.damaged``.
    """
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise SheetTrouble("sheet.protected")
        return look_into(data)
    if not data.startswith(b"PK"):
        return Inside()
    try:
        return _of_zip(data)
    except (*_DAMAGED, expat.ExpatError):
        raise SheetTrouble("sheet.damaged") from None


def _of_zip(data: bytes) -> Inside:
    parts: dict[str, bytes] = {}
    left = MOST_INSIDE
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        infos = packed.infolist()
    names = {info.filename for info in infos}
    if len(names) < len(infos):
        raise SheetTrouble("sheet.damaged")  # two of one name: nobody knows which is read
    if any(name.endswith("workbook.bin") for name in names):
        raise SheetTrouble("sheet.binary")
    if sum(info.file_size for info in infos) > MOST_INSIDE:
        raise SheetTrouble("sheet.bomb")
    for info in infos:
        content = _inflated(data, info, left)
        left -= len(content)
        if info.filename.endswith((".xml", ".rels")):
            parts[info.filename] = content
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise SheetTrouble("sheet.protected")
    if "content.xml" in parts:
        return _of_tables(parts["content.xml"])
    return _of_worksheets(parts)


def _inflated(data: bytes, info: zipfile.ZipInfo, most: int) -> bytes:
    """One member, never more of it than is left: what its own head says of its size counts for
    nothing.
    """
    if info.flag_bits & 1:
        raise SheetTrouble("sheet.protected")
    names = struct.unpack_from("<HH", data, info.header_offset + 26)
    start = info.header_offset + _LOCAL_HEAD + sum(names)
    packed = data[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        found = packed
    elif info.compress_type == zipfile.ZIP_DEFLATED:
        found = zlib.decompressobj(-15).decompress(packed, most + 1)
    else:
        raise SheetTrouble("sheet.damaged")
    if len(found) > most:
        raise SheetTrouble("sheet.bomb")
    return found


def _walk(content: bytes, begin: Callable[[str, dict[str, str]], None]) -> None:
    """Tells every element with its attributes; the parser sees them as the reader does."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.Parse(content, True)


# --- xlsx -----------------------------------------------------------------------------------


def _of_worksheets(parts: dict[str, bytes]) -> Inside:
    inside = Inside()
    named = {part: name for name, part in _named_parts(parts)}
    for part, content in parts.items():
        if _ROWS in content or content.startswith(_WIDE):
            found = _Worksheet()
            _walk(content, found.begin)
            name = named.get(part, "")
            inside.failed[name], inside.hidden[name] = found.failed, found.hidden
    return inside


class _Worksheet:
    """What a sheet's elements say, one after the other."""

    def __init__(self) -> None:
        self.failed: set[tuple[int, int]] = set()
        self.hidden: set[int] = set()
        self._row, self._column = -1, -1
        self._last_row = self._last_column = 0

    def begin(self, name: str, said: dict[str, str]) -> None:
        """An element begins; a cell counts once it holds something."""
        what = name.rpartition(":")[2]
        if what == "c":
            self._cell(said)
        elif what in ("v", "is"):
            self._last_row = max(self._last_row, self._row)
            self._last_column = max(self._last_column, self._column)
            _bound(self._last_row, self._last_column)
        elif what == "row":
            self._row = int(said["r"]) - 1 if "r" in said else self._row + 1
            self._column = -1
        elif what == "col" and said.get("hidden") in ("1", "true"):
            last = min(int(said.get("max", 0)), _MOST_COLUMNS)
            self.hidden.update(range(int(said.get("min", 1)) - 1, last))

    def _cell(self, said: dict[str, str]) -> None:
        """A cell that does not say where it stands follows the one before."""
        place = _PLACE.fullmatch(said.get("r", ""))
        self._column += 1
        if place is not None:
            self._row, self._column = int(place[2]) - 1, column_of(place[1].upper())
        if said.get("t") == "e":
            self.failed.add((self._row, self._column))


def _named_parts(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Of each sheet its name and where it stands."""
    targets = {}
    for found in _RELATION.findall(parts.get("xl/_rels/workbook.xml.rels", b"")):
        said = dict(re.findall(rb'\b(Id|Target)="([^"]*)"', found))
        target = said.get(b"Target", b"").decode("utf-8")
        targets[said.get(b"Id", b"")] = (
            target[1:] if target.startswith("/") else f"xl/{target.removeprefix('./')}"
        )
    for name, key in _SHEET.findall(parts.get("xl/workbook.xml", b"")):
        yield unescape(name.decode("utf-8")), targets.get(key, "")


def column_of(letters: str) -> int:
    """The place of a column from 0: ``A`` is 0, ``AA`` is 26."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def letters_of(column: int) -> str:
    """The letters of a column counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _bound(rows: int, columns: int) -> None:
    if (rows + 1) * (columns + 1) > MOST_CELLS:
        raise SheetTrouble("sheet.bomb")


# --- ods ------------------------------------------------------------------------------------


def _of_tables(content: bytes) -> Inside:
    inside = Inside()
    _walk(content, _Tables(inside).begin)
    return inside


class _Tables:
    """What a document's tables say; rows and cells may stand for many."""

    def __init__(self, inside: Inside) -> None:
        self._inside = inside
        self._name = ""
        self._row, self._rows, self._column, self._above = -1, 1, 0, 0

    def begin(self, name: str, said: dict[str, str]) -> None:
        """An element begins."""
        what = name.removeprefix("table:")
        times = next((int(said[one]) for one in _REPEATED if one in said), 1)
        if what == "table":
            self._name = said.get("table:name", "")
            self._row, self._rows, self._column, self._above = -1, 1, 0, 0
        elif what == "table-column":
            if said.get("table:visibility") == "collapse":
                last = min(self._above + times, _MOST_COLUMNS)
                self._inside.hidden.setdefault(self._name, set()).update(range(self._above, last))
            self._above += times
        elif what == "table-row":
            self._row, self._rows, self._column = self._row + self._rows, times, 0
        elif what in ("table-cell", "covered-table-cell"):
            self._cell(said, times)

    def _cell(self, said: dict[str, str], times: int) -> None:
        if "office:value-type" in said or "calcext:value-type" in said:
            _bound(self._row + self._rows, self._column + times)
        if said.get("calcext:value-type") == "error":
            self._inside.failed.setdefault(self._name, set()).add((self._row, self._column))
        self._column += times
