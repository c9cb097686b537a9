"""信访和12345工单: the terms of the rules on petitions, and those an order bears itself."""

from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import told
from tests.services.test_ledger_meeting import month


def petition(**changes: Any) -> dict[str, Any]:
    """Received on 2026-04-01."""
    values = {
        "channel": "petition",
        "received_on": "2026-04-01",
        "petitioner": "李兴华",
        "topic": "承包地被多占一垄",
    }
    return {**values, **changes}


def order(**changes: Any) -> dict[str, Any]:
    values = petition(channel="hotline", petitioner=None, due_on="2026-04-17", topic="押金不退")
    return {**values, **changes}


def accepted(clerk: Workplace, **changes: Any) -> str:
    """Accepted on 2026-04-03."""
    ref = clerk.act("petition.add", petition(**changes)).id
    values = {"petition": ref, "accepted_on": "2026-04-03", "handler": "杨启东"}
    clerk.act("petition.accept", values)
    return ref


@pytest.mark.parametrize(
    ("day", "light"),
    [
        ("2026-04-10", "green"),
        ("2026-04-11", "yellow"),
        ("2026-04-16", "yellow"),
        ("2026-04-17", "red"),
    ],
)
def test_whether_it_is_accepted_is_told_within_fifteen_days(
    clerk: Workplace, day: str, light: str
) -> None:
    clerk.act("petition.add", petition())
    (row,) = due_rows(clerk, within=60, on=date.fromisoformat(day))
    assert (row.rule, row.due, row.light) == ("petition.notice", date(2026, 4, 16), light)


def test_it_is_settled_in_sixty_days_from_its_acceptance_and_in_ninety_once_extended(
    clerk: Workplace,
) -> None:
    ref = accepted(clerk)
    rows = due_rows(clerk, within=120)
    assert [(row.rule, str(row.due)) for row in rows] == [("petition.settle", "2026-06-02")]
    extend = {"petition": ref, "extended_on": "2026-04-09", "extended_why": "等当事人返乡"}
    clerk.act("petition.extend", extend)
    rows = due_rows(clerk, within=120)
    assert [(row.rule, str(row.due)) for row in rows] == [
        ("petition.settle_extended", "2026-07-02")
    ]


@pytest.mark.parametrize(
    ("day", "light"),
    [("2026-04-14", "green"), ("2026-04-15", "yellow"), ("2026-04-18", "red")],
)
def test_an_order_has_its_own_term_before_and_after_it_was_accepted(
    clerk: Workplace, day: str, light: str
) -> None:
    waiting = clerk.act("petition.add", order()).id
    accepted_one = clerk.act("petition.add", order()).id
    taken = {"petition": accepted_one, "accepted_on": "2026-04-02", "handler": "沈知秋"}
    clerk.act("petition.accept", taken)
    clerk.act("petition.add", order(due_on=None))
    clerk.act("petition.add", petition(due_on="2026-04-17"))
    rows = due_rows(clerk, on=date.fromisoformat(day), within=60)
    found = {row.record: row for row in rows if row.rule == "petition.order"}
    assert set(found) == {waiting, accepted_one}
    assert {(row.due, row.light) for row in found.values()} == {(date(2026, 4, 17), light)}


def test_answered_closed_and_returned_ones_are_due_no_more(clerk: Workplace) -> None:
    ref, back = accepted(clerk), clerk.act("petition.add", order()).id
    answer = {"petition": ref, "replied_on": "2026-04-08", "reply": "界石已复位。"}
    clerk.act("petition.answer", answer)
    returned = {"petition": back, "returned_on": "2026-04-02", "returned_why": "不属本所"}
    clerk.act("petition.send_back", returned)
    assert due_rows(clerk, within=120) == ()
    clerk.act("petition.close", {"petition": ref, "closed_on": "2026-04-09"})
    states = [show(clerk, "petition", one)["record"]["state"] for one in (ref, back)]
    assert states == ["closed", "returned"]
    assert told(clerk, "petition.answer", answer) == [("act.state", "")]


def test_received_and_closed_are_counted_and_what_went_back_is_only_received(
    clerk: Workplace,
) -> None:
    refs = [accepted(clerk) for _ in range(2)]
    for ref in refs:
        answer = {"petition": ref, "replied_on": "2026-04-08", "reply": "已复位。"}
        clerk.act("petition.answer", answer)
        clerk.act("petition.close", {"petition": ref, "closed_on": "2026-04-09"})
    clerk.act("petition.void", {"petition": refs[1], "reason": "重复"})
    clerk.act("petition.add", petition(received_on="2026-03-31"))
    back = clerk.act("petition.add", order()).id
    returned = {"petition": back, "returned_on": "2026-04-02", "returned_why": "不属本所"}
    clerk.act("petition.send_back", returned)
    figures = month(clerk)
    assert (figures["petitions_received"], figures["petitions_closed"]) == (2, 1)


def test_a_petitioner_is_found_by_the_first_letters_of_the_name(clerk: Workplace) -> None:
    clerk.act("petition.add", petition())
    clerk.act("petition.add", order())
    assert [one["number"] for one in find(clerk, "petition", "lxh").items] == ["诉2026-0001"]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        (petition(channel="letter"), ("value.code", "channel")),
        (petition(topic=""), ("value.required", "topic")),
        (petition(received_on="2026-04-11"), ("date.future", "received_on")),
        (order(due_on="2026-03-31"), ("ledger.order", "due_on")),
        (petition(phone="12"), ("value.phone", "phone")),
        (petition(people=0), ("value.count", "people")),
    ],
)
def test_an_impossible_petition_is_refused(
    clerk: Workplace, values: dict[str, Any], problem: tuple[str, str]
) -> None:
    assert told(clerk, "petition.add", values) == [problem]
