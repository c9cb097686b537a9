"""Checks, frequencies and the end of a correction through real acts. T16 and T18."""

from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.people import (
    announcement,
    check,
    codes,
    due_on,
    leave,
    parolee,
    person,
    refused,
    told,
)

POLICY = {
    "manage_class": "严管",
    "check_type": "report",
    "times": 1,
    "period": "week",
    "source": "某司规〔2026〕1号",
    "valid_from": "2026-01-01",
}


def test_rechecks_come_every_three_months_from_the_anchor(clerk: Workplace) -> None:
    """T16: due on 2026-01-31, then on 2026-04-30."""
    ref = clerk.act("correction.receive", parolee()).id
    row = due_on(clerk, "2026-01-30", within=1)["recheck"]
    assert (row.due, row.light) == (date(2026, 1, 31), "yellow")
    values = check(ref, "2026-01-28", about="recheck", hospital="某市第一人民医院")
    assert codes(clerk.act("correction.report", values)) == []
    assert "recheck" not in due_on(clerk, "2026-01-31")
    assert due_on(clerk, "2026-02-01", within=90)["recheck"].due == date(2026, 4, 30)
    assert due_on(clerk, "2026-05-01")["recheck"].light == "red"


def test_a_recheck_names_its_hospital(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", parolee()).id
    values = check(ref, "2026-01-28", about="recheck")
    assert refused(clerk, "correction.report", values) == ["correction.hospital"]


def test_without_an_anchor_rechecks_count_from_the_start_and_this_is_told(
    clerk: Workplace,
) -> None:
    answer = clerk.act("correction.receive", parolee(recheck_base=None))
    assert told(answer, "correction.recheck_base") == {"day": "2025-10-20"}
    assert due_on(clerk, "2026-01-20")["recheck"].due == date(2026, 1, 20)


def test_health_is_reported_every_calendar_month(clerk: Workplace) -> None:
    """B04, from reception on."""
    ref = clerk.act("correction.receive", parolee()).id
    assert due_on(clerk, "2025-10-30")["health_report"].due == date(2025, 10, 31)
    for day in ("2025-10-29", "2025-11-03"):
        clerk.act("correction.report", check(ref, day, about="health"))
    assert due_on(clerk, "2025-12-25")["health_report"].due == date(2025, 12, 31)
    assert due_on(clerk, "2026-01-01")["health_report"].light == "red"


def test_a_store_without_the_bureaus_rule_asks_for_no_frequency(clerk: Workplace) -> None:
    clerk.act("correction.receive", person(manage_class="严管"))
    assert set(due_on(clerk, "2026-02-20", within=30)) == {"setup"}


def test_the_bureaus_rule_asks_each_class_in_its_own_rhythm(
    clerk: Workplace, director: Workplace
) -> None:
    """B01 and B07: one report a week; the week ends on Sunday."""
    director.act("policy.record", POLICY)
    director.act("policy.record", {**POLICY, "manage_class": "宽管", "period": "month"})
    director.act("policy.record", {**POLICY, "check_type": "visit", "period": "month"})
    ref = clerk.act("correction.receive", person(manage_class="严管")).id
    rows = {row.part: row for row in due_rows(clerk, on=date(2026, 1, 10), within=30) if row.part}
    assert {part: row.due.isoformat() for part, row in rows.items()} == {
        "report": "2026-01-11",
        "visit": "2026-01-31",
    }
    assert (rows["report"].basis, rows["report"].title) == ("某司规〔2026〕1号", "定期报告")
    clerk.act("correction.report", check(ref, "2026-01-10"))
    clerk.act("correction.visit", check(ref, "2026-01-10", visited="本人", way="site"))
    rows = {row.part: row for row in due_rows(clerk, on=date(2026, 1, 10), within=60) if row.part}
    assert {part: row.due.isoformat() for part, row in rows.items()} == {
        "report": "2026-01-18",
        "visit": "2026-02-28",
    }


def test_a_report_about_something_else_does_not_settle_the_regular_one(
    clerk: Workplace, director: Workplace
) -> None:
    director.act("policy.record", POLICY)
    ref = clerk.act("correction.receive", person(manage_class="严管")).id
    clerk.act("correction.report", check(ref, "2026-01-10", about="immediate"))
    assert due_on(clerk, "2026-01-10")["class_policy"].due == date(2026, 1, 11)


def test_a_later_rule_of_the_bureau_takes_the_place_of_the_earlier_one(
    clerk: Workplace, director: Workplace
) -> None:
    director.act("policy.record", POLICY)
    director.act("policy.record", {**POLICY, "period": "quarter", "valid_from": "2026-02-01"})
    clerk.act("correction.receive", person(manage_class="严管"))
    assert due_on(clerk, "2026-01-31")["class_policy"].due == date(2026, 1, 11)
    assert due_on(clerk, "2026-02-01", within=60)["class_policy"].due == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"times": 0}, "policy.times"),
        ({"times": 32}, "policy.times"),
        ({"manage_class": "严管.一"}, "policy.manage_class"),
        ({"manage_class": "未成年"}, "policy.manage_class"),
        ({"period": "year"}, "value.code"),
    ],
)
def test_a_rule_of_the_bureau_that_cannot_be_is_refused(
    director: Workplace, changes: dict[str, Any], code: str
) -> None:
    assert refused(director, "policy.record", {**POLICY, **changes}) == [code]


def test_only_a_director_enters_the_bureaus_rule(clerk: Workplace) -> None:
    assert refused(clerk, "policy.record", POLICY) == ["act.not_allowed"]


def test_the_ban_is_reported_on_as_often_as_the_office_entered(clerk: Workplace) -> None:
    """B03: there is no national number, so no row."""
    ref = clerk.act("correction.receive", person(ban="不得进入酒吧")).id
    assert codes(clerk.act("correction.report", check(ref, "2026-01-12", about="ban"))) == []
    assert set(due_on(clerk, "2026-02-28")) == {"setup"}


def test_checks_are_numbered_within_their_type(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person()).id
    clerk.act("correction.talk", check(ref, "2026-01-09", first=True))
    clerk.act("correction.report", check(ref, "2026-01-12"))
    clerk.act("correction.talk", check(ref, "2026-01-20"))
    kept = show(clerk, "correction", ref)["children"]["check"]
    assert [(item["type"], item["position"], item["first"]) for item in kept] == [
        ("talk", 1, True),
        ("report", 1, False),
        ("talk", 2, False),
    ]


@pytest.mark.parametrize(
    ("day", "changes", "code"),
    [
        ("2026-01-08", {}, "correction.before_reported"),
        ("2026-04-11", {}, "date.future"),
        ("2026-01-12", {"staff": []}, "correction.staff"),
        ("2026-01-12", {"way": "letter"}, "value.code"),
        ("2026-01-12", {"content": " "}, "value.required"),
    ],
)
def test_a_check_needs_staff_and_a_possible_day(
    clerk: Workplace, day: str, changes: dict[str, Any], code: str
) -> None:
    ref = clerk.act("correction.receive", person()).id
    assert refused(clerk, "correction.report", check(ref, day, **changes)) == [code]


@pytest.mark.parametrize("about", ["ban", "health", "recheck"])
def test_a_report_about_what_does_not_apply_is_warned_of(clerk: Workplace, about: str) -> None:
    ref = clerk.act("correction.receive", person()).id
    values = check(ref, "2026-01-12", about=about, hospital="某市第一人民医院")
    assert codes(clerk.act("correction.report", values)) == [f"correction.about_{about}"]


def test_a_copied_report_is_warned_of(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person()).id
    clerk.act("correction.report", check(ref, "2026-01-12", content="一切正常"))
    again = clerk.act("correction.report", check(ref, "2026-01-19", content="一切正常"))
    assert codes(again) == ["correction.same_text"]


def test_there_is_one_first_talk(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person()).id
    clerk.act("correction.talk", check(ref, "2026-01-09", first=True))
    values = check(ref, "2026-01-12", first=True)
    assert refused(clerk, "correction.talk", values) == ["correction.first_twice"]


ENDS_IN_THE_HOLIDAYS = person(
    effective="2025-10-02", start="2025-10-02", reported="2025-10-09", end="2026-10-01"
)


@pytest.fixture
def ending(clerk: Workplace) -> str:
    """A supervised person whose term ends on 2026-10-01, a holiday."""
    ref = clerk.act("correction.receive", ENDS_IN_THE_HOLIDAYS).id
    clerk.act("correction.announce", announcement(ref))
    return ref


def close(ref: str, day: str, close_type: str = "01", **changes: Any) -> dict[str, Any]:
    values = {"correction": ref, "close_type": close_type, "closed": day, "document_no": "示例1号"}
    return {**values, **changes}


def test_the_end_is_prepared_before_the_holiday_and_stays_on_its_day(
    clerk: Workplace, ending: str
) -> None:
    """T18."""
    rows = due_on(clerk, "2026-09-01", within=30)
    summary, papers, discharge = (
        rows[name] for name in ("summary", "discharge_papers", "discharge")
    )
    assert (summary.due, summary.soft, summary.light) == (date(2026, 9, 1), True, "yellow")
    assert (papers.due, papers.soft) == (date(2026, 9, 30), True)
    assert (discharge.due, discharge.reminder) == (date(2026, 10, 1), date(2026, 10, 1))
    assert due_on(clerk, "2026-10-01")["discharge"].light == "yellow"
    late = due_on(clerk, "2026-10-02")["discharge"]
    assert (late.light, late.late_days, late.title) == ("red", 1, "未按期解除矫正")


def test_summary_and_papers_settle_their_rows(
    clerk: Workplace, clock: FixedClock, ending: str
) -> None:
    """E01."""
    clock.move("2026-09-20")
    values = {"correction": ending, "summary_received": "2026-08-28", "papers_ready": "2026-09-20"}
    clerk.act("correction.summary", values)
    assert set(due_on(clerk, "2026-09-25")) == {"discharge"}
    assert refused(clerk, "correction.summary", {"correction": ending}) == [
        "correction.summary_empty"
    ]


def test_nobody_is_released_before_the_last_day_not_even_in_a_late_entry(
    clerk: Workplace, clock: FixedClock, ending: str
) -> None:
    """E02, ruling 4."""
    clock.move("2026-10-20")
    for late in ({}, {"late_entry": {"reason": "旧档补录"}}):
        values = {**close(ending, "2026-09-30"), **late}
        assert refused(clerk, "correction.close", values) == ["correction.close_early"]
    assert show(clerk, "correction", ending)["record"]["state"] == "ending"
    on_the_day = close(ending, "2026-10-01", summary_received="2026-08-28")
    answer = clerk.act("correction.close", on_the_day)
    assert (answer.state, codes(answer)) == ("released", [])
    assert due_rows(clerk, on=date(2026, 12, 1)) == ()


def test_a_release_after_the_day_is_kept_and_counted(
    clerk: Workplace, clock: FixedClock, ending: str
) -> None:
    """E05."""
    clock.move("2026-10-20")
    answer = clerk.act("correction.close", close(ending, "2026-10-08"))
    assert told(answer, "correction.close_late") == {"day": "2026-10-01", "days": "7"}
    assert "correction.no_summary" in codes(answer)


def test_a_county_that_releases_on_the_next_day_moves_the_day(
    clerk: Workplace, clock: FixedClock, ending: str
) -> None:
    layer = {"discharge.day": {"value": "next_day"}}
    rules = type(clerk.rules)(clerk.rules.parameters.over(layer), clerk.rules.calendar)
    other = Workplace(clerk.store, clerk.user, rules)
    clock.move("2026-10-20")
    assert due_on(other, "2026-10-01")["discharge"].due == date(2026, 10, 2)
    values = close(ending, "2026-10-01")
    assert refused(other, "correction.close", values) == ["correction.close_early"]


@pytest.mark.parametrize(
    ("category", "close_type", "state"),
    [
        ("01", "02", "released"),
        ("02", "11", "ended"),
        ("03", "12", "ended"),
        ("04", "13", "ended"),
        ("03", "14", "ended"),
        ("01", "15", "ended"),
    ],
)
def test_other_ends_come_on_any_day(
    clerk: Workplace, category: str, close_type: str, state: str
) -> None:
    kind = "03" if category == "04" else None
    ref = clerk.act("correction.receive", person(category=category, temporary_kind=kind)).id
    assert clerk.act("correction.close", close(ref, "2026-03-02", close_type)).state == state
    assert refused(clerk, "correction.close", close(ref, "2026-03-02", close_type)) == ["act.state"]
    assert refused(clerk, "correction.report", check(ref, "2026-03-03")) == ["act.state"]


@pytest.mark.parametrize(
    ("category", "close_type"), [("01", "11"), ("02", "12"), ("03", "11"), ("02", "13")]
)
def test_a_revocation_fits_the_category(clerk: Workplace, category: str, close_type: str) -> None:
    """管制 cannot be revoked; 缓刑 and 假释 have their own ways."""
    ref = clerk.act("correction.receive", person(category=category)).id
    assert refused(clerk, "correction.close", close(ref, "2026-03-02", close_type)) == [
        "correction.close_category"
    ]


def test_somebody_who_never_reported_is_not_released_by_time(clerk: Workplace) -> None:
    ref = clerk.act(
        "correction.receive", person(reported=None, end="2026-03-01", start="2025-03-02")
    ).id
    assert refused(clerk, "correction.close", close(ref, "2026-03-01")) == [
        "correction.close_not_reported"
    ]


def test_an_open_leave_is_pointed_out_at_the_end(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person()).id
    clerk.act("correction.leave_request", leave(ref, "2026-04-20", "2026-04-22", "2026-04-09"))
    answer = clerk.act("correction.close", close(ref, "2026-04-10", "14"))
    assert codes(answer) == ["correction.close_leave_open"]
