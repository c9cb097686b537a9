"""Looks into a sheet before it is opened: how large it becomes, what is hidden, which formulas failed.

A few kilobytes may hold gigabytes, one cell far out makes a table of thousands of millions, and the
reader gives a failed formula as an empty cell: each is seen here, in the file as it is packed.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from sifasuo_desktop.statistics.sheet_biff import MOST_CELLS, look_into
from sifasuo_desktop.statistics.sheet_trouble import SheetTrouble

MOST_INSIDE = 400 * 2**20
_PORTION = 2**20
_LOCAL_HEAD = 30
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_CELL = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Za-z]{1,7})([0-9]{1,10})[\"']([^>]*)(?<!/)>"
)
_UNPLACED = re.compile(rb"<(?:\w+:)?c(?:\s(?![^>]*\br\s*=)[^>]*)?>")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br\s*=\s*[\"']([0-9]{1,10})")
_UNPLACED_COLUMNS = 256
_FAILED = re.compile(rb'\bt="e"')
_HIDDEN = re.compile(rb'<col [^>]*\bhidden="(?:1|true)"[^>]*>')
_BOUNDS = re.compile(rb'\b(min|max)="([0-9]+)"')
_SHEET = re.compile(rb'<sheet [^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_RELATION = re.compile(rb"<Relationship [^>]*>")
_OPEN_TABLE = re.compile(
    r"<table:(table|table-column|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>"
)
_TIMES = re.compile(r'number-(?:rows|columns)-repeated="([0-9]+)"')


@dataclass
class Inside:
    """Of each sheet by name: cells whose formula failed (row, column from 0), hidden columns."""

    failed: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    hidden: dict[str, set[int]] = field(default_factory=dict)


def look_inside(data: bytes) -> Inside:
    """What stands in the file. Raises SheetTrouble ``sheet.protected``, ``sheet.bomb``,
    ``sheet.damaged``.
    """
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise SheetTrouble("sheet.protected")
        old = look_into(data)
        return Inside(old.failed, old.hidden)
    if not data.startswith(b"PK"):
        return Inside()
    try:
        return _of_zip(data)
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, NotImplementedError):
        raise SheetTrouble("sheet.damaged") from None


def _of_zip(data: bytes) -> Inside:
    parts: dict[str, bytes] = {}
    left = MOST_INSIDE
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        infos = packed.infolist()
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
        return _of_tables(parts["content.xml"].decode("utf-8"))
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


# --- xlsx -----------------------------------------------------------------------------------


def _of_worksheets(parts: dict[str, bytes]) -> Inside:
    inside = Inside()
    for name, part in _named_parts(parts):
        content = parts.get(part, b"")
        last_row = last_column = 0
        for letters, row, more in _CELL.findall(content):
            place = int(row) - 1, column_of(letters.decode().upper())
            last_row, last_column = max(last_row, place[0]), max(last_column, place[1])
            if _FAILED.search(more):
                inside.failed.setdefault(name, set()).add(place)
        if _UNPLACED.search(content):
            # Cells that do not say where they stand follow one another in a row that does.
            last_row = max((last_row, *map(int, _ROW.findall(content))))
            last_column = max(last_column, _UNPLACED_COLUMNS)
        _bound(last_row, last_column)
        head = content[: max(0, content.find(b"<sheetData"))]
        for found in _HIDDEN.findall(head):
            bounds = {which: int(number) for which, number in _BOUNDS.findall(found)}
            columns = range(bounds.get(b"min", 1) - 1, min(bounds.get(b"max", 0), last_column + 1))
            inside.hidden.setdefault(name, set()).update(columns)
    return inside


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


def _of_tables(content: str) -> Inside:
    inside, name = Inside(), ""
    row = column = above = 0
    times_of_row = 1
    for what, said in _OPEN_TABLE.findall(content):
        found = _TIMES.search(said)
        times = int(found[1]) if found else 1
        if what == "table":
            named = re.search(r'table:name="([^"]*)"', said)
            name, row, above, column, times_of_row = (
                unescape(named[1]) if named else "",
                -1,
                0,
                0,
                1,
            )
        elif what == "table-column":
            if 'visibility="collapse"' in said and times < MOST_CELLS // 1000:
                inside.hidden.setdefault(name, set()).update(range(above, above + times))
            above += times
        elif what == "table-row":
            row, column, times_of_row = row + times_of_row, 0, times
        else:
            if "value-type=" in said:
                _bound(row + times_of_row, column + times)
            if 'value-type="error"' in said:
                inside.failed.setdefault(name, set()).add((row, column))
            column += times
    return inside
