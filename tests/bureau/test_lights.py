"""亮灯: what is red or yellow of the risk cases of all offices, on a day.

The reply to a notice of 23 March 2026 is due within ten working days (行政复议法 第四十八条): by 7 April, as
4 to 6 April are the days of 清明; three working days before it turns yellow.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.bureau.lights import Lit, lights
from sifasuo_desktop.bureau.store import Bureau
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.ledgers.book import ledgers
from tests.bureau.office_side import Office, ingest, results, revision

CASE = {
    "register_no": "应2026-0001",
    "state": "to_reply",
    "case_type": "recon",
    "handled_by": "如皋市人民政府",
    "claimant": "顾汉明",
    "body": "如城街道办事处",
    "act": "行政处罚决定",
    "served_on": "2026-03-23",
}
CLOSED = {**CASE, "state": "closed", "replied_on": "2026-04-01", "concluded_on": "2026-05-12"}
LETTER = {
    "register_no": "执2026-0001",
    "state": "letter",
    "unit": "如城街道建设局",
    "planned_on": "2026-03-02",
    "mode": "on_site",
    "subject": "执法案卷",
    "checked_on": "2026-03-02",
    "letter_on": "2026-03-03",
    "reply_by": "2026-04-03",
}
TASK = {
    "register_no": "任2026-0001",
    "state": "open",
    "received_on": "2026-03-23",
    "given_by": "如皋市司法局",
    "matter": "报送材料",
    "due_on": "2026-03-30",
}


def put(number: int, kind: str, facts: dict[str, Any]) -> dict[str, Any]:
    """A revision with a record as an office of today keeps it."""
    made = revision(number, t=kind, ver=9999)
    return {**made, "f": {"id": made["id"], **facts}}


def take(bureau: Bureau, office: Office, *records: tuple[str, dict[str, Any]]) -> None:
    rows = (put(n, kind, facts) for n, (kind, facts) in enumerate(records))
    assert results(ingest(bureau, office.make(*rows))) == ["accepted"]


def said(found: tuple[Lit, ...]) -> Iterator[tuple[str, str, str]]:
    return ((one.light, one.number, one.rule) for one in found)


def on(bureau: Bureau, day: str) -> list[tuple[str, str, str]]:
    return list(said(lights(bureau, date.fromisoformat(day))))


def test_a_reply_turns_yellow_then_red(bureau: Bureau, office: Office) -> None:
    take(bureau, office, ("admin_case", CASE))
    assert on(bureau, "2026-03-31") == []
    assert on(bureau, "2026-04-01") == [("yellow", "应2026-0001", "admin_case.reply_recon")]
    assert on(bureau, "2026-04-07") == [("yellow", "应2026-0001", "admin_case.reply_recon")]
    assert on(bureau, "2026-04-08") == [("red", "应2026-0001", "admin_case.reply_recon")]
    (one,) = lights(bureau, date(2026, 4, 8))
    assert one.told() == {
        "office": "320682001",
        "office_name": "试点司法所",
        "kind": "admin_case",
        "number": "应2026-0001",
        "who": "顾汉明",
        "light": "red",
        "due": "2026-04-07",
        "rule": "admin_case.reply_recon",
        "why": "2026-03-23收到复议机关的答复通知，逾期不答复视为没有证据、依据",
        "basis": "《中华人民共和国行政复议法》（2023年修订）第四十八条、第八十八条（十个工作日）",
    }
    assert one.what == "行政复议书面答复期限，期限 2026-04-07"


def test_what_was_done_later_is_taken_back(bureau: Bureau, office: Office) -> None:
    replied = {**CASE, "state": "replied", "replied_on": "2026-04-10"}
    take(bureau, office, ("admin_case", replied))
    assert on(bureau, "2026-03-22") == []
    assert on(bureau, "2026-04-09") == [("red", "应2026-0001", "admin_case.reply_recon")]
    assert on(bureau, "2026-04-10") == []


def test_a_case_of_which_nobody_knew_yet_has_no_light(bureau: Bureau, office: Office) -> None:
    take(bureau, office, ("admin_case", {**CASE, "hearing_on": "2026-03-26"}))
    assert on(bureau, "2026-03-22") == []
    assert on(bureau, "2026-03-23") == [("yellow", "应2026-0001", "admin_case.hearing")]


@pytest.mark.parametrize("field", ["lost", "corrected"])
def test_a_case_that_was_lost_is_red_to_the_end_of_its_year(
    bureau: Bureau, office: Office, field: str
) -> None:
    take(bureau, office, ("admin_case", {**CLOSED, field: True}))
    assert on(bureau, "2026-05-11") == []
    red = [("red", "应2026-0001", f"admin_case.{field}")]
    assert (on(bureau, "2026-05-12"), on(bureau, "2026-12-31")) == (red, red)
    assert on(bureau, "2027-01-01") == []
    (one,) = lights(bureau, date(2026, 6, 1))
    title = {"lost": "败诉", "corrected": "被纠错"}[field]
    assert (one.told()["due"], one.what) == (None, f"{title}（结案日期 2026-05-12）")


def test_void_and_closed_cases_have_no_light(bureau: Bureau, office: Office) -> None:
    void = {**CLOSED, "state": "void", "void_reason": "重复登记", "lost": True}
    take(bureau, office, ("admin_case", void), ("admin_case", CLOSED))
    assert on(bureau, "2026-06-01") == []


def test_risk_cases_alone_have_lights_red_ones_first(bureau: Bureau, office: Office) -> None:
    yellow = {**CASE, "register_no": "应2026-0002"}
    planned = {**LETTER, "register_no": "执2026-0002", "state": "planned"}
    planned = {**planned, "checked_on": None, "letter_on": None, "reply_by": None}
    checks = (("enforcement_check", LETTER), ("enforcement_check", planned))
    take(bureau, office, ("admin_case", yellow), *checks, ("task", TASK))
    assert on(bureau, "2026-04-07") == [
        ("red", "执2026-0001", "enforcement_check.reply"),
        ("yellow", "执2026-0002", "enforcement_check.planned"),
        ("yellow", "应2026-0002", "admin_case.reply_recon"),
    ]


def test_offices_stand_in_the_order_of_the_list(bureau: Bureau, tmp_path: Path) -> None:
    codes = ("320682103", "320682400", "320682001")
    for number, code in enumerate(codes):
        office = Office(code, tmp_path / code).enrol(bureau)
        made = office.make(put(number, "admin_case", CASE))
        assert results(ingest(bureau, made)) == ["accepted"]
    found = [one.office for one in lights(bureau, date(2026, 4, 8))]
    assert found == ["320682001", "320682400", "320682103"]


def test_what_makes_a_record_red_is_a_truth_value_of_it() -> None:
    for ledger in ledgers().values():
        assert ledger.risk or not ledger.risk_fields
        for name in ledger.risk_fields:
            assert field_map(ledger.record)[name].type is bool
