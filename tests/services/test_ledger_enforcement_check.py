"""行政执法监督: planned, checked, a letter with its answer."""

from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import issue, told
from tests.services.test_ledger_meeting import month


def plan(**changes: Any) -> dict[str, Any]:
    """Planned for 2026-04-01."""
    values = {
        "unit": "综合行政执法局",
        "planned_on": "2026-04-01",
        "mode": "files",
        "subject": "上半年处罚案卷",
    }
    return {**values, **changes}


def checked(clerk: Workplace, on: str = "2026-04-01", **changes: Any) -> str:
    ref = clerk.act("enforcement_check.add", plan(**changes)).id
    values = {"enforcement_check": ref, "checked_on": on, "checkers": "沈知秋", "files": 12}
    clerk.act("enforcement_check.check", values)
    return ref


def letter(ref: str, **changes: Any) -> dict[str, Any]:
    values = {"enforcement_check": ref, "letter_on": "2026-04-02", "reply_by": "2026-04-17"}
    return {**values, **changes}


def test_a_check_without_problems_is_closed_at_once_and_with_a_letter_only_after_its_answer(
    clerk: Workplace,
) -> None:
    ref = checked(clerk)
    clerk.act("enforcement_check.send_letter", letter(ref))
    early = {"enforcement_check": ref, "closed_on": "2026-04-08"}
    assert told(clerk, "enforcement_check.close", early) == [("act.state", "")]
    answer = {"enforcement_check": ref, "replied_on": "2026-04-07", "reply": "已补正。"}
    clerk.act("enforcement_check.answer", answer)
    clerk.act("enforcement_check.close", early)
    clean = checked(clerk)
    clerk.act("enforcement_check.close", {"enforcement_check": clean, "closed_on": "2026-04-03"})
    states = [show(clerk, "enforcement_check", one)["record"]["state"] for one in (ref, clean)]
    assert states == ["closed", "closed"]


@pytest.mark.parametrize(
    ("day", "light"),
    [
        ("2026-04-13", "green"),
        ("2026-04-14", "yellow"),
        ("2026-04-17", "yellow"),
        ("2026-04-18", "red"),
    ],
)
def test_the_answer_to_the_letter_is_due(clerk: Workplace, day: str, light: str) -> None:
    ref = checked(clerk)
    clerk.act("enforcement_check.send_letter", letter(ref))
    (row,) = due_rows(clerk, on=date.fromisoformat(day))
    assert (row.rule, row.due, row.light) == (
        "enforcement_check.reply",
        date(2026, 4, 17),
        light,
    )
    assert row.why == "2026-04-02向综合行政执法局发督促函，要求在2026-04-17（含当日）以前回复"


def test_a_plan_that_was_passed_over_urges_softly(clerk: Workplace) -> None:
    clerk.act("enforcement_check.add", plan())
    (row,) = due_rows(clerk)
    assert (row.rule, row.soft, row.light) == ("enforcement_check.planned", True, "yellow")


def test_checks_and_problems_are_counted_in_the_month_of_the_check(clerk: Workplace) -> None:
    first, gone = checked(clerk), checked(clerk)
    other = checked(clerk, planned_on="2026-03-02", on="2026-03-31")
    for ref in (first, first, other, gone):
        found = {"enforcement_check": ref, "problem": "笔录没有签名。"}
        clerk.act("enforcement_check.add_problem", found)
    third = {"enforcement_check": first, "problem": "送达回证日期不对。"}
    clerk.act("enforcement_check.add_problem", third)
    void = {"enforcement_check": first, "enforcement_problem": "3", "reason": "核实无误"}
    clerk.act("enforcement_check.void_problem", void)
    clerk.act("enforcement_check.void", {"enforcement_check": gone, "reason": "重复登记"})
    clerk.act("enforcement_check.add", plan(planned_on="2026-04-20"))
    figures = month(clerk)
    assert (figures["enforcement_checks"], figures["enforcement_problems"]) == (1, 2)


def test_a_problem_names_the_issue_it_became(clerk: Workplace) -> None:
    lead = clerk.act("issue.add", issue()).id
    ref = checked(clerk)
    found = {"enforcement_check": ref, "problem": "没有勘验图。", "issue": "问2026-0001"}
    clerk.act("enforcement_check.add_problem", found)
    (part,) = show(clerk, "enforcement_check", ref)["children"]["enforcement_problem"]
    assert part["issue"] == lead


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"mode": "guess"}, ("value.code", "mode")),
        ({"unit": ""}, ("value.required", "unit")),
        ({"problems": [{"problem": "缺页", "rectified_on": "2026-03-31"}]},
         ("ledger.order", "rectified_on")),
    ],
)  # fmt: skip
def test_an_impossible_plan_is_refused(
    clerk: Workplace, changes: dict[str, Any], problem: tuple[str, str]
) -> None:
    assert told(clerk, "enforcement_check.add", plan(**changes)) == [problem]


def test_an_answer_is_not_asked_for_before_the_letter(clerk: Workplace) -> None:
    values = letter(checked(clerk), reply_by="2026-04-01")
    assert told(clerk, "enforcement_check.send_letter", values) == [("ledger.order", "reply_by")]
