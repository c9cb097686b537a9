"""An office outside the shipped list brings its own villages, in a file of the same form."""

import csv
from pathlib import Path

from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.office.workplace import Workplace


def read_villages(path: Path) -> tuple[dict[str, str], ...]:
    """The values of ``village.add`` for every row of a CSV file (code12, name, town_name).

    Raises Refused ``office.villages_file``.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(
                {"code": row["code12"], "name": row["name"], "town": row["town_name"]}
                for row in csv.DictReader(file)
            )
    except (OSError, UnicodeDecodeError, KeyError, csv.Error):
        raise Refused(problem("office.villages_file", "villages", name=path.name)) from None


def add_villages(workplace: Workplace, villages: tuple[dict[str, str], ...]) -> int:
    """Registers each village; how many. Raises Refused at the first that cannot be."""
    for values in villages:
        workplace.act("village.add", values)
    return len(villages)
