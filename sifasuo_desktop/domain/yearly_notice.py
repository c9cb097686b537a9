"""Reads the State Council's yearly notice of rest days, as it is worded, and checks every day of it.

A notice that contradicts itself (a weekday that is not that day's, a count that is not the span's)
or that leaves out a rest day the regulation fixes is refused as a whole.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sifasuo_desktop.domain.refusal import Findings
from sifasuo_desktop.domain.workdays import YearTable

_TITLE = re.compile(r"(20[0-9]{2})年(?:部分)?(?:节假日|放假|法定)")
_DAY = re.compile(
    r"(?:(20[0-9]{2})年)?(?:([0-9]{1,2})月)?([0-9]{1,2})日(?:\([^)]*?(?:周|星期)([一二三四五六日天])\))?"
)
_COUNT = re.compile(r"(?:共|放假)([0-9]{1,2})天")
_WEEKDAYS = "一二三四五六日"
_FREE, _WORKED = "放假", "上班"
_SATURDAY = 5
_LONGEST = 15
_AT = "text"


@dataclass
class _Reading:
    """What was read so far of one year's notice."""

    year: int
    findings: Findings
    free: set[date]
    worked: set[date]
    month: int = 0


def read_notice(
    text: str, year: int | None, fixed: Mapping[int, frozenset[date]], findings: Findings
) -> tuple[int, YearTable] | None:
    """The year and its table, or None with the problems noted under ``text``."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    title = _TITLE.search(plain)
    found = year or (int(title[1]) if title else None)
    if found is None:
        findings.refuse("calendar.no_year", "year")
        return None
    reading = _Reading(found, findings, set(), set())
    for sentence in re.split(r"[。;\n]", plain):
        _read(sentence, reading)
    _check(reading, fixed.get(found, frozenset()))
    if findings.problems:
        return None
    holidays = frozenset(day for day in reading.free if day.weekday() < _SATURDAY)
    return found, YearTable(holidays, frozenset(reading.worked))


def _read(sentence: str, reading: _Reading) -> None:
    if _FREE in sentence and "日" in sentence.split(_FREE)[0]:
        days = list(_days(sentence.split(_FREE)[0], reading))
        spans = "至" in sentence.split(_FREE)[0] and len(days) == 2
        span = _span(days[0], days[1]) if spans else days
        told = _COUNT.search(sentence)
        if told and int(told[1]) != len(span):
            reading.findings.refuse("calendar.count", _AT, told=told[1], found=len(span))
        reading.free.update(span)
    if _WORKED in sentence:
        reading.worked.update(_days(sentence.split(_FREE)[-1], reading))


def _span(first: date, last: date) -> list[date]:
    count = (last - first).days + 1
    return [first + timedelta(days=offset) for offset in range(min(max(count, 0), _LONGEST))]


def _days(words: str, reading: _Reading) -> Iterator[date]:
    for match in _DAY.finditer(words):
        year, month, day, weekday = match.groups()
        reading.month = int(month) if month else reading.month
        try:
            found = date(int(year or reading.year), reading.month, int(day))
        except ValueError:
            reading.findings.refuse("date.impossible", _AT, day=match[0])
            continue
        if weekday and weekday.replace("天", "日") != _WEEKDAYS[found.weekday()]:
            reading.findings.refuse(
                "calendar.weekday", _AT, day=found, told=weekday, found=_WEEKDAYS[found.weekday()]
            )
        yield found


def _check(reading: _Reading, fixed: frozenset[date]) -> None:
    findings = reading.findings
    if not reading.free:
        findings.refuse("calendar.empty", _AT)
        return
    for day in sorted(reading.free | reading.worked):
        if day.year != reading.year:
            findings.refuse("calendar.other_year", _AT, day=day, year=reading.year)
    for day in sorted(reading.worked):
        if day.weekday() < _SATURDAY or day in reading.free:
            findings.refuse("calendar.worked", _AT, day=day)
    missing = sorted(day for day in fixed if day in reading.worked or not _rests(day, reading.free))
    if missing:
        days = "、".join(day.isoformat() for day in missing)
        findings.refuse("calendar.fixed_missing", _AT, days=days)


def _rests(day: date, free: set[date]) -> bool:
    return day in free or day.weekday() >= _SATURDAY
