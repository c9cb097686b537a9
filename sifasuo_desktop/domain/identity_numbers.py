"""Checks 公民身份号码 (GB 11643-1999) and 统一社会信用代码 (GB 32100-2015).

Faults are codes; their sentences stand in ``MESSAGES``. Area codes are never a fault: abolished
and unknown ones are on real cards.
"""

import re
from dataclasses import dataclass
from datetime import date

from stdnum.cn import ric, uscc

from sifasuo_desktop.domain.typed_numbers import typed_id

MESSAGES = {
    "id.length": "身份证号码应为18位",
    "id.characters": "身份证号码前17位应为数字，第18位应为数字或者X",
    "id.birth_date": "身份证号码中的出生日期不存在",
    "id.birth_future": "身份证号码中的出生日期晚于今天",
    "id.checksum": "身份证号码校验位不对，请核对是否录错",
    "id.historic": "这是15位旧身份证号码，换算成18位为{converted}，请与证件核对",
    "id.area_unknown": "身份证号码前两位不是现行省级行政区划代码，请核对",
    "uscc.length": "统一社会信用代码应为18位",
    "uscc.characters": "统一社会信用代码只能用数字和大写字母，且不使用I、O、Z、S、V",
    "uscc.area": "统一社会信用代码第3至8位应为数字",
    "uscc.checksum": "统一社会信用代码校验位不对，请核对是否录错",
}

_PROVINCES = frozenset(
    {*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55)}
    | {*range(61, 66), 71, 81, 82, 83, 91}
)
_ID = re.compile(r"[0-9]{17}[0-9X]")
_OLD_ID = re.compile(r"[0-9]{15}")
_USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")


@dataclass(frozen=True)
class IdentityCheck:
    """What an ID number says. ``sex``: "1" male, "2" female (GB/T 2261.1).

    ``fault`` is None when the number is valid; ``warnings`` are codes that do not make it wrong.
    ``converted`` is the 18-digit form of an old 15-digit number.
    """

    number: str
    fault: str | None
    birth_date: date | None = None
    sex: str | None = None
    area: str | None = None
    warnings: tuple[str, ...] = ()
    converted: str | None = None

    @property
    def valid(self) -> bool:
        return self.fault is None

    @property
    def message(self) -> str | None:
        """The sentence for the fault, or None."""
        return None if self.fault is None else MESSAGES[self.fault].format(converted=self.converted)


@dataclass(frozen=True)
class CreditCodeCheck:
    """What is wrong with a credit code: a code, or None."""

    number: str
    fault: str | None

    @property
    def valid(self) -> bool:
        return self.fault is None

    @property
    def message(self) -> str | None:
        """The sentence for the fault, or None."""
        return None if self.fault is None else MESSAGES[self.fault]


def normalised(number: str) -> str:
    """The number in half width, without spaces and dashes, with a capital X."""
    return typed_id(number)


def _birth(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _old(number: str) -> IdentityCheck:
    """An old number: years of the 20th century were written with two digits."""
    body = f"{number[:6]}19{number[6:]}"
    if _birth(body[6:14]) is None:
        return IdentityCheck(number, "id.birth_date")
    converted = body + ric.calc_check_digit(body + "0")
    return IdentityCheck(number, "id.historic", converted=converted)


def _fault(number: str, today: date) -> str | None:
    if len(number) != 18:
        return "id.length"
    if not _ID.fullmatch(number):
        return "id.characters"
    birth = _birth(number[6:14])
    if birth is None:
        return "id.birth_date"
    if birth > today:
        return "id.birth_future"
    return None if ric.calc_check_digit(number) == number[-1] else "id.checksum"


def check_id(text: str, today: date) -> IdentityCheck:
    """Reads an ID number; an old 15-digit one is answered with its 18-digit form."""
    number = normalised(text)
    if _OLD_ID.fullmatch(number):
        return _old(number)
    fault = _fault(number, today)
    if fault is not None:
        return IdentityCheck(number, fault)
    warnings = () if int(number[:2]) in _PROVINCES else ("id.area_unknown",)
    sex = "1" if int(number[16]) % 2 else "2"
    return IdentityCheck(number, None, _birth(number[6:14]), sex, number[:6], warnings)


def check_uscc(text: str) -> CreditCodeCheck:
    """Checks a credit code; the first two places may be letters (N for village collectives)."""
    number = normalised(text)
    fault: str | None = None
    if len(number) != 18:
        fault = "uscc.length"
    elif not _USCC.fullmatch(number):
        fault = "uscc.characters"
    elif not number[2:8].isdecimal():
        fault = "uscc.area"
    elif uscc.calc_check_digit(number[:17]) != number[-1]:
        fault = "uscc.checksum"
    return CreditCodeCheck(number, fault)
