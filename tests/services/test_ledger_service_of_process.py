"""文书送达: served or not, to whom, by whom taken; the receipt that is signed."""

from dataclasses import replace
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.printing import gather
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.pointing import pointing_at
from sifasuo_desktop.services.reading.reporting import report_named, report_result
from sifasuo_desktop.services.reading.showing import case_of, show
from sifasuo_desktop.statistics.periods import read_period
from tests.documents import reading
from tests.services.disputes import registration
from tests.services.ledger_entries import told
from tests.services.people import person

KIND = "service_of_process"


def paper(**changes: Any) -> dict[str, Any]:
    """A notice sent on 2026-04-02."""
    values = {
        "matter": "相邻排水纠纷",
        "paper": "调解会通知",
        "recipient": "黎德林",
        "address": "云溪镇新桥村三组5号",
        "way": "direct",
        "sent_on": "2026-04-02",
        "server": "沈知秋",
    }
    return {**values, **changes}


def served(ref: str, **changes: Any) -> dict[str, Any]:
    values = {
        KIND: ref,
        "served_on": "2026-04-03",
        "received_by": "黎小燕",
        "relation": "女儿",
        "remark": "本人外出，同住的女儿代收。",
    }
    return {**values, **changes}


def test_a_paper_is_served_on_somebody_of_the_house(clerk: Workplace) -> None:
    made = clerk.act(f"{KIND}.add", paper())
    assert (made.number, made.state) == ("送2026-0001", "pending")
    assert clerk.act(f"{KIND}.serve", served(made.id)).state == "served"
    record = show(clerk, KIND, made.id)["record"]
    assert (record["received_by"], record["relation"]) == ("黎小燕", "女儿")
    failed = {KIND: made.id, "failed_on": "2026-04-04", "failure": "退回"}
    assert told(clerk, f"{KIND}.fail", failed) == [("act.state", "")]


def test_what_could_not_be_served_says_why(clerk: Workplace) -> None:
    ref = clerk.act(f"{KIND}.add", paper(way="post")).id
    failed = {KIND: ref, "failed_on": "2026-04-09"}
    assert told(clerk, f"{KIND}.fail", failed) == [("value.required", "failure")]
    assert clerk.act(f"{KIND}.fail", {**failed, "failure": "邮件退回"}).state == "failed"


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"sent_on": "2026-04-11"}, [("date.future", "sent_on")]),
        ({"way": "pigeon"}, [("value.code", "way")]),
        ({"copies": 0}, [("value.count", "copies")]),
        ({"dispute": "登2026-0009"}, [("value.not_found", "dispute")]),
        ({"recipient": ""}, [("value.required", "recipient")]),
    ],
)
def test_a_service_that_cannot_be_is_refused(
    clerk: Workplace, changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert told(clerk, f"{KIND}.add", paper(**changes)) == problems
    assert find(clerk, KIND).total == 0


@pytest.mark.parametrize(
    ("day", "code"), [("2026-04-01", "ledger.order"), ("2026-04-11", "date.future")]
)
def test_it_is_served_neither_before_it_was_sent_nor_tomorrow(
    clerk: Workplace, day: str, code: str
) -> None:
    ref = clerk.act(f"{KIND}.add", paper()).id
    assert told(clerk, f"{KIND}.serve", served(ref, served_on=day)) == [(code, "served_on")]


def test_a_result_is_due_only_where_the_office_says_when(clerk: Workplace) -> None:
    ref = clerk.act(f"{KIND}.add", paper()).id
    assert due_rows(clerk, within=30) == ()
    own = clerk.rules.parameters.over({f"{KIND}.unserved": {"value": 5}})
    clerk.rules = replace(clerk.rules, parameters=own)
    (row,) = due_rows(clerk, within=30)
    assert (row.who, str(row.due), row.soft) == ("黎德林", "2026-04-10", True)
    clerk.act(f"{KIND}.serve", served(ref))
    assert due_rows(clerk, within=30) == ()


def test_it_is_found_from_the_case_it_belongs_to(desk: Workplace) -> None:
    dispute = desk.act("dispute.register", registration()).id
    offender = desk.act("correction.receive", person()).id
    desk.act(f"{KIND}.add", paper(dispute=dispute))
    desk.act(f"{KIND}.add", paper(correction=offender))
    for kind, ref, number in (
        ("dispute", dispute, "送2026-0001"),
        ("correction", offender, "送2026-0002"),
    ):
        (pointing,) = pointing_at(desk, case_of(desk, kind, ref).record)
        assert [hit.number for hit in pointing.newest] == [number]


def test_the_receipt_is_signed_by_three_and_tells_nothing_of_other_records(
    desk: Workplace,
) -> None:
    offender = desk.act("correction.receive", person())
    ref = desk.act(f"{KIND}.add", paper(correction=offender.id, post_no="EY123")).id
    desk.act(f"{KIND}.serve", served(ref, witness="夏志刚"))
    said = "".join(reading.pages(gather(desk, f"{KIND}_sheet", "送2026-0001").render().pdf))
    assert said.startswith("送达回证")
    assert "受送达人黎德林发出日期2026年4月2日送达地点云溪镇新桥村三组5号" in said
    assert "送达日期2026年4月3日签收人黎小燕与受送达人关系女儿见证人夏志刚" in said
    assert "受送达人（签名）：年月日送达人（签名）：年月日见证人（签名）：" in said
    assert "矫2026" not in said


def test_what_was_served_and_what_was_not_are_counted(clerk: Workplace) -> None:
    refs = [clerk.act(f"{KIND}.add", paper(sent_on="2026-03-30")).id for _ in range(5)]
    clerk.act(f"{KIND}.serve", served(refs[0], served_on="2026-03-31"))
    for ref in refs[1:4]:
        clerk.act(f"{KIND}.serve", served(ref, served_on="2026-04-01"))
    clerk.act(f"{KIND}.void", {KIND: refs[3], "reason": "重复登记"})
    failed = {KIND: refs[4], "failed_on": "2026-04-02", "failure": "退回"}
    clerk.act(f"{KIND}.fail", failed)
    totals = report_result(clerk, report_named("month"), read_period("2026-04")).totals
    assert (totals["papers_served"], totals["papers_not_served"]) == (2, 1)


def test_neither_reader_nor_mediator_sees_it(
    clerk: Workplace, reader: Workplace, mediator: Workplace
) -> None:
    clerk.act(f"{KIND}.add", paper())
    assert told(reader, f"{KIND}.add", paper()) == [("act.not_allowed", "")]
    assert not reader.may(f"read:{KIND}")
    assert not mediator.may(f"read:{KIND}")
