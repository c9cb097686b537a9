"""Counts terms of sentences and procedural periods from one date to another.

Two families that must not be mixed: a term (刑期, 考验期限) ends on the day before the
corresponding date; a period (期间) ends on the corresponding date itself. Months are counted in
two ways, named by ``Count``; nothing here looks at rest days, see ``workdays``.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

TERM_BASIS = "最高人民法院关于适用《中华人民共和国刑事诉讼法》的解释第二百零二条第二款"


class Count(StrEnum):
    """How months are counted.

    CRIMINAL: from month-end to month-end (高法解释第二百零二条). CIVIL: the corresponding day, or
    the month's last day where there is none (民法典第二百零二条).
    """

    CRIMINAL = "criminal"
    CIVIL = "civil"


class Category(StrEnum):
    """矫正类别 by its national code."""

    CONTROL = "01"
    PROBATION = "02"
    PAROLE = "03"
    OUTSIDE_PRISON = "04"
    OTHER = "99"


CATEGORY_TITLES = {
    Category.CONTROL: "管制",
    Category.PROBATION: "缓刑",
    Category.PAROLE: "假释",
    Category.OUTSIDE_PRISON: "暂予监外执行",
    Category.OTHER: "其他",
}

# Days that one day of earlier custody takes off the term, and the legal source.
_CREDIT: dict[Category, tuple[int, str]] = {
    Category.CONTROL: (2, "《中华人民共和国刑法》第四十一条（羁押一日折抵刑期二日）"),
    Category.PROBATION: (
        0,
        "《中华人民共和国刑法》第七十三条（缓刑考验期限自判决确定之日起计算，先行羁押不折抵）",
    ),
    Category.PAROLE: (
        0,
        "《中华人民共和国刑法》第八十三条（假释考验期限为没有执行完毕的刑期，不再折抵）",
    ),
    Category.OUTSIDE_PRISON: (
        1,
        "《中华人民共和国刑法》第四十四条、第四十七条（羁押一日折抵刑期一日）",
    ),
}


class TermServed(ValueError):
    """Custody takes off as much as the whole term or more: there is no last day to name."""


@dataclass(frozen=True)
class Term:
    """A term of a sentence: its last day served and, where the text is open, the other reading."""

    end: date
    also: date | None
    basis: str

    @property
    def ambiguous(self) -> bool:
        return self.also is not None


def _month_length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def shift_months(day: date, months: int, count: Count) -> date:
    """The date ``months`` (also negative) from ``day`` by the given way of counting."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("year out of range")
    length = _month_length(year, month)
    at_end = count is Count.CRIMINAL and day.day == _month_length(day.year, day.month)
    return date(year, month, length if at_end else min(day.day, length))


def period_months(day: date, months: int, count: Count) -> date:
    """Last day of a procedural period of ``months`` from ``day`` (高法解释 202 ¶1; 民法典 202)."""
    return shift_months(day, months, count)


def period_days(day: date, days: int) -> date:
    """Last day of a period of calendar ``days``; the day itself is not counted (刑诉法 105)."""
    return day + timedelta(days=days)


def _year_later(day: date, years: int) -> date:
    # A year is not twelve months here: 2023-02-28 goes to 2024-02-28, not to month-end.
    return shift_months(day, 12 * years, Count.CIVIL)


def term_years(start: date, years: int) -> date:
    """Last day served of a term of ``years`` (高法解释 202 ¶2)."""
    return _year_later(start, years) - timedelta(days=1)


def term_months(start: date, months: int) -> date:
    """Last day served of a term of ``months``, month-end to month-end (高法解释 202 ¶2)."""
    return shift_months(start, months, Count.CRIMINAL) - timedelta(days=1)


def term_days(start: date, days: int) -> date:
    """Last day served of a term of ``days``; the first day counts."""
    return start + timedelta(days=days - 1)


def custody_credit(category: Category, custody_days: int) -> tuple[int, str]:
    """Days taken off a term for earlier custody, and the legal source."""
    rate, basis = _CREDIT[category]
    return rate * custody_days, basis


def term(
    start: date,
    *,
    years: int = 0,
    months: int = 0,
    days: int = 0,
    custody_days: int = 0,
    category: Category | None = None,
) -> Term:
    """The last day served of a term, years first, then months, then days.

    Where years and months together give another day when counted as months only, that day is
    ``also``: the text does not settle it and the court's own date stands. ``custody_days`` need a
    ``category``. Raises TermServed, and OverflowError beyond the year 9999.
    """
    if min(years, months, days, custody_days) < 0 or years + months + days == 0:
        raise ValueError("a term has a positive length")
    credit, basis = 0, TERM_BASIS
    if custody_days:
        if category is None or category not in _CREDIT:
            raise ValueError("custody needs a category")
        credit, source = custody_credit(category, custody_days)
        basis = f"{basis}；{source}"
    rest = timedelta(days=days - credit - 1)
    anniversary = _year_later(start, years)
    end = shift_months(anniversary, months, Count.CRIMINAL) + rest
    if end < start:
        raise TermServed
    also = end
    if years and months:
        also = shift_months(start, 12 * years + months, Count.CRIMINAL) + rest
    return Term(end, None if also == end else also, basis)


def appeal_effective(appeal_ended: date) -> date:
    """判决确定之日 when nobody appealed: the first day after the appeal period (刑法 73)."""
    return appeal_ended + timedelta(days=1)
