"""Sheets for the tests: written with XlsxWriter, and by LibreOffice as it writes .xls, .ods and .xlsx."""

import csv
import subprocess
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

Draw = Callable[[Any, Any], None]
"""Draws on a sheet of a book."""


def table(*rows: Sequence[Any], at: int = 0) -> Draw:
    """Rows below each other; days as cells of days."""

    def draw(page: Any, book: Any) -> None:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for place, row in enumerate(rows, at):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(place, column, value, day)
                elif isinstance(value, str) and value.startswith("="):
                    page.write_formula(place, column, value, None, "#N/A")
                elif value is not None:
                    page.write(place, column, value)

    return draw


def write_book(path: Path, draw: Draw, name: str = "台账") -> Path:
    """A book of one sheet."""
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False}) as book:
        draw(book.add_worksheet(name), book)
    return path


def by_libreoffice(folder: Path, form: str, *files: Path) -> Mapping[str, Path]:
    """The files as LibreOffice writes them in another form, by their stems."""
    out = folder / form.partition(":")[0]
    call = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    call += ["--convert-to", form, "--outdir", str(out), *map(str, files)]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    return {path.stem: path for path in out.iterdir()}


def read_by_libreoffice(folder: Path, file: Path) -> list[list[str]]:
    """The cells of the first sheet, as LibreOffice shows them."""
    made = by_libreoffice(folder, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", file)
    with made[file.stem].open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))
