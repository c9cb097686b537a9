"""信息简报: sent, taken up, counted."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.reporting import report_named, report_result
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.statistics.periods import read_period
from tests.services.ledger_entries import told


def brief(**changes: Any) -> dict[str, Any]:
    """Sent on 2026-04-01."""
    values = {
        "written_on": "2026-04-01",
        "headline": "三次上门化解排水纠纷",
        "sort": "case",
        "sent_to": "某市司法局",
        "text": "先看水沟再算账。",
    }
    return {**values, **changes}


def adopted(ref: str, **changes: Any) -> dict[str, Any]:
    values = {"brief": ref, "adopted_on": "2026-04-09", "adopted_by": "工作信息月报"}
    return {**values, **changes}


def test_a_brief_is_sent_and_taken_up_once(clerk: Workplace) -> None:
    made = clerk.act("brief.add", brief())
    assert (made.number, made.state) == ("简2026-0001", "sent")
    assert clerk.act("brief.adopt", adopted(made.id)).state == "adopted"
    assert show(clerk, "brief", made.id)["record"]["adopted_by"] == "工作信息月报"
    assert told(clerk, "brief.adopt", adopted(made.id)) == [("act.state", "")]


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"written_on": "2026-04-11"}, [("date.future", "written_on")]),
        ({"sort": "poem"}, [("value.code", "sort")]),
        ({"headline": ""}, [("value.required", "headline")]),
    ],
)
def test_a_brief_that_cannot_be_is_refused(
    clerk: Workplace, changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert told(clerk, "brief.add", brief(**changes)) == problems
    assert find(clerk, "brief").total == 0


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"adopted_on": "2026-03-31"}, [("ledger.order", "adopted_on")]),
        ({"adopted_on": "2026-04-11"}, [("date.future", "adopted_on")]),
        ({"adopted_by": None}, [("value.required", "adopted_by")]),
    ],
)
def test_a_brief_is_taken_up_by_somebody_after_it_was_sent(
    clerk: Workplace, changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    ref = clerk.act("brief.add", brief()).id
    assert told(clerk, "brief.adopt", adopted(ref, **changes)) == problems


def test_briefs_count_on_the_day_they_were_sent_and_on_the_day_they_were_taken_up(
    clerk: Workplace,
) -> None:
    days = ("2026-03-20", "2026-03-31", "2026-04-01", "2026-04-02", "2026-04-03")
    refs = [clerk.act("brief.add", brief(written_on=day)).id for day in days]
    clerk.act("brief.adopt", adopted(refs[0], adopted_on="2026-03-31"))
    clerk.act("brief.adopt", adopted(refs[1], adopted_on="2026-04-01"))
    clerk.act("brief.adopt", adopted(refs[4]))
    clerk.act("brief.void", {"brief": refs[4], "reason": "没有报送"})
    totals = report_result(clerk, report_named("month"), read_period("2026-04")).totals
    assert (totals["briefs_written"], totals["briefs_adopted"]) == (2, 1)
