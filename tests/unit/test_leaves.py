"""Leave: who approves, how days add up over two months, and where leave is needed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifasuo_desktop.domain.leaves import (
    DUTIES_AFTER,
    Area,
    AreaKind,
    DestinationKind,
    LeaveLimits,
    destination_kind,
    leave_days,
    leave_level,
    leaves_home,
    needs_leave,
    short_notice,
    window_days,
)
from sifasuo_desktop.services.office.reference import load_parameters

D = date.fromisoformat
LIMITS = LeaveLimits.read(load_parameters())
TAKEN = [(D("2026-01-05"), D("2026-01-24"))]


def level(start: str, days: int, taken: list[tuple[date, date]], delegated: bool = True) -> str:
    first = D(start)
    return leave_level(first, first + timedelta(days - 1), taken, LIMITS, delegated=delegated)


@pytest.mark.parametrize(
    ("days", "delegated", "expected"),
    [
        (1, True, "office"),
        (7, True, "office"),
        (7, False, "county"),
        (8, True, "county"),
        (30, True, "county"),
        (31, True, "city"),
        (31, False, "city"),
    ],
)
def test_a_single_leave_goes_to_its_level(days: int, delegated: bool, expected: str) -> None:
    assert level("2026-05-04", days, [], delegated) == expected


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        ("2026-02-20", 10, "county"),
        ("2026-02-20", 11, "city"),
        ("2026-03-26", 11, "county"),
    ],
)
def test_days_of_the_last_two_months_are_added(start: str, days: int, expected: str) -> None:
    assert level(start, days, TAKEN) == expected


def test_the_cumulative_test_comes_before_the_seven_day_test() -> None:
    taken = [(D("2026-01-05"), D("2026-01-28"))]
    assert window_days(D("2026-02-20"), D("2026-02-26"), taken, LIMITS) == 31
    assert level("2026-02-20", 7, taken) == "city"
    assert level("2026-02-20", 6, taken) == "office"


def test_a_single_leave_over_the_countys_limit_goes_up_whatever_the_window_allows() -> None:
    limits = LeaveLimits(window_max=60)
    start, end = D("2026-05-04"), D("2026-06-03")
    assert leave_level(start, end, [], limits, delegated=True) == "city"
    assert leave_level(start, D("2026-06-02"), [], limits, delegated=True) == "county"


def test_the_window_is_empty_when_the_last_leave_lies_two_months_back() -> None:
    assert window_days(D("2026-03-26"), D("2026-04-05"), TAKEN, LIMITS) == 11
    assert window_days(D("2026-03-24"), D("2026-03-24"), TAKEN, LIMITS) == 1
    assert window_days(D("2026-03-23"), D("2026-03-23"), TAKEN, LIMITS) == 2


def test_a_day_in_two_leaves_counts_once() -> None:
    taken = [(D("2026-02-01"), D("2026-02-10")), (D("2026-02-05"), D("2026-02-12"))]
    assert window_days(D("2026-02-12"), D("2026-02-13"), taken, LIMITS) == 13


def test_an_extension_is_judged_by_the_whole_leave() -> None:
    assert level("2026-05-04", 7 + 2, []) == "county"


def test_a_day_trip_is_one_day_of_leave() -> None:
    assert leave_days(D("2026-05-04"), D("2026-05-04"), LIMITS) == 1
    assert leave_days(D("2026-05-04"), D("2026-05-10"), LIMITS) == 7


def test_an_office_may_count_one_end_only() -> None:
    limits = LeaveLimits(both_ends=False)
    assert leave_days(D("2026-05-04"), D("2026-05-11"), limits) == 7
    assert leave_level(D("2026-05-04"), D("2026-05-11"), [], limits, delegated=True) == "office"
    assert window_days(D("2026-05-04"), D("2026-05-11"), [], limits) == 7


def test_what_follows_an_approval_is_told_by_level() -> None:
    assert DUTIES_AFTER["office"] == ("报执行地县级社区矫正机构备案",)
    assert DUTIES_AFTER["county"] == ()
    assert "人民检察院" in DUTIES_AFTER["city"][0]


def test_three_days_ahead_is_enough_and_two_are_one_short() -> None:
    assert short_notice(D("2026-05-01"), D("2026-05-04"), LIMITS) == 0
    assert short_notice(D("2026-05-02"), D("2026-05-04"), LIMITS) == 1
    assert short_notice(D("2026-05-05"), D("2026-05-04"), LIMITS) == 4


RUGAO = Area("320682", AreaKind.COUNTY_CITY)
HAIAN = Area("320685", AreaKind.COUNTY_CITY)
RUDONG = Area("320623", AreaKind.COUNTY)
CHONGCHUAN = Area("320613", AreaKind.DISTRICT)
TONGZHOU = Area("320614", AreaKind.DISTRICT)
GUSU = Area("320508", AreaKind.DISTRICT)


@pytest.mark.parametrize(
    ("home", "target", "needed"),
    [
        (RUGAO, RUGAO, False),
        (RUGAO, CHONGCHUAN, True),
        (RUGAO, HAIAN, True),
        (RUGAO, RUDONG, True),
        (RUDONG, CHONGCHUAN, True),
        (CHONGCHUAN, TONGZHOU, False),
        (CHONGCHUAN, RUGAO, True),
        (CHONGCHUAN, RUDONG, True),
        (CHONGCHUAN, GUSU, True),
        (CHONGCHUAN, CHONGCHUAN, False),
    ],
)
def test_leave_is_needed_by_the_kind_of_home_and_target(
    home: Area, target: Area, needed: bool
) -> None:
    assert needs_leave(home, target) is needed


def test_a_destination_is_named_by_where_it_lies() -> None:
    assert destination_kind(RUGAO, CHONGCHUAN) is DestinationKind.CITY_DISTRICT
    assert destination_kind(RUGAO, HAIAN) is DestinationKind.OTHER_COUNTY
    assert destination_kind(RUGAO, GUSU) is DestinationKind.OTHER_CITY
    assert not leaves_home(AreaKind.DISTRICT, DestinationKind.CITY_DISTRICT)
    assert leaves_home(AreaKind.COUNTY_CITY, DestinationKind.CITY_DISTRICT)


RANK = {"office": 0, "county": 1, "city": 2}
SPANS = st.lists(
    st.tuples(st.dates(date(2025, 11, 1), date(2026, 3, 31)), st.integers(0, 20)).map(
        lambda pair: (pair[0], pair[0] + timedelta(pair[1]))
    ),
    max_size=4,
)


@given(st.dates(date(2026, 1, 1), date(2026, 4, 30)), st.integers(1, 40), SPANS, st.booleans())
def test_a_longer_leave_never_goes_to_a_lower_level(
    start: date, days: int, taken: list[tuple[date, date]], delegated: bool
) -> None:
    shorter = level(start.isoformat(), days, taken, delegated)
    longer = level(start.isoformat(), days + 1, taken, delegated)
    assert RANK[longer] >= RANK[shorter]
    assert RANK[level(start.isoformat(), days, taken, False)] >= 1
