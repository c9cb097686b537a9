"""Days and moments as they are read on the screen."""

from datetime import date, timedelta

_WEEKDAYS = "一二三四五六日"


def heading_day(day: date) -> str:
    """``今天，11月22日 星期日``."""
    return f"今天，{day.month}月{day.day}日 星期{_WEEKDAYS[day.weekday()]}"


def short_day(day: date, today: date) -> str:
    """``今天``, ``昨天``, ``11月20日`` or, in another year, ``2025-11-20``."""
    if day == today:
        return "今天"
    if day == today - timedelta(1):
        return "昨天"
    return f"{day.month}月{day.day}日" if day.year == today.year else day.isoformat()


def day_and_time(stamp: str, today: date) -> str:
    """A time stamp of the log as ``今天 08:41``."""
    return f"{short_day(date.fromisoformat(stamp[:10]), today)} {stamp[11:16]}"
