"""Terms and periods against the golden vectors of the field."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifasuo_desktop.domain.periods import (
    Category,
    Count,
    TermServed,
    appeal_effective,
    period_days,
    period_months,
    shift_months,
    term,
    term_days,
    term_months,
    term_years,
)
from sifasuo_desktop.services.office.reference import load_calendar, load_parameters

D = date.fromisoformat
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("start", "years", "months", "end"),
    [
        ("2022-06-28", 2, 0, "2024-06-27"),
        ("2019-04-22", 4, 0, "2023-04-21"),
        ("2024-02-29", 1, 0, "2025-02-27"),
        ("2024-02-29", 4, 0, "2028-02-28"),
        ("2024-03-01", 1, 0, "2025-02-28"),
        ("2025-01-31", 0, 1, "2025-02-27"),
        ("2025-01-30", 0, 1, "2025-02-27"),
        ("2025-01-29", 0, 1, "2025-02-27"),
        ("2025-02-28", 0, 1, "2025-03-30"),
        ("2025-04-30", 0, 2, "2025-06-29"),
        ("2025-08-31", 0, 6, "2026-02-27"),
        ("2025-10-31", 1, 6, "2027-04-29"),
    ],
)
def test_a_term_ends_on_the_day_the_interpretation_gives(
    start: str, years: int, months: int, end: str
) -> None:
    found = term(D(start), years=years, months=months)
    assert found.end == D(end)
    assert not found.ambiguous
    assert "第二百零二条" in found.basis


def test_the_single_functions_give_the_same_last_days() -> None:
    assert term_years(D("2024-02-29"), 1) == D("2025-02-27")
    assert term_months(D("2025-02-28"), 1) == D("2025-03-30")
    assert term_days(D("2026-01-01"), 15) == D("2026-01-15")


def test_a_year_is_not_twelve_months_at_the_end_of_february() -> None:
    assert term(D("2023-02-28"), years=1).end == D("2024-02-27")
    assert term(D("2023-02-28"), months=12).end == D("2024-02-28")


def test_where_years_and_months_read_two_ways_both_days_are_given() -> None:
    found = term(D("2023-02-28"), years=1, months=6)
    assert (found.end, found.also) == (D("2024-08-27"), D("2024-08-30"))
    assert found.ambiguous


def test_days_are_counted_after_years_and_months() -> None:
    assert term(D("2025-01-31"), years=1, months=1, days=10).end == D("2026-03-09")


def test_control_loses_two_days_for_a_day_in_custody() -> None:
    found = term(D("2025-03-10"), years=2, custody_days=45, category=Category.CONTROL)
    assert found.end == D("2026-12-09")
    assert "第四十一条" in found.basis


@pytest.mark.parametrize(
    ("category", "end"),
    [
        (Category.PROBATION, "2027-03-09"),
        (Category.PAROLE, "2027-03-09"),
        (Category.OUTSIDE_PRISON, "2027-01-23"),
    ],
)
def test_custody_shortens_neither_probation_nor_parole(category: Category, end: str) -> None:
    assert term(D("2025-03-10"), years=2, custody_days=45, category=category).end == D(end)


def test_a_term_already_served_in_custody_has_no_last_day() -> None:
    with pytest.raises(TermServed):
        term(D("2025-03-10"), months=3, custody_days=46, category=Category.CONTROL)
    last = term(D("2025-03-10"), days=91, custody_days=45, category=Category.CONTROL)
    assert last.end == D("2025-03-10")


@pytest.mark.parametrize("bad", [{}, {"years": -1, "months": 20}, {"years": 1, "custody_days": 3}])
def test_a_term_without_length_or_custody_without_category_is_an_error(bad: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"term has|needs a category"):
        term(D("2025-03-10"), **bad)


@pytest.mark.parametrize(
    ("start", "months", "count", "due"),
    [
        ("2025-11-30", 3, Count.CRIMINAL, "2026-02-28"),  # electronic positioning
        ("2025-08-31", 6, Count.CRIMINAL, "2026-02-28"),  # frequent travel
        ("2025-02-28", 1, Count.CRIMINAL, "2025-03-31"),
        ("2025-02-28", 1, Count.CIVIL, "2025-03-28"),
        ("2026-04-02", 1, Count.CIVIL, "2026-05-02"),
        ("2026-01-31", 1, Count.CIVIL, "2026-02-28"),
        ("2026-01-15", 1, Count.CRIMINAL, "2026-02-15"),
        ("2026-01-30", 3, Count.CRIMINAL, "2026-04-30"),
        ("2026-01-30", 6, Count.CRIMINAL, "2026-07-30"),
        ("2026-04-30", 3, Count.CRIMINAL, "2026-07-31"),
    ],
)
def test_a_period_of_months_ends_on_the_corresponding_day(
    start: str, months: int, count: Count, due: str
) -> None:
    assert period_months(D(start), months, count) == D(due)


def test_travel_on_the_day_after_the_approval_ran_out_is_not_covered() -> None:
    assert period_months(D("2025-08-31"), 6, Count.CRIMINAL) < D("2026-03-01")


def test_a_judgment_nobody_appealed_takes_effect_the_day_after_the_appeal_period() -> None:
    parameters, calendar = load_parameters(), load_calendar()
    ends = parameters["appeal.days"].due(D("2026-03-02"), calendar).day
    effective = appeal_effective(ends)
    report = parameters["report_in.days"].due(effective, calendar).day
    assert (ends, effective, report) == (D("2026-03-12"), D("2026-03-13"), D("2026-03-23"))


@given(DAYS, st.integers(1, 400), st.integers(0, 400))
def test_a_longer_period_never_ends_earlier(day: date, months: int, more: int) -> None:
    for count in Count:
        assert period_months(day, months + more, count) >= period_months(day, months, count)
    assert period_days(day, months + more) >= period_days(day, months)


@given(DAYS, st.integers(1, 20), st.integers(0, 11))
def test_the_two_readings_of_a_term_lie_within_three_days(
    day: date, years: int, months: int
) -> None:
    found = term(day, years=years, months=months)
    assert abs(((found.also or found.end) - found.end).days) <= 3
    assert found.also != found.end


@given(DAYS, st.integers(0, 300))
def test_going_back_never_overtakes_the_civil_period(day: date, months: int) -> None:
    there = shift_months(day, months, Count.CIVIL)
    assert shift_months(there, -months, Count.CIVIL) <= day
