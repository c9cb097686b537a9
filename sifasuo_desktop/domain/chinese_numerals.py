"""Numbers written in Chinese numerals: of dates (二〇二六, 十一) and of amounts (壹拾叁万)."""

_DIGITS = {
    mark: value
    for value, marks in enumerate(
        ("零〇○", "一壹弌", "二贰弍两貳", "三叁弎參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for mark in marks
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SECTIONS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
NUMERALS = "".join((*_DIGITS, *_TENS, *_SECTIONS))


def spelled(text: str) -> int:
    """Digit by digit, as years are: 二〇二六. Raises ValueError."""
    if not text or any(mark not in _DIGITS for mark in text):
        raise ValueError(text)
    return int("".join(str(_DIGITS[mark]) for mark in text))


def counted(text: str) -> int:
    """A whole number with its units: 十一, 壹拾叁万捌仟. Raises ValueError."""
    if not text:
        raise ValueError(text)
    total = section = 0
    digit: int | None = None
    for mark in text:
        if mark in _DIGITS:
            if digit:
                raise ValueError(text)
            digit = _DIGITS[mark]
        elif mark in _TENS:
            size = _TENS[mark]
            section += size if mark in "廿卅" else (1 if digit is None else digit) * size
            digit = None
        elif mark in _SECTIONS:
            size = _SECTIONS[mark]
            section += digit or 0
            if not (section or total):
                raise ValueError(text)
            # 一万亿: a larger unit takes everything before it.
            total = (total + section) * size if size > _smallest(total) else total + section * size
            section, digit = 0, None
        else:
            raise ValueError(text)
    return total + section + (digit or 0)


def _smallest(total: int) -> int:
    """The unit a sum so far ends with; 0 for nothing."""
    if total == 0:
        return 0
    return 10**8 if total % 10**8 == 0 else 10**4
