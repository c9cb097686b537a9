"""Start to a usable window over 20,000 cases against a bare window with the same imports."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

from tests.bench.table import Ratio

RUNS = 5


def _milliseconds(*words: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    call = [sys.executable, "-m", "tests.bench.start_child", *words]
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def _median(*words: str) -> float:
    _milliseconds(*words)
    return statistics.median(_milliseconds(*words) for _ in range(RUNS))


def run(store: Path) -> list[Ratio]:
    """To the sign-in page, and to the workbench of a store with many cases."""
    bare = _median("bare")
    name = "a bare window, same imports"
    return [
        Ratio("start to the sign-in page", _median("ours", str(store)), name, bare, 1.3),
        Ratio(
            "start, sign-in, workbench over 20,000 cases",
            _median("signed-in", str(store)),
            name,
            bare,
            1.3,
            "includes the password's Argon2id at its least cost",
        ),
    ]
