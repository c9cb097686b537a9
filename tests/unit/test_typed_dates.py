"""Dates as people type them."""

from datetime import date, datetime

import pytest

from sifasuo_desktop.domain.typed_dates import typed_date, typed_moment

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20260402", date(2026, 4, 2)),
        ("2026.4.2", date(2026, 4, 2)),
        ("2026-04-02", date(2026, 4, 2)),
        ("2026/4/2", date(2026, 4, 2)),
        ("2026年4月2日", date(2026, 4, 2)),
        ("4-2", date(2026, 4, 2)),
        ("4月2日", date(2026, 4, 2)),
        (" ４．２ ", date(2026, 4, 2)),
        ("26-4-2", date(2026, 4, 2)),
        ("64.5.3", date(1964, 5, 3)),
        ("2026。4。2", date(2026, 4, 2)),
        ("2026—4—2", date(2026, 4, 2)),
        ("2026-04-02T00:00:00", date(2026, 4, 2)),
        ("2026年4月2日（星期四）", date(2026, 4, 2)),
        ("四月二日", date(2026, 4, 2)),
        ("一九六四年五月十三日", date(1964, 5, 13)),
        ("2026\u200b0402", date(2026, 4, 2)),
        ("今天", TODAY),
        ("昨天", date(2026, 11, 21)),
        ("明天", date(2026, 11, 23)),
    ],
)
def test_a_date_is_understood_however_it_is_typed(typed: str, meant: date) -> None:
    assert typed_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2026",
        "2026-13-01",
        "4-31",
        "2-29",
        "后年",
        "202604",
        "201105",
        "2026-04-02 14:30",
        "31日",
    ],
)
def test_what_is_no_date_is_not_guessed_at(typed: str) -> None:
    with pytest.raises(ValueError):
        typed_date(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("4-2 9:30", datetime(2026, 4, 2, 9, 30)),
        ("今天 14点", datetime(2026, 11, 22, 14, 0)),
        ("20260402 0930", datetime(2026, 4, 2, 9, 30)),
        ("2026-04-02T09:30", datetime(2026, 4, 2, 9, 30)),
        ("4月2日 9时5分", datetime(2026, 4, 2, 9, 5)),
        ("2026 4 2 9:30", datetime(2026, 4, 2, 9, 30)),
        ("4月2日下午2点半", datetime(2026, 4, 2, 14, 30)),
        ("四月二日上午九点", datetime(2026, 4, 2, 9, 0)),
        ("４－２　９：３０", datetime(2026, 4, 2, 9, 30)),
    ],
)
def test_a_moment_is_a_day_and_a_time(typed: str, meant: datetime) -> None:
    assert typed_moment(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["今天", "4-2 25:00", "4-2 9:75", "9:30"])
def test_a_moment_without_day_or_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        typed_moment(typed, TODAY)
