"""Which backups stay: all of the last day, then one a day, a week, a month."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

DAYS, WEEKS, MONTHS = 14, 8, 24


def kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """The moments of the backups that stay.

    All of the last 24 hours and all that lie ahead of ``now`` (the clock may have been set back);
    of every earlier day the newest, for two weeks; of every week the newest, for eight weeks; of
    every month the newest, for two years. The newest and the oldest of all stay in any case.
    """
    found = sorted(set(moments))
    stay = {moment for moment in found if moment > now - timedelta(hours=24)}
    stay |= set(found[:1] + found[-1:])
    for most, span in ((timedelta(days=DAYS), _day), (timedelta(weeks=WEEKS), _week)):
        stay |= _newest_of_each([one for one in found if one > now - most], span)
    since = _months_before(now, MONTHS)
    stay |= _newest_of_each([one for one in found if _month(one) > since], _month)
    return frozenset(stay)


def _newest_of_each(
    found: Iterable[datetime], span: Callable[[datetime], Hashable]
) -> set[datetime]:
    return set({span(moment): moment for moment in found}.values())


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.isocalendar())[:2]


def _month(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month


def _months_before(moment: datetime, months: int) -> tuple[int, ...]:
    count = moment.year * 12 + moment.month - 1 - months
    return count // 12, count % 12 + 1
