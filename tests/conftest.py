"""What all tests share: nothing is stretched twice, and what takes longest begins first."""

import os
import tempfile
from functools import cache

import pytest
from argon2 import low_level
from hypothesis import HealthCheck, settings

# What this computer remembers of the stores it saw is not for the tests to write into.
os.environ["XDG_CONFIG_HOME"] = os.environ["APPDATA"] = tempfile.mkdtemp(prefix="sifasuo-config-")

# How long an example takes says how busy the computer is; no test asserts a time.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

# The same password, salt and cost give the same key: a template that is copied is opened a thousand
# times with one of them. Whatever differs in one of them is stretched as always.
low_level.hash_secret_raw = cache(low_level.hash_secret_raw)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Every worker begins with its long tests, so that short ones are left to end together.

    ``--dist=worksteal`` deals out the list in one piece for each worker. What looks at a screen
    waits for it most of the time: all of that goes to the first worker, one after the other.
    """
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    screens = [one for one in items if one.get_closest_marker("xdist_group")]
    long = [one for one in items if one.get_closest_marker("long")]
    first = {*screens, *long}
    short = [one for one in items if one not in first]
    pieces = [screens, *([] for _ in range(1, workers))]
    pieces[-1].extend(long)
    left = len(items)
    for place, piece in enumerate(pieces):
        missing = max(0, left // (workers - place) - len(piece))
        piece += short[:missing]
        del short[:missing]
        left -= len(piece)
    items[:] = [one for piece in pieces for one in piece]
