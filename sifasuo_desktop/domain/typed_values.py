"""The one parser of typed values: what a person, a file or a form gives, folded once and taken.

Every field is read the way its declaration says: dates, moments, amounts, counts by type;
telephone and document numbers, codes and names by ``check``, ``mask``, ``codes`` and ``form``.
Text that is only text keeps its form but for invisible characters and radicals.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.domain.folding import cleaned, half_width, name_form, number_form, one_line
from sifasuo_desktop.domain.money import BadAmount, checked
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.domain.typed_amounts import typed_amount
from sifasuo_desktop.domain.typed_births import typed_birth
from sifasuo_desktop.domain.typed_dates import typed_clock, typed_date, typed_moment
from sifasuo_desktop.domain.typed_numbers import (
    BadPhone,
    scientific,
    typed_code,
    typed_id,
    typed_phone,
)

MAX_MONEY = Decimal("9999999999.99")
MAX_COUNT = 999_999_999
# Years outside these are slips of the pen.
FIRST_YEAR, LAST_YEAR = 1800, 2999

_COUNT = re.compile(
    r"(-?[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3})+)\s*(?:人|名|份|次|天|日|年|个月|月|户|)"
)
_NUMBERED_DAY = re.compile(r"([0-9]{4})\D{1,3}([0-9]{1,2})\D{1,3}([0-9]{1,2})\D*")


class BadValue(ValueError):
    """What was given cannot be taken: an error code and what fills its sentence."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def told(self, at: str, title: str) -> Problem:
        """The problem at the place ``at``."""
        return problem(self.code, at, title=title, **self.values)


def _wrong(form: str) -> BadValue:
    return BadValue("value.type", form=form)


def typed(field: Field, value: Any, today: date) -> Any:
    """One value of a field that is not nested. Raises BadValue."""
    try:
        return _READERS[field.type](field, value, today)
    except BadValue:
        raise
    except (ValueError, TypeError, ArithmeticError):
        raise _wrong(_FORMS[field.type]) from None


_FORMS: Mapping[type, str] = {
    str: "文字",
    int: "整数",
    bool: "是或否",
    PartialDate: "出生日期，如 1964-05-03；只知年月、年份或岁数的填 1964-05、1964、约62岁",
    date: "日期，如 2026-04-02、4-2、今天",
    datetime: "日期和时间，如 2026-04-02 09:10、4-2 9:10",
    Decimal: "金额，如 13800.00、1.38万",
}


def _text(field: Field, value: Any, today: date) -> str:
    if not isinstance(value, str):
        raise ValueError
    value.encode("utf-8")
    plain = cleaned(value)
    if field.spec.multiline:
        return plain.strip("\n")
    return _reader_of_text(field)(plain).strip()


def _reader_of_text(field: Field) -> Callable[[str], str]:
    spec = field.spec
    if spec.mask == "id" or {"id", "uscc"} & {spec.check, spec.doubt}:
        return _id_number
    if spec.check == "phone":
        return _phone
    if spec.check == "time":
        return _clock
    if spec.check == "account":
        return half_width
    if (spec.check and spec.check != "open") or spec.codes:
        return typed_code
    if spec.form == "number":
        return _paper_number
    return name_form if spec.name or spec.form == "name" or spec.ref else one_line


def _id_number(text: str) -> str:
    if scientific(half_width(text)):
        raise BadValue("value.scientific", value=text.strip())
    return typed_id(text)


def _phone(text: str) -> str:
    if scientific(half_width(text)):
        raise BadValue("value.scientific", value=text.strip())
    try:
        return typed_phone(text)
    except BadPhone as bad:
        if bad.digits:
            raise BadValue("value.phone_mobile", count=bad.digits) from None
        raise BadValue("value.phone") from None


def _clock(text: str) -> str:
    try:
        return typed_clock(text)
    except ValueError:
        raise BadValue("value.time") from None


def _paper_number(text: str) -> str:
    if scientific(half_width(text)):
        raise BadValue("value.scientific", value=text.strip())
    return number_form(text)


def _bool(field: Field, value: Any, today: date) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _int(field: Field, value: Any, today: date) -> int:
    if isinstance(value, str):
        match = _COUNT.fullmatch(half_width(cleaned(value)).strip())
        if match is None:
            raise ValueError
        return int(match[1].replace(",", ""))
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > MAX_COUNT:
        raise ValueError
    return value


_AMOUNT_FORMS = {
    "money.negative": "不带负号的金额",
    "money.places": "最多两位小数（到分）的金额",
    "money.limit": "不超过 9999999999.99 元的金额",
}


def _amount(field: Field, value: Any, today: date) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise ValueError
    try:
        amount = typed_amount(value) if isinstance(value, str) else checked(Decimal(value))
        if amount > MAX_MONEY:
            raise BadAmount("money.limit")
    except BadAmount as bad:
        raise _wrong(_AMOUNT_FORMS.get(bad.code, _FORMS[Decimal])) from None
    return amount


def _moment(field: Field, value: Any, today: date) -> datetime:
    if isinstance(value, datetime):
        return value.replace(second=0, microsecond=0)
    moment = typed_moment(_string(value), today)
    _in_range(moment.year)
    return moment


def _date(field: Field, value: Any, today: date) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        day = typed_date(_string(value), today)
    except ValueError:
        found = _NUMBERED_DAY.fullmatch(half_width(_string(value)))
        if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            raise _wrong(f"存在的日期，没有 {found[1]}年{found[2]}月{found[3]}日这一天") from None
        raise
    _in_range(day.year)
    return day


def _birth(field: Field, value: Any, today: date) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return PartialDate.of(value)
    born = typed_birth(_string(value), today)
    _in_range(born.year)
    return born


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _in_range(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(year)


_READERS: Mapping[type, Callable[[Field, Any, date], Any]] = {
    str: _text,
    bool: _bool,
    int: _int,
    Decimal: _amount,
    datetime: _moment,
    date: _date,
    PartialDate: _birth,
}
