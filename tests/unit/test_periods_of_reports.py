"""The period before another, the same a year before, and its months."""

import pytest

from sifasuo_desktop.statistics.periods import after, before, read_period, year_before


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


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-05", "2026-04-26", "2026-05-25"),
        ("2026-01", "2025-12-26", "2026-01-25"),
        ("2026Q2", "2026-03-26", "2026-06-25"),
        ("2026H1", "2025-12-26", "2026-06-25"),
        ("2026", "2025-12-26", "2026-12-25"),
        ("2026-04-01..2026-04-30", "2026-04-01", "2026-04-30"),
    ],
)
def test_the_months_of_an_office_end_on_its_cut_off_day(text: str, first: str, last: str) -> None:
    found = read_period(text, 25)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


def test_what_lies_beside_a_period_is_cut_off_as_it_is() -> None:
    may = read_period("2026-05", 25)
    assert before(may).last.isoformat() == "2026-04-25"
    assert after(may).first.isoformat() == "2026-05-26"
    assert year_before(may).first.isoformat() == "2025-04-26"
    quarter = read_period("2026Q2", 25).months()
    assert [one.first.isoformat() for one in quarter] == ["2026-03-26", "2026-04-26", "2026-05-26"]


@pytest.mark.parametrize(
    ("text", "behind"),
    [("2023", "2024"), ("2023H2", "2024H1"), ("2023Q4", "2024Q1"), ("2023-12", "2024-01"),
     ("2023-01-11..2023-02-10", "2023-02-11..2023-03-13")],
)  # fmt: skip
def test_the_period_right_behind_another(text: str, behind: str) -> None:
    assert after(read_period(text)).text == behind
