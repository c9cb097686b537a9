"""Writes resources/calendars/china.toml from the chinesecalendar package.

Run from the top of a checkout: ``python installer/build_calendar.py``. Years without a published
notice are not written; an office can add one by its own file.
"""

from datetime import date
from pathlib import Path

from chinese_calendar.constants import holidays, workdays

TARGET = Path(__file__).resolve().parent.parent / "resources" / "calendars" / "china.toml"
HEAD = """# Working days of China by year: weekdays that are free, weekend days that are worked.
# Source: the yearly notices of the State Council as tabled by the package chinesecalendar.
# Written by installer/build_calendar.py. A local file of the same form adds or replaces years.
"""


def _days(days: list[date]) -> str:
    lines = [
        ", ".join(day.isoformat() for day in days[at : at + 7]) for at in range(0, len(days), 7)
    ]
    return "[\n" + "".join(f"  {line},\n" for line in lines) + "]" if lines else "[]"


def main() -> None:
    """Writes the table."""
    text = HEAD
    for year in sorted({day.year for day in holidays}):
        free = sorted(day for day in holidays if day.year == year and day.weekday() < 5)
        worked = sorted(day for day in workdays if day.year == year and day.weekday() >= 5)
        text += f"\n[{year}]\nholidays = {_days(free)}\nworked = {_days(worked)}\n"
    TARGET.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
