"""One world for all tests of the format: making keys is the slow part and nothing changes them."""

import pytest

from tests.sync.world import World, new_world


@pytest.fixture(scope="session")
def world() -> World:
    return new_world()
