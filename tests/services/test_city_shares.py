"""The city's year falls on its offices another way with each seed, and is the same together."""

import pytest

from sifasuo_desktop.demo.quota import quotas

TOTALS = {
    "disputes": 948,
    "petitions": 17,
    "documents": 570,
    "contracts": 1151,
    "leads": 35,
    "aid_points": 8,
    "notary_points": 13,
    "firms": 216,
    "problems": 46,
}


@pytest.mark.parametrize("seed", [1, 2, 77])
def test_the_shares_of_any_seed_add_up_to_the_city(seed: int) -> None:
    shares = quotas(14, seed)
    assert {name: sum(getattr(one, name) for one in shares) for name in TOTALS} == TOTALS
    assert max(one.notary_points for one in shares) == 1
    assert all(one.problems <= one.firms <= 18 for one in shares)


def test_each_seed_shares_in_another_way() -> None:
    assert quotas(14, 1) != quotas(14, 2)
    assert quotas(14, 1) == quotas(14, 1)
