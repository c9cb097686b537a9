"""法律明白人: on the list, trained, and off it."""

from dataclasses import replace
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import told
from tests.services.village_ledgers import figures, lights, state, village


def person(**changes: Any) -> dict[str, Any]:
    values = {"name": "钱春兰", "village": "桑园村", "listed_on": "2026-02-02"}
    return {**values, **changes}


@pytest.fixture
def ref(office: Workplace, clerk: Workplace) -> str:
    village(office)
    return clerk.act("law_savvy.add", person(trained_on="2025-11-20")).id


def test_one_is_found_by_name_and_village_and_leaves_the_list(clerk: Workplace, ref: str) -> None:
    found = find(clerk, "law_savvy", "春兰", where={"village": "桑园村"}).items
    assert [one["number"] for one in found] == ["明2026-0001"]
    clerk.act("law_savvy.leave", {"law_savvy": ref, "left_on": "2026-04-01", "left_reason": "迁居"})
    assert state(clerk, "law_savvy", ref) == "left"
    again = {"law_savvy": ref, "left_on": "2026-04-02"}
    assert told(clerk, "law_savvy.leave", again) == [("act.state", "")]


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"listed_on": "2026-04-11"}, [("date.future", "listed_on")]),
        ({"trained_on": "2026-04-11"}, [("date.future", "trained_on")]),
        ({"village": "无此村"}, [("value.not_found", "village")]),
        ({"name": ""}, [("value.required", "name")]),
    ],
)
def test_an_impossible_entry_is_refused(
    clerk: Workplace, ref: str, changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert told(clerk, "law_savvy.add", person(**changes)) == problems


def test_nobody_leaves_before_he_was_listed(clerk: Workplace, ref: str) -> None:
    early = {"law_savvy": ref, "left_on": "2026-02-01"}
    assert told(clerk, "law_savvy.leave", early) == [("ledger.order", "left_on")]


def test_a_new_training_is_kept_with_the_old_one_in_the_history(clerk: Workplace, ref: str) -> None:
    assert lights(clerk, "law_savvy.retrain", "2026-12-01") == []
    own = clerk.rules.parameters.over({"law_savvy.retrain": {"value": 365}})
    clerk.rules = replace(clerk.rules, parameters=own)
    assert [due for due, _ in lights(clerk, "law_savvy.retrain", "2026-10-01")] == ["2026-11-20"]
    trained = {"law_savvy": ref, "trained_on": "2026-03-20", "reason": "参加春季培训"}
    clerk.act("law_savvy.change", trained)
    assert [due for due, _ in lights(clerk, "law_savvy.retrain", "2026-12-01")] == ["2027-03-20"]
    newest = show(clerk, "law_savvy", ref)["history"][-1]["changes"]
    assert newest["trained_on"] == ["2025-11-20", "2026-03-20"]


def test_who_is_on_the_list_at_the_end_of_a_month_is_counted(clerk: Workplace, ref: str) -> None:
    clerk.act("law_savvy.add", person(name="曹旭东", listed_on="2026-03-31"))
    wrong = clerk.act("law_savvy.add", person(name="曹旭栋")).id
    clerk.act("law_savvy.void", {"law_savvy": wrong, "reason": "同一人"})
    clerk.act("law_savvy.leave", {"law_savvy": ref, "left_on": "2026-04-01"})
    months = ("2026-01", "2026-02", "2026-03", "2026-04")
    counted = [figures(clerk, month, "law_savvy_people") for month in months]
    assert counted == [[0], [1], [2], [1]]
