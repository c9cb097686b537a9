"""Runs a module of the bench in a process of its own and gives back what it printed."""

import os
import subprocess
import sys
from collections.abc import Mapping

_PATIENCE = 1800.0
"""Seconds after which a child is taken to wait for somebody who is not there."""


def child(module: str, *words: str, around: Mapping[str, str] | None = None) -> list[str]:
    """The lines a module prints; compiled files are used, as they are when the program starts."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **(around or {})}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    call = [sys.executable, "-m", f"tests.bench.{module}", *words]
    done = subprocess.run(
        call, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=_PATIENCE
    )
    return done.stdout.splitlines()
