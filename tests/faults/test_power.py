"""R2: the power fails below the file; nothing acknowledged is lost, nothing is damaged."""

from pathlib import Path

import pytest

from tests.faults.killing import empty_store
from tests.faults.layered import Layered
from tests.faults.power import cut_the_power, recorded

pytestmark = pytest.mark.long


def spread(changes: int, cuts: int) -> list[int]:
    """So many places among the changes, evenly."""
    return [max(1, changes * place // cuts) for place in range(1, cuts + 1)]


def test_a_power_cut_loses_no_acknowledged_save_and_damages_nothing(
    layered: Layered, ground: Path
) -> None:
    folder = empty_store(ground / "power")
    before, changes = recorded(layered, folder, 4)
    counts = cut_the_power(before, changes, folder, spread(len(changes), 20))
    assert counts.tried == 20
    assert counts.harm() == {}


def test_without_flushing_every_commit_saves_would_be_lost(layered: Layered, ground: Path) -> None:
    """That this can fail: with NORMAL saves are lost, or their loss is told at the next opening."""
    folder = empty_store(ground / "careless")
    before, changes = recorded(layered, folder, 8, synchronous="NORMAL")
    counts = cut_the_power(before, changes, folder, spread(len(changes), 20))
    assert counts.lost + counts.corrupt > 0
