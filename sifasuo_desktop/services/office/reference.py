"""Reads the tables the rules rest on: working days and parameters, shipped ones and the office's own.

Standard library and domain only, so that the calculator starts without the store.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sifasuo_desktop.domain.deadlines.parameters import BadParameter, Parameters
from sifasuo_desktop.domain.workdays import Calendar, YearTable
from sifasuo_desktop.kernel.paths import resources
from sifasuo_desktop.ledgers.terms import all_rules
from sifasuo_desktop.store.folder import CALENDAR

LOCAL_CALENDAR = CALENDAR
RULE_LAYERS = ("national.toml", "jiangsu.toml")


class BrokenTable(ValueError):
    """A table file cannot be used: ``file`` is its name, ``place`` what in it is wrong."""

    def __init__(self, file: str, place: str) -> None:
        super().__init__(f"{file}: {place}")
        self.file = file
        self.place = place


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise BrokenTable(path.name, "不是 UTF-8 编码的文字") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        place = f"第 {line[1]} 行的写法不对" if line else "最后一行没有写完"
        raise BrokenTable(path.name, place) from None


def _days(path: Path, year: str, entry: Mapping[str, Any], name: str) -> frozenset[date]:
    days = entry.get(name, [])
    for day in days if isinstance(days, list) else [None]:
        if not isinstance(day, date) or isinstance(day, datetime) or day.year != int(year):
            raise BrokenTable(path.name, f"{year}.{name}")
    return frozenset(days)


def _years(path: Path) -> dict[int, YearTable]:
    years = {}
    for year, entry in _table(path).items():
        if not (year.isdecimal() and len(year) == 4 and isinstance(entry, dict)):
            raise BrokenTable(path.name, year)
        years[int(year)] = YearTable(
            holidays=_days(path, year, entry, "holidays"), worked=_days(path, year, entry, "worked")
        )
    return years


@cache
def shipped_calendar() -> Calendar:
    """The working days that came with the program."""
    fixed = resources("calendars", "fixed.toml")
    days = {int(year): _days(fixed, year, entry, "days") for year, entry in _table(fixed).items()}
    return Calendar(_years(resources("calendars", "china.toml")), days)


def local_years(path: Path) -> Mapping[int, YearTable]:
    """The years in the office's own calendar file. Raises BrokenTable."""
    return _years(path)


def load_calendar(local: Path | None = None) -> Calendar:
    """The shipped calendar; years in the file ``local``, if it exists, are added or replace.

    Raises BrokenTable.
    """
    shipped = shipped_calendar()
    return shipped.with_years(_years(local)) if local and local.is_file() else shipped


@cache
def shipped_parameters() -> Parameters:
    """The parameters that came with the program: those beside rules, the national, the provincial."""
    own = {rule.parameter: rule.number for rule in all_rules() if rule.number}
    parameters = Parameters().over(own)
    for name in RULE_LAYERS:
        parameters = _over(parameters, resources("rules", name))
    return parameters


def load_parameters(local: Path | None = None) -> Parameters:
    """National and provincial parameters and, if it exists, the office's own file over them.

    Raises BrokenTable.
    """
    shipped = shipped_parameters()
    return _over(shipped, local) if local and local.is_file() else shipped


def _over(parameters: Parameters, path: Path) -> Parameters:
    layer = _table(path)
    try:
        return parameters.over(layer)
    except BadParameter as error:
        raise BrokenTable(path.name, f"{error.key}: {error.field}") from None
