"""R6, R7: bits turned over, files cut or changed for others, odd clocks: told, or no harm."""

from pathlib import Path

import pytest

from tests.faults.carried import spoil_a_backup, spoil_a_bundle, spoil_a_receipt
from tests.faults.clocks import odd_clocks
from tests.faults.counts import Counts
from tests.faults.deeds import Made
from tests.faults.flips import (
    Left,
    cut_and_replace,
    flip_the_database,
    flip_the_log,
    flip_what_lies_beside,
    left_by_a_kill,
)

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    return left_by_a_kill(tmp_path_factory.mktemp("spoiled") / "store", 6)


def test_no_bit_turned_over_in_the_log_loses_a_save_unseen(left: Left) -> None:
    counts = flip_the_log(left, 20)
    assert (counts.tried, counts.harm()) == (20, {})
    assert counts.harmless <= 5, "at most the last save is missing, which nobody was told of"


def test_no_bit_beside_the_database_loses_a_save_unseen(left: Left) -> None:
    counts = flip_what_lies_beside(left, 12)
    assert (counts.tried, counts.harm()) == (12, {})
    assert counts.harmless >= 6, "a spoiled last head keeps nobody out"


def test_files_of_another_store_and_files_cut_short_are_told(left: Left, tmp_path: Path) -> None:
    other = left_by_a_kill(tmp_path / "store", 3)
    counts = cut_and_replace(left, other)
    assert (counts.tried, counts.harm()) == (24, {})
    assert counts.harmless <= 9, (
        "the last head is not needed, nor an end of the log nobody was told of"
    )


def test_no_bit_of_the_database_is_turned_over_unseen(tmp_path: Path) -> None:
    left = left_by_a_kill(tmp_path / "store", 3)
    assert flip_the_database(left, 10) == Counts(tried=10)


def test_no_bit_of_what_leaves_the_store_is_turned_over_unseen(made: Made) -> None:
    made.begin_again()
    assert spoil_a_backup(made, 12) == Counts(tried=12)
    assert spoil_a_bundle(made, 12) == Counts(tried=12)
    assert spoil_a_receipt(made, 10) == Counts(tried=10)


def test_no_clock_keeps_anybody_out_or_loses_an_act_or_a_bundle(tmp_path: Path) -> None:
    assert odd_clocks(tmp_path / "clocks", 1) == Counts(tried=6)
