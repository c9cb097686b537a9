"""Periods as people write them: a year, half a year, a quarter, a month, from a day to a day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from sifasuo_desktop.domain.refusal import Refused, problem

_PATTERN = re.compile(
    r"(?P<year>[0-9]{4})(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|-(?P<month>[0-9]{2}))?"
)
_RANGE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})")
EARLIEST = 1900
_HALVES = {1: "上半年", 2: "下半年"}
_QUARTERS = {1: "第一季度", 2: "第二季度", 3: "第三季度", 4: "第四季度"}


@dataclass(frozen=True)
class Period:
    """From ``first`` to ``last``, both included; ``text`` is how it is written."""

    first: date
    last: date
    text: str

    @property
    def words(self) -> str:
        """``2026年5月``, ``2026年第二季度``, ``2026年1月11日至2026年2月10日``."""
        found = _PATTERN.fullmatch(self.text)
        if found is None:
            return f"{_day(self.first)}至{_day(self.last)}"
        year = f"{int(found['year'])}年"
        if found["half"]:
            return year + _HALVES[int(found["half"])]
        if found["quarter"]:
            return year + _QUARTERS[int(found["quarter"])]
        return f"{year}{int(found['month'])}月" if found["month"] else year

    def months(self) -> tuple["Period", ...]:
        """The calendar months it touches, cut to what lies in it."""
        found, day = [], self.first
        while day <= self.last:
            end = day.replace(day=monthrange(day.year, day.month)[1])
            found.append(Period(day, min(end, self.last), f"{day:%Y-%m}"))
            day = end + timedelta(days=1)
        return tuple(found)


def read_period(text: str) -> Period:
    """``2023``, ``2023H1``, ``2023Q2``, ``2023-05`` or ``2023-01-11..2023-02-10``.

    Raises Refused ``period.form`` for another form, ``period.day`` for a month or day that does not
    exist, ``period.turned`` for a span that ends before it begins.
    """
    parts, span = _PATTERN.fullmatch(text), _RANGE.fullmatch(text)
    if span is not None:
        return _span(text, *span.groups())
    if parts is None or int(parts["year"]) < EARLIEST:
        raise Refused(problem("period.form", "period", value=text))
    year, first, last = int(parts["year"]), 1, 12
    if parts["month"]:
        first = last = int(parts["month"])
        if not 1 <= first <= 12:
            raise Refused(problem("period.day", "period", value=text))
    elif parts["quarter"]:
        first, last = int(parts["quarter"]) * 3 - 2, int(parts["quarter"]) * 3
    elif parts["half"]:
        first, last = int(parts["half"]) * 6 - 5, int(parts["half"]) * 6
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]), text)


def _span(text: str, first: str, last: str) -> Period:
    try:
        begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        raise Refused(problem("period.day", "period", value=text)) from None
    if ends < begins:
        raise Refused(problem("period.turned", "period", value=text))
    return Period(begins, ends, text)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def before(period: Period) -> Period:
    """The period of the same sort just before."""
    year, (first, last) = period.first.year, _sort(period)
    if last - first == 11:
        return read_period(f"{year - 1:04d}")
    if last - first == 5:
        return read_period(f"{year:04d}H1" if first == 7 else f"{year - 1:04d}H2")
    if last - first == 2:
        number = (first + 2) // 3
        return read_period(f"{year:04d}Q{number - 1}" if number > 1 else f"{year - 1:04d}Q4")
    if first == last and first:
        return read_period(f"{year:04d}-{first - 1:02d}" if first > 1 else f"{year - 1:04d}-12")
    until = period.first - timedelta(days=1)
    return _ranged(until - (period.last - period.first), until)


def year_before(period: Period) -> Period:
    """The same period a year before."""
    if _PATTERN.fullmatch(period.text):
        return read_period(f"{int(period.text[:4]) - 1:04d}{period.text[4:]}")
    return _ranged(_earlier(period.first), _earlier(period.last))


def _ranged(first: date, last: date) -> Period:
    return Period(first, last, f"{first}..{last}")


def _earlier(day: date) -> date:
    """The day a year before; of 29 February the 28th."""
    year = day.year - 1
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _sort(period: Period) -> tuple[int, int]:
    """The months a named period begins and ends with, 0 for one from day to day."""
    if _PATTERN.fullmatch(period.text) is None:
        return 0, -1
    return period.first.month, period.last.month
