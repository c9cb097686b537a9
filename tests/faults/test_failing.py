"""R3, R4: whatever fails under a deed, the old or the new state is there and the words are true."""

from pathlib import Path

import pytest

from tests.faults.deeds import Deed, Made, deeds, migration, older
from tests.faults.failing import Tried, at_random, one_after_the_other, without_faults
from tests.faults.layered import Layered

pytestmark = pytest.mark.long

SHORT = {"save": ("write", 2), "restore": ("rename", 1)}


@pytest.fixture(scope="module")
def every(made: Made) -> dict[str, Deed]:
    return {deed.name: deed for deed in deeds(made)}


def test_what_fails_over_is_all_that_writes(every: dict[str, Deed]) -> None:
    assert list(every) == [
        "save",
        "import",
        "export",
        "bundle",
        "ingest",
        "receipt",
        "backup",
        "restore",
    ]


@pytest.mark.parametrize("name", SHORT)
def test_the_old_or_the_new_state_is_there_whatever_fails(
    layered: Layered, every: dict[str, Deed], name: str
) -> None:
    tried = without_faults(layered, every[name])
    what, most = SHORT[name]
    counts = one_after_the_other(tried, what, most, begin=3)
    assert counts.tried == most
    assert counts.harm() == {}
    if name == "save":
        # That this can fail: were the old and the new state others, it would be found.
        wrong = Tried(layered, tried.deed, {"never": 0}, {"never": 1}, {"never": 1})
        assert at_random(wrong, 1).harm() == {"corrupt": 1, "double": 1}


def test_a_migration_leaves_the_old_or_the_new_state_whatever_fails(
    layered: Layered, ground: Path
) -> None:
    tried = without_faults(layered, migration(older(ground / "older")))
    counts = one_after_the_other(tried, "write", 1, begin=40)
    assert counts.tried == 1
    assert counts.harm() == {}
