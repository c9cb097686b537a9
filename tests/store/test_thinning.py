"""Backups are thinned to days, weeks and months; what is newest and what is oldest always stays."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sifasuo_desktop.store.thinning import kept

NOW = datetime(2026, 4, 10, 12, 0)


def hours(count: int, step: int = 1) -> list[datetime]:
    return [NOW - timedelta(hours=hour) for hour in range(0, count, step)]


def test_a_day_of_hours_stays_whole() -> None:
    assert kept(hours(24), NOW) == set(hours(24))


def test_three_years_of_hours_become_hours_days_weeks_and_months() -> None:
    stay = sorted(kept(hours(3 * 365 * 24), NOW), reverse=True)
    assert stay[:24] == hours(24)
    assert stay[24:27] == [datetime(2026, 4, day, 23) for day in (8, 7, 6)]
    assert len(stay) <= 24 + 14 + 8 + 24 + 2
    assert stay[-1] == hours(3 * 365 * 24)[-1]
    for back in range(14):
        day = (NOW - timedelta(days=back)).date()
        assert any(moment.date() == day for moment in stay)
    for back in range(8):
        week = (NOW - timedelta(weeks=back)).isocalendar()[:2]
        assert any(moment.isocalendar()[:2] == week for moment in stay)
    months = {(moment.year, moment.month) for moment in stay}
    assert {(2024, month) for month in range(5, 13)} <= months
    assert {(2025, month) for month in range(1, 13)} <= months
    assert (2024, 3) not in months


def test_of_each_day_the_last_one_stays() -> None:
    found = [datetime(2026, 4, 3, hour) for hour in (9, 10, 17)]
    assert kept([*found, NOW], NOW) == {found[0], found[2], NOW}


def test_a_clock_ten_years_ahead_takes_no_backup_of_the_last_months_away() -> None:
    days = [datetime(2026, 4, day, 17) for day in range(1, 11)]
    months = [datetime(2025, month, 28, 17) for month in range(1, 13)]
    wrong = datetime(2036, 4, 10, 17)
    assert kept([*months, *days, wrong], wrong) == {*months, *days, wrong}
    assert kept([*months, *days, wrong], datetime(2026, 4, 10, 18)) == {*months, *days, wrong}


moments = st.datetimes(datetime(2020, 1, 1), datetime(2026, 5, 1))


@given(st.lists(moments, max_size=60), moments)
def test_nothing_is_invented_and_first_and_last_stay(found: list[datetime], now: datetime) -> None:
    stay = kept(found, now)
    assert stay <= set(found)
    if found:
        assert {min(found), max(found)} <= stay
    assert {moment for moment in found if moment > now - timedelta(hours=24)} <= stay


@given(st.lists(moments, max_size=60), moments)
def test_thinning_again_takes_nothing_more(found: list[datetime], now: datetime) -> None:
    once = kept(found, now)
    assert kept(once, now) == once


@given(st.lists(moments, min_size=1, max_size=60), st.integers(0, 40))
def test_thinning_now_and_then_leaves_at_least_what_thinning_once_would_leave_of_a_month(
    found: list[datetime], days: int
) -> None:
    now = max(found)
    later = now + timedelta(days=days)
    assert {(one.year, one.month) for one in kept(kept(found, now), later)} == {
        (one.year, one.month) for one in kept(found, later)
    }
