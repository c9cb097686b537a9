"""Writes resources/calendars/fixed.toml: the rest days that 全国年节及纪念日放假办法 fixes for every year.

Run from the top of a checkout with the package ``lunardate`` installed (needed for this only):
``python installer/build_fixed_days.py``. The lunar days come from the package, Qingming from the
formula of the twenty-first century; the tests compare both with the published notices.
"""

import importlib
from datetime import date, timedelta
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "calendars" / "fixed.toml"
FIRST, LAST = 2025, 2060
HEAD = """# Rest days fixed for every year, also before the yearly notice: 1 January; the lunar New Year's eve
# and the first three days; Qingming; 1 and 2 May; Dragon Boat; Mid-Autumn; 1 to 3 October.
# Source: 全国年节及纪念日放假办法 (第四次修订, 2025-01-01 起). Written by installer/build_fixed_days.py.
"""


def qingming(year: int) -> date:
    """4 or 5 April; the constants hold for the years 2000 to 2099."""
    short = year % 100
    return date(year, 4, int(short * 0.2422 + 4.81) - short // 4)


def fixed_days(year: int) -> list[date]:
    """The fixed rest days of one year, in order."""
    lunar = importlib.import_module("lunardate").LunarDate
    spring: date = lunar(year, 1, 1).to_solar_date()
    days = [date(year, 1, 1), qingming(year), date(year, 5, 1), date(year, 5, 2)]
    days += [spring + timedelta(days=offset) for offset in range(-1, 3)]
    days += [lunar(year, 5, 5).to_solar_date(), lunar(year, 8, 15).to_solar_date()]
    days += [date(year, 10, day) for day in (1, 2, 3)]
    return sorted(set(days))


def main() -> None:
    """Writes the table."""
    text = HEAD
    for year in range(FIRST, LAST + 1):
        days = ", ".join(day.isoformat() for day in fixed_days(year))
        text += f"\n[{year}]\ndays = [{days}]\n"
    TARGET.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
