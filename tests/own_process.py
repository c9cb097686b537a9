"""A few lines of Python in a process of their own, with the offscreen window system."""

import os
import subprocess
import sys
from pathlib import Path


def run_apart(script: str, *words: str, home: Path) -> list[str]:
    """What the script printed, by words; ``home`` is the user's folder. Fails with what it said."""
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        env=around,
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout.split()
