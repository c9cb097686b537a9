"""Bare stores for the tests of the store itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.store.file import Store, open_store
from sifasuo_desktop.store.founding import create_store
from sifasuo_desktop.store.slots import LEAST
from tests.clock import FixedClock
from tests.made_once import copied, made_once
from tests.services.conftest import clock, office, template
from tests.services.offices import FIRST_DAY, PASSWORD

__all__ = ["clock", "office", "opened", "store", "template"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    folder = copied(made_once(make_bare)[0], tmp_path / "bare")
    made = opened(folder)
    yield made
    made.close()


def make_bare(folder: Path) -> None:
    """A store without records, closed."""
    create_store(
        folder,
        "admin",
        PASSWORD,
        clock=FixedClock(FIRST_DAY),
        randomness=SystemRandomness(),
        cost=LEAST,
    ).close()


def opened(folder: Path, password: str = PASSWORD, account: str = "admin") -> Store:
    """The store in ``folder``, opened."""
    return open_store(
        folder, account, password, clock=FixedClock(FIRST_DAY), randomness=SystemRandomness()
    )
