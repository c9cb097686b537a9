"""The periods reports and registers are made for: a year, half, quarter, month, or any span of days.

Pure functions. ``2023``, ``2023H1``, ``2023Q2``, ``2023-05``, ``2023-01-11..2023-02-10``.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from sifasuo_desktop.domain.refusal import Refused, problem

_PARTS = re.compile(r"([12][0-9]{3})(?:([HQ])([1-4])|-([0-9]{2}))?")
_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", re.ASCII)
_MONTHS = {"H": 6, "Q": 3}


@dataclass(frozen=True)
class Period:
    """From ``first`` to ``last``, both included; ``words`` is how people call it."""

    first: date
    last: date
    words: str


def read_period(text: str) -> Period:
    """The period that ``text`` names.

    Raises Refused ``period.form`` for another form, ``period.day`` for a month or day that does not
    exist, ``period.turned`` for a span that ends before it begins.
    """
    parts, span = _PARTS.fullmatch(text), _SPAN.fullmatch(text)
    if span is not None:
        return _span(text, *span.groups())
    if parts is None:
        raise Refused(problem("period.form", "period", value=text))
    year, unit, place, month = parts.groups()
    if unit is not None:
        return _part(text, int(year), unit, int(place))
    if month is not None:
        return _month(text, int(year), int(month))
    return Period(date(int(year), 1, 1), date(int(year), 12, 31), f"{year}年")


def _months(year: int, first: int, count: int, words: str) -> Period:
    last = first + count - 1
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]), words)


def _part(text: str, year: int, unit: str, place: int) -> Period:
    count = _MONTHS[unit]
    if place * count > 12:
        raise Refused(problem("period.form", "period", value=text))
    words = f"第{place}季度" if unit == "Q" else ("上半年", "下半年")[place - 1]
    return _months(year, (place - 1) * count + 1, count, f"{year}年{words}")


def _month(text: str, year: int, month: int) -> Period:
    if not 1 <= month <= 12:
        raise Refused(problem("period.day", "period", value=text))
    return _months(year, month, 1, f"{year}年{month}月")


def _span(text: str, first: str, last: str) -> Period:
    try:
        begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        raise Refused(problem("period.day", "period", value=text)) from None
    if ends < begins:
        raise Refused(problem("period.turned", "period", value=text))
    return Period(begins, ends, f"{_day(begins)}至{_day(ends)}")


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
