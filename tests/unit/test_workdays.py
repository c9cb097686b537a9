"""Working days: the table of the years, and what happens beyond it."""

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifasuo_desktop.domain.workdays import Calendar, CountedDay, YearTable
from sifasuo_desktop.services.office.reference import BrokenTable, load_calendar

D = date.fromisoformat
CHINA = load_calendar()
DAYS = st.dates(date(2003, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2025-09-28", True),
        ("2025-10-11", True),
        ("2025-10-01", False),
        ("2025-10-08", False),
        ("2025-10-09", True),
        ("2026-10-01", False),
        ("2026-10-07", False),
        ("2026-10-10", True),
        ("2026-05-01", False),
        ("2025-05-02", False),
        ("2025-01-28", False),
    ],
)
def test_holidays_and_swapped_weekends_are_known(day: str, worked: bool) -> None:
    assert CHINA.is_workday(D(day)) is worked


def test_ten_working_days_over_the_swapped_national_day_of_2025() -> None:
    assert CHINA.add(D("2025-09-26"), 10) == CountedDay(D("2025-10-16"), False)


def test_counting_backwards_skips_rest_days_too() -> None:
    assert CHINA.add(D("2026-10-01"), -1).day == D("2026-09-30")
    assert CHINA.add(D("2026-10-08"), -1).day == D("2026-09-30")


def test_zero_working_days_is_the_day_itself() -> None:
    assert CHINA.add(D("2026-10-01"), 0) == CountedDay(D("2026-10-01"), False)


def test_beyond_the_table_the_fixed_days_rest_and_the_answer_says_what_is_unsure() -> None:
    assert CHINA.covers(D("2026-12-31"))
    assert not CHINA.covers(D("2027-01-01"))
    assert CHINA.add(D("2027-09-30"), 1) == CountedDay(D("2027-10-04"), True)
    assert CHINA.roll(D("2027-10-02")) == CountedDay(D("2027-10-04"), True)
    assert CHINA.add(D("2026-12-31"), 1) == CountedDay(D("2027-01-04"), True)


@pytest.mark.parametrize(
    "day",
    [
        "2027-01-01",
        "2027-02-05",
        "2027-02-08",
        "2027-04-05",
        "2027-06-09",
        "2027-09-15",
        "2027-10-01",
        "2028-01-25",
        "2028-05-02",
        "2030-02-04",
        "2030-09-12",
    ],
)
def test_the_days_of_the_regulation_rest_in_every_year_and_surely(day: str) -> None:
    """New Year, New Year's eve to the third day, Qingming, May, Dragon Boat, Mid-Autumn, October."""
    assert not CHINA.is_workday(D(day))
    assert CHINA.is_sure(D(day))


def test_the_fixed_days_agree_with_the_notices_that_were_published() -> None:
    names = {"New Year's Day", "Spring Festival", "Tomb-sweeping Day", "Labour Day"}
    names |= {"Dragon Boat Festival", "Mid-autumn Festival", "National Day"}
    for year in (2025, 2026):
        fixed = CHINA.fixed[year]
        assert len(fixed) == 13
        for day in fixed:
            free, name = chinese_calendar.get_holiday_detail(day)
            assert (free, name in names) == (True, True), day


def test_rolling_moves_a_rest_day_and_nothing_else() -> None:
    assert CHINA.roll(D("2025-10-05")) == CountedDay(D("2025-10-09"), False)
    assert CHINA.roll(D("2025-10-09")) == CountedDay(D("2025-10-09"), False)


def test_an_office_adds_a_year_by_file(tmp_path: Path) -> None:
    local = tmp_path / "calendar.toml"
    local.write_text("[2027]\nholidays = [2027-10-01]\nworked = [2027-10-09]\n", encoding="utf-8")
    calendar = load_calendar(local)
    assert calendar.add(D("2027-09-30"), 1) == CountedDay(D("2027-10-04"), False)
    assert calendar.is_workday(D("2027-10-09"))
    assert not calendar.is_workday(D("2026-10-01"))


def test_a_missing_local_file_is_no_fault(tmp_path: Path) -> None:
    assert load_calendar(tmp_path / "none.toml") == CHINA


@pytest.mark.parametrize(
    "text",
    ["[2027", "[27]\n", "a = 1", "[2027]\nholidays = [2026-01-01]", "[2027]\nworked = 3"],
)
def test_a_broken_calendar_file_is_named(tmp_path: Path, text: str) -> None:
    local = tmp_path / "calendar.toml"
    local.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenTable, match=r"calendar\.toml"):
        load_calendar(local)


def test_the_shipped_table_agrees_with_the_package_it_was_made_from() -> None:
    day = date(2004, 1, 1)
    while day <= date(2026, 12, 31):
        assert CHINA.is_workday(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_an_empty_calendar_knows_weekdays_only() -> None:
    assert Calendar().roll(D("2026-10-01")) == CountedDay(D("2026-10-01"), True)
    assert Calendar({2026: YearTable()}).roll(D("2026-10-03")).day == D("2026-10-05")


@given(DAYS)
def test_rolling_never_goes_backwards_and_ends_on_a_working_day(day: date) -> None:
    rolled = CHINA.roll(day).day
    assert rolled >= day
    assert CHINA.is_workday(rolled)
    assert CHINA.roll(rolled).day == rolled


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_working_days_add_up(day: date, some: int, more: int) -> None:
    assert CHINA.add(CHINA.add(day, some).day, more).day == CHINA.add(day, some + more).day
