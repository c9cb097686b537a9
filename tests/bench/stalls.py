"""The longest turn of the event loop while forms open and go, against a bare form of Qt.

The processor's time is that of the window's thread alone.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.table import Cost, Row, row

RUNS = 5
LIMIT = 250.0
FORMS = ("登记纠纷", "接收登记")
BARE = "bare form of Qt, the same inputs, opened"


def _costs(store: Path) -> dict[str, Cost]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    call = [sys.executable, "-m", "tests.bench.stall_child", str(store)]
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=True)
    found = {}
    for line in done.stdout.splitlines():
        what, _, costs = line.rpartition(": ")
        wall, cpu = costs.split()
        found[what] = Cost(float(wall), float(cpu))
    return found


def run(store: Path) -> list[Row]:
    """First opening after the start, later openings, and leaving with something typed."""
    runs = [_costs(store) for _ in range(RUNS)]
    rows = []
    for form in FORMS:
        for which in ("first", "later"):
            for deed in ("opening", "leaving"):
                pairs = [
                    (one[f"{which} {deed} of {form}"], one[f"{which} bare {form}"]) for one in runs
                ]
                what = f"longest turn, {which} {deed} of {form}"
                rows.append(row(what, BARE, pairs, limit=LIMIT))
    return rows
