"""The terms of ledgers: their day, their light, and what an office enters itself."""

from dataclasses import replace
from datetime import date

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_json, due_rows
from tests.services.ledger_entries import (
    handed_over,
    issue,
    told,
)


@pytest.mark.parametrize(
    ("day", "light", "late"),
    [
        ("2026-04-16", "green", 0),
        ("2026-04-17", "yellow", 0),
        ("2026-04-20", "yellow", 0),
        ("2026-04-21", "red", 1),
        ("2026-05-20", "red", 30),
    ],
)
def test_the_term_of_an_issue_ends_with_its_day(
    clerk: Workplace, day: str, light: str, late: int
) -> None:
    ref = clerk.act("issue.add", issue()).id
    clerk.act("issue.assign", handed_over(ref))
    (row,) = due_rows(clerk, on=date.fromisoformat(day))
    assert (row.rule, row.due, row.light, row.late_days) == (
        "issue.due",
        date(2026, 4, 20),
        light,
        late,
    )
    assert due_json([row])[0]["why"] == "交办给杨启东，整改期限2026-04-20"
    assert (row.number, row.who, row.act) == ("问2026-0001", "新桥村水站", "issue.rectify")


def test_a_term_put_off_counts_from_its_new_day_and_ends_when_it_is_put_right(
    clerk: Workplace,
) -> None:
    ref = clerk.act("issue.add", issue()).id
    clerk.act("issue.assign", handed_over(ref))
    clerk.act("issue.extend", {"issue": ref, "due_on": "2026-04-30", "put_off": "等检测报告"})
    assert [str(row.due) for row in due_rows(clerk, within=30)] == ["2026-04-30"]
    earlier = {"issue": ref, "due_on": "2026-04-30", "put_off": "再等"}
    assert told(clerk, "issue.extend", earlier) == [("ledger.beyond", "due_on")]
    done = {"issue": ref, "rectified_on": "2026-04-09", "measures": "账目已公开。"}
    clerk.act("issue.rectify", done)
    assert due_rows(clerk, within=30) == ()


def test_a_term_without_a_number_makes_a_row_only_when_the_office_enters_one(
    clerk: Workplace,
) -> None:
    clerk.act("issue.add", issue())
    assert due_rows(clerk, within=30) == ()
    own = clerk.rules.parameters.over({"issue.unassigned": {"value": 3}})
    clerk.rules = replace(clerk.rules, parameters=own)
    (row,) = due_rows(clerk, within=30)
    assert (row.rule, row.soft, row.act) == ("issue.unassigned", True, "issue.assign")
