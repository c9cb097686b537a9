"""What an act changes of the words a case is found by is in the index; all else leaves it alone."""

from typing import Any

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import search_index
from sifasuo_desktop.store.schema.own import SEARCH_INDEX
from tests.services.ledger_entries import handed_over, issue
from tests.services.test_due import committee, effective, registered

__all__ = ["committee"]


def index(office: Workplace) -> list[Any]:
    """Every word of the index with its entry and place."""
    with office.store.writing() as unit:
        run = unit.driver.execute
        run(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {SEARCH_INDEX}, instance)")
        found = run(
            "SELECT term, doc, offset FROM temp.words ORDER BY doc, offset, term"
        ).fetchall()
        run("DROP TABLE temp.words")
    return found


def written_anew(office: Workplace) -> list[Any]:
    with office.store.writing() as unit:
        search_index.index_anew(unit)
    return index(office)


def test_the_index_is_after_every_act_what_it_would_be_made_anew(
    clerk: Workplace, committee: str
) -> None:
    effective(clerk, committee)
    case = registered(clerk, committee)
    changed = {"dispute": case, "reason": "登记有误"}
    for verb, values in (
        ("dispute.accept", {"dispute": case, "accepted": "2026-01-31"}),
        ("dispute.change", {**changed, "place": "柳岸村三组"}),
        ("dispute.change", {**changed, "people_involved": 6}),
        ("dispute.change", {**changed, "place": None}),
        ("dispute.change_party", {**changed, "party": "尹长林", "name": "尹长琳"}),
    ):
        clerk.act(verb, values)
        now = index(clerk)
        assert now == written_anew(clerk), verb
    ref = clerk.act("issue.add", issue()).id
    clerk.act("issue.assign", handed_over(ref))
    clerk.act("issue.rectify", {"issue": ref, "rectified_on": "2026-04-08", "measures": "已编号"})
    assert index(clerk) == written_anew(clerk)


def test_an_act_that_changes_no_word_writes_nothing_into_the_index(
    clerk: Workplace, committee: str
) -> None:
    case = registered(clerk, committee)
    with clerk.store.writing() as unit:
        unit.driver.execute(f"DELETE FROM {SEARCH_INDEX}")
    changed = {"dispute": case, "reason": "登记有误"}
    clerk.act("dispute.change", {**changed, "people_involved": 6})
    assert index(clerk) == []
    clerk.act("dispute.change", {**changed, "place": "柳岸村三组"})
    assert index(clerk) != []
