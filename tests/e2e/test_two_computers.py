"""One store in use on two computers: once they are told, no number is given by both."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.house import House
from tests.e2e.test_goes_on_after_restore import register, set_aside, share, sync, take_in
from tests.e2e.test_handover_is_noted import house, made

__all__ = ["house", "made", "share"]

APART = "handover.numbers_apart"


class Copied(House):
    """The same office's store on a second computer, which remembers nothing of the first."""

    @contextmanager
    def at_work(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        with monkeypatch.context() as here:
            here.setenv("XDG_CONFIG_HOME", str(self.folder / "its settings"))
            yield


@pytest.fixture
def second(house: House, share: Path) -> Copied:
    """A copy of the store in use, made after the first case was handed over."""
    register(house)
    sync(house, share)
    take_in(house, share)
    sync(house, share)
    folder = house.folder / "second"
    folder.mkdir()
    copied = Copied(folder, house.capture)
    set_aside(house).rename(copied.store)
    return copied


def serial(answer: Any) -> str:
    return str(answer["number"])[-4:]


def told_apart(answer: Any) -> bool:
    return APART in [one["code"] for one in answer["warnings"]]


def both_hand_over(
    house: House, second: Copied, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with second.at_work(monkeypatch):
        sync(second, share)
    take_in(house, share)
    sync(house, share)
    take_in(house, share)
    sync(house, share)


def test_two_computers_that_were_told_give_no_number_twice(
    house: House, second: Copied, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with second.at_work(monkeypatch):
        assert serial(register(second)) == "0101"
    assert serial(register(house)) == "0002"
    both_hand_over(house, second, share, monkeypatch)
    first = register(house)
    assert (serial(first), told_apart(first)) == ("0201", True)
    with second.at_work(monkeypatch):
        assert serial(register(second)) == "0102"  # not told yet, and not led astray
        sync(second, share)
    both_hand_over(house, second, share, monkeypatch)
    with second.at_work(monkeypatch):
        sync(second, share)
        fresh = register(second)
        assert (serial(fresh), told_apart(fresh)) == ("0501", True)
        assert serial(register(second)) == "0502"
    following = register(house)
    assert (serial(following), told_apart(following)) == ("0202", False)


def test_a_receipt_for_the_other_computer_moves_no_numbers_of_this_one(
    house: House, second: Copied, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with second.at_work(monkeypatch):
        assert serial(register(second)) == "0101"
        sync(second, share)
    take_in(house, share)
    sync(house, share)
    assert serial(register(house)) == "0002"
    with second.at_work(monkeypatch):
        assert serial(register(second)) == "0102"
