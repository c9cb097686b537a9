"""Spreadsheets: an import against reading with calamine and saving one by one through the bus; an
export against bare XlsxWriter writing the same cells.
"""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from sifasuo_desktop.services.exchange.excel.exporting import Wanted, export_list
from sifasuo_desktop.services.exchange.excel.importing import import_file
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.statistics.sheet_reading import read_sheets
from tests.bench.stores import Stores
from tests.bench.table import Line, pairs, row
from tests.made_sheets import table, write_book

ROWS, EXPORTED, PAIRS = 5_000, 20_000, 3
KIND = "publicity"
HEAD = ("序号", "活动日期", "活动主题", "活动地点", "活动形式", "面向人群", "受众人次")


def run(stores: Stores) -> Iterator[Line]:
    """The rows."""
    times = stores.sizes.rounds
    rows, exported = round(ROWS * times), round(EXPORTED * times)
    for measured, many in ((_imports, rows), (_export, exported)):
        workplace = stores.fresh()
        try:
            yield measured(workplace, stores.scratch, many, stores.sizes.times(PAIRS))
        finally:
            workplace.close()


def events(first: int, rows: int) -> Iterator[tuple[Any, ...]]:
    """Rows below ``HEAD``, numbered from ``first``."""
    for number in range(first, first + rows):
        day = f"2026.{number % 5 + 1}.{number % 28 + 1}"
        yield number, day, f"宪法宣传第{number}场", "试验村", "普法宣讲", "社会大众、学生", 50


def _imports(workplace: Workplace, folder: Path, rows: int, times: int) -> Line:
    numbers = count(1, rows)

    def sheet() -> Path:
        first = next(numbers)
        return write_book(folder / f"{first}.xlsx", table(HEAD, *events(first, rows)))

    sheets = iter([sheet() for _ in range(2 * (times + 1))])

    def ours() -> None:
        assert import_file(workplace, KIND, next(sheets)).new == rows

    def bare() -> None:
        with CalamineWorkbook.from_path(next(sheets)) as book:
            lines = book.get_sheet_by_index(0).to_python()[1:]
        for _, day, theme, place, *_rest, people in lines:
            values = {"held_on": day, "theme": theme, "place": place, "people": int(people)}
            workplace.act(f"{KIND}.add", {**values, "forms": ["02"], "audiences": ["05", "06"]})

    baseline = "calamine, and each row by the bus"
    return row(f"import of {rows:,} rows", baseline, pairs(ours, bare, times), goal=2)


def _export(workplace: Workplace, folder: Path, rows: int, times: int) -> Line:
    while (missing := rows - _there(workplace)) > 0:
        first, part = 10_000_000 + missing, min(missing, ROWS)
        file = write_book(folder / f"{first}.xlsx", table(HEAD, *events(first, part)))
        import_file(workplace, KIND, file)
    out, bare_out = folder / "out.xlsx", folder / "bare.xlsx"
    export_list(workplace, KIND, Wanted(), out)
    (grid,) = read_sheets(out)
    cells = [line.cells for line in grid.lines[2:]]

    def bare() -> None:
        with xlsxwriter.Workbook(bare_out, {"constant_memory": True}) as book:
            page = book.add_worksheet()
            form = book.add_format({"border": 1, "num_format": "@", "text_wrap": True})
            for place, line in enumerate(cells):
                for column, value in enumerate(line):
                    page.write(place, column, value, form)

    measured = pairs(lambda: export_list(workplace, KIND, Wanted(), out), bare, times)
    return row(f"export of {len(cells) - 1:,} rows", "bare XlsxWriter", measured, goal=1.5)


def _there(workplace: Workplace) -> int:
    with workplace.store.reading() as reader:
        found = reader.driver.execute(f"SELECT count(*) FROM r_{KIND}").fetchone()
    return int(found[0])
