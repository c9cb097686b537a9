"""Bare stores for the tests of the store itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.store.file import Store, open_store
from sifasuo_desktop.store.founding import create_store
from sifasuo_desktop.store.slots import LEAST
from tests.clock import FixedClock
from tests.services.conftest import clock, office, template
from tests.services.offices import FIRST_DAY, PASSWORD

__all__ = ["clock", "office", "opened", "store", "template"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(
        tmp_path / "bare",
        "admin",
        PASSWORD,
        clock=FixedClock(FIRST_DAY),
        randomness=SystemRandomness(),
        cost=LEAST,
    )
    yield made
    made.close()


def opened(folder: Path, password: str = PASSWORD, account: str = "admin") -> Store:
    """The store in ``folder``, opened."""
    return open_store(
        folder, account, password, clock=FixedClock(FIRST_DAY), randomness=SystemRandomness()
    )
