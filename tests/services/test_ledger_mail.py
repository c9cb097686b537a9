"""收发文: what came in and went out, by when it must be done, and where it was filed."""

from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_json, due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.reporting import report_named, report_result
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.statistics.periods import read_period
from tests.services.ledger_entries import told


def mail(**changes: Any) -> dict[str, Any]:
    """A notice that came on 2026-04-02."""
    values = {
        "direction": "in",
        "moved_on": "2026-04-02",
        "party": "某市司法局",
        "doc_no": "某司发〔2026〕12号",
        "subject": "关于开展案卷评查的通知",
        "written_on": "2026-03-27",
    }
    return {**values, **changes}


def test_what_came_in_is_done_and_then_filed(clerk: Workplace) -> None:
    made = clerk.act("mail.add", mail())
    assert (made.number, made.state) == ("文2026-0001", "open")
    done = {"mail": made.id, "done_on": "2026-04-07", "result": "评查表已报。"}
    assert clerk.act("mail.finish", done).state == "done"
    filed = {"mail": made.id, "filed_on": "2026-04-09", "volume": "2026年文书档案"}
    assert clerk.act("mail.file", filed).state == "filed"
    record = show(clerk, "mail", made.id)["record"]
    assert (record["result"], record["volume"]) == ("评查表已报。", "2026年文书档案")
    assert told(clerk, "mail.finish", done) == [("act.state", "")]


def test_what_went_out_is_filed_without_more(clerk: Workplace) -> None:
    ref = clerk.act("mail.add", mail(direction="out")).id
    assert clerk.act("mail.file", {"mail": ref, "filed_on": "2026-04-03"}).state == "filed"


@pytest.mark.parametrize(
    ("day", "light"),
    [("2026-04-11", "green"), ("2026-04-12", "yellow"), ("2026-04-16", "red")],
)
def test_a_paper_is_due_on_its_day_until_it_is_done(clerk: Workplace, day: str, light: str) -> None:
    ref = clerk.act("mail.add", mail(due_on="2026-04-15")).id
    clerk.act("mail.add", mail())
    (row,) = due_rows(clerk, on=date.fromisoformat(day))
    assert (row.rule, str(row.due), row.light) == ("mail.due", "2026-04-15", light)
    assert (row.number, row.act) == ("文2026-0001", "mail.finish")
    why = "某市司法局《关于开展案卷评查的通知》，办理期限2026-04-15"
    assert due_json([row])[0]["why"] == why
    clerk.act("mail.finish", {"mail": ref, "done_on": "2026-04-10"})
    assert due_rows(clerk, on=date.fromisoformat(day)) == ()


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"moved_on": "2026-04-11"}, [("date.future", "moved_on")]),
        ({"written_on": "2026-04-03"}, [("ledger.order", "moved_on")]),
        ({"due_on": "2026-04-01"}, [("ledger.order", "due_on")]),
        ({"direction": "through"}, [("value.code", "direction")]),
        ({"copies": 0}, [("value.count", "copies")]),
        ({"subject": None}, [("value.required", "subject")]),
    ],
)
def test_a_paper_that_cannot_be_is_refused(
    clerk: Workplace, changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert told(clerk, "mail.add", mail(**changes)) == problems
    assert find(clerk, "mail").total == 0


def test_it_is_not_filed_before_it_was_done(clerk: Workplace) -> None:
    ref = clerk.act("mail.add", mail()).id
    clerk.act("mail.finish", {"mail": ref, "done_on": "2026-04-09"})
    early = {"mail": ref, "filed_on": "2026-04-08"}
    assert told(clerk, "mail.file", early) == [("ledger.order", "filed_on")]


@pytest.mark.parametrize(
    ("changes", "field"), [({"secret": True}, "secret"), ({"subject": "机密★ 通知"}, "subject")]
)
def test_a_secret_paper_is_refused(clerk: Workplace, changes: dict[str, Any], field: str) -> None:
    assert told(clerk, "mail.add", mail(**changes)) == [("value.secret", field)]
    assert find(clerk, "mail").total == 0


def test_what_goes_out_gets_the_next_number_unless_it_has_one(
    office: Workplace, clerk: Workplace
) -> None:
    office.act("office.change", {"doc_word": "云司"})
    given = []
    for way, number in (("out", None), ("in", None), ("out", "云司发〔2026〕9号"), ("out", None)):
        ref = clerk.act("mail.add", mail(direction=way, doc_no=number)).id
        given.append(show(clerk, "mail", ref)["record"]["doc_no"])
    assert given == ["云司发〔2026〕1号", None, "云司发〔2026〕9号", "云司发〔2026〕2号"]


def test_what_came_and_what_went_are_counted_apart(clerk: Workplace) -> None:
    sorts = (("in", "31"), ("in", "01"), ("in", "02"), ("out", "02"), ("in", "03"))
    for way, day in sorts:
        moved = f"2026-03-{day}" if day == "31" else f"2026-04-{day}"
        ref = clerk.act("mail.add", mail(direction=way, moved_on=moved)).id
    clerk.act("mail.void", {"mail": ref, "reason": "重复登记"})
    totals = report_result(clerk, report_named("month"), read_period("2026-04")).totals
    assert (totals["mail_received"], totals["mail_sent"]) == (2, 1)
