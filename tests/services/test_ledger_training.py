"""培训: held by the office, and gone to."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.printing import gather
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.reporting import report_named, report_result
from sifasuo_desktop.statistics.periods import read_period
from tests.documents import reading
from tests.services.ledger_entries import told


def course(**changes: Any) -> dict[str, Any]:
    """Held on 2026-04-01 for 46 people."""
    values = {
        "part": "held",
        "course": "调解文书制作",
        "subject": "mediation",
        "starts_on": "2026-04-01",
        "hours": 4,
        "people": 46,
        "place": "云溪镇会议中心",
    }
    return {**values, **changes}


def test_a_course_is_kept_and_found_by_what_it_was(clerk: Workplace) -> None:
    made = clerk.act("training.add", course())
    assert (made.number, made.state) == ("训2026-0001", "kept")
    gone = course(part="attended", people=1, ends_on="2026-04-02", trainees="沈知秋")
    other = clerk.act("training.add", gone).id
    found = find(clerk, "training", where={"part": "attended"}).items
    assert [one["id"] for one in found] == [other]
    assert [one["id"] for one in find(clerk, "training", "沈知秋").items] == [other]


def test_who_holds_it_is_the_office_where_nobody_else_is_named(clerk: Workplace) -> None:
    clerk.act("training.add", course())
    clerk.act("training.add", course(organiser="某市司法局"))
    said = [
        "".join(reading.pages(gather(clerk, "training_sheet", number).render().pdf))
        for number in ("训2026-0001", "训2026-0002")
    ]
    assert "主办单位云溪司法所" in said[0]
    assert "主办单位某市司法局" in said[1]


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"starts_on": "2026-04-11"}, [("date.future", "starts_on")]),
        ({"ends_on": "2026-03-31"}, [("ledger.order", "ends_on")]),
        ({"people": 0}, [("value.count", "people")]),
        ({"hours": "半天"}, [("value.type", "hours")]),
        ({"subject": "cooking"}, [("value.code", "subject")]),
        ({"part": None}, [("value.required", "part")]),
    ],
)
def test_a_course_that_cannot_be_is_refused(
    clerk: Workplace, changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert told(clerk, "training.add", course(**changes)) == problems
    assert find(clerk, "training").total == 0


def test_what_was_held_and_what_was_gone_to_are_counted_apart(clerk: Workplace) -> None:
    clerk.act("training.add", course(starts_on="2026-03-31"))
    clerk.act("training.add", course())
    clerk.act("training.add", course(people=20, starts_on="2026-04-09"))
    clerk.act("training.add", course(part="attended", people=2))
    ref = clerk.act("training.add", course(people=300)).id
    clerk.act("training.void", {"training": ref, "reason": "没有办成"})
    totals = report_result(clerk, report_named("month"), read_period("2026-04")).totals
    keys = ("trainings_held", "training_people", "trainings_attended")
    assert [totals[key] for key in keys] == [2, 66, 1]
