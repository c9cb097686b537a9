"""复议申请代收代转: taken in, sent, acknowledged; the sixty days run meanwhile."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.printing import paper_pdf
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.showing import show
from tests.documents import reading
from tests.services.ledger_entries import told
from tests.services.test_ledger_meeting import month


def application(**changes: Any) -> dict[str, Any]:
    """Taken in on 2026-04-02 against something known since 2026-02-20."""
    values = {
        "received_on": "2026-04-02",
        "applicant": "范立新",
        "respondent": "云溪镇人民政府",
        "act": "责令限期拆除决定",
        "known_on": "2026-02-20",
        "materials": ["application", "identity"],
    }
    return {**values, **changes}


def send(ref: str, **changes: Any) -> dict[str, Any]:
    values = {"recon_transfer": ref, "sent_on": "2026-04-03", "sent_to": "行政复议机构"}
    return {**values, **changes}


@pytest.mark.parametrize(
    ("day", "light", "late"),
    [
        ("2026-04-05", "green", 0),
        ("2026-04-06", "yellow", 0),
        ("2026-04-21", "yellow", 0),
        ("2026-04-22", "red", 1),
    ],
)
def test_it_is_sent_within_sixty_days_from_the_day_it_was_known(
    clerk: Workplace, day: str, light: str, late: int
) -> None:
    clerk.act("recon_transfer.add", application())
    clerk.act("recon_transfer.add", application(known_on=None))
    (row,) = due_rows(clerk, within=60, on=date.fromisoformat(day))
    assert (row.rule, row.due, row.light, row.late_days) == (
        "recon_transfer.apply",
        date(2026, 4, 21),
        light,
        late,
    )
    assert row.basis == "《中华人民共和国行政复议法》（2023年修订），申请期限六十日"


def test_the_sixtieth_day_is_moved_off_a_day_of_rest(clerk: Workplace) -> None:
    clerk.act("recon_transfer.add", application(known_on="2026-02-17"))
    (row,) = due_rows(clerk, within=60)
    assert row.due == date(2026, 4, 20)  # 2026-04-18 is a Saturday


def test_once_sent_only_the_terms_of_the_office_run(clerk: Workplace) -> None:
    ref = clerk.act("recon_transfer.add", application()).id
    clerk.act("recon_transfer.send", send(ref))
    assert due_rows(clerk, within=60) == ()
    own = clerk.rules.parameters.over({"recon_transfer.unacknowledged": {"value": 5}})
    clerk.rules = replace(clerk.rules, parameters=own)
    (row,) = due_rows(clerk, within=60)
    assert (row.soft, row.why) == (True, "2026-04-03转送行政复议机构，还没有签收")
    done = {"recon_transfer": ref, "acknowledged_on": "2026-04-07"}
    clerk.act("recon_transfer.acknowledge", done)
    assert show(clerk, "recon_transfer", ref)["record"]["state"] == "acknowledged"
    assert due_rows(clerk, within=60) == ()


def test_what_was_sent_is_counted_on_its_day(clerk: Workplace) -> None:
    refs = [clerk.act("recon_transfer.add", application()).id for _ in range(4)]
    clerk.act("recon_transfer.change", {"recon_transfer": refs[1], "received_on": "2026-03-30",
                                        "reason": "笔误"})  # fmt: skip
    clerk.act("recon_transfer.send", send(refs[0]))
    clerk.act("recon_transfer.send", send(refs[1], sent_on="2026-03-31"))
    clerk.act("recon_transfer.send", send(refs[2]))
    clerk.act("recon_transfer.void", {"recon_transfer": refs[2], "reason": "本人撤回"})
    assert month(clerk)["reconsiderations_transferred"] == 1


def test_the_receipt_says_what_was_taken_in_and_holds_no_id_number(clerk: Workplace) -> None:
    ref = clerk.act("recon_transfer.add", application(id_number="32069919660203001X")).id
    paper = paper_pdf(clerk, "recon_transfer_receipt", ref)
    words = "".join(reading.pages(paper.pdf))
    assert "行政复议申请材料接收凭证" in words
    assert "☑申请书" in words
    assert "☐证据" in words
    assert "32069919660203001X" not in words


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"known_on": "2026-04-03"}, ("ledger.order", "received_on")),
        ({"materials": ["gift"]}, ("value.code", "materials.0")),
        ({"applicant": ""}, ("value.required", "applicant")),
        ({"received_on": "2026-04-11"}, ("date.future", "received_on")),
    ],
)
def test_an_impossible_application_is_refused(
    clerk: Workplace, changes: dict[str, Any], problem: tuple[str, str]
) -> None:
    assert told(clerk, "recon_transfer.add", application(**changes)) == [problem]


def test_it_is_not_sent_before_it_was_taken_in(clerk: Workplace) -> None:
    ref = clerk.act("recon_transfer.add", application()).id
    early = send(ref, sent_on="2026-04-01")
    assert told(clerk, "recon_transfer.send", early) == [("ledger.order", "sent_on")]
