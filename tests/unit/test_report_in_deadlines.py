"""Deadlines of the entry into correction: report-in, lateness, search, what the county sets."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from correction_cases import EXPECTED, PERSON, SHIPPED, D, rows
from hypothesis import given
from hypothesis import strategies as st

from sifasuo_desktop.domain.deadlines.report_in import lateness, revocation_review_from
from sifasuo_desktop.domain.periods import Category


def test_report_in_is_due_ten_days_after_the_judgment_took_effect() -> None:
    found = rows(replace(EXPECTED, effective_on=D("2026-03-13")), "2026-03-20")
    assert set(found) == {("report_in", "")}
    row = found[("report_in", "")]
    assert (row.due, row.light) == (D("2026-03-23"), "yellow")
    assert "第二十一条" in row.basis


def test_over_the_national_day_the_deadline_rolls_and_the_reminder_stays() -> None:
    person = replace(EXPECTED, effective_on=D("2025-09-25"))
    row = rows(person, "2025-10-01")[("report_in", "")]
    assert (row.due, row.reminder, row.light) == (D("2025-10-09"), D("2025-10-05"), "green")
    assert rows(person, "2025-10-05")[("report_in", "")].light == "yellow"
    assert rows(person, "2025-10-09")[("report_in", "")].light == "yellow"
    assert rows(person, "2025-10-10")[("report_in", "")].light == "red"


@pytest.mark.parametrize(
    ("reported", "late", "step"),
    [
        ("2026-01-15", 0, "on_time"),
        ("2026-01-16", 1, "admonish"),
        ("2026-01-25", 10, "admonish"),
        ("2026-01-26", 11, "warn"),
        ("2026-02-15", 31, "warn"),
        ("2026-02-16", 32, "revoke"),
    ],
)
def test_lateness_of_a_report_leads_to_its_step(reported: str, late: int, step: str) -> None:
    found = lateness(Category.PROBATION, D("2026-01-15"), D(reported), SHIPPED)
    assert (found.days, found.step) == (late, step)


@pytest.mark.parametrize(
    ("category", "suggestion"),
    [
        (Category.CONTROL, "提请治安管理处罚"),
        (Category.PROBATION, "提请撤销缓刑"),
        (Category.PAROLE, "提请撤销假释"),
        (Category.OUTSIDE_PRISON, "提请收监执行"),
        (Category.OTHER, ""),
    ],
)
def test_over_a_month_the_suggestion_depends_on_the_category(
    category: Category, suggestion: str
) -> None:
    assert lateness(category, D("2026-01-15"), D("2026-03-01"), SHIPPED).suggestion == suggestion


def test_an_absent_person_is_searched_for_and_reviewed_after_a_month() -> None:
    assert set(rows(EXPECTED, "2026-01-15")) == {("report_in", "")}
    found = rows(EXPECTED, "2026-01-16")
    assert found[("search", "")].due == D("2026-01-16")
    assert found[("search", "")].light == "yellow"
    assert found[("revocation_review", "")].due == D("2026-02-16")
    assert found[("report_in", "")].late_days == 1
    assert "训诫（《社区矫正法实施办法》第三十四条第（一）项）" in found[("report_in", "")].why
    later = rows(EXPECTED, "2026-01-26")
    assert "警告（《社区矫正法实施办法》第三十五条第（二）项）" in later[("report_in", "")].why
    assert later[("search", "")].light == "red"
    assert "提请撤销缓刑" in rows(EXPECTED, "2026-02-16")[("revocation_review", "")].why
    assert ("search", "") not in rows(replace(EXPECTED, searched_on=D("2026-01-16")), "2026-01-20")
    assert ("search", "") in rows(replace(EXPECTED, searched_on=D("2026-01-15")), "2026-01-20")


def test_search_and_the_one_month_test_start_from_the_rolled_deadline() -> None:
    person = replace(EXPECTED, effective_on=D("2025-09-25"))
    assert set(rows(person, "2025-10-09")) == {("report_in", "")}
    found = rows(person, "2025-10-10")
    assert found[("search", "")].due == D("2025-10-10")
    assert found[("revocation_review", "")].due == D("2025-11-10")
    assert revocation_review_from(D("2026-02-28"), SHIPPED) == D("2026-04-01")


def test_a_late_report_waits_for_a_decision_and_turns_red() -> None:
    late = replace(PERSON, reported_on=D("2026-01-26"), effective_on=D("2026-01-05"))
    row = rows(late, "2026-01-30")[("late_report", "")]
    assert (row.soft, row.light, row.due) == (False, "red", D("2026-01-26"))
    assert "警告" in row.why
    assert ("late_report", "") not in rows(replace(late, late_handled=True), "2026-01-30")
    assert ("late_report", "") not in rows(PERSON, "2026-01-30")


def test_outside_prison_counts_from_the_decision_and_a_transfer_has_seven_days() -> None:
    sick = replace(
        EXPECTED, category=Category.OUTSIDE_PRISON, effective_on=None, decided_on=D("2026-03-13")
    )
    assert rows(sick, "2026-03-14")[("transfer_in", "")].due == D("2026-03-23")
    moved = replace(EXPECTED, transfer_decided_on=D("2026-03-10"))
    assert rows(moved, "2026-03-11")[("transfer_report", "")].due == D("2026-03-17")


def test_a_person_under_direct_county_management_shows_no_duty_of_the_office() -> None:
    assert rows(replace(EXPECTED, managed_by_county=True), "2026-03-01") == {}
    assert rows(replace(PERSON, managed_by_county=True), "2026-11-01") == {}


def test_what_the_county_has_not_said_makes_no_row_and_what_it_said_does() -> None:
    assert set(rows(PERSON, "2026-01-20")) == {
        ("summary", ""),
        ("discharge_papers", ""),
        ("discharge", ""),
    }
    own = {key: {"value": 5} for key in ("announce.days", "team.days", "plan.days")}
    bare = replace(PERSON, announced_on=None, team_on=None, plan_on=None)
    found = rows(bare, "2026-01-20", own)
    assert found[("announce", "")].due == D("2026-01-17")
    assert ("plan", "") not in rows(replace(bare, plan_on=D("2026-01-15")), "2026-01-20", own)
    soft = rows(bare, "2026-01-20")[("setup", "")]
    assert (soft.soft, soft.act, soft.light) == (True, "correction.announce", "yellow")
    for words in ("尚未进行入矫宣告", "尚未成立矫正小组", "尚未制定矫正方案"):
        assert words in soft.why


@given(st.dates(date(2024, 1, 1), date(2026, 12, 1)), st.integers(0, 80), st.integers(1, 30))
def test_the_later_the_report_the_higher_the_step(deadline: date, late: int, more: int) -> None:
    rank = ["on_time", "admonish", "warn", "revoke"]
    first = lateness(Category.PROBATION, deadline, deadline + timedelta(late), SHIPPED)
    second = lateness(Category.PROBATION, deadline, deadline + timedelta(late + more), SHIPPED)
    assert rank.index(second.step) >= rank.index(first.step)
