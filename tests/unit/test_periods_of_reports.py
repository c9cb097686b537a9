"""Periods as people write them, the one before, and the same a year before."""

from datetime import date

import pytest

from sifasuo_desktop.statistics.periods import BadPeriod, before, period_of, year_before


@pytest.mark.parametrize(
    ("text", "first", "last", "title"),
    [
        ("2023", "2023-01-01", "2023-12-31", "2023年"),
        ("2023H1", "2023-01-01", "2023-06-30", "2023年上半年"),
        ("2023H2", "2023-07-01", "2023-12-31", "2023年下半年"),
        ("2023Q2", "2023-04-01", "2023-06-30", "2023年第二季度"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024年2月"),
        ("2023-01-11..2023-02-10", "2023-01-11", "2023-02-10", "2023-01-11 至 2023-02-10"),
    ],
)
def test_a_period_begins_and_ends(text: str, first: str, last: str, title: str) -> None:
    found = period_of(text)
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert found.title == title


@pytest.mark.parametrize(
    "text",
    ["", "23", "2023H3", "2023Q5", "2023-13", "2023-00", "2023-1", "0000", "2023-02-10..2023-01-11",
     "2023-02-30..2023-03-01", "2023年", "２０２３"],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(BadPeriod):
        period_of(text)


@pytest.mark.parametrize(
    ("text", "earlier", "last_year"),
    [
        ("2023", "2022", "2022"),
        ("2023H1", "2022H2", "2022H1"),
        ("2023H2", "2023H1", "2022H2"),
        ("2023Q1", "2022Q4", "2022Q1"),
        ("2023Q3", "2023Q2", "2022Q3"),
        ("2023-01", "2022-12", "2022-01"),
        ("2024-02", "2024-01", "2023-02"),
        ("2023-01-11..2023-02-10", "2022-12-11..2023-01-10", "2022-01-11..2022-02-10"),
        ("2024-02-29..2024-02-29", "2024-02-28..2024-02-28", "2023-02-28..2023-02-28"),
    ],
)
def test_the_period_before_and_the_same_a_year_before(
    text: str, earlier: str, last_year: str
) -> None:
    assert before(period_of(text)).text == earlier
    assert year_before(period_of(text)).text == last_year


def test_the_months_of_a_period_are_cut_to_it() -> None:
    found = period_of("2023-01-11..2023-03-10").months()
    assert [(one.text, one.first.day, one.last.day) for one in found] == [
        ("2023-01", 11, 31), ("2023-02", 1, 28), ("2023-03", 1, 10),
    ]  # fmt: skip
