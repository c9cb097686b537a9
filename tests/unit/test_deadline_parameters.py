"""Parameters of the rules: units, layers, the office's own file, and what is no parameter."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.domain.deadlines.book import all_rules
from sifasuo_desktop.domain.deadlines.parameters import BadParameter, Due, Parameters, Unit
from sifasuo_desktop.domain.periods import Count
from sifasuo_desktop.domain.workdays import Calendar
from sifasuo_desktop.services.office.reference import BrokenTable, load_calendar, load_parameters

D = date.fromisoformat
SHIPPED = load_parameters()
CHINA = load_calendar()


@pytest.mark.parametrize(
    ("key", "value", "unit"),
    [
        ("report_in.days", 10, "day"),
        ("transfer_in.days", 10, "day"),
        ("transfer.report", 7, "day"),
        ("assess.normal", 10, "workday"),
        ("assess.summary", 5, "workday"),
        ("leave.office_max", 7, "day"),
        ("leave.county_max", 30, "day"),
        ("leave.window_months", 2, "month"),
        ("leave.window_max", 30, "day"),
        ("leave.advance", 3, "day"),
        ("freq.valid", 6, "month"),
        ("em.max", 3, "month"),
        ("health.report", 1, "per_month"),
        ("health.recheck", 3, "month"),
        ("late.admonish_max", 10, "day"),
        ("late.revoke", 1, "month"),
        ("admonish_to_warn", 2, "count"),
        ("warn_to_revoke", 2, "count"),
        ("discharge.summary", 30, "day"),
        ("seal.days", 3, "day"),
        ("mediation.month", 1, "month"),
        ("court.before", 30, "day"),
        ("court.ordinary", 15, "day"),
        ("court.summary", 7, "day"),
        ("labour.arbitration", 15, "day"),
        ("confirmation.apply", 30, "day"),
        ("labour.review", 15, "day"),
        ("follow_up.after", 7, "day"),
        ("follow_up.first", 30, "day"),
    ],
)
def test_a_number_of_the_law_stands_in_the_shipped_table(key: str, value: int, unit: str) -> None:
    assert SHIPPED.number(key) == value
    assert SHIPPED[key].unit == unit
    assert SHIPPED[key].basis


@pytest.mark.parametrize(
    "key",
    [
        "dispute.accept",
        "assess.office_internal",
        "office_report.days",
        "announce.days",
        "team.days",
        "plan.days",
        "exit_filing.days",
        "ban.report",
        "leave.contact",
    ],
)
def test_what_the_county_must_say_is_shipped_without_a_number(key: str) -> None:
    assert key in {item.key for item in SHIPPED}
    assert SHIPPED.get(key) is None
    with pytest.raises(KeyError):
        SHIPPED.number(key)


def test_no_frequency_of_a_class_is_shipped_and_the_office_has_no_leave_power() -> None:
    assert SHIPPED.below("class_policy") == ()
    assert not SHIPPED.switch("leave.office_delegated")
    assert SHIPPED.switch("leave.count_both_ends")
    assert not SHIPPED.switch("no.such.switch")


def test_only_acts_with_a_statutory_day_limit_move_off_rest_days() -> None:
    rolled = {item.key for item in SHIPPED if item.roll and item.value is not None}
    assert rolled == {
        "admin_case.appeal_judgment",
        "admin_case.appeal_ruling",
        "admin_case.reply_court",
        "petition.notice",
        "petition.settle",
        "petition.settle_extended",
        "recon_transfer.apply",
        "appeal.days",
        "confirmation.apply",
        "labour.review",
        "report_in.days",
        "seal.days",
        "transfer.handover",
        "transfer.letter",
        "transfer.receipt",
        "transfer.refuse_notice",
        "transfer.reply",
        "transfer.report",
        "transfer_in.days",
    }


def test_mediation_counts_months_civilly_and_corrections_criminally() -> None:
    civil = {item.key for item in SHIPPED if item.count is Count.CIVIL}
    assert civil == {"mediation.month"}
    assert all(item.count for item in SHIPPED if item.unit is Unit.MONTH)


def test_every_rule_has_its_parameter_and_every_parameter_a_title() -> None:
    keys = {item.key for item in SHIPPED}
    assert {rule.parameter for rule in all_rules()} <= keys
    assert all(item.title for item in SHIPPED)


def test_a_working_day_limit_a_rolled_one_and_a_month_are_counted_each_in_its_unit() -> None:
    assert SHIPPED["assess.normal"].due(D("2025-09-26"), CHINA) == Due(
        D("2025-10-16"), D("2025-10-16"), False
    )
    assert SHIPPED["report_in.days"].due(D("2025-09-25"), CHINA) == Due(
        D("2025-10-09"), D("2025-10-05"), False
    )
    assert SHIPPED["late.revoke"].due(D("2025-02-28"), CHINA).day == D("2025-03-31")
    assert SHIPPED["mediation.month"].due(D("2025-02-28"), CHINA).day == D("2025-03-28")
    assert SHIPPED["report_in.days"].due(D("2027-09-23"), CHINA).provisional


def test_a_parameter_that_counts_nothing_sets_no_deadline() -> None:
    with pytest.raises(BadParameter):
        SHIPPED["admonish_to_warn"].due(D("2025-09-25"), CHINA)
    with pytest.raises(BadParameter):
        _ = SHIPPED["discharge.day"].number


def test_warning_in_working_days_goes_back_over_the_holiday() -> None:
    table = {
        "a": {"title": "甲", "unit": "day", "value": 1, "warn": {"value": 2, "unit": "workday"}}
    }
    assert Parameters(table)["a"].yellow_from(D("2025-10-09"), CHINA) == D("2025-09-29")
    assert Parameters({"a": {"title": "甲", "unit": "day", "value": 1}})["a"].yellow_from(
        D("2025-10-09"), Calendar()
    ) == D("2025-10-09")


def test_the_offices_own_file_overrides_field_by_field(tmp_path: Path) -> None:
    local = tmp_path / "local.toml"
    local.write_text(
        '["report_in.days"]\nroll = false\n["announce.days"]\nvalue = 5\nbasis = "县局通知"\n'
        '["class_policy.严管.report"]\ntitle = "严管每周报告"\nunit = "per_week"\nvalue = 1\n',
        encoding="utf-8",
    )
    found = load_parameters(local)
    assert not found["report_in.days"].roll
    assert found.number("report_in.days") == 10
    assert found["report_in.days"].basis == SHIPPED["report_in.days"].basis
    assert found.number("announce.days") == 5
    assert [item.key for item in found.below("class_policy.严管")] == ["class_policy.严管.report"]
    assert load_parameters(tmp_path / "none.toml")["report_in.days"].roll


def test_the_shipped_tables_are_read_once_a_run(tmp_path: Path) -> None:
    assert load_parameters() is load_parameters(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        ({"unit": "day"}, "title"),
        ({"title": "甲"}, "unit"),
        ({"title": "甲", "unit": "fortnight"}, "unit"),
        ({"title": "甲", "unit": "month", "value": 1}, "count"),
        ({"title": "甲", "unit": "day", "value": "ten"}, "value"),
        ({"title": "甲", "unit": "day", "value": -1}, "value"),
        ({"title": "甲", "unit": "day", "value": True}, "value"),
        ({"title": "甲", "unit": "switch", "value": 1}, "value"),
        ({"title": "甲", "unit": "per_week", "value": 0}, "value"),
        ({"title": "甲", "unit": "day", "roll": "yes"}, "roll"),
        ({"title": "甲", "unit": "day", "warn": 3}, "warn"),
        ({"title": "甲", "unit": "day", "warn": {"value": 1, "unit": "month"}}, "warn"),
        ({"title": "甲", "unit": "day", "warn": {"value": -1, "unit": "day"}}, "warn"),
        ({"title": "甲", "unit": "day", "colour": 3}, "colour"),
        (3, "table"),
    ],
)
def test_what_is_no_parameter_is_refused_by_key_and_field(entry: Any, field: str) -> None:
    with pytest.raises(BadParameter) as caught:
        Parameters({"own.rule": entry})
    assert (caught.value.key, caught.value.field) == ("own.rule", field)


def test_a_broken_local_file_is_named(tmp_path: Path) -> None:
    local = tmp_path / "local.toml"
    local.write_text('["report_in.days"]\nvalue = "zehn"\n', encoding="utf-8")
    with pytest.raises(BrokenTable, match=r"local\.toml: report_in\.days: value"):
        load_parameters(local)
