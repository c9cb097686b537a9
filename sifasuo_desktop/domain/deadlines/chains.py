"""Duties that come again: in every calendar period, or by an anchor and so many months."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from sifasuo_desktop.domain.deadlines.parameters import Unit
from sifasuo_desktop.domain.periods import Count, shift_months

_ONE = timedelta(days=1)
MOST_MISSED = 60
_DAYS = 4_096
"""So many days are known with the end of their period: the checks of all fall on the same few."""


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


@lru_cache(_DAYS)
def period_end(day: date, unit: Unit) -> date:
    """Last day of the calendar period (a ``per_`` unit) that holds ``day``; weeks end on Sunday."""
    if unit is Unit.PER_DAY:
        return day
    if unit is Unit.PER_WEEK:
        return day + timedelta(days=6 - day.weekday())
    if unit is Unit.PER_HALF_MONTH:
        return day.replace(day=15) if day.day <= 15 else _month_end(day)
    if unit is Unit.PER_MONTH:
        return _month_end(day)
    if unit is Unit.PER_QUARTER:
        return _month_end(day.replace(day=1, month=(day.month - 1) // 3 * 3 + 3))
    raise ValueError(unit)


def next_in_periods(
    since: date, done: Iterable[date], times: int, unit: Unit, settled: Iterable[date] = ()
) -> date:
    """Last day of the period in which the duty is due next.

    It is the period after the last one with at least ``times`` done or settled by a decision, or
    the first from ``since``. Periods that were missed before it are ``missed_periods``.
    """
    full = [*_full_periods(since, done, times, unit), *settled]
    return period_end(max(full) + _ONE if full else since, unit)


def _full_periods(since: date, done: Iterable[date], times: int, unit: Unit) -> list[date]:
    ends = Counter(period_end(day, unit) for day in done if day >= since)
    return [end for end, count in ends.items() if count >= times]


def missed_periods(
    since: date, until: date, done: Iterable[date], times: int, unit: Unit
) -> tuple[date, ...]:
    """Last days of all periods from ``since`` that ended before ``until`` without being done.

    The newest ``MOST_MISSED`` of them: who missed more is not helped by a longer list.
    """
    full = frozenset(_full_periods(since, done, times, unit))
    missed, end = [], period_end(since, unit)
    while end < until:
        if end not in full:
            missed.append(end)
        end = period_end(end + _ONE, unit)
    return tuple(missed[-MOST_MISSED:])


def missed_rechecks(
    anchor: date, since: date, until: date, done: Iterable[date], months: int
) -> tuple[date, ...]:
    """Days of the chain anchor + ``months``·k before ``until`` in whose step no recheck came."""
    days, missed, step = sorted(done), [], 1
    opened = anchor
    while (due := shift_months(anchor, months * step, Count.CRIMINAL)) < until:
        if due >= since and not any(opened < day <= due for day in days):
            missed.append(due)
        opened, step = due, step + 1
    return tuple(missed[-MOST_MISSED:])


def next_recheck(anchor: date, done: Iterable[date], months: int, count: Count) -> date:
    """Next day of the chain anchor + ``months``·k (ruling: never last due date + ``months``).

    A recheck settles the step it falls into; a late one settles the steps that lie before it.
    """
    step = 1
    for day in sorted(item for item in done if item > anchor):
        if day > shift_months(anchor, months * step, count):
            while day > shift_months(anchor, months * step, count):
                step += 1
        elif day > shift_months(anchor, months * (step - 1), count):
            step += 1
    return shift_months(anchor, months * step, count)


def recheck_extension_level(due: date, extended_to: date) -> str:
    """Who decides on an extension by its length: under one month, under three, or more (B06).

    The levels are design, not law: "county", "city" or "province".
    """
    if extended_to >= shift_months(due, 3, Count.CRIMINAL):
        return "province"
    if extended_to >= shift_months(due, 1, Count.CRIMINAL):
        return "city"
    return "county"
