"""行政复议和诉讼案件: the reply in time, the hearing, the appeal, what was lost."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import told
from tests.services.test_ledger_meeting import month


def case(**changes: Any) -> dict[str, Any]:
    """Served on Tuesday 2026-04-07."""
    values = {
        "case_type": "recon",
        "case_no": "皋行复〔2026〕37号",
        "handled_by": "行政复议机构",
        "claimant": "殷立群",
        "body": "云溪镇人民政府",
        "act": "占道经营的处罚决定",
        "served_on": "2026-04-07",
    }
    return {**values, **changes}


def add(clerk: Workplace, **changes: Any) -> str:
    return clerk.act("admin_case.add", case(**changes)).id


def close(clerk: Workplace, ref: str, on: str = "2026-04-10", **changes: Any) -> None:
    values = {"admin_case": ref, "concluded_on": on, "result": "upheld", **changes}
    clerk.act("admin_case.close", values)


def ruled(clerk: Workplace, paper: str, case_type: str = "first", on: str = "2026-04-09") -> str:
    """A case of 2026-03-02 in which a paper was served."""
    ref = add(clerk, case_type=case_type, served_on="2026-03-02")
    clerk.act("admin_case.reply", {"admin_case": ref, "replied_on": "2026-03-10"})
    values = {"admin_case": ref, "paper": paper, "ruled_on": on, "result": "upheld"}
    clerk.act("admin_case.rule", values)
    return ref


@pytest.mark.parametrize(
    ("changes", "rule", "due"),
    [
        ({}, "admin_case.reply_recon", date(2026, 4, 21)),
        ({"simple": True}, "admin_case.reply_simple", date(2026, 4, 14)),
        ({"case_type": "first"}, "admin_case.reply_court", date(2026, 4, 22)),
        ({"case_type": "second"}, "admin_case.reply_court", date(2026, 4, 22)),
        # the fifteenth day, 2026-04-19, is a Sunday
        ({"case_type": "first", "served_on": "2026-04-04"}, "admin_case.reply_court",
         date(2026, 4, 20)),
    ],
)  # fmt: skip
def test_the_reply_is_due_by_the_type_of_the_case(
    clerk: Workplace, changes: dict[str, Any], rule: str, due: date
) -> None:
    ref = add(clerk, **changes)
    (row,) = due_rows(clerk, within=30)
    assert (row.rule, row.due, row.act) == (rule, due, "admin_case.reply")
    clerk.act("admin_case.reply", {"admin_case": ref, "replied_on": "2026-04-10"})
    assert due_rows(clerk, within=30) == ()


@pytest.mark.parametrize(
    ("day", "light", "late"),
    [
        ("2026-04-15", "green", 0),
        ("2026-04-16", "yellow", 0),
        ("2026-04-21", "yellow", 0),
        ("2026-04-22", "red", 1),
    ],
)
def test_the_light_of_the_reply_turns_three_working_days_before(
    clerk: Workplace, day: str, light: str, late: int
) -> None:
    add(clerk)
    (row,) = due_rows(clerk, within=30, on=date.fromisoformat(day))
    assert (row.light, row.late_days) == (light, late)


def test_the_hearing_is_due_until_it_was_held(clerk: Workplace) -> None:
    ref = add(clerk, case_type="first")
    clerk.act("admin_case.change", {"admin_case": ref, "hearing_on": "2026-04-24"})
    rows = [(row.rule, str(row.due)) for row in due_rows(clerk, within=30)]
    assert ("admin_case.hearing", "2026-04-24") in rows
    held = {"admin_case": ref, "heard_on": "2026-04-10", "attendance": "head"}
    clerk.act("admin_case.hear", held)
    assert due_rows(clerk, within=30) == ()
    assert show(clerk, "admin_case", ref)["record"]["state"] == "heard"


@pytest.mark.parametrize(
    ("paper", "on", "rule", "due"),
    [
        ("judgment", "2026-04-09", "admin_case.appeal_judgment", date(2026, 4, 24)),
        ("ruling", "2026-04-10", "admin_case.appeal_ruling", date(2026, 4, 20)),
        # the tenth day, 2026-04-18, is a Saturday
        ("ruling", "2026-04-08", "admin_case.appeal_ruling", date(2026, 4, 20)),
    ],
)
def test_the_term_of_appeal_runs_by_the_paper(
    clerk: Workplace, paper: str, on: str, rule: str, due: date
) -> None:
    ref = ruled(clerk, paper, on=on)
    (row,) = due_rows(clerk, within=30)
    assert (row.rule, row.due) == (rule, due)
    close(clerk, ref)
    assert due_rows(clerk, within=30) == ()


@pytest.mark.parametrize(
    ("paper", "case_type"), [("judgment", "second"), ("settlement", "first"), ("decision", "recon")]
)
def test_nothing_else_is_appealed_here(clerk: Workplace, paper: str, case_type: str) -> None:
    ruled(clerk, paper, case_type)
    assert due_rows(clerk, within=30) == ()


def test_the_rate_of_lost_cases_is_of_those_that_were_closed(clerk: Workplace) -> None:
    refs = [add(clerk, served_on="2026-03-30") for _ in range(5)]
    add(clerk)
    close(clerk, refs[0], lost=True)
    close(clerk, refs[1], corrected=True)
    close(clerk, refs[2])
    close(clerk, refs[3], on="2026-03-31", lost=True)
    close(clerk, refs[4], lost=True)
    clerk.act("admin_case.void", {"admin_case": refs[4], "reason": "不是镇里的案件"})
    figures = month(clerk)
    keys = ("admin_cases_taken", "admin_cases_closed", "admin_cases_lost", "admin_cases_corrected")
    assert [figures[key] for key in keys] == [1, 3, 1, 1]
    assert figures["admin_loss_rate"] == Decimal("33.33")
    assert month(clerk, "2026-02")["admin_loss_rate"] is None


def test_only_who_attended_as_head_is_counted_by_the_day_of_the_hearing(clerk: Workplace) -> None:
    for day, who in (
        ("2026-04-08", "head"),
        ("2026-04-09", "staff"),
        ("2026-03-31", "head"),
    ):
        ref = add(clerk, served_on="2026-03-02")
        clerk.act("admin_case.hear", {"admin_case": ref, "heard_on": day, "attendance": who})
    assert month(clerk)["admin_court_attended"] == 1


def test_a_second_instance_names_the_case_before(clerk: Workplace) -> None:
    first = ruled(clerk, "judgment")
    second = add(clerk, case_type="second", previous=first)
    assert find(clerk, "admin_case", where={"previous": first}).items[0]["id"] == second


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"case_type": "third"}, ("value.code", "case_type")),
        ({"accepted_on": "2026-04-08"}, ("ledger.order", "served_on")),
        ({"hearing_on": "2026-04-06"}, ("ledger.order", "hearing_on")),
        ({"claimant": ""}, ("value.required", "claimant")),
        ({"previous": "应2020-0001"}, ("value.not_found", "previous")),
    ],
)
def test_an_impossible_case_is_refused(
    clerk: Workplace, changes: dict[str, Any], problem: tuple[str, str]
) -> None:
    assert told(clerk, "admin_case.add", case(**changes)) == [problem]
    assert find(clerk, "admin_case").total == 0


def test_a_closed_case_takes_no_reply_and_closing_needs_a_result(clerk: Workplace) -> None:
    ref = add(clerk)
    bare = {"admin_case": ref, "concluded_on": "2026-04-09"}
    assert told(clerk, "admin_case.close", bare) == [("value.required", "result")]
    close(clerk, ref)
    late = {"admin_case": ref, "replied_on": "2026-04-10"}
    assert told(clerk, "admin_case.reply", late) == [("act.state", "")]
