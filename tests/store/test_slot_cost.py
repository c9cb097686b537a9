"""How much a password costs to try: more on a fast computer, never less than the ordinary cost."""

import pytest

from sifasuo_desktop.store.slots import Cost, calibrated, cost_for


@pytest.mark.parametrize(
    ("seconds", "passes"), [(0.15, 9), (0.17, 8), (0.45, 3), (2.0, 3), (0.0, 16)]
)
def test_passes_follow_the_time_of_the_ordinary_cost(seconds: float, passes: int) -> None:
    assert cost_for(seconds) == Cost(65_536, passes, 1)


def test_the_cost_of_new_slots_is_never_below_the_ordinary_one() -> None:
    assert calibrated().memory_kib == 65_536
    assert calibrated().passes >= 3
