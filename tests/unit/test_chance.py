"""The tests' own random bytes: the same in every run, different in every test and process."""

import secrets
import subprocess
import sys

import pytest

from sifasuo_desktop.kernel.ids import SystemRandomness, new_id
from tests import chance

DRAWS = """
from tests import chance
from sifasuo_desktop.kernel.ids import SystemRandomness, new_id
chance.repeatable({number})
chance.begin("tests/a.py::test_b")
print(new_id(SystemRandomness()))
"""


def drawn_with(number: int) -> str:
    """An identity, in a process of its own."""
    words = [sys.executable, "-c", DRAWS.format(number=number)]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def test_another_run_draws_the_same_and_another_chance_draws_others() -> None:
    assert drawn_with(1) == drawn_with(1) != drawn_with(7)


@pytest.mark.parametrize("size", [0, 1, 16, 32, 5000])
def test_as_many_as_asked_for(size: int) -> None:
    assert len(secrets.token_bytes(size)) == size


def test_what_is_made_once_is_the_same_and_leaves_a_test_its_own() -> None:
    def together() -> str:
        with chance.aside("an office"):
            return new_id(SystemRandomness())

    chance.begin("one")
    alone = [secrets.token_hex(4), secrets.token_hex(4)]
    chance.begin("one")
    before = secrets.token_hex(4)
    first = together()
    assert [before, secrets.token_hex(4)] == alone
    chance.begin("another")
    assert together() == first
    assert secrets.token_hex(4) not in alone
