"""Birth dates as people know them: a full date, ``1964-05``, ``1964年``, ``约62岁``."""

import re
from datetime import date

from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.typed_dates import plain_date_text, typed_date

_ABOUT = re.compile(
    r"(?:约|大约|大概|虚岁|实岁)?\s*([0-9]{1,3})\s*(?:周岁|岁)?\s*(?:左右|上下|多)?"
)
_AGE_SIGN = re.compile(r"约|大概|岁|左右|上下")
_YEAR = re.compile(r"([0-9]{4})年?")
_MONTH = re.compile(
    r"([0-9]{4})\s*[-./年\s]\s*([0-9]{1,2})月?|((?:18|19|20)[0-9]{2})(0[1-9]|1[0-2])"
)
_BORN = re.compile(r"(?:出)?生(?:人)?$")
_OLDEST = 130


def typed_birth(text: str, today: date) -> PartialDate:
    """What is known of a birth date; an age is the year in which one becomes so old.

    Raises ValueError.
    """
    plain = _BORN.sub("", plain_date_text(text).replace("號", "号")).strip()
    year = _YEAR.fullmatch(plain)
    if year:
        return _past(PartialDate(int(year[1])), today)
    month = _MONTH.fullmatch(plain)
    if month:
        digits = [part for part in month.groups() if part]
        return _past(PartialDate.read(f"{digits[0]}-{int(digits[1]):02d}"), today)
    age = _ABOUT.fullmatch(plain)
    if age and _AGE_SIGN.search(plain):
        return PartialDate(today.year - int(age[1]))
    day = typed_date(text, today)
    if day > today and not re.search("[0-9]{4}", plain):
        day = day.replace(year=day.year - 100)
    return PartialDate.of(day)


def _past(birth: PartialDate, today: date) -> PartialDate:
    if not today.year - _OLDEST <= birth.year <= today.year:
        raise ValueError(birth)
    return birth
