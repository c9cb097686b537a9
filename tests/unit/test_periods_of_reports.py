"""The period before another, the same a year before, and its months."""

import pytest

from sifasuo_desktop.statistics.periods import before, read_period, year_before


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
    assert before(read_period(text)).text == earlier
    assert year_before(read_period(text)).text == last_year


def test_the_months_of_a_period_are_cut_to_it() -> None:
    found = read_period("2023-01-11..2023-03-10").months()
    assert [(one.text, one.first.day, one.last.day) for one in found] == [
        ("2023-01", 11, 31), ("2023-02", 1, 28), ("2023-03", 1, 10),
    ]  # fmt: skip
