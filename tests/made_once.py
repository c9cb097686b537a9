"""What many tests begin with is made once in a process; every test has its own copy."""

import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from tests.chance import aside

T = TypeVar("T")

_MADE = Path(os.environ["XDG_CONFIG_HOME"]) / "made"
"""Where ``conftest`` has made a folder for this process, which is deleted at the end."""


@cache
def made_once(make: Callable[..., T], *given: object) -> tuple[Path, T]:
    """The folder that ``make`` filled the first time, and what it gave; never to be opened."""
    _MADE.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=_MADE)) / "store"
    with aside(make.__qualname__, repr(given)):
        return folder, make(folder, *given)


def copied(store: Path, folder: Path) -> Path:
    """A copy of a closed store."""
    return Path(shutil.copytree(store, folder, ignore=shutil.ignore_patterns("lease.*")))
