"""受表彰: what the office and its people were praised for."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.reporting import report_named, report_result
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.statistics.periods import read_period
from tests.services.ledger_entries import told


def honour(**changes: Any) -> dict[str, Any]:
    """Given to the office on 2026-04-01."""
    values = {
        "awarded_on": "2026-04-01",
        "name": "人民调解先进集体",
        "level": "county",
        "receiver": "office",
        "awarded_by": "某市司法局",
    }
    return {**values, **changes}


def test_an_honour_of_a_person_names_him(clerk: Workplace) -> None:
    clerk.act("honour.add", honour())
    made = clerk.act("honour.add", honour(receiver="person", person="沈知秋", level="town"))
    assert (made.number, made.state) == ("彰2026-0002", "kept")
    assert show(clerk, "honour", made.id)["record"]["person"] == "沈知秋"
    assert [one["id"] for one in find(clerk, "honour", where={"level": "town"}).items] == [made.id]
    assert [one["number"] for one in find(clerk, "honour", "先进集体 沈知秋").items] == [
        "彰2026-0002"
    ]


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"awarded_on": "2026-04-11"}, [("date.future", "awarded_on")]),
        ({"level": "world"}, [("value.code", "level")]),
        ({"receiver": "village"}, [("value.code", "receiver")]),
        ({"awarded_by": " "}, [("value.required", "awarded_by")]),
    ],
)
def test_an_honour_that_cannot_be_is_refused(
    clerk: Workplace, changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert told(clerk, "honour.add", honour(**changes)) == problems
    assert find(clerk, "honour").total == 0


def test_honours_are_counted_by_their_day(clerk: Workplace) -> None:
    days = ("2026-03-31", "2026-04-01", "2026-04-02", "2026-04-03")
    refs = [clerk.act("honour.add", honour(awarded_on=day)).id for day in days]
    clerk.act("honour.void", {"honour": refs[3], "reason": "不是表彰"})
    totals = report_result(clerk, report_named("month"), read_period("2026-04")).totals
    assert totals["honours_received"] == 2
