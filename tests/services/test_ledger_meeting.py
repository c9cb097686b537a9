"""列席会议: what was said in the town's meetings and what of it was adopted."""

from collections.abc import Mapping
from typing import Any

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.reporting import period_named, report_named, report_result
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import told


def month(workplace: Workplace, period: str = "2026-04") -> Mapping[str, Any]:
    """The figures of the month's report."""
    return report_result(workplace, report_named("month"), period_named(workplace, period)).totals


def meeting(*items: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A meeting of 2026-04-07."""
    values = {
        "held_on": "2026-04-07",
        "meeting_type": "joint",
        "session": "2026年第7次党政联席会议",
        "attendee": "顾明远",
        "items": list(items),
    }
    return {**values, **changes}


ADOPTED = {"topic": "校舍出租", "opinion": "先评估再招租。", "adopted": "yes"}
IN_PART = {"topic": "保洁续签", "opinion": "不能倒签日期。", "adopted": "part"}
REFUSED = {"topic": "施工单位选定", "opinion": "应当比选。", "adopted": "no"}
SILENT = {"topic": "述法安排"}


def test_a_meeting_is_entered_with_its_items_and_called_by_its_name(clerk: Workplace) -> None:
    answer = clerk.act("meeting.add", meeting(ADOPTED, SILENT))
    assert answer.number == "列2026-0001"
    shown = show(clerk, "meeting", answer.id)
    assert [(one["topic"], one["adopted"]) for one in shown["children"]["meeting_item"]] == [
        ("校舍出租", "yes"),
        ("述法安排", None),
    ]
    assert [one["title"] for one in find(clerk, "meeting", "不能 评估").items] == []
    assert [one["title"] for one in find(clerk, "meeting", "招租").items] == [
        "2026年第7次党政联席会议"
    ]


def test_opinions_are_counted_and_what_was_adopted_in_part_counts_as_adopted(
    clerk: Workplace,
) -> None:
    clerk.act("meeting.add", meeting(ADOPTED, IN_PART, REFUSED, SILENT))
    clerk.act("meeting.add", meeting(ADOPTED, held_on="2026-03-31"))
    gone = clerk.act("meeting.add", meeting(ADOPTED)).id
    clerk.act("meeting.void", {"meeting": gone, "reason": "会议改期"})
    figures = month(clerk)
    keys = ("meetings_attended", "meeting_opinions", "meeting_opinions_adopted")
    assert [figures[key] for key in keys] == [1, 3, 2]


def test_an_item_voided_later_is_counted_no_more(clerk: Workplace) -> None:
    ref = clerk.act("meeting.add", meeting(ADOPTED, IN_PART)).id
    void = {"meeting": ref, "meeting_item": "2", "reason": "记错会议"}
    clerk.act("meeting.void_item", void)
    figures = month(clerk)
    assert (figures["meeting_opinions"], figures["meeting_opinions_adopted"]) == (1, 1)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"held_on": "2026-04-11"}, ("date.future", "held_on")),
        ({"meeting_type": "tea"}, ("value.code", "meeting_type")),
        ({"session": ""}, ("value.required", "session")),
        ({"items": [{"topic": "出租", "adopted": "maybe"}]}, ("value.code", "items.0.adopted")),
    ],
)
def test_an_impossible_meeting_is_refused(
    clerk: Workplace, changes: dict[str, Any], problem: tuple[str, str]
) -> None:
    assert told(clerk, "meeting.add", meeting(**changes)) == [problem]
    assert find(clerk, "meeting").total == 0


def test_what_was_said_in_meetings_is_read_by_the_office_alone(
    clerk: Workplace, reader: Workplace
) -> None:
    clerk.act("meeting.add", meeting(ADOPTED))
    with pytest.raises(Refused):
        find(reader, "meeting")
