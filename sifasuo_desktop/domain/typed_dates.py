"""Dates as people type them: ``20260402``, ``2026.4.2``, ``4-2``, ``4月2日``, ``今天``."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

_WORDS = {"今天": 0, "昨天": -1, "前天": -2, "明天": 1, "后天": 2}
_SOLID = re.compile(r"(\d{4})(\d\d)(\d\d)")
_FULL = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?")
_SHORT = re.compile(r"(\d{1,2})[-./月](\d{1,2})日?")
_TIME = re.compile(r"(\d{1,2})(?:[:时点](\d{1,2})?分?)?")
_SOLID_TIME = re.compile(r"(\d\d)(\d\d)")


def typed_date(text: str, today: date) -> date:
    """The day meant; without a year it lies in the year of ``today``. Raises ValueError."""
    plain = unicodedata.normalize("NFKC", text).strip().replace(" ", "")
    if plain in _WORDS:
        return today + timedelta(_WORDS[plain])
    for pattern in (_SOLID, _FULL):
        match = pattern.fullmatch(plain)
        if match:
            year, month, day = map(int, match.groups())
            return date(year, month, day)
    match = _SHORT.fullmatch(plain)
    if match is None:
        raise ValueError(text)
    month, day = map(int, match.groups())
    return date(today.year, month, day)


def typed_moment(text: str, today: date) -> datetime:
    """A day and a time of day, as ``4-2 9:10``, ``今天 9点``, ``2026-04-02T09:10``.

    Raises ValueError, also for a day without a time.
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace("T", " ")
    day, _, clock = plain.partition(" ")
    return datetime.combine(typed_date(day, today), _time(clock.replace(" ", "")))


def _time(text: str) -> time:
    match = _SOLID_TIME.fullmatch(text) or _TIME.fullmatch(text)
    if match is None:
        raise ValueError(text)
    hour, minute = match.groups()
    return time(int(hour), int(minute or 0))
