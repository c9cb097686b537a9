"""规范性文件: valid, cleared, put right, at an end."""

from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import told
from tests.services.test_ledger_meeting import month


def document(**changes: Any) -> dict[str, Any]:
    """A document of 2023-04-20, valid three years."""
    values = {
        "title": "云溪镇集体资产租赁管理办法",
        "doc_no": "云政规〔2023〕1号",
        "issued_on": "2023-04-20",
        "valid_until": "2026-04-20",
        "published_on": "2023-04-25",
    }
    return {**values, **changes}


def state(clerk: Workplace, ref: str) -> str:
    return str(show(clerk, "norm_doc", ref)["record"]["state"])


def test_what_was_kept_may_be_cleared_again_and_what_is_at_an_end_not(clerk: Workplace) -> None:
    ref = clerk.act("norm_doc.add", document()).id
    clerk.act("norm_doc.keep", {"norm_doc": ref, "cleared_on": "2026-04-01"})
    assert state(clerk, ref) == "kept"
    amend = {"norm_doc": ref, "cleared_on": "2026-04-08", "cleared_why": "限额要调整"}
    clerk.act("norm_doc.send_to_amend", amend)
    assert state(clerk, ref) == "amending"
    clerk.act("norm_doc.amend", {"norm_doc": ref, "amended_on": "2026-04-09"})
    assert state(clerk, ref) == "amended"
    end = {"norm_doc": ref, "cleared_on": "2026-04-10", "ended_on": "2026-04-10"}
    clerk.act("norm_doc.repeal", end)
    assert state(clerk, ref) == "repealed"
    assert told(clerk, "norm_doc.lapse", end) == [("act.state", "")]


def test_what_is_to_be_amended_says_why(clerk: Workplace) -> None:
    ref = clerk.act("norm_doc.add", document()).id
    values = {"norm_doc": ref, "cleared_on": "2026-04-08"}
    assert told(clerk, "norm_doc.send_to_amend", values) == [("value.required", "cleared_why")]


@pytest.mark.parametrize(
    ("day", "light"),
    [
        ("2026-03-20", "green"),
        ("2026-03-21", "yellow"),
        ("2026-04-20", "yellow"),
        ("2026-04-21", "red"),
    ],
)
def test_the_end_of_validity_is_due(clerk: Workplace, day: str, light: str) -> None:
    clerk.act("norm_doc.add", document())
    clerk.act("norm_doc.add", document(valid_until=None))
    (row,) = due_rows(clerk, within=400, on=date.fromisoformat(day))
    assert (row.rule, row.due, row.light, row.act) == (
        "norm_doc.valid",
        date(2026, 4, 20),
        light,
        "norm_doc.lapse",
    )


def test_a_validity_prolonged_in_clearing_takes_the_place_of_the_first(clerk: Workplace) -> None:
    ref = clerk.act("norm_doc.add", document()).id
    kept = {"norm_doc": ref, "cleared_on": "2026-04-08", "kept_until": "2026-05-31"}
    clerk.act("norm_doc.keep", kept)
    rows = due_rows(clerk, within=90)
    assert [(row.rule, str(row.due)) for row in rows] == [("norm_doc.prolonged", "2026-05-31")]


def test_documents_stand_until_they_are_repealed_and_clearings_count_in_their_month(
    clerk: Workplace,
) -> None:
    refs = [clerk.act("norm_doc.add", document()).id for _ in range(3)]
    clerk.act("norm_doc.add", document(issued_on="2026-04-02", published_on="2026-04-03"))
    clerk.act("norm_doc.void", {"norm_doc": refs[2], "reason": "是工作函"})
    end = {"norm_doc": refs[0], "cleared_on": "2026-03-31", "ended_on": "2026-04-01"}
    clerk.act("norm_doc.repeal", end)
    clerk.act("norm_doc.keep", {"norm_doc": refs[1], "cleared_on": "2026-04-07"})
    keys = ("norm_docs", "documents_cleared", "documents_published")
    assert [[month(clerk, one)[key] for key in keys] for one in ("2026-03", "2026-04")] == [
        [2, 1, 0],
        [2, 1, 1],
    ]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"valid_until": "2023-04-19"}, ("ledger.order", "valid_until")),
        ({"published_on": "2023-04-19"}, ("ledger.order", "published_on")),
        ({"issued_on": "2026-04-30", "valid_until": None, "published_on": None},
         ("date.future", "issued_on")),
        ({"title": None}, ("value.required", "title")),
    ],
)  # fmt: skip
def test_an_impossible_document_is_refused(
    clerk: Workplace, changes: dict[str, Any], problem: tuple[str, str]
) -> None:
    assert told(clerk, "norm_doc.add", document(**changes)) == [problem]
