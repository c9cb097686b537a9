"""法治薄弱村（社区）: from the list to striking off, sent back on the way, and what is counted."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import issue, told
from tests.services.village_ledgers import figures, state, village

KEYS = ("weak_villages_listed", "weak_villages_closed", "weak_village_visits")
VISIT = {"visited_on": "2026-02-11", "visitors": "沈知秋", "done": "核对列入原因。"}


def weak(**changes: Any) -> dict[str, Any]:
    values = {
        "village": "桑园村",
        "listed_on": "2026-02-02",
        "batch": "2026年第一批",
        "reasons": "村务公开不及时。",
        "goals": ["democracy", "rules"],
        "officer": "沈知秋",
    }
    return {**values, **changes}


@pytest.fixture
def ref(office: Workplace, clerk: Workplace) -> str:
    village(office)
    return clerk.act("weak_village.add", weak(visits=[VISIT])).id


WAY = (
    ("self_check", {"self_on": "2026-03-02", "self_result": "达到要求"}, "self_checked"),
    ("county", {"county_on": "2026-03-12"}, "county_checked"),
    ("city", {"city_on": "2026-03-25", "city_result": "合格"}, "city_checked"),
    ("close", {"closed_on": "2026-04-01"}, "closed"),
)


def walk(clerk: Workplace, ref: str, count: int = 4) -> list[str]:
    """Some steps of the way; the states it came to."""
    reached = []
    for step, values, _ in WAY[:count]:
        clerk.act(f"weak_village.{step}", {"weak_village": ref, **values})
        reached.append(state(clerk, "weak_village", ref))
    return reached


def test_a_village_is_looked_at_three_times_and_struck_off(clerk: Workplace, ref: str) -> None:
    record = show(clerk, "weak_village", ref)["record"]
    assert (record["register_no"], record["village_name"], record["state"]) == (
        "薄2026-0001",
        "桑园村",
        "listed",
    )
    assert walk(clerk, ref) == [to for _, _, to in WAY]
    late = {"weak_village": ref, "sent_back_on": "2026-04-02", "sent_back": "不符"}
    assert told(clerk, "weak_village.send_back", late) == [("act.state", "")]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_what_is_sent_back_begins_anew(clerk: Workplace, ref: str, count: int) -> None:
    walk(clerk, ref, count)
    back = {"weak_village": ref, "sent_back_on": "2026-03-27", "sent_back": "未经表决"}
    clerk.act("weak_village.send_back", back)
    record = show(clerk, "weak_village", ref)["record"]
    names = ("state", "self_on", "county_on", "city_on", "sent_back")
    assert [record[name] for name in names] == ["listed", None, None, None, "未经表决"]
    again = {"weak_village": ref, "self_on": "2026-04-01", "self_result": "已经表决"}
    clerk.act("weak_village.self_check", again)
    assert state(clerk, "weak_village", ref) == "self_checked"


def test_impossible_steps_are_refused(clerk: Workplace, ref: str) -> None:
    jump = {"weak_village": ref, "county_on": "2026-03-12"}
    assert told(clerk, "weak_village.county", jump) == [("act.state", "")]
    bare = {"weak_village": ref, "self_on": "2026-03-02"}
    assert told(clerk, "weak_village.self_check", bare) == [("value.required", "self_result")]
    walk(clerk, ref, 1)
    early = {"weak_village": ref, "county_on": "2026-03-01"}
    assert told(clerk, "weak_village.county", early) == [("ledger.order", "county_on")]
    ahead = {"weak_village": ref, "county_on": "2026-04-11"}
    assert told(clerk, "weak_village.county", ahead) == [("date.future", "county_on")]
    assert told(clerk, "weak_village.add", weak(goals=["money"])) == [("value.code", "goals.0")]
    assert told(clerk, "weak_village.add", weak(reasons="")) == [("value.required", "reasons")]


def test_a_measure_names_the_issue_it_stands_for(clerk: Workplace, ref: str) -> None:
    lead = clerk.act("issue.add", issue(village="桑园村"))
    measure = {"weak_village": ref, "measure": "合同重新清理。", "issue": lead.number}
    clerk.act("weak_village.add_measure", measure)
    done = {"weak_village": ref, "weak_village_measure": "1", "done_on": "2026-02-01"}
    assert told(clerk, "weak_village.change_measure", done) == [("ledger.order", "done_on")]
    clerk.act("weak_village.change_measure", {**done, "done_on": "2026-04-02"})
    kept = show(clerk, "weak_village", ref)["children"]["weak_village_measure"]
    assert [(one["issue"], one["done_on"]) for one in kept] == [(lead.id, "2026-04-02")]


def test_villages_on_the_list_struck_off_and_visited_are_counted(
    office: Workplace, clerk: Workplace, ref: str
) -> None:
    village(office, "柳岸村")
    clerk.act("weak_village.add", weak(village="柳岸村", listed_on="2026-03-31"))
    for day in ("2026-03-04", "2026-03-31", "2026-03-18"):
        clerk.act("weak_village.add_visit", {"weak_village": ref, **VISIT, "visited_on": day})
    wrong = {"weak_village": ref, "weak_village_visit": "4", "reason": "当天没有去"}
    clerk.act("weak_village.void_visit", wrong)
    void = clerk.act("weak_village.add", weak(listed_on="2026-03-02", visits=[])).id
    visited = {"weak_village": void, **VISIT, "visited_on": "2026-03-05"}
    clerk.act("weak_village.add_visit", visited)
    clerk.act("weak_village.void", {"weak_village": void, "reason": "误列"})
    walk(clerk, ref)
    assert figures(clerk, "2026-01", *KEYS) == [0, 0, 0]
    assert figures(clerk, "2026-02", *KEYS) == [1, 0, 1]
    assert figures(clerk, "2026-03", *KEYS) == [2, 0, 2]
    assert figures(clerk, "2026-04", *KEYS) == [1, 1, 0]
