"""Dates and numbers as Chinese papers write them. Pure functions."""

from datetime import date, datetime, time

IDEOGRAPHIC_SPACE = "\u3000"
DIGITS = "〇一二三四五六七八九"


def date_cn(day: date | None) -> str:
    """2026年4月20日 (GB/T 9704: Arabic digits, no leading zero); None gives a blank to fill in."""
    if day is None:
        blank = IDEOGRAPHIC_SPACE * 2
        return f"{blank}{blank}年{blank}月{blank}日"
    return f"{day.year}年{day.month}月{day.day}日"


def moment_cn(moment: datetime | None) -> str:
    """2026年4月8日14时00分; None gives a blank to fill in."""
    if moment is None:
        return date_cn(None) + clock_cn(None)
    return date_cn(moment.date()) + clock_cn(moment.time())


def clock_cn(at: time | None) -> str:
    """14时00分; None gives a blank to fill in."""
    if at is None:
        return f"{IDEOGRAPHIC_SPACE * 2}时{IDEOGRAPHIC_SPACE * 2}分"
    return f"{at.hour}时{at.minute:02d}分"


def period_cn(start: date | None, end: date | None) -> str:
    """2026年4月2日至2026年4月20日; an open side is blank."""
    return f"{date_cn(start)}至{date_cn(end)}"


def ordinal_cn(number: int) -> str:
    """1 → 一, 10 → 十, 21 → 二十一, 99 → 九十九. Raises ValueError outside 1 to 99."""
    if not 1 <= number <= 99:
        raise ValueError(number)
    tens, units = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[units] if units else "")


def list_cn(names: tuple[str, ...]) -> str:
    """甲、乙、丙."""
    return "、".join(name for name in names if name)
