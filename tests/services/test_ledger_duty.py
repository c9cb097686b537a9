"""值班: planned ahead, filled in afterwards, counted by days, turns and callers."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.reporting import report_named, report_result
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.statistics.periods import read_period
from tests.services.ledger_entries import told


def turn(**changes: Any) -> dict[str, Any]:
    """A lawyer in the morning of 2026-04-07."""
    values = {
        "day": "2026-04-07",
        "shift": "am",
        "sitter": "陆景和",
        "role": "lawyer",
        "firm": "某律师事务所",
    }
    return {**values, **changes}


def test_a_turn_is_planned_and_its_callers_are_filled_in_later(clerk: Workplace) -> None:
    made = clerk.act("duty.add", turn(day="2026-04-24"))
    assert (made.number, made.state) == ("值2026-0001", "kept")
    assert show(clerk, "duty", made.id)["record"]["callers"] is None
    clerk.act("duty.change", {"duty": made.id, "callers": 0, "matters": "无人来访"})
    assert show(clerk, "duty", made.id)["record"]["callers"] == 0
    assert [one["id"] for one in find(clerk, "duty", "ljh").items] == [made.id]


def test_who_says_nothing_else_is_of_the_office(clerk: Workplace) -> None:
    ref = clerk.act("duty.add", {"day": "2026-04-08", "shift": "day", "sitter": "沈知秋"}).id
    assert show(clerk, "duty", ref)["record"]["role"] == "staff"


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"shift": "night"}, [("value.code", "shift")]),
        ({"role": "guest"}, [("value.code", "role")]),
        ({"callers": -1}, [("value.whole", "callers")]),
        ({"phone": "没有"}, [("value.phone", "phone")]),
        ({"day": None}, [("value.required", "day")]),
    ],
)
def test_a_turn_that_cannot_be_is_refused(
    clerk: Workplace, changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert told(clerk, "duty.add", turn(**changes)) == problems
    assert find(clerk, "duty").total == 0


def test_two_on_one_day_are_one_day_and_two_turns(clerk: Workplace) -> None:
    clerk.act("duty.add", turn(callers=3))
    clerk.act("duty.add", turn(role="staff", sitter="沈知秋", shift="day", callers=2))
    clerk.act("duty.add", turn(day="2026-04-09", role="counsel"))
    clerk.act("duty.add", turn(day="2026-03-31", callers=40))
    ref = clerk.act("duty.add", turn(day="2026-04-08", callers=50)).id
    clerk.act("duty.void", {"duty": ref, "reason": "录了两遍"})
    totals = report_result(clerk, report_named("month"), read_period("2026-04")).totals
    keys = ("duty_days", "duty_lawyer_turns", "duty_callers")
    assert [totals[key] for key in keys] == [2, 2, 5]
