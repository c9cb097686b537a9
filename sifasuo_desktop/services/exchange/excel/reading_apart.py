"""A spreadsheet is read by a process beside the window's: what a large file holds is taken apart for
tenths of a second, in which the window would answer no key, and one made to harm would take it along.

The call names the file; the answer is the MessagePack of its sheets, or of why it cannot be read.
"""

import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec

from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel.own_program import NO_CONSOLE, READ_SHEETS, own_program
from sifasuo_desktop.services.exchange.excel.mapping import sheets_of
from sifasuo_desktop.statistics.sheet_reading import FAILED, Cell, Failed, Grid, Line, read_sheets
from sifasuo_desktop.statistics.sheet_trouble import SheetTrouble

PATIENCE_SECONDS = 180.0
# A cell that MessagePack has no word for is a list of its sort and its words.
_FAILED, _MOMENT, _DAY, _TIME, _SPAN = "failed", "moment", "day", "time", "span"
Packed = Any


class Sheet(msgspec.Struct):
    """One grid, packed: a line is its number and its cells."""

    name: str
    lines: list[tuple[int, list[Packed]]]
    hidden: list[int]
    across: list[tuple[int, int]]


class Answer(msgspec.Struct):
    """What came of a file: its sheets, or a code of the sentences and what fills them."""

    sheets: list[Sheet] = []
    code: str = ""
    values: dict[str, str] = {}


def serve(path: str) -> int:
    """The other process: reads one file."""
    try:
        answer = Answer([_packed(grid) for grid in read_sheets(Path(path))])
    except SheetTrouble as trouble:
        answer = Answer(code=trouble.code, values=trouble.values)
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))
    sys.stdout.buffer.flush()
    return 0


class SheetReading:
    """One file on its way; ``stop`` from any thread ends it at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._one = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.stopped = False

    def read(self) -> tuple[Grid, ...]:
        """As ``mapping.sheets_of``. A file over which the process dies or thinks for ever is damaged;
        where no process can be begun the file is read here.
        """
        process = self._begun()
        if process is None:
            return sheets_of(self._path)
        try:
            told, _ = process.communicate(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            told, _ = process.communicate()
        return _answered(told if process.returncode == 0 else b"")

    def stop(self) -> None:
        """What was not read by now is not read."""
        with self._one:
            self.stopped = True
            if self._process is not None:
                self._process.kill()

    def _begun(self) -> subprocess.Popen[bytes] | None:
        with self._one:
            if self.stopped:
                raise Refused(problem("sheet.damaged"))
            try:
                self._process = subprocess.Popen(
                    own_program(READ_SHEETS, str(self._path)),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=NO_CONSOLE,
                )
            except OSError:
                return None
            return self._process


def _answered(told: bytes) -> tuple[Grid, ...]:
    try:
        answer = msgspec.msgpack.decode(told, type=Answer)
    except msgspec.MsgspecError:
        raise Refused(problem("sheet.damaged")) from None
    if answer.code:
        raise Refused(problem(answer.code, "", **answer.values))
    return tuple(map(_unpacked, answer.sheets))


def _packed(grid: Grid) -> Sheet:
    lines = [(line.number, [_packed_cell(cell) for cell in line.cells]) for line in grid.lines]
    return Sheet(grid.name, lines, sorted(grid.hidden), sorted(grid.across))


def _unpacked(sheet: Sheet) -> Grid:
    lines = tuple(
        Line(number, tuple([_unpacked_cell(cell) for cell in cells]))
        for number, cells in sheet.lines
    )
    return Grid(sheet.name, lines, frozenset(sheet.hidden), frozenset(sheet.across))


def _packed_cell(cell: Cell | Failed) -> Packed:
    match cell:
        case Failed():
            return [_FAILED, ""]
        case datetime():
            return [_MOMENT, cell.isoformat()]
        case date():
            return [_DAY, cell.isoformat()]
        case time():
            return [_TIME, cell.isoformat()]
        case timedelta():
            return [_SPAN, cell.total_seconds()]
    return cell


def _unpacked_cell(cell: Packed) -> Cell | Failed:
    if not isinstance(cell, list):
        plain: Cell = cell
        return plain
    sort, words = cell
    return FAILED if sort == _FAILED else _READS[sort](words)


_READS: Mapping[str, Callable[[Any], Cell]] = {
    _MOMENT: datetime.fromisoformat,
    _DAY: date.fromisoformat,
    _TIME: time.fromisoformat,
    _SPAN: lambda seconds: timedelta(seconds=seconds),
}
