"""The process beside the window reads a sheet, or refuses it, just as the program itself."""

import sys
import threading
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.exchange.excel.mapping import sheets_of
from sifasuo_desktop.services.exchange.excel.reading_apart import SheetReading
from sifasuo_desktop.statistics.sheet_reading import FAILED, Grid

MODULE = "sifasuo_desktop.services.exchange.excel.reading_apart"
CELLS = (
    "320699199001010010",
    7,
    2.5,
    True,
    date(2026, 3, 5),
    datetime(2026, 3, 5, 9, 30),
    time(9, 30),
    timedelta(hours=30, minutes=15),
)


def sheets_apart(path: Path) -> tuple[Grid, ...]:
    return SheetReading(path).read()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Cells of every sort, a failed formula, a hidden column, a merged cell, two sheets."""
    path = tmp_path / "各样.xlsx"
    with xlsxwriter.Workbook(path) as made:
        page = made.add_worksheet("一")
        forms = {
            date: "yyyy-mm-dd",
            datetime: "yyyy-mm-dd hh:mm",
            time: "hh:mm",
            timedelta: "[h]:mm",
        }
        for column, cell in enumerate(CELLS):
            form = made.add_format({"num_format": forms.get(type(cell), "General")})
            page.write(0, column, cell, form)
        page.write_formula(1, 0, "=#REF!", None, "#REF!")
        page.merge_range("B2:C3", "并")
        page.write(4, 1, "尾")
        page.set_column(3, 3, 8, None, {"hidden": True})
        made.add_worksheet("二").write(3, 3, "另一张")
    return path


def test_every_cell_line_and_column_is_the_same(book: Path) -> None:
    there = sheets_apart(book)
    assert there == sheets_of(book)
    assert [grid.name for grid in there] == ["一", "二"]
    first, second, _ = there[0].lines
    assert first.cells == CELLS
    assert [type(cell) for cell in first.cells[3:]] == [bool, date, datetime, time, timedelta]
    assert second.cells[:2] == (FAILED, "并")
    assert there[0].hidden == {3}
    assert (2, 2) in there[0].across


@pytest.mark.parametrize("name", ["没有.xlsx", "不是.xlsx"])
def test_what_is_refused_is_refused_in_the_same_words(tmp_path: Path, name: str) -> None:
    (tmp_path / "不是.xlsx").write_text("abc")
    told = []
    for read in (sheets_of, sheets_apart):
        with pytest.raises(Refused) as refusal:
            read(tmp_path / name)
        told.append(refusal.value.problems)
    assert told[0] == told[1]
    assert ("name", name) in told[0][0].values


def test_a_file_over_which_the_process_dies_is_damaged(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{MODULE}.READ_SHEETS", "--no-such")
    with pytest.raises(Refused) as refusal:
        sheets_apart(book)
    assert refusal.value.problems == (problem("sheet.damaged"),)


def test_where_no_process_can_be_begun_the_file_is_read_all_the_same(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{MODULE}.own_program", lambda *words: ["/no/such/program"])
    assert sheets_apart(book) == sheets_of(book)


def test_one_that_thinks_for_ever_is_stopped_at_once(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that waits for a word that never comes."""
    endless = [sys.executable, "-c", "import threading; threading.Event().wait()"]
    monkeypatch.setattr(f"{MODULE}.own_program", lambda *words: endless)
    reading, refused = SheetReading(book), []

    def read() -> None:
        try:
            reading.read()
        except Refused as refusal:
            refused.append(refusal.problems)

    thread = threading.Thread(target=read)
    thread.start()
    while reading._process is None:
        thread.join(0.01)
    reading.stop()
    thread.join(60)
    assert refused == [(problem("sheet.damaged"),)]
