"""What the tests of the ledgers about villages share: a village, figures of a month, the lights."""

from datetime import date
from typing import Any

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.reporting import report_result
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.statistics.periods import read_period
from sifasuo_desktop.statistics.report import Columns, Report


def village(office: Workplace, name: str = "桑园村") -> str:
    """A village of the town, named as it is entered; its code follows from the name."""
    code = {"桑园村": "320699101201", "柳岸村": "320699101202", "新桥社区": "320699101001"}[name]
    office.act("village.add", {"code": code, "name": name, "town": "云溪镇"})
    return name


def figures(workplace: Workplace, period: str, *keys: str) -> list[Any]:
    """Figures of a period, whatever reports they stand in."""
    asked = Report(name="asked", title="", columns=(Columns(title="", figures=keys),))
    found = report_result(workplace, asked, read_period(period)).totals
    return [found[key] for key in keys]


def state(workplace: Workplace, kind: str, ref: str) -> str:
    """The state of a record."""
    return str(show(workplace, kind, ref)["record"]["state"])


def lights(workplace: Workplace, rule: str, day: str) -> list[tuple[str, str]]:
    """The day and the light of every row of a rule."""
    rows = due_rows(workplace, on=date.fromisoformat(day), within=400)
    return [(row.due.isoformat(), row.light) for row in rows if row.rule == rule]
