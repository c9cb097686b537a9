"""The city's year of 2023 shared out among its offices: each seed another way, together the same.

The totals are those of the city's report on law-based government for 2023; how they fall on the
offices was not published and is drawn by chance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

TOTALS: Mapping[str, int] = {
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
"""Disputes led, major petitions joined, documents and contracts reviewed, leads found and rectified,
points of legal aid opened in the year, points of remote notaries, firms visited, problems solved."""
_SPREAD = {"disputes": 0.3, "documents": 0.3, "contracts": 0.3, "firms": 0.12, "problems": 0.5}
_MOST = {"notary_points": 1, "firms": 18}
"""So much a share lies above or below the mean; so many fall to an office at most."""


@dataclass(frozen=True)
class Quota:
    """What one office has of the year."""

    disputes: int
    petitions: int
    documents: int
    contracts: int
    leads: int
    aid_points: int
    notary_points: int
    firms: int
    problems: int


def quotas(offices: int, seed: int) -> tuple[Quota, ...]:
    """A share of everything for each of so many offices; the shares add up to the totals."""
    chance = Random(f"{seed} quotas")
    shares = {name: _shared(name, total, offices, chance) for name, total in TOTALS.items()}
    return tuple(
        Quota(**{name: share[place] for name, share in shares.items()}) for place in range(offices)
    )


def _shared(name: str, total: int, offices: int, chance: Random) -> Sequence[int]:
    """Whole numbers about equal that add up to the total, none beyond what an office can have."""
    mean, spread = total / offices, _SPREAD.get(name, 0.0)
    most = _MOST.get(name, total)
    # A few offices are a part of the city and have a part of what all have.
    total = min(total, most * offices)
    share = [min(most, int(mean * (1 + chance.uniform(-spread, spread)))) for _ in range(offices)]
    while sum(share) != total:
        place = chance.randrange(offices)
        step = 1 if sum(share) < total else -1
        if 0 <= share[place] + step <= most:
            share[place] += step
    return share
