"""The office's own calendar file: years taken in from the yearly notices, beside the store."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sifasuo_desktop.domain.workdays import YearTable
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.services.office.reference import local_years

_HEAD = "# 年度放假安排：holidays 为放假的工作日，worked 为上班的周末。由“登记年度放假安排”写入。\n"


def keep_year(path: Path, year: int, table: YearTable) -> None:
    """Adds or replaces one year. Raises BrokenTable when the file there cannot be read."""
    years = {**(local_years(path) if path.is_file() else {}), year: table}
    write_durably(path, _text(years).encode())


def _text(years: Mapping[int, YearTable]) -> str:
    parts = [
        f"\n[{year}]\nholidays = [{_days(table.holidays)}]\nworked = [{_days(table.worked)}]\n"
        for year, table in sorted(years.items())
    ]
    return _HEAD + "".join(parts)


def _days(days: frozenset[date]) -> str:
    return ", ".join(day.isoformat() for day in sorted(days))
