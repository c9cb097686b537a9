"""Amounts as people type them: ``￥1,200``, ``1.2万元``, ``12 000``, ``壹仟贰佰元整``."""

import re
from decimal import Decimal

from sifasuo_desktop.domain.chinese_numerals import NUMERALS, counted
from sifasuo_desktop.domain.folding import cleaned, half_width
from sifasuo_desktop.domain.money import BadAmount, checked

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+"
_FIGURES = re.compile(
    rf"([+-]?)\s*({_NUMBER})(?:\.([0-9]*))?\s*(万|亿|)\s*(?:元|圆|块|块钱|)(?:整|正|)"
)
_SIGNS = re.compile(r"^(?:人民币|RMB|CNY|¥|\s)+|\s+$", re.IGNORECASE)
_UNITS = {"": 1, "万": 10**4, "亿": 10**8}
_YUAN = re.compile(
    rf"([{NUMERALS}]+)[元圆块](?:零?([{NUMERALS}])角)?(?:零?([{NUMERALS}])分)?(?:整|正|钱|)"
)
# 一万二 is said of 12000 and written of 10002; capitals (壹万贰元) are only written.
_CUT_SHORT = re.compile(r"[百千万亿][一二两三四五六七八九]$")
_PARTS = re.compile(rf"(?:零?([{NUMERALS}])角)?(?:零?([{NUMERALS}])分)?(?:整|正|)")


def plain_amount_text(text: str) -> str:
    """What was typed in half width, without the sign of the currency."""
    return _SIGNS.sub("", half_width(cleaned(text)).replace("。", "."))


def typed_amount(text: str) -> Decimal:
    """Yuan with two places. Raises BadAmount; nothing is rounded and nothing guessed."""
    plain = plain_amount_text(text)
    match = _FIGURES.fullmatch(plain)
    if match is None:
        written = written_amount(plain)
        if written is None:
            raise BadAmount("money.syntax")
        return checked(written)
    sign, whole, places, unit = match.groups()
    if sign == "-":
        raise BadAmount("money.negative")
    digits = whole.replace(",", "").replace(" ", "")
    return checked(Decimal(f"{digits}.{places or '0'}") * _UNITS[unit])


def written_amount(text: str) -> Decimal | None:
    """The yuan of an amount in Chinese numerals (壹拾叁万捌仟元整, 一千二百元), or None."""
    match = _YUAN.fullmatch(text)
    try:
        if match is not None and _CUT_SHORT.search(match[1]):
            return None
        if match is not None:
            yuan = counted(match[1])
            jiao, fen = match[2], match[3]
        else:
            parts = _PARTS.fullmatch(text)
            if parts is None or not (parts[1] or parts[2]):
                return None
            yuan, jiao, fen = 0, parts[1], parts[2]
        return (Decimal(yuan * 100 + _digit(jiao) * 10 + _digit(fen)) / 100).quantize(
            Decimal("0.01")
        )
    except ValueError:
        return None


def _digit(mark: str | None) -> int:
    return counted(mark) if mark else 0
