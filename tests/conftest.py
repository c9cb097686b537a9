"""What all tests share: nothing is left to chance, stretched or compiled twice; what takes
longest begins first.
"""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache, wraps
from pathlib import Path
from typing import Any

import pytest
from argon2 import low_level
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from sifasuo_desktop.store import engine
from tests import chance

ROOM = 3 * 2**30
"""Bytes: more than the folders of the tests ever hold together."""


def in_memory() -> str | None:
    """A folder in memory where there is room: thousands of stores are written and thrown away.

    They ask the same of it as of a disk; what a disk does when the power goes or when it is full is
    tested by what stands between the program and its files.
    """
    memory = Path("/dev/shm")
    if not memory.is_dir() or not os.access(memory, os.W_OK):
        return None
    return str(memory) if shutil.disk_usage(memory).free > ROOM else None


if (quick := in_memory()) is not None:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", quick)

# What this computer remembers of the stores it saw is not for the tests to write into.
MEMORY = tempfile.mkdtemp(prefix="sifasuo-config-", dir=quick)
os.environ["XDG_CONFIG_HOME"] = os.environ["APPDATA"] = MEMORY

# What takes long to make is made by one of the processes that run together, for all of them.
FIRST = "SIFASUO_TESTS_MADE" not in os.environ
if FIRST:
    os.environ["SIFASUO_TESTS_MADE"] = tempfile.mkdtemp(prefix="sifasuo-made-", dir=quick)

# How long an example takes says how busy the computer is; no test asserts a time.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

# The same password, salt and cost give the same key: a template that is copied is opened a thousand
# times with one of them. Whatever differs in one of them is stretched as always.
low_level.hash_secret_raw = cache(low_level.hash_secret_raw)

# Every store is opened anew and asked the same: its statements are compiled once for all stores,
# which SQLAlchemy does for all that speak an equal dialect.
SQLiteDialect_pysqlite.__eq__ = lambda self, other: type(self) is type(other)
SQLiteDialect_pysqlite.__hash__ = lambda self: hash(type(self))
COMPILED: dict[Any, Any] = {}
create_engine = engine.create_engine


@wraps(create_engine)
def with_shared_statements(*args: Any, **options: Any) -> Engine:
    made = create_engine(*args, **options)
    made.update_execution_options(compiled_cache=COMPILED)
    return made


engine.create_engine = with_shared_statements


def pytest_configure(config: pytest.Config) -> None:
    chance.repeatable(config.getoption("randomly_seed"))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    chance.begin(item.nodeid)


@pytest.hookimpl(hookwrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Iterator[None]:
    if fixturedef.scope == "function":
        yield
        return
    with chance.aside(fixturedef.baseid, fixturedef.argname, repr(getattr(request, "param", ""))):
        yield


@pytest.hookimpl(hookwrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is there before the first test is there to the end: it is not looked at for garbage."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


def pytest_unconfigure() -> None:
    shutil.rmtree(MEMORY, ignore_errors=True)
    if FIRST:
        shutil.rmtree(os.environ["SIFASUO_TESTS_MADE"], ignore_errors=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Every worker begins with its long tests, so that short ones are left to end together.

    ``--dist=worksteal`` deals out the list in one piece for each worker. What looks at a screen
    waits for it most of the time: all of that goes to the first worker, one after the other. The
    long ones are dealt to the others, the longest first (``long(seconds)``).
    """
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    screens = [one for one in items if one.get_closest_marker("xdist_group")]
    marked = [(one, one.get_closest_marker("long")) for one in items]
    long = sorted(
        (one for one in marked if one[1] and one[0] not in screens),
        key=lambda one: -sum(one[1].args),
    )
    first = {*screens, *(one for one, _ in long)}
    short = [one for one in items if one not in first]
    pieces = [screens, *([] for _ in range(1, workers))]
    others = pieces[1:] or pieces
    for place, (one, _) in enumerate(long):
        others[place % len(others)].append(one)
    left = len(items)
    for place, piece in enumerate(pieces):
        missing = max(0, left // (workers - place) - len(piece))
        piece += short[:missing]
        del short[:missing]
        left -= len(piece)
    items[:] = [one for piece in pieces for one in piece]
