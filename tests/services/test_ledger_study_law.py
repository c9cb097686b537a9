"""领导干部学法: when, at which meeting, what, and how many were there."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.reporting import report_named, report_result
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.statistics.periods import read_period
from tests.services.ledger_entries import told


def session(**changes: Any) -> dict[str, Any]:
    """Before a meeting on 2026-04-01."""
    values = {
        "held_on": "2026-04-01",
        "form": "before_meeting",
        "meeting": "镇长办公会",
        "topic": "信访工作条例",
        "people": 11,
    }
    return {**values, **changes}


def test_a_session_is_kept_found_and_put_right(clerk: Workplace) -> None:
    made = clerk.act("study_law.add", session(speaker="顾明远"))
    assert (made.number, made.state) == ("学2026-0001", "kept")
    clerk.act("study_law.add", session(form="group", topic="民法典"))
    assert [one["id"] for one in find(clerk, "study_law", "信访 顾明远").items] == [made.id]
    found = find(clerk, "study_law", where={"form": "group"}).items
    assert [one["number"] for one in found] == ["学2026-0002"]
    clerk.act("study_law.change", {"study_law": made.id, "people": 12, "reason": "重数"})
    assert show(clerk, "study_law", made.id)["record"]["people"] == 12


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"held_on": "2026-04-11"}, [("date.future", "held_on")]),
        ({"form": "dream"}, [("value.code", "form")]),
        ({"people": 0}, [("value.count", "people")]),
        ({"topic": ""}, [("value.required", "topic")]),
    ],
)
def test_a_session_that_cannot_be_is_refused(
    clerk: Workplace, changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert told(clerk, "study_law.add", session(**changes)) == problems
    assert find(clerk, "study_law").total == 0


def test_sessions_and_those_who_were_there_are_counted(clerk: Workplace) -> None:
    days = (("2026-03-31", 90), ("2026-04-01", 11), ("2026-04-09", 20), ("2026-04-02", 70))
    refs = [clerk.act("study_law.add", session(held_on=day, people=n)).id for day, n in days]
    clerk.act("study_law.void", {"study_law": refs[3], "reason": "没有学"})
    totals = report_result(clerk, report_named("month"), read_period("2026-04")).totals
    assert (totals["study_law_sessions"], totals["study_law_people"]) == (2, 31)
