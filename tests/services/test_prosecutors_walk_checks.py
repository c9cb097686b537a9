"""The prosecutor's walk: missed periods, copied reports, the team, what the papers hardly say."""

from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.people import (
    MEN,
    MIXED,
    announcement,
    check,
    codes,
    decision,
    due_on,
    leave,
    parolee,
    person,
    refused,
    told,
    woman,
)

POLICY = {
    "manage_class": "严管",
    "check_type": "report",
    "times": 1,
    "period": "month",
    "source": "某司规〔2026〕1号",
    "valid_from": "2026-01-01",
}


def missed(workplace: Workplace, day: str) -> list[str]:
    rows = due_rows(workplace, on=date.fromisoformat(day), within=0)
    return sorted(row.part for row in rows if row.rule == "correction.missed")


# --- L9 -------------------------------------------------------------------------------------


@pytest.fixture
def silent(clerk: Workplace, director: Workplace, clock: FixedClock) -> str:
    """Entered on 2026-01-09; no report from January to May, one on 2026-06-02."""
    director.act("policy.record", POLICY)
    clock.move("2026-01-09")
    ref = clerk.act("correction.receive", person(manage_class="严管")).id
    clock.move("2026-06-02")
    clerk.act("correction.report", check(ref, "2026-06-02"))
    return ref


def test_a_month_without_a_report_stays_on_the_list_when_the_next_one_came(
    clerk: Workplace, silent: str
) -> None:
    ends = ("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31")
    assert missed(clerk, "2026-06-02") == [f"report:{end}" for end in ends]
    rows = due_rows(clerk, on=date(2026, 6, 2), within=0)
    assert {row.light for row in rows if row.rule == "correction.missed"} == {"red"}


def test_each_missed_period_is_settled_one_by_one(clerk: Workplace, silent: str) -> None:
    told_why = {"correction": silent, "kind": "missed_period", "part": "report:2026-01-31"}
    values = {**told_why, "done": "2026-06-02"}
    assert refused(clerk, "correction.notice", values) == ["correction.missed_note"]
    clerk.act("correction.notice", {**values, "note": "住院，有病历，已补作书面报告"})
    breach = {
        "correction": silent,
        "kind": "missed_report",
        "period": "report:2026-02-28",
        "facts": "二月没有报告，无正当理由",
        "decision": "admonish",
        "decided": "2026-06-02",
    }
    clerk.act("correction.breach", breach)
    clerk.act("correction.report", check(silent, "2026-03-12", content="补登记三月的书面报告。"))
    assert missed(clerk, "2026-06-02") == ["report:2026-04-30", "report:2026-05-31"]


def test_what_was_missed_outlives_the_release(
    clerk: Workplace, clock: FixedClock, silent: str
) -> None:
    clock.move("2027-01-04")
    values = {"correction": silent, "close_type": "01", "closed": "2027-01-04"}
    answer = clerk.act("correction.close", {**values, "document_no": "某司矫解〔2027〕1号"})
    assert "correction.close_unsettled" in codes(answer)
    assert missed(clerk, "2027-02-01")[:2] == ["report:2026-01-31", "report:2026-02-28"]


def test_before_the_person_was_entered_nothing_was_missed(
    clerk: Workplace, director: Workplace, clock: FixedClock
) -> None:
    """Reported in January, entered in April: what lies between is in the paper file."""
    director.act("policy.record", POLICY)
    clerk.act("correction.receive", person(manage_class="严管"))
    clock.move("2026-06-02")
    assert missed(clerk, "2026-06-02") == ["report:2026-05-31"]


def test_months_of_health_and_rechecks_are_missed_as_well(
    clerk: Workplace, clock: FixedClock
) -> None:
    clock.move("2025-10-28")
    ref = clerk.act("correction.receive", parolee()).id
    clock.move("2026-05-06")
    more = {"about": "recheck", "hospital": "某市第一人民医院"}
    clerk.act("correction.report", check(ref, "2026-05-06", **more))
    clerk.act("correction.report", check(ref, "2026-05-06", about="health", content="身体稳定。"))
    assert missed(clerk, "2026-05-06") == [
        *(f"health:{end}" for end in ("2025-10-31", "2025-11-30", "2025-12-31")),
        *(f"health:{end}" for end in ("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30")),
        "recheck:2026-01-31",
        "recheck:2026-04-30",
    ]


# --- L12 ------------------------------------------------------------------------------------

REPORT = "本月在如意家具厂上班，遵守规定，没有外出，参加学习两次，公益活动一次，身体健康。"


@pytest.mark.parametrize(
    ("again", "code"),
    [
        (REPORT, "correction.same_text"),
        (REPORT.replace("，", "， "), "correction.similar_text"),
        (REPORT.replace("，", "。\n\n"), "correction.similar_text"),
        (REPORT.replace("两次", "三次"), "correction.similar_text"),
        ("这个月母亲住院，请假照顾了五天，其余时间在家种田，学习了社区矫正法。", None),
    ],
)
def test_a_report_taken_over_from_the_last_one_is_warned_of(
    clerk: Workplace, again: str, code: str | None
) -> None:
    ref = clerk.act("correction.receive", person()).id
    clerk.act("correction.report", check(ref, "2026-02-02", content=REPORT))
    answer = clerk.act("correction.report", check(ref, "2026-03-02", content=again))
    assert codes(answer) == ([code] if code else [])


def test_one_officer_is_at_one_place_at_a_time(clerk: Workplace) -> None:
    first = clerk.act("correction.receive", person()).id
    second = clerk.act("correction.receive", woman()).id
    clerk.act("correction.visit", check(first, "2026-02-02", visited="本人", way="site"))
    again = clerk.act("correction.visit", check(second, "2026-02-02", visited="本人", way="site"))
    assert told(again, "correction.same_minute") == {
        "name": "沈知秋",
        "number": "矫2026-0001",
        "when": "2026-02-02 09:30",
    }


def test_nobody_is_seen_at_home_while_he_is_away(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person()).id
    clerk.act("correction.leave_request", leave(ref, "2026-02-01", "2026-02-10", "2026-01-20"))
    clerk.act("correction.leave_approve", decision(ref, "county", "2026-01-21"))
    seen = clerk.act("correction.visit", check(ref, "2026-02-05", visited="本人", way="site"))
    assert codes(seen) == ["correction.visit_on_leave"]


# --- L13 ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "number"),
    [("04", "H12345678"), ("05", "12345678"), ("06", "E12345678"), ("03", "E98765432")],
)
def test_passports_and_permits_are_taken_as_they_are(
    clerk: Workplace, kind: str, number: str
) -> None:
    values = person(id_type=kind, id_number=number)
    ref = clerk.act("correction.receive", values).id
    found = show(clerk, "correction", ref, unmask=True)["record"]
    assert (found["id_type"], found["id_number"]) == (kind, number)
    bad = person(id_number=number)
    assert refused(clerk, "correction.receive", bad)[0].startswith("value.id_")


# --- L14 ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"end": "2038-01-04"}, "correction.term_range"),
        ({"end": "2031-01-04"}, None),
        ({"end": "2031-01-05"}, "correction.term_range"),
        ({"start": "2026-01-09", "end": "2026-01-09"}, "correction.term_range"),
        ({"category": "01", "end": "2026-02-04"}, "correction.term_range"),
        ({"category": "01", "end": "2026-04-04"}, None),
        ({"start": "2026-01-06"}, "correction.start_not_effective"),
        ({"birth_date": "2016-12-01", "id_number": None}, "correction.too_young"),
        ({"end": "2026-03-09"}, "correction.end_past"),
    ],
)
def test_what_no_judgment_says_is_asked_about(
    clerk: Workplace, clock: FixedClock, changes: dict[str, Any], code: str | None
) -> None:
    clock.move("2026-04-04" if changes.get("category") == "01" else "2026-04-10")
    found = codes(clerk.act("correction.receive", person(**changes)))
    assert (code in found) if code else (found == [])


# --- L16 ------------------------------------------------------------------------------------


@pytest.mark.parametrize("sex", ["9", "0"])
def test_the_number_of_a_woman_counts_where_her_sex_was_not_said(
    clerk: Workplace, sex: str
) -> None:
    ref = clerk.act("correction.receive", woman(sex=sex)).id
    values = announcement(ref, team=MEN)
    assert refused(clerk, "correction.announce", values) == ["correction.woman_needed"]
    clerk.act("correction.announce", announcement(ref, team=MIXED))


def test_without_sex_and_number_the_team_is_asked_about(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person(sex="9", id_number=None)).id
    answer = clerk.act("correction.announce", announcement(ref))
    assert codes(answer) == ["correction.sex_unknown"]


def test_the_team_changes_after_the_announcement_and_still_fits(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", woman()).id
    clerk.act("correction.announce", announcement(ref, team=MIXED))
    values = {"correction": ref, "changed": "2026-03-02", "reason": "工作调动"}
    gone = {**values, "leaving": ["程素云"]}
    assert refused(clerk, "correction.team_change", gone) == ["correction.woman_needed"]
    joining = [{"name": "吴秋月", "sex": "2", "identity": "04"}]
    clerk.act("correction.team_change", {**gone, "joining": joining})
    kept = show(clerk, "correction", ref)["children"]["team_member"]
    assert [(item["name"], item["left"], item["joined"]) for item in kept] == [
        ("沈知秋", None, None),
        ("葛守义", None, None),
        ("程素云", "2026-03-02", None),
        ("吴秋月", None, "2026-03-02"),
    ]
    assert refused(clerk, "correction.team_change", gone) == ["correction.team_unknown"]
    assert refused(clerk, "correction.team_change", values) == ["correction.team_nothing"]


def test_a_search_before_the_deadline_settles_nothing(clerk: Workplace) -> None:
    """The deadline is 2026-01-15."""
    ref = clerk.act("correction.receive", person(reported=None)).id
    values = {"correction": ref, "searched": "2026-01-15", "search_note": "电话联系家属"}
    assert refused(clerk, "correction.search", values) == ["correction.search_early"]
    assert "search" in due_on(clerk, "2026-01-16")
    clerk.act("correction.search", {**values, "searched": "2026-01-16"})
    assert "search" not in due_on(clerk, "2026-01-17")


def test_what_reception_left_open_is_seen_although_the_county_set_no_day(
    clerk: Workplace,
) -> None:
    ref = clerk.act("correction.receive", person()).id
    row = due_on(clerk, "2026-01-20")["setup"]
    assert (row.soft, row.act) == (True, "correction.announce")
    left = "尚未进行入矫宣告，尚未成立矫正小组、签订责任书，尚未制定矫正方案"
    assert row.why == f"2026-01-09报到，{left}"
    clerk.act("correction.announce", announcement(ref, plan=None))
    row = due_on(clerk, "2026-01-20")["setup"]
    assert (row.act, "矫正方案" in row.why, "宣告" in row.why) == ("correction.plan", True, False)
    plan = {"correction": ref, "plan": "每月谈话。", "plan_made": "2026-01-20"}
    clerk.act("correction.plan", plan)
    assert "setup" not in due_on(clerk, "2026-01-20")


@pytest.mark.parametrize("part", ["report", "report:", "report:二月", "report:2026-13-45", "走访"])
def test_what_names_no_period_is_refused_and_breaks_no_list(
    clerk: Workplace, silent: str, part: str
) -> None:
    before = due_rows(clerk)
    notice = {"correction": silent, "kind": "missed_period", "done": "2026-06-02", "note": "住院"}
    assert refused(clerk, "correction.notice", {**notice, "part": part}) == [
        "correction.missed_part"
    ]
    breach = {
        "correction": silent,
        "kind": "missed_report",
        "facts": "没有报告",
        "decision": "admonish",
        "decided": "2026-06-02",
    }
    assert refused(clerk, "correction.breach", {**breach, "period": part}) == [
        "correction.missed_part"
    ]
    assert due_rows(clerk) == before


def test_the_place_of_a_void_record_is_not_given_again(clerk: Workplace, silent: str) -> None:
    notice = {"correction": silent, "kind": "missed_period", "done": "2026-06-02", "note": "住院"}
    clerk.act("correction.notice", {**notice, "part": "report:2026-01-31"})
    clerk.act("correction.notice", {**notice, "part": "report:2026-02-28"})
    clerk.act("correction.void_notice", {"correction": silent, "notice": "1", "reason": "登记错"})
    clerk.act("correction.notice", {**notice, "part": "report:2026-03-31"})
    kept = show(clerk, "correction", silent)["children"]["notice"]
    assert [item["position"] for item in kept] == [1, 2, 3]
    first = show(clerk, "correction", silent)["children"]["check"][0]["id"]
    values = {"correction": silent, "check": first, "reason": "登记在别人名下"}
    clerk.act("correction.void_check", values)
    clerk.act("correction.report", check(silent, "2026-06-02", content="又一次报告的内容"))
    checks = show(clerk, "correction", silent)["children"]["check"]
    assert [item["position"] for item in checks] == [1, 2]
