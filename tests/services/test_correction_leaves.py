"""Leaves through real acts: who may decide, extensions, return. T5 to T9."""

from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from tests.clock import FixedClock
from tests.services.people import (
    DELEGATION,
    codes,
    decision,
    due_on,
    leave,
    leaves_of,
    person,
    refused,
    told,
)

LONG_TERM = person(effective="2025-12-01", start="2025-12-01", reported="2025-12-05")


@pytest.fixture
def ref(clerk: Workplace) -> str:
    """A person on the register since 2025-12-05, whose term ends on 2027-01-04."""
    return clerk.act("correction.receive", LONG_TERM).id


def ask(clerk: Workplace, ref: str, start: str, end: str, applied: str, **more: Any) -> list[str]:
    """Asks for leave; the codes of the warnings."""
    values = leave(ref, start, end, applied, **more)
    return codes(clerk.act("correction.leave_request", values))


def newest(clerk: Workplace, ref: str) -> dict[str, Any]:
    return leaves_of(clerk, ref)[-1]


def allow(clerk: Workplace, ref: str, level: str, day: str, **more: Any) -> list[str]:
    return codes(clerk.act("correction.leave_approve", decision(ref, level, day, **more)))


def test_without_a_commission_seven_days_go_to_the_county(clerk: Workplace, ref: str) -> None:
    """T5, not delegated: taken in and routed; only the office's own approval is refused."""
    assert ask(clerk, ref, "2026-03-10", "2026-03-16", "2026-03-06") == ["leave.routed"]
    kept = newest(clerk, ref)
    assert (kept["state"], kept["days"], kept["level_needed"]) == ("requested", 7, "county")
    assert refused(clerk, "correction.leave_approve", decision(ref, "office", "2026-03-09")) == [
        "leave.no_delegation"
    ]
    assert newest(clerk, ref) == kept
    assert allow(clerk, ref, "county", "2026-03-09") == []
    assert newest(clerk, ref)["level"] == "county"


def test_with_a_commission_the_office_decides_on_seven_days(
    clerk: Workplace, director: Workplace, ref: str
) -> None:
    """T5, delegated: approved by the office, and then told to the county."""
    director.act("delegation.record", DELEGATION)
    assert ask(clerk, ref, "2026-03-10", "2026-03-16", "2026-03-06") == []
    assert newest(clerk, ref)["level_needed"] == "office"
    answer = clerk.act("correction.leave_approve", decision(ref, "office", "2026-03-09"))
    assert told(answer, "leave.duty") == {"duty": "报执行地县级社区矫正机构备案"}
    kept = newest(clerk, ref)
    assert (kept["level"], kept["approver"], kept["approved"]) == ("office", "沈知秋", "2026-03-09")
    assert (answer.id, answer.number, answer.state) == (kept["id"], "矫2025-0001", "approved")


@pytest.mark.parametrize(
    ("changes", "allowed"),
    [
        ({}, True),
        ({"scope": ["visit", "talk"]}, False),
        ({"valid_from": "2026-03-10"}, False),
        ({"valid_to": "2026-03-08"}, False),
        ({"valid_to": "2026-03-09"}, True),
        ({"valid_to": None}, True),
    ],
)
def test_the_commission_must_hold_on_the_day_of_the_decision(
    clerk: Workplace,
    director: Workplace,
    ref: str,
    changes: dict[str, Any],
    allowed: bool,
) -> None:
    director.act("delegation.record", {**DELEGATION, **changes})
    ask(clerk, ref, "2026-03-12", "2026-03-14", "2026-03-06")
    values = decision(ref, "office", "2026-03-09")
    if allowed:
        assert clerk.act("correction.leave_approve", values).state == "approved"
    else:
        assert refused(clerk, "correction.leave_approve", values) == ["leave.no_delegation"]


@pytest.mark.parametrize(
    ("end", "days", "needed", "refused_by"),
    [
        ("2026-02-08", 8, "county", ["office"]),
        ("2026-03-02", 30, "county", ["office"]),
        ("2026-03-03", 31, "city", ["office", "county"]),
    ],
)
def test_the_length_decides_who_may_approve_and_nobody_below_can(
    clerk: Workplace,
    director: Workplace,
    ref: str,
    end: str,
    days: int,
    needed: str,
    refused_by: list[str],
) -> None:
    """T6."""
    director.act("delegation.record", DELEGATION)
    assert ask(clerk, ref, "2026-02-01", end, "2026-01-20") == ["leave.routed"]
    assert (newest(clerk, ref)["days"], newest(clerk, ref)["level_needed"]) == (days, needed)
    for level in refused_by:
        values = decision(ref, level, "2026-01-22")
        assert refused(clerk, "correction.leave_approve", values) == ["leave.beyond_power"]
    found = allow(clerk, ref, needed, "2026-01-22")
    assert found == (["leave.duty"] if needed == "city" else [])


def test_a_higher_level_may_always_decide(clerk: Workplace, director: Workplace, ref: str) -> None:
    director.act("delegation.record", DELEGATION)
    ask(clerk, ref, "2026-02-01", "2026-02-03", "2026-01-20")
    assert allow(clerk, ref, "city", "2026-01-22") == ["leave.duty"]


@pytest.mark.parametrize(
    ("start", "end", "window", "needed"),
    [
        ("2026-02-20", "2026-03-01", 30, "county"),
        ("2026-02-20", "2026-03-02", 31, "city"),
        ("2026-03-26", "2026-04-05", 11, "county"),
    ],
)
def test_the_days_of_two_months_are_added_up(
    clerk: Workplace, ref: str, start: str, end: str, window: int, needed: str
) -> None:
    """T7: twenty days were taken in January."""
    ask(clerk, ref, "2026-01-05", "2026-01-24", "2025-12-29")
    allow(clerk, ref, "county", "2025-12-31")
    clerk.act("correction.leave_return", {"correction": ref, "returned": "2026-01-24"})
    ask(clerk, ref, start, end, "2026-02-10")
    kept = newest(clerk, ref)
    assert (kept["window_days"], kept["level_needed"]) == (window, needed)


def test_the_sum_of_two_months_comes_before_the_seven_days(
    clerk: Workplace, director: Workplace, ref: str
) -> None:
    """Ruling 6: three days more are short, but they are days 29 to 31."""
    director.act("delegation.record", DELEGATION)
    ask(clerk, ref, "2026-01-05", "2026-02-01", "2025-12-29")
    allow(clerk, ref, "county", "2025-12-31")
    clerk.act("correction.leave_return", {"correction": ref, "returned": "2026-02-01"})
    ask(clerk, ref, "2026-02-10", "2026-02-12", "2026-02-06")
    assert newest(clerk, ref)["level_needed"] == "city"
    for level in ("office", "county"):
        values = decision(ref, level, "2026-02-09")
        assert refused(clerk, "correction.leave_approve", values) == ["leave.beyond_power"]


def test_the_level_is_weighed_again_on_the_day_of_the_decision(
    clerk: Workplace, director: Workplace, ref: str
) -> None:
    director.act("delegation.record", DELEGATION)
    ask(clerk, ref, "2026-03-01", "2026-03-07", "2026-01-20")
    ask(clerk, ref, "2026-02-01", "2026-02-25", "2026-01-20")
    allow(clerk, ref, "county", "2026-01-21", leave="2")
    assert leaves_of(clerk, ref)[0]["level_needed"] == "office"
    values = decision(ref, "office", "2026-01-22", leave="1")
    assert refused(clerk, "correction.leave_approve", values) == ["leave.beyond_power"]
    allow(clerk, ref, "city", "2026-01-22", leave="1")
    kept = leaves_of(clerk, ref)[0]
    assert (kept["level_needed"], kept["window_days"]) == ("city", 32)


def test_an_extension_goes_through_the_levels_with_all_days(
    clerk: Workplace, director: Workplace, clock: FixedClock, ref: str
) -> None:
    """T8: seven days by the office, two more asked for on day six make nine."""
    director.act("delegation.record", DELEGATION)
    ask(clerk, ref, "2026-03-10", "2026-03-16", "2026-03-06")
    allow(clerk, ref, "office", "2026-03-09")
    more = {"correction": ref, "extended_to": "2026-03-18", "reason": "手术推迟"}
    answer = clerk.act("correction.leave_extend", {**more, "asked": "2026-03-15"})
    assert told(answer, "leave.extension_routed")["days"] == "9"
    clock.move("2026-03-16")
    waiting = newest(clerk, ref)
    assert (waiting["state"], waiting["level_needed"]) == ("requested", "county")
    assert (waiting["end"], waiting["extended_to"]) == ("2026-03-16", "2026-03-18")
    assert due_on(clerk, "2026-03-17")["leave_return"].late_days == 1
    clock.move("2026-03-17")
    assert newest(clerk, ref)["state"] == "overdue"
    values = decision(ref, "office", "2026-03-15")
    assert refused(clerk, "correction.leave_approve", values) == ["leave.beyond_power"]
    allow(clerk, ref, "county", "2026-03-15")
    kept = newest(clerk, ref)
    assert (kept["end"], kept["days"], kept["level"]) == ("2026-03-18", 9, "county")
    assert due_on(clerk, "2026-03-17")["leave_return"].due == date(2026, 3, 18)


def test_a_refused_extension_leaves_the_leave_as_it_was(clerk: Workplace, ref: str) -> None:
    ask(clerk, ref, "2026-03-10", "2026-03-16", "2026-03-06")
    allow(clerk, ref, "county", "2026-03-09")
    more = {"correction": ref, "extended_to": "2026-03-18", "reason": "手术推迟"}
    clerk.act("correction.leave_extend", {**more, "asked": "2026-03-15"})
    no = decision(ref, "county", "2026-03-15", decision="refuse", reason="可以返回")
    assert clerk.act("correction.leave_approve", no).state == "approved"
    kept = newest(clerk, ref)
    assert (kept["end"], kept["refused_reason"]) == ("2026-03-16", "可以返回")
    assert due_on(clerk, "2026-03-16")["leave_return"].due == date(2026, 3, 16)


def test_days_asked_for_as_an_extension_are_taken(clerk: Workplace, ref: str) -> None:
    ask(clerk, ref, "2026-03-10", "2026-03-16", "2026-03-06")
    allow(clerk, ref, "county", "2026-03-09")
    more = {"correction": ref, "extended_to": "2026-03-18", "reason": "手术推迟"}
    clerk.act("correction.leave_extend", {**more, "asked": "2026-03-15"})
    again = leave(ref, "2026-03-18", "2026-03-20", "2026-03-15")
    assert refused(clerk, "correction.leave_request", again) == ["leave.overlap"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"extended_to": "2026-03-16"}, "leave.extend_shorter"),
        ({"asked": "2026-03-17"}, "leave.extend_after_end"),
        ({"asked": "2026-03-08"}, "leave.extend_before_approved"),
        ({"leave": "7"}, "leave.unknown"),
    ],
)
def test_an_extension_must_be_asked_for_in_time_and_be_longer(
    clerk: Workplace, ref: str, changes: dict[str, Any], code: str
) -> None:
    ask(clerk, ref, "2026-03-10", "2026-03-16", "2026-03-06")
    allow(clerk, ref, "county", "2026-03-09")
    more = {"correction": ref, "extended_to": "2026-03-18", "reason": "手术推迟"}
    values = {**more, "asked": "2026-03-15", **changes}
    assert refused(clerk, "correction.leave_extend", values) == [code]


def test_the_last_day_of_a_leave_is_due_and_the_next_one_late(clerk: Workplace, ref: str) -> None:
    """T9."""
    ask(clerk, ref, "2026-04-11", "2026-05-10", "2026-04-01")
    allow(clerk, ref, "county", "2026-04-02")
    assert "leave_return" not in due_on(clerk, "2026-04-20")
    today = due_on(clerk, "2026-05-10")["leave_return"]
    assert (today.due, today.light, today.late_days) == (date(2026, 5, 10), "yellow", 0)
    late = due_on(clerk, "2026-05-11")["leave_return"]
    assert (late.light, late.late_days) == ("red", 1)
    assert "训诫" in late.why
    assert "第三十四条第（二）项" in late.why


def test_coming_back_late_is_counted_and_told(clerk: Workplace, ref: str) -> None:
    ask(clerk, ref, "2026-04-01", "2026-04-05", "2026-03-25")
    allow(clerk, ref, "county", "2026-03-26")
    values = {"correction": ref, "returned": "2026-04-05", "cancelled_on": "2026-04-07"}
    answer = clerk.act("correction.leave_return", values)
    assert told(answer, "leave.overdue")["days"] == "2"
    kept = newest(clerk, ref)
    assert (kept["state"], kept["overdue_days"]) == ("returned", 2)
    assert "leave_return" not in due_on(clerk, "2026-04-10")
    assert refused(clerk, "correction.leave_return", values) == ["leave.none_fits"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"returned": "2026-03-31"}, "leave.returned_before_start"),
        ({"returned": "2026-04-11"}, "date.future"),
        (
            {"returned": "2026-04-04", "cancelled_on": "2026-04-03"},
            "leave.cancelled_before_returned",
        ),
    ],
)
def test_a_return_on_an_impossible_day_is_refused(
    clerk: Workplace, ref: str, changes: dict[str, Any], code: str
) -> None:
    ask(clerk, ref, "2026-04-01", "2026-04-05", "2026-03-25")
    allow(clerk, ref, "county", "2026-03-26")
    values = {"correction": ref, **changes}
    assert code in refused(clerk, "correction.leave_return", values)


def test_coming_back_early_frees_the_days_not_taken(clerk: Workplace, ref: str) -> None:
    ask(clerk, ref, "2026-02-01", "2026-02-25", "2026-01-20")
    allow(clerk, ref, "county", "2026-01-21")
    clerk.act("correction.leave_return", {"correction": ref, "returned": "2026-02-05"})
    ask(clerk, ref, "2026-03-01", "2026-03-10", "2026-02-20")
    assert newest(clerk, ref)["window_days"] == 15


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (("2026-03-13", "2026-03-20", "2026-03-10"), "leave.overlap"),
        (("2026-02-20", "2026-03-10", "2026-02-16"), "leave.overlap"),
        (("2026-04-20", "2026-04-19", "2026-04-09"), "leave.end_before_start"),
        (("2026-04-20", "2028-04-19", "2026-04-09"), "leave.too_long"),
        (("2026-04-08", "2026-04-12", "2026-04-09"), "leave.start_before_applied"),
        (("2026-04-20", "2026-04-22", "2026-04-11"), "date.future"),
        (("2026-04-20", "2026-04-22", "2025-12-04"), "correction.before_reported"),
    ],
)
def test_an_application_with_impossible_days_is_refused(
    clerk: Workplace, ref: str, values: tuple[str, str, str], code: str
) -> None:
    ask(clerk, ref, "2026-03-10", "2026-03-16", "2026-03-06")
    assert refused(clerk, "correction.leave_request", leave(ref, *values)) == [code]


@pytest.mark.parametrize(
    ("values", "more", "code"),
    [
        (("2026-04-11", "2026-04-13", "2026-04-09"), {}, "leave.short_notice"),
        (("2027-01-02", "2027-01-05", "2026-04-09"), {}, "leave.beyond_end"),
        (
            ("2026-04-20", "2026-04-21", "2026-04-09"),
            {"destination_kind": "same_county", "destination": "县城亲戚家"},
            "leave.not_needed",
        ),
        (("2026-04-20", "2026-04-21", "2026-04-09"), {"proofs": []}, "leave.proofs"),
    ],
)
def test_what_is_unusual_is_taken_in_with_a_warning(
    clerk: Workplace,
    ref: str,
    values: tuple[str, str, str],
    more: dict[str, Any],
    code: str,
) -> None:
    assert ask(clerk, ref, *values, **more) == [code, "leave.routed"]


def test_three_days_ahead_are_enough_notice(clerk: Workplace, ref: str) -> None:
    assert ask(clerk, ref, "2026-04-12", "2026-04-13", "2026-04-09") == ["leave.routed"]


def test_the_urban_districts_of_the_city_need_leave_from_a_county_level_city(
    clerk: Workplace, ref: str
) -> None:
    """Ruling 7: the office's area is a county-level city."""
    found = ask(
        clerk,
        ref,
        "2026-04-20",
        "2026-04-20",
        "2026-04-09",
        destination_kind="city_district",
        destination="市区医院",
    )
    assert found == ["leave.routed"]
    assert newest(clerk, ref)["days"] == 1


def test_a_leave_from_old_paper_may_have_begun_before_it_was_applied_for(
    clerk: Workplace, ref: str
) -> None:
    late = {"reason": "补录纸质请假"}
    found = ask(clerk, ref, "2026-02-01", "2026-02-03", "2026-02-02", late_entry=late)
    assert "leave.start_before_applied" in found
    assert newest(clerk, ref)["late_reason"] == "补录纸质请假"


def test_a_refusal_needs_a_reason_and_gives_no_leave(clerk: Workplace, ref: str) -> None:
    ask(clerk, ref, "2026-04-12", "2026-04-20", "2026-04-08")
    no = decision(ref, "county", "2026-04-09", decision="refuse")
    assert refused(clerk, "correction.leave_approve", no) == ["leave.reason_needed"]
    answer = clerk.act("correction.leave_approve", {**no, "reason": "证明材料不实"})
    assert answer.state == "refused"
    assert newest(clerk, ref)["approved"] is None
    assert set(due_on(clerk, "2026-04-21")) == {"setup"}
    values = {"correction": ref, "returned": "2026-04-09"}
    assert refused(clerk, "correction.leave_return", values) == ["leave.none_fits"]


def test_the_office_refuses_nothing_either_without_a_commission(clerk: Workplace, ref: str) -> None:
    ask(clerk, ref, "2026-04-12", "2026-04-14", "2026-04-08")
    no = decision(ref, "office", "2026-04-09", decision="refuse", reason="理由不足")
    assert refused(clerk, "correction.leave_approve", no) == ["leave.no_delegation"]


def test_an_approval_after_the_departure_is_kept_with_a_warning(clerk: Workplace, ref: str) -> None:
    ask(clerk, ref, "2026-04-07", "2026-04-14", "2026-04-02")
    assert "leave.approved_late" in allow(clerk, ref, "county", "2026-04-08")
