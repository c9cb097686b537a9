"""Lanes of numbers: two computers that go on as one device never give the same number once told.

Each has hundreds of a series of its own: lane 0 the first, third, fifth … hundred, lane 1 the
second, sixth, tenth …, lane 2 the fourth, twelfth …, and so on. The bureau says which is whose.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from sifasuo_desktop.store import identity
from sifasuo_desktop.store.transaction import Driver

LANE = "number_lane"
"""Name in the identity table, kept while another computer goes on beside this one."""
KEPT_DAYS = 30
"""So long after it was told last a lane is kept: an epoch begun since is told nothing at first."""
_HUNDRED = 100
_MARGIN = 50


@dataclass(frozen=True)
class Lane:
    """``year`` is the last whose numbers may meet already, ``lifted`` the series moved on since,
    ``told`` the moment (of the bureau) it was told last.
    """

    lane: int
    year: int
    told: str
    lifted: tuple[tuple[str, int, str], ...] = ()


def beyond(following: int) -> int:
    """Behind the next full hundred that lies at least fifty away: nobody can have filled it."""
    return -(-(following - 1 + _MARGIN) // _HUNDRED) * _HUNDRED + 1


def aligned(lane: Lane | None, number: int) -> int:
    """The first number from here on that is of the lane."""
    while lane is not None and not _of_lane(lane.lane, (number - 1) // _HUNDRED + 1):
        number = ((number - 1) // _HUNDRED + 1) * _HUNDRED + 1
    return number


def _of_lane(lane: int, hundred: int) -> bool:
    return hundred & -hundred == 1 << lane


def lane_of(driver: Driver) -> Lane | None:
    """The lane of this store, or None where no other computer goes on beside it."""
    text = identity.find(driver, LANE)
    if text is None:
        return None
    value = json.loads(text)
    return Lane(**{**value, "lifted": tuple((s[0], s[1], s[2]) for s in value["lifted"])})


def keep_to(driver: Driver, lane: int, *, year: int, told: str) -> None:
    """The bureau said at ``told`` that another computer goes on too, and which lane is ours."""
    found = lane_of(driver)
    if found is None:
        _keep(driver, Lane(lane, year, told))
    else:
        _keep(driver, replace(found, lane=lane, told=told))


def told_of_nobody(driver: Driver, at: str) -> None:
    """A receipt of ``at`` speaks of no other computer: after a while the lane ends."""
    found = lane_of(driver)
    if found is None:
        return
    if datetime.fromisoformat(at) > datetime.fromisoformat(found.told) + timedelta(KEPT_DAYS):
        identity.drop(driver, LANE)


def beyond_the_other(
    driver: Driver, found: Lane | None, series: tuple[str, int, str], following: int
) -> int:
    """Where a series goes on: once behind all that the other may have given untold."""
    if found is None or series[1] > found.year or series in found.lifted:
        return aligned(found, following)
    _keep(driver, replace(found, lifted=(*found.lifted, series)))
    return aligned(found, beyond(following))


def _keep(driver: Driver, lane: Lane) -> None:
    identity.keep(driver, LANE, json.dumps(asdict(lane), ensure_ascii=False))
