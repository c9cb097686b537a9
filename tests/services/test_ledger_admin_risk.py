"""行政争议隐患: looked at again until it is settled or has become a case."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import told
from tests.services.test_ledger_meeting import month


def risk(**changes: Any) -> dict[str, Any]:
    """Found on 2026-04-01."""
    values = {
        "found_on": "2026-04-01",
        "domain": "land",
        "object": "桑园村征地补偿",
        "people": 11,
        "description": "附着物清点漏了果树，村民打听怎样复议。",
    }
    return {**values, **changes}


def review(ref: str, **changes: Any) -> dict[str, Any]:
    values = {
        "admin_risk": ref,
        "level": "2",
        "keeper": "杨启东",
        "next_review": "2026-04-15",
        "measure": "到现场重新清点。",
    }
    return {**values, **changes}


@pytest.mark.parametrize(
    ("day", "light"),
    [
        ("2026-04-11", "green"),
        ("2026-04-12", "yellow"),
        ("2026-04-15", "yellow"),
        ("2026-04-16", "red"),
    ],
)
def test_the_next_review_is_due_and_the_following_one_lies_after_it(
    clerk: Workplace, day: str, light: str
) -> None:
    ref = clerk.act("admin_risk.add", risk()).id
    clerk.act("admin_risk.review", review(ref))
    (row,) = due_rows(clerk, on=date.fromisoformat(day))
    assert (row.rule, row.due, row.light) == ("admin_risk.next", date(2026, 4, 15), light)
    assert row.why == "上次研判定于2026-04-15再研判，责任人杨启东"
    assert told(clerk, "admin_risk.review", review(ref)) == [("ledger.beyond", "next_review")]
    clerk.act("admin_risk.review", review(ref, next_review="2026-04-30"))
    assert [str(row.due) for row in due_rows(clerk, within=30)] == ["2026-04-30"]


def test_the_first_review_is_due_only_where_the_office_says_when(clerk: Workplace) -> None:
    clerk.act("admin_risk.add", risk())
    assert due_rows(clerk, within=90) == ()
    own = clerk.rules.parameters.over({"admin_risk.first": {"value": 3}})
    clerk.rules = replace(clerk.rules, parameters=own)
    (row,) = due_rows(clerk, within=90)
    assert (row.rule, row.soft, row.act) == ("admin_risk.first", True, "admin_risk.review")


def test_what_was_settled_is_counted_and_what_became_a_case_is_not(clerk: Workplace) -> None:
    refs = [clerk.act("admin_risk.add", risk()).id for _ in range(4)]
    clerk.act("admin_risk.add", risk(found_on="2026-03-31"))
    ended = {"ended_on": "2026-04-09"}
    clerk.act("admin_risk.settle", {"admin_risk": refs[0], **ended, "outcome": "全部签字。"})
    clerk.act("admin_risk.end_in_case", {"admin_risk": refs[1], **ended})
    clerk.act("admin_risk.settle", {"admin_risk": refs[2], **ended, "outcome": "已撤回。"})
    clerk.act("admin_risk.void", {"admin_risk": refs[2], "reason": "不是行政争议"})
    figures = month(clerk)
    assert (figures["admin_risks_found"], figures["admin_risks_settled"]) == (3, 1)
    assert show(clerk, "admin_risk", refs[1])["record"]["state"] == "case"
    assert told(clerk, "admin_risk.review", review(refs[0])) == [("act.state", "")]


@pytest.mark.parametrize(
    ("day", "problems"),
    [
        ("2026-03-31", [("ledger.order", "held_on")]),
        ("2026-04-11", [("date.future", "held_on")]),
        ("2026-04-08", []),
    ],
)
def test_a_joint_meeting_is_held_after_it_was_found_and_not_tomorrow(
    clerk: Workplace, day: str, problems: list[tuple[str, str]]
) -> None:
    ref = clerk.act("admin_risk.add", risk()).id
    values = {"held_on": day, "attended": "建设局、村委会", "decided": "补录果树。"}
    assert told(clerk, "admin_risk.add_meeting", {"admin_risk": ref, **values}) == problems


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"domain": "weather"}, ("value.code", "domain")),
        ({"people": 0}, ("value.count", "people")),
        ({"description": ""}, ("value.required", "description")),
    ],
)
def test_an_impossible_risk_is_refused(
    clerk: Workplace, changes: dict[str, Any], problem: tuple[str, str]
) -> None:
    assert told(clerk, "admin_risk.add", risk(**changes)) == [problem]
