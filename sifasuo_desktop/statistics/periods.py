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
    """From ``first`` to ``last``, both included; ``text`` is how it is written.

    ``cut`` is the day of the month with which the months of an office end; 0 is their last.
    """

    first: date
    last: date
    text: str
    cut: int = 0

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

    @property
    def short(self) -> str:
        """``5月``, ``26二季``, ``26上半``, ``2026``; of a span its first day ``26-01-11``."""
        found = _PATTERN.fullmatch(self.text)
        if found is None:
            return self.text[2 : len("2026-01-11")]
        year = found["year"]
        if found["half"]:
            return year[2:] + _HALVES[int(found["half"])][:2]
        if found["quarter"]:
            return year[2:] + _QUARTERS[int(found["quarter"])][1:3]
        return f"{int(found['month'])}月" if found["month"] else year

    def months(self) -> tuple["Period", ...]:
        """The months it touches, those of a span cut to what lies in it."""
        if _PATTERN.fullmatch(self.text):
            year, first, last = _parts(self.text)
            texts = (f"{year:04d}-{month:02d}" for month in range(first, last + 1))
            return tuple(read_period(text, self.cut) for text in texts)
        found, day = [], self.first
        while day <= self.last:
            end = day.replace(day=monthrange(day.year, day.month)[1])
            found.append(Period(day, min(end, self.last), f"{day:%Y-%m}"))
            day = end + timedelta(days=1)
        return tuple(found)


def read_period(text: str, cut: int = 0) -> Period:
    """``2023``, ``2023H1``, ``2023Q2``, ``2023-05`` or ``2023-01-11..2023-02-10``.

    With ``cut`` months end on that day: May from 26 April to 25 May, the year from 26 December.
    Raises Refused ``period.form`` for another form, ``period.day`` for a month or day that does not
    exist, ``period.turned`` for a span that ends before it begins.
    """
    parts, span = _PATTERN.fullmatch(text), _RANGE.fullmatch(text)
    if span is not None:
        return _span(text, *span.groups())
    if parts is None or int(parts["year"]) < EARLIEST:
        raise Refused(problem("period.form", "period", value=text))
    year, first, last = _parts(text)
    if not 1 <= first <= 12:
        raise Refused(problem("period.day", "period", value=text))
    begins = _end(year, first - 1, cut) + timedelta(days=1)
    return Period(begins, _end(year, last, cut), text, cut)


def _parts(text: str) -> tuple[int, int, int]:
    """Year, first and last month of a named period."""
    parts = _PATTERN.fullmatch(text)
    assert parts is not None
    first, last = 1, 12
    if parts["month"]:
        first = last = int(parts["month"])
    elif parts["quarter"]:
        first, last = int(parts["quarter"]) * 3 - 2, int(parts["quarter"]) * 3
    elif parts["half"]:
        first, last = int(parts["half"]) * 6 - 5, int(parts["half"]) * 6
    return int(parts["year"]), first, last


def _end(year: int, month: int, cut: int) -> date:
    """The last day of a month as the office counts; month 0 is December of the year before."""
    if month == 0:
        year, month = year - 1, 12
    return date(year, month, cut or monthrange(year, month)[1])


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
    return _shifted(period, -1)


def after(period: Period) -> Period:
    """The period of the same sort right behind."""
    return _shifted(period, 1)


def _shifted(period: Period, by: int) -> Period:
    if _PATTERN.fullmatch(period.text) is None:
        length = period.last - period.first + timedelta(days=1)
        return _ranged(period.first + by * length, period.last + by * length)
    year, first, last = _parts(period.text)
    count = last - first + 1
    months = year * 12 + first - 1 + by * count
    year, month = months // 12, months % 12 + 1
    text = {
        1: f"{year:04d}-{month:02d}",
        3: f"{year:04d}Q{(month + 2) // 3}",
        6: f"{year:04d}H{1 if month == 1 else 2}",
        12: f"{year:04d}",
    }[count]
    return read_period(text, period.cut)


def year_before(period: Period) -> Period:
    """The same period a year before."""
    if _PATTERN.fullmatch(period.text):
        return read_period(f"{int(period.text[:4]) - 1:04d}{period.text[4:]}", period.cut)
    return _ranged(_earlier(period.first), _earlier(period.last))


def _ranged(first: date, last: date) -> Period:
    return Period(first, last, f"{first}..{last}")


def _earlier(day: date) -> date:
    """The day a year before; of 29 February the 28th."""
    year = day.year - 1
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
