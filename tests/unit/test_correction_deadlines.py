"""Deadlines of supervision and its end: health, rechecks, classes, leave, discharge, sealing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from correction_cases import EXPECTED, PERSON, SHIPPED, D, rows, with_own
from hypothesis import given
from hypothesis import strategies as st

from sifasuo_desktop.domain.deadlines.chains import (
    next_in_periods,
    next_recheck,
    period_end,
    recheck_extension_level,
)
from sifasuo_desktop.domain.deadlines.facts import CheckFacts, LeaveFacts
from sifasuo_desktop.domain.deadlines.parameters import Unit
from sifasuo_desktop.domain.deadlines.rules_discharge import discharge_day
from sifasuo_desktop.domain.periods import Category, Count

# --- periodic duties ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "unit", "end"),
    [
        ("2026-04-20", Unit.PER_DAY, "2026-04-20"),
        ("2026-04-20", Unit.PER_WEEK, "2026-04-26"),
        ("2026-04-26", Unit.PER_WEEK, "2026-04-26"),
        ("2026-04-15", Unit.PER_HALF_MONTH, "2026-04-15"),
        ("2026-04-16", Unit.PER_HALF_MONTH, "2026-04-30"),
        ("2026-02-01", Unit.PER_MONTH, "2026-02-28"),
        ("2026-12-31", Unit.PER_MONTH, "2026-12-31"),
        ("2026-11-30", Unit.PER_QUARTER, "2026-12-31"),
        ("2026-01-01", Unit.PER_QUARTER, "2026-03-31"),
    ],
)
def test_a_calendar_period_ends_where_the_calendar_says(day: str, unit: Unit, end: str) -> None:
    assert period_end(D(day), unit) == D(end)


def test_no_period_of_another_unit_exists() -> None:
    with pytest.raises(ValueError, match="day"):
        period_end(D("2026-04-20"), Unit.DAY)


def test_a_duty_in_periods_moves_on_when_it_is_done_often_enough() -> None:
    since, done = D("2026-01-12"), [D("2026-01-20"), D("2026-02-03")]
    assert next_in_periods(since, [], 1, Unit.PER_MONTH) == D("2026-01-31")
    assert next_in_periods(since, done, 1, Unit.PER_MONTH) == D("2026-03-31")
    assert next_in_periods(since, done, 2, Unit.PER_MONTH) == D("2026-01-31")
    assert next_in_periods(since, [*done, D("2026-02-20")], 2, Unit.PER_MONTH) == D("2026-03-31")
    assert next_in_periods(since, [D("2026-01-05")], 1, Unit.PER_MONTH) == D("2026-01-31")


def test_a_person_outside_prison_reports_on_health_every_month() -> None:
    sick = replace(PERSON, category=Category.OUTSIDE_PRISON, decided_on=D("2026-01-05"))
    row = rows(sick, "2026-02-01")[("health_report", "report")]
    assert (row.due, row.light) == (D("2026-01-31"), "red")
    told = replace(sick, checks=(CheckFacts(type="report", on=D("2026-02-01"), about="health"),))
    assert rows(told, "2026-02-01")[("health_report", "report")].due == D("2026-03-31")
    assert ("health_report", "report") not in rows(PERSON, "2026-02-01")


def test_the_last_monthly_report_is_due_by_the_end_of_the_term_and_none_after() -> None:
    sick = replace(
        PERSON,
        category=Category.OUTSIDE_PRISON,
        end=D("2026-02-10"),
        checks=(CheckFacts(type="report", on=D("2026-01-20"), about="health"),),
    )
    assert rows(sick, "2026-02-05")[("health_report", "report")].due == D("2026-02-10")
    assert ("health_report", "report") not in rows(sick, "2026-02-11")
    done = replace(
        sick, checks=(*sick.checks, CheckFacts(type="report", on=D("2026-02-05"), about="health"))
    )
    assert ("health_report", "report") not in rows(done, "2026-02-06")


@pytest.mark.parametrize(
    ("anchor", "done", "due"),
    [
        ("2026-01-31", [], "2026-04-30"),
        ("2025-10-31", ["2026-01-31"], "2026-04-30"),
        ("2026-01-30", [], "2026-04-30"),
        ("2026-01-30", ["2026-04-30"], "2026-07-30"),
        ("2026-01-30", ["2026-04-01", "2026-04-20"], "2026-07-30"),
        ("2026-01-30", ["2026-05-06"], "2026-07-30"),
        ("2026-01-30", ["2026-05-06", "2026-07-20"], "2026-10-30"),
        ("2026-01-30", ["2026-08-02"], "2026-10-30"),
        ("2026-01-30", ["2026-01-30"], "2026-04-30"),
    ],
)
def test_rechecks_follow_the_anchor_and_never_the_last_due_day(
    anchor: str, done: list[str], due: str
) -> None:
    assert next_recheck(D(anchor), [D(day) for day in done], 3, Count.CRIMINAL) == D(due)


def test_medical_parole_owes_a_recheck_every_three_months() -> None:
    sick = replace(
        PERSON,
        category=Category.OUTSIDE_PRISON,
        end=D("2028-01-01"),
        medical_parole=True,
        recheck_base=D("2025-10-31"),
        checks=(CheckFacts(type="report", on=D("2026-01-31"), about="recheck"),),
    )
    assert rows(sick, "2026-04-14")[("recheck", "")].light == "green"
    row = rows(sick, "2026-04-15")[("recheck", "")]
    assert (row.due, row.light) == (D("2026-04-30"), "yellow")
    longer = replace(sick, recheck_extended_to=D("2026-05-20"))
    assert rows(longer, "2026-04-15")[("recheck", "")].due == D("2026-05-20")
    assert ("recheck", "") not in rows(replace(sick, medical_parole=False), "2026-04-15")
    short = replace(sick, end=D("2026-04-20"))
    assert ("recheck", "") not in rows(short, "2026-04-15")


@pytest.mark.parametrize(
    ("to", "level"),
    [
        ("2026-02-27", "county"),
        ("2026-02-28", "city"),
        ("2026-04-29", "city"),
        ("2026-04-30", "province"),
    ],
)
def test_an_extension_of_a_recheck_goes_to_a_level_by_its_length(to: str, level: str) -> None:
    assert recheck_extension_level(D("2026-01-31"), D(to)) == level


def test_frequencies_of_a_class_hold_only_where_the_office_entered_them() -> None:
    strict = replace(PERSON, management_class="严管")
    assert not [key for key in rows(strict, "2026-02-05") if key[0] == "class_policy"]
    own = {
        "class_policy.严管.report": {"title": "每周报告", "unit": "per_week", "value": 1},
        "class_policy.严管.visit": {"title": "每月走访", "unit": "per_month", "value": 1},
        "class_policy.宽管.report": {"title": "每月报告", "unit": "per_month", "value": 1},
    }
    told = replace(
        strict,
        checks=(
            CheckFacts(type="report", on=D("2026-02-02"), about="regular"),
            CheckFacts(type="report", on=D("2026-02-10"), about="immediate"),
        ),
    )
    found = rows(told, "2026-02-12", own)
    report, visit = found[("class_policy", "report")], found[("class_policy", "visit")]
    assert (report.due, report.act, report.title) == (
        D("2026-02-15"), "correction.report", "每周报告",
    )  # fmt: skip
    assert (visit.due, visit.act) == (D("2026-01-31"), "correction.visit")
    assert rows(PERSON, "2026-02-12", own).keys() == rows(PERSON, "2026-02-12").keys()


def test_a_ban_is_reported_on_when_the_county_said_how_often_and_while_it_runs() -> None:
    banned = replace(PERSON, banned=True, ban_end=D("2026-03-10"))
    own = {"ban.report": {"value": 1}}
    assert ("ban_report", "report") not in rows(banned, "2026-02-01")
    assert rows(banned, "2026-02-01", own)[("ban_report", "report")].due == D("2026-01-31")
    assert ("ban_report", "report") not in rows(banned, "2026-03-11", own)


# --- leave ----------------------------------------------------------------------------------

LEAVE = LeaveFacts(id="l1", start=D("2026-05-04"), end=D("2026-05-10"), state="away")


def test_a_leave_not_cancelled_is_due_on_its_last_day_and_overdue_on_the_next() -> None:
    away = replace(PERSON, leaves=(LEAVE,))
    for today, light, late in (
        ("2026-05-08", "green", 0),
        ("2026-05-09", "yellow", 0),
        ("2026-05-10", "yellow", 0),
        ("2026-05-11", "red", 1),
    ):
        row = rows(away, today)[("leave_return", "l1")]
        assert (row.due, row.light, row.late_days) == (D("2026-05-10"), light, late)
    overdue = rows(away, "2026-05-11")[("leave_return", "l1")]
    assert overdue.act == "correction.leave_return"
    assert "逾期1日" in overdue.why
    assert "第三十四条第（二）项" in overdue.why


def test_the_end_of_a_leave_is_not_moved_and_an_extension_is_honoured() -> None:
    assert D("2026-05-10").weekday() == 6
    longer = replace(PERSON, leaves=(replace(LEAVE, extended_to=D("2026-05-12")),))
    assert rows(longer, "2026-05-11")[("leave_return", "l1")].due == D("2026-05-12")


@pytest.mark.parametrize("state", ["requested", "refused", "returned"])
def test_who_is_not_away_need_not_return(state: str) -> None:
    person = replace(PERSON, leaves=(replace(LEAVE, state=state),))
    assert ("leave_return", "l1") not in rows(person, "2026-05-11")
    back = replace(PERSON, leaves=(replace(LEAVE, returned_on=D("2026-05-10")),))
    assert ("leave_return", "l1") not in rows(back, "2026-05-11")


def test_contact_while_away_follows_the_number_of_the_office() -> None:
    away = replace(PERSON, leaves=(replace(LEAVE, contacts=(D("2026-05-05"),)),))
    assert ("leave_contact", "l1") not in rows(away, "2026-05-06")
    own = {"leave.contact": {"value": 2}}
    assert rows(away, "2026-05-06", own)[("leave_contact", "l1")].due == D("2026-05-07")
    assert ("leave_contact", "l1") not in rows(away, "2026-05-11", own)


# --- end ------------------------------------------------------------------------------------


def test_the_end_on_a_holiday_is_prepared_earlier_and_never_moved() -> None:
    found = rows(PERSON, "2026-09-01")
    summary, papers = found[("summary", "")], found[("discharge_papers", "")]
    assert (summary.due, summary.soft) == (D("2026-09-01"), True)
    assert papers.due == D("2026-09-30")
    assert found[("discharge", "")].due == D("2026-10-01")
    on_the_day = rows(PERSON, "2026-10-01")[("discharge", "")]
    assert (on_the_day.light, on_the_day.title) == ("yellow", "按期解除矫正")
    late = rows(PERSON, "2026-10-02")
    assert late[("discharge", "")].light == "red"
    assert late[("discharge", "")].due == D("2026-10-01")
    assert late[("discharge", "")].title == "未按期解除矫正"
    assert late[("summary", "")].light == "yellow"


def test_the_summary_of_the_end_of_june_is_due_at_the_end_of_may() -> None:
    person = replace(PERSON, end=D("2026-06-30"))
    assert rows(person, "2026-05-31")[("summary", "")].due == D("2026-05-31")
    assert rows(person, "2026-05-31")[("discharge_papers", "")].due == D("2026-06-29")


def test_done_papers_and_a_released_person_owe_nothing_more() -> None:
    ready = replace(PERSON, summary_on=D("2026-08-20"), papers_ready_on=D("2026-09-28"))
    assert set(rows(ready, "2026-10-01")) == {("discharge", "")}
    assert rows(replace(ready, released_on=D("2026-10-01")), "2026-10-02") == {}
    assert rows(replace(ready, state="released", released_on=D("2026-10-01")), "2026-10-02") == {}


@pytest.mark.parametrize("field", ["detained", "revocation_pending"])
def test_an_end_in_custody_or_under_revocation_asks_for_a_decision(field: str) -> None:
    row = rows(replace(PERSON, **{field: True}), "2026-10-02")[("discharge", "")]
    assert row.title == "期满须人工决定"
    assert row.light == "red"


def test_a_county_may_discharge_on_the_day_after_but_never_earlier() -> None:
    assert discharge_day(D("2026-10-01"), SHIPPED) == D("2026-10-01")
    own = {"discharge.day": {"value": "next_day"}}
    assert discharge_day(D("2026-10-01"), with_own(own)) == D("2026-10-02")
    assert rows(PERSON, "2026-10-02", own)[("discharge", "")].light == "yellow"


def test_a_record_that_must_be_sealed_is_due_three_days_after_the_end() -> None:
    person = replace(PERSON, state="released", released_on=D("2026-06-30"), sealing_required=True)
    assert rows(person, "2026-07-01")[("sealing", "")].due == D("2026-07-03")
    assert rows(replace(person, sealed_on=D("2026-07-02")), "2026-07-03") == {}
    assert rows(replace(person, sealing_required=False), "2026-07-03") == {}


def test_an_end_beyond_the_calendar_is_provisional_and_fails_nothing() -> None:
    person = replace(PERSON, end=D("2028-03-01"))
    assert rows(person, "2026-05-01")[("discharge_papers", "")].provisional
    assert not rows(person, "2026-05-01")[("discharge", "")].provisional
    awaited = replace(EXPECTED, effective_on=D("2027-09-23"))
    assert rows(awaited, "2027-09-24")[("report_in", "")].provisional


@given(
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    st.lists(st.integers(1, 900), max_size=8),
    st.integers(1, 900),
)
def test_one_more_recheck_never_makes_the_next_one_earlier(
    anchor: date, offsets: list[int], extra: int
) -> None:
    done = [anchor + timedelta(offset) for offset in offsets]
    before = next_recheck(anchor, done, 3, Count.CRIMINAL)
    after = next_recheck(
        anchor, [*done, max([*done, anchor]) + timedelta(extra)], 3, Count.CRIMINAL
    )
    assert after >= before
