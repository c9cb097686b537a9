"""What many tests begin with is made once in a process, or once for all of them that run together.

Every test has its own copy.
"""

import os
import pickle
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

from sifasuo_desktop.kernel.canonical import sm3
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


@cache
def made_for_all(make: Callable[..., T], *given: object) -> tuple[Path, T]:
    """As ``made_once`` for what takes seconds: the first process makes it, the others wait for it.

    Copies of the program that are tried beside it make their own.
    """
    words = repr((__file__, make.__module__, make.__qualname__, given))
    place = Path(os.environ["SIFASUO_TESTS_MADE"]) / sm3(words.encode()).hex()
    place.mkdir(exist_ok=True)
    told = place / "told"
    with FileLock(place / "lock"):
        if not told.exists():
            shutil.rmtree(place / "store", ignore_errors=True)
            with aside(make.__qualname__, repr(given)):
                told.write_bytes(pickle.dumps(make(place / "store", *given)))
        found: T = pickle.loads(told.read_bytes())
    return place / "store", found


def copied(store: Path, folder: Path) -> Path:
    """A copy of a closed store."""
    return Path(shutil.copytree(store, folder, ignore=shutil.ignore_patterns("lease.*")))
