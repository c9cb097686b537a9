"""Start to a usable window over 20,000 cases against a bare window with the same imports."""

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.table import Cost, Row, row

RUNS = 7


def _cost(*words: str) -> Cost:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    call = [sys.executable, "-m", "tests.bench.start_child", *words]
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=True)
    wall, cpu = done.stdout.split()[-2:]
    return Cost(float(wall), float(cpu))


def run(store: Path) -> list[Row]:
    """To the sign-in page, and to the workbench of a store with many cases."""
    ways = (("bare",), ("ours", str(store)), ("signed-in", str(store)))
    for way in ways:
        _cost(*way)
    rounds = [[_cost(*way) for way in ways] for _ in range(RUNS)]
    name = "a bare window, same imports"
    return [
        row("start to the sign-in page", name, [(one[1], one[0]) for one in rounds], goal=1.3),
        row(
            "start, sign-in, workbench over 20,000 cases",
            name,
            [(one[2], one[0]) for one in rounds],
            goal=1.3,
            note="includes the password's Argon2id at its least cost",
        ),
    ]
