"""上级交办任务: what was asked for, by when, what was reported, what is counted."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_json, due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.reporting import report_named, report_result
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.statistics.periods import read_period
from tests.services.ledger_entries import told


def task(**changes: Any) -> dict[str, Any]:
    """Asked for on 2026-04-01, due on 2026-04-15."""
    values = {
        "received_on": "2026-04-01",
        "given_by": "某市司法局",
        "matter": "报送调解案卷自查表",
        "assigned_to": "沈知秋",
        "due_on": "2026-04-15",
    }
    return {**values, **changes}


def reported(ref: str, **changes: Any) -> dict[str, Any]:
    values = {"task": ref, "feedback_on": "2026-04-08", "feedback": "自查二十卷，已报送。"}
    return {**values, **changes}


def test_a_task_is_answered_and_then_closed(clerk: Workplace) -> None:
    made = clerk.act("task.add", task())
    assert (made.number, made.state) == ("任2026-0001", "open")
    assert clerk.act("task.report", reported(made.id)).state == "reported"
    closed = {"task": made.id, "closed_on": "2026-04-09"}
    assert clerk.act("task.close", closed).state == "closed"
    record = show(clerk, "task", made.id)["record"]
    assert (record["feedback"], record["closed_on"]) == ("自查二十卷，已报送。", "2026-04-09")
    assert told(clerk, "task.report", reported(made.id)) == [("act.state", "")]


def test_what_asks_for_no_answer_is_closed_at_once(clerk: Workplace) -> None:
    ref = clerk.act("task.add", task(due_on=None, sort="hint")).id
    closed = {"task": ref, "closed_on": "2026-04-02", "feedback": "已传阅。"}
    assert clerk.act("task.close", closed).state == "closed"
    assert show(clerk, "task", ref)["record"]["feedback"] == "已传阅。"


@pytest.mark.parametrize(
    ("day", "light", "late"),
    [
        ("2026-04-11", "green", 0),
        ("2026-04-12", "yellow", 0),
        ("2026-04-15", "yellow", 0),
        ("2026-04-16", "red", 1),
    ],
)
def test_the_term_of_a_task_is_the_day_it_was_given(
    clerk: Workplace, day: str, light: str, late: int
) -> None:
    ref = clerk.act("task.add", task()).id
    (row,) = due_rows(clerk, on=date.fromisoformat(day))
    assert (row.rule, str(row.due), row.light, row.late_days) == (
        "task.due",
        "2026-04-15",
        light,
        late,
    )
    assert (row.who, row.act) == ("某市司法局", "task.report")
    assert due_json([row])[0]["why"] == "某市司法局交办，办理期限2026-04-15"
    clerk.act("task.report", reported(ref))
    assert due_rows(clerk, on=date.fromisoformat(day)) == ()


def test_a_task_without_a_term_is_due_only_where_the_office_says_when(clerk: Workplace) -> None:
    clerk.act("task.add", task(due_on=None))
    clerk.act("task.add", task())
    assert [row.rule for row in due_rows(clerk, within=30)] == ["task.due"]
    own = clerk.rules.parameters.over({"task.undated": {"value": 5}})
    clerk.rules = replace(clerk.rules, parameters=own)
    rows = {row.number: (row.rule, str(row.due), row.soft) for row in due_rows(clerk, within=30)}
    assert rows == {
        "任2026-0001": ("task.undated", "2026-04-09", True),
        "任2026-0002": ("task.due", "2026-04-15", False),
    }


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"received_on": "2026-04-11"}, [("date.future", "received_on")]),
        ({"due_on": "2026-03-31"}, [("ledger.order", "due_on")]),
        ({"sort": "wish"}, [("value.code", "sort")]),
        ({"mail": "文2026-0009"}, [("value.not_found", "mail")]),
        ({"matter": " "}, [("value.required", "matter")]),
    ],
)
def test_a_task_that_cannot_be_is_refused(
    clerk: Workplace, changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert told(clerk, "task.add", task(**changes)) == problems
    assert find(clerk, "task").total == 0


def test_it_is_neither_answered_before_it_came_nor_closed_before_it_was_answered(
    clerk: Workplace,
) -> None:
    ref = clerk.act("task.add", task()).id
    early = reported(ref, feedback_on="2026-03-31")
    assert told(clerk, "task.report", early) == [("ledger.order", "feedback_on")]
    clerk.act("task.report", reported(ref))
    closed = {"task": ref, "closed_on": "2026-04-07"}
    assert told(clerk, "task.close", closed) == [("ledger.order", "closed_on")]


def test_tasks_are_counted_by_the_day_they_came_and_the_day_they_were_closed(
    clerk: Workplace,
) -> None:
    refs = [
        clerk.act("task.add", task(received_on=day)).id
        for day in ("2026-03-31", "2026-04-01", "2026-04-02", "2026-04-03")
    ]
    clerk.act("task.void", {"task": refs[3], "reason": "重复登记"})
    clerk.act("task.close", {"task": refs[0], "closed_on": "2026-03-31"})
    clerk.act("task.close", {"task": refs[1], "closed_on": "2026-04-09"})
    totals = report_result(clerk, report_named("month"), read_period("2026-04")).totals
    assert (totals["tasks_received"], totals["tasks_closed"]) == (2, 1)


def test_a_task_names_the_paper_it_came_with(clerk: Workplace) -> None:
    mail = {"direction": "in", "moved_on": "2026-04-01", "party": "某市司法局", "subject": "通知"}
    number = clerk.act("mail.add", mail).number
    ref = clerk.act("task.add", task(mail=number)).id
    assert [one["id"] for one in find(clerk, "task", where={"mail": str(number)}).items] == [ref]
