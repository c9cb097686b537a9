"""A template office for the fault tests, and a process above a layer that makes faults."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.deeds import Made, prepared
from tests.faults.layered import Layered, compiled
from tests.services.conftest import clock, office, template

__all__ = ["clock", "office", "template"]


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder below which faults happen."""
    return tmp_path_factory.mktemp("ground")


@pytest.fixture(scope="session")
def layered(ground: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Layered]:
    with Layered(compiled(tmp_path_factory.mktemp("layer")), ground) as process:
        yield process


@pytest.fixture(scope="session")
def made(ground: Path) -> Made:
    """An enrolled office with its bureau and all that is on the way between them."""
    return prepared(ground / "prepared")
