"""Dates as people type them: ``20260402``, ``26.4.2``, ``4-2``, ``5日``, ``二〇二六年四月二日``."""

import re
from datetime import date, datetime, time, timedelta

from sifasuo_desktop.domain.chinese_numerals import NUMERALS, counted, spelled
from sifasuo_desktop.domain.folding import cleaned, half_width

_WORDS = {"今天": 0, "今日": 0, "昨天": -1, "前天": -2, "明天": 1, "后天": 2}
_GAP = r"\s*[-./年月、\s]\s*"
_SOLID = re.compile(r"(\d{4})(\d\d)(\d\d)")
_SHORT_SOLID = re.compile(r"(\d\d)(\d\d)(\d\d)")
_FULL = re.compile(rf"(\d{{4}}|\d\d){_GAP}(\d{{1,2}}){_GAP}(\d{{1,2}})\s*[日号]?")
_DAY_OF_YEAR = re.compile(rf"(\d{{1,2}}){_GAP}(\d{{1,2}})\s*[日号]?|(\d\d)(\d\d)")
_DAY_OF_MONTH = re.compile(r"(\d{1,2})\s*[日号]")
_MIDNIGHT = re.compile(r"[ T]+0?0:00(:00)?(\.0+)?")
_WEEKDAY = re.compile(r"\s*\(?(星期|周|礼拜)[一二三四五六日天]\)?")
_YEAR_IN_WORDS = re.compile(rf"([{NUMERALS}]+)(?=年)")
_IN_WORDS = re.compile(rf"[{NUMERALS}]+")
_PERIOD = r"(?:凌晨|早上|早晨|清晨|上午|中午|下午|傍晚|晚上)"
_CLOCK = re.compile(
    rf"({_PERIOD}?)\s*(?:(\d\d)(\d\d)|(\d{{1,2}})(?:\s*[:时点]\s*(半|\d{{1,2}}|)分?(?::\d\d)?(?:\.\d+)?)?)"
)
_MARKED = re.compile(r"[:时点]")
_DAY_AND_CLOCK = re.compile(rf"(.+?)(?:[ T]+|(?<=[日号天]))({_CLOCK.pattern})")
# A year of two digits up to so many years ahead is of this century.
_AHEAD = 20


def plain_date_text(text: str) -> str:
    """What was typed with digits of ASCII, numerals in words as digits, no weekday."""
    plain = half_width(cleaned(text)).replace("。", ".").strip()
    if plain in _WORDS:
        return plain
    plain = _WEEKDAY.sub("", plain)
    plain = _YEAR_IN_WORDS.sub(lambda found: str(spelled(found[1])), plain)
    return _IN_WORDS.sub(lambda found: str(counted(found[0])), plain)


def full_year(digits: str, today: date) -> int:
    """The year meant by two digits; a year of four digits is itself."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return 2000 + year if 2000 + year <= today.year + _AHEAD else 1900 + year


def typed_date(text: str, today: date) -> date:
    """The day meant; without a year or month it lies in that of ``today``. Raises ValueError.

    Midnight after a day, as tables write it, is no more than the day.
    """
    return _day(_MIDNIGHT.sub("", plain_date_text(text)), today)


def _day(plain: str, today: date) -> date:
    if plain in _WORDS:
        return today + timedelta(_WORDS[plain])
    match = _SOLID.fullmatch(plain) or _FULL.fullmatch(plain) or _six_digits(plain)
    if match:
        return date(full_year(match[1], today), int(match[2]), int(match[3]))
    match = _DAY_OF_YEAR.fullmatch(plain)
    if match:
        month, day = (int(part) for part in match.groups() if part is not None)
        return date(today.year, month, day)
    match = _DAY_OF_MONTH.fullmatch(plain)
    if match is None:
        raise ValueError(plain)
    return today.replace(day=int(match[1]))


def _six_digits(plain: str) -> re.Match[str] | None:
    """``251105`` is 2025-11-05; ``201105`` may also be the month 2011-05 and is not guessed at."""
    match = _SHORT_SOLID.fullmatch(plain)
    if match and match[1] in ("19", "20") and 1 <= int(match[3]) <= 12:
        return None
    return match


def typed_moment(text: str, today: date) -> datetime:
    """A day and a time of day, as ``4-2 9:10``, ``今天下午2点半``, ``2026-04-02T09:10``.

    Raises ValueError, also for a day without a time.
    """
    match = _DAY_AND_CLOCK.fullmatch(_with_clock_in_digits(text))
    if match is None:
        raise ValueError(text)
    return datetime.combine(typed_date(match[1], today), _time(match[2]))


def typed_clock(text: str) -> str:
    """A time of day as ``08:20``, from ``8:20``, ``0820``, ``上午8点20分``. Raises ValueError."""
    return f"{_time(_with_clock_in_digits(text)):%H:%M}"


def time_at_end(text: str) -> str:
    """The time of day that a text is or ends with, as ``09:30``, whatever stands before it.

    Raises ValueError, also for digits alone, which may be a day: ``0402``, ``4``.
    """
    plain = _with_clock_in_digits(text)
    behind = _DAY_AND_CLOCK.fullmatch(plain)
    for found in (plain, behind[2] if behind else ""):
        if _MARKED.search(found) and _CLOCK.fullmatch(found):
            return f"{_time(found):%H:%M}"
    raise ValueError(text)


def _with_clock_in_digits(text: str) -> str:
    plain = half_width(cleaned(text)).strip()
    numerals = re.compile(rf"[{NUMERALS}]+(?=[点时分])")
    return numerals.sub(lambda found: str(counted(found[0])), plain)


def _time(text: str) -> time:
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise ValueError(text)
    period, solid_hour, solid_minute, hour, minute = match.groups()
    at = int(solid_hour or hour)
    if period in ("下午", "傍晚", "晚上") and at < 12:
        at += 12
    if period == "中午" and at < 11:
        at += 12
    return time(at, 30 if minute == "半" else int(solid_minute or minute or 0))
