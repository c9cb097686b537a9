"""Which backups stay: all of the last day, then one a day, a week, a month."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

DAYS, WEEKS, MONTHS = 14, 8, 24


def kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """The moments of the backups that stay.

    All of the last 24 hours and all that lie ahead of ``now`` (the clock may have been set back);
    of the last 14 days on which there was one the newest of each, of 8 weeks, of 24 months. Only
    days with a backup count: a clock ten years ahead takes nothing away, nor does a long leave. The
    newest and the oldest of all stay in any case.
    """
    found = sorted(set(moments))
    past = [moment for moment in found if moment <= now]
    stay = {moment for moment in found if moment > now - timedelta(hours=24)}
    stay |= set(found[:1] + found[-1:])
    for most, span in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        stay |= _newest_of_each(past, span, most)
    return frozenset(stay)


def _newest_of_each(
    found: list[datetime], span: Callable[[datetime], Hashable], most: int
) -> set[datetime]:
    newest = list({span(moment): moment for moment in found}.values())
    return set(newest[-most:])


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.isocalendar())[:2]


def _month(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month
