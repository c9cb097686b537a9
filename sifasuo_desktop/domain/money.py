"""Amounts of money in yuan: exact decimals of two places, fen, display, and capital writing."""

import re
from decimal import Decimal

LIMIT = Decimal(10) ** 16
"""Amounts stay below this many yuan (万亿 is the largest unit that is written)."""

MESSAGES = {
    "money.syntax": "金额应为数字，如138000.00",
    "money.negative": "金额不能为负数",
    "money.places": "金额最多两位小数（到分）",
    "money.limit": "金额超出可以书写的范围（不得达到一亿亿元）",
}

_AMOUNT = re.compile(r"([+-]?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]*))?")
_CENT = Decimal("0.01")
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")


class BadAmount(ValueError):
    """The amount cannot be taken; ``code`` is a key of MESSAGES."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def message(self) -> str:
        """The sentence for people."""
        return MESSAGES[self.code]


def checked(amount: Decimal) -> Decimal:
    """``amount`` with two places. Raises BadAmount; nothing is ever rounded."""
    if not amount.is_finite():
        raise BadAmount("money.syntax")
    if amount.is_signed() and amount != 0:
        raise BadAmount("money.negative")
    if amount >= LIMIT:
        raise BadAmount("money.limit")
    exact = abs(amount).quantize(_CENT)
    if exact != amount:
        raise BadAmount("money.places")
    return exact


def parse(text: str) -> Decimal:
    """Yuan from digits with an optional point and thousands commas. Raises BadAmount."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None or not text.isascii():
        raise BadAmount("money.syntax")
    sign, whole, places = match.groups()
    return checked(Decimal(f"{sign}{whole.replace(',', '')}.{places or '0'}"))


def to_fen(amount: Decimal) -> int:
    """Yuan as whole fen."""
    return int(checked(amount) * 100)


def from_fen(fen: int) -> Decimal:
    """Whole fen as yuan."""
    return checked(Decimal(fen).scaleb(-2))


def plain(amount: Decimal) -> str:
    """``138000.00``: the form of JSON and of the store."""
    return str(checked(amount))


def display(amount: Decimal) -> str:
    """``¥138,000.00``: the form for people."""
    return f"¥{checked(amount):,}"


def _four(number: int) -> str:
    """A section of up to four digits; zeros inside become one 零."""
    text = ""
    for digit, place in zip(f"{number:04}", _PLACES, strict=True):
        text += _DIGITS[int(digit)] + place if digit != "0" else "零"
    return re.sub("零+", "零", text).strip("零")


def _whole(number: int) -> str:
    """A positive whole number in sections of 万 and 亿."""
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if 0 < low < size // 10 else ""
            return _whole(high) + unit + gap + (_whole(low) if low else "")
    return _four(number)


def capital(amount: Decimal) -> str:
    """``壹拾叁万捌仟元整``: capital writing without 人民币 before it.

    会计基础工作规范: an amount that ends at 元 or 角 takes 整, one with 分 does not. 零 is written
    before 分 when there is no 角, and (as the rule permits) before 角 when the yuan end in zero.
    """
    fen = to_fen(amount)
    yuan, jiao, cent = fen // 100, fen // 10 % 10, fen % 10
    text = _whole(yuan) + "元" if yuan else ""
    if not (jiao or cent):
        return (text or "零元") + "整"
    if yuan and (jiao == 0 or yuan % 10 == 0):
        text += "零"
    if jiao:
        text += _DIGITS[jiao] + "角"
    return text + (_DIGITS[cent] + "分" if cent else "整")
