"""民主协商议事 and the profile of a village with the titles it bears."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import told
from tests.services.village_ledgers import figures, lights, village

KEYS = ("consultation_meetings", "consultation_adopted")


@pytest.fixture(autouse=True)
def there(office: Workplace) -> None:
    village(office)


def meeting(**changes: Any) -> dict[str, Any]:
    values = {
        "held_on": "2026-03-10",
        "village": "桑园村",
        "topic": "机耕路维修费用怎么分摊",
        "people": 36,
        "result": "先用集体收益垫付。",
        "adopted": "yes",
    }
    return {**values, **changes}


def profile(*honours: dict[str, Any], **changes: Any) -> dict[str, Any]:
    values = {"village": "桑园村", "filed_on": "2026-02-02", "tags": ["estate"]}
    return {**values, "honours": list(honours), **changes}


def test_meetings_are_counted_with_what_was_adopted(clerk: Workplace) -> None:
    clerk.act("consultation_meeting.add", meeting())
    clerk.act("consultation_meeting.add", meeting(held_on="2026-03-31", adopted="part"))
    clerk.act("consultation_meeting.add", meeting(adopted="no"))
    clerk.act("consultation_meeting.add", meeting(held_on="2026-04-01"))
    wrong = clerk.act("consultation_meeting.add", meeting()).id
    clerk.act("consultation_meeting.void", {"consultation_meeting": wrong, "reason": "只是座谈"})
    assert figures(clerk, "2026-03", *KEYS) == [3, 2]
    assert figures(clerk, "2026-04", *KEYS) == [1, 1]
    assert show(clerk, "consultation_meeting", wrong)["record"]["register_no"] == "议2026-0005"


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"held_on": "2026-04-11"}, [("date.future", "held_on")]),
        ({"people": 0}, [("value.count", "people")]),
        ({"adopted": "maybe"}, [("value.code", "adopted")]),
        ({"village": None}, [("value.required", "village")]),
        ({"result": ""}, [("value.required", "result")]),
    ],
)
def test_an_impossible_meeting_is_refused(
    clerk: Workplace, changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert told(clerk, "consultation_meeting.add", meeting(**changes)) == problems


def test_a_profile_is_called_by_its_village(clerk: Workplace) -> None:
    ref = clerk.act("village_profile.add", profile(rules_on="2024-05-01", law_savvy=3)).id
    record = show(clerk, "village_profile", ref)["record"]
    assert (record["register_no"], record["village_name"]) == ("村2026-0001", "桑园村")
    ahead = profile(rules_on="2026-04-11")
    assert told(clerk, "village_profile.add", ahead) == [("date.future", "rules_on")]
    bad = profile({"level": "county", "year": 2021})
    assert told(clerk, "village_profile.add", bad) == [("value.code", "honours.0.level")]
    assert told(clerk, "village_profile.add", profile(law_savvy=-1)) == [
        ("value.whole", "law_savvy")
    ]


def test_each_title_is_reviewed_by_its_own_day(clerk: Workplace) -> None:
    nation = {"level": "nation", "year": 2021, "review_due": "2026-06-30"}
    city = {"level": "city", "year": 2023, "review_due": "2026-09-30"}
    ref = clerk.act(
        "village_profile.add", profile(nation, city, {"level": "city", "year": 2012})
    ).id
    rule = "village_profile.review"
    assert lights(clerk, rule, "2026-05-30") == [
        ("2026-06-30", "green"),
        ("2026-09-30", "green"),
    ]
    assert lights(clerk, rule, "2026-05-31")[0] == ("2026-06-30", "yellow")
    passed = {"village_profile": ref, "village_honour": "1", "reviewed_on": "2026-04-08"}
    clerk.act("village_profile.change_honour", passed)
    assert lights(clerk, rule, "2026-07-31") == [("2026-09-30", "green")]
    void = {"village_profile": ref, "village_honour": "2", "reason": "命名撤销"}
    clerk.act("village_profile.void_honour", void)
    assert lights(clerk, rule, "2026-07-31") == []
