"""远程公证: points and matters there are, and an application from booking to delivery."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import told
from tests.services.village_ledgers import figures, lights, state

KEYS = ("notary_bookings", "notary_accepted", "notary_issued")
NUMBER = "320699198803120013"


@pytest.fixture
def matter(clerk: Workplace) -> str:
    values = {"name": "委托", "offered_on": "2026-01-05", "materials": "身份证、户口簿。"}
    return clerk.act("notary_matter.add", values).id


@pytest.fixture
def point(clerk: Workplace) -> str:
    values = {"name": "云溪司法所服务点", "opened_on": "2026-01-05"}
    return clerk.act("notary_point.add", values).id


@pytest.fixture
def ref(clerk: Workplace, matter: str, point: str) -> str:
    return clerk.act("notary.add", booking(matter, point=point)).id


def booking(matter: str, /, **changes: Any) -> dict[str, Any]:
    values = {
        "applicant": "许德林",
        "id_number": NUMBER,
        "matter": matter,
        "booked_on": "2026-03-02",
        "slot_on": "2026-03-05",
        "slot": "上午九时",
    }
    return {**values, **changes}


def accepted(clerk: Workplace, ref: str, day: str = "2026-03-05") -> None:
    clerk.act("notary.accept", {"notary": ref, "accepted_on": day, "officer": "陆景明"})


def issued(clerk: Workplace, ref: str, day: str = "2026-03-12") -> None:
    paper = {"issued_on": day, "certificate_no": "（2026）通皋证字第31号"}
    clerk.act("notary.issue", {"notary": ref, **paper})


def test_an_application_goes_from_booking_to_delivery(clerk: Workplace, ref: str) -> None:
    record = show(clerk, "notary", ref)["record"]
    assert record["register_no"] == "证2026-0001"
    assert (record["matter_name"], record["point_name"]) == ("委托", "云溪司法所服务点")
    assert record["id_number"] != NUMBER
    assert show(clerk, "notary", ref, unmask=True)["record"]["id_number"] == NUMBER
    reached = [record["state"]]
    lacking = {"notary": ref, "told_on": "2026-03-03", "lacking": "缺不动产权证。"}
    clerk.act("notary.ask_more", lacking)
    reached.append(state(clerk, "notary", ref))
    accepted(clerk, ref)
    reached.append(state(clerk, "notary", ref))
    issued(clerk, ref)
    reached.append(state(clerk, "notary", ref))
    given = {"notary": ref, "delivered_on": "2026-03-16", "delivery": "self"}
    clerk.act("notary.deliver", given)
    reached.append(state(clerk, "notary", ref))
    assert reached == ["booked", "lacking", "accepted", "issued", "delivered"]
    assert told(clerk, "notary.deliver", given) == [("act.state", "")]


def test_what_the_notary_office_does_not_take_needs_a_reason_and_an_applicant_may_drop_it(
    clerk: Workplace, ref: str, matter: str
) -> None:
    bare = {"notary": ref, "ended_on": "2026-03-05"}
    assert told(clerk, "notary.refuse", bare) == [("value.required", "end_reason")]
    clerk.act("notary.refuse", {**bare, "end_reason": "主债务有争议。"})
    assert state(clerk, "notary", ref) == "refused"
    other = clerk.act("notary.add", booking(matter, id_number=None)).id
    accepted(clerk, other)
    clerk.act("notary.drop", {"notary": other, "ended_on": "2026-03-09"})
    assert state(clerk, "notary", other) == "dropped"


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        (
            {"booked_on": "2026-04-11"},
            [("date.future", "booked_on"), ("ledger.order", "slot_on")],
        ),
        ({"slot_on": "2026-03-01"}, [("ledger.order", "slot_on")]),
        ({"matter": "项2026-0099"}, [("value.not_found", "matter")]),
        ({"phone": "无"}, [("value.phone", "phone")]),
    ],
)
def test_an_impossible_booking_is_refused(
    clerk: Workplace, matter: str, changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert told(clerk, "notary.add", booking(matter, **changes)) == problems


def test_a_certificate_is_not_older_than_the_acceptance(clerk: Workplace, ref: str) -> None:
    accepted(clerk, ref)
    early = {"notary": ref, "issued_on": "2026-03-04", "certificate_no": "31号"}
    assert told(clerk, "notary.issue", early) == [("ledger.order", "issued_on")]
    bare = {"notary": ref, "issued_on": "2026-03-06"}
    assert told(clerk, "notary.issue", bare) == [("value.required", "certificate_no")]


def test_a_matter_no_longer_offered_stays_named_and_a_void_one_is_not_named(
    clerk: Workplace, ref: str, matter: str
) -> None:
    clerk.act("notary_matter.change", {"notary_matter": matter, "name": "委托书", "reason": "漏字"})
    assert show(clerk, "notary", ref)["record"]["matter_name"] == "委托书"
    clerk.act("notary_matter.void", {"notary_matter": matter, "reason": "误登"})
    assert told(clerk, "notary.add", booking(matter)) == [("ledger.named_void", "matter")]


def test_the_day_agreed_is_a_soft_light_until_it_is_accepted(clerk: Workplace, ref: str) -> None:
    assert lights(clerk, "notary.slot", "2026-03-03") == [("2026-03-05", "green")]
    assert lights(clerk, "notary.slot", "2026-03-04") == [("2026-03-05", "yellow")]
    assert lights(clerk, "notary.slot", "2026-03-09") == [("2026-03-05", "yellow")]
    accepted(clerk, ref)
    assert lights(clerk, "notary.slot", "2026-03-09") == []


def test_applications_are_counted_by_their_days(clerk: Workplace, ref: str, matter: str) -> None:
    accepted(clerk, ref)
    issued(clerk, ref, "2026-04-02")
    outside = clerk.act("notary.add", booking(matter, booked_on="2026-02-27")).id
    accepted(clerk, outside, "2026-03-02")
    void = clerk.act("notary.add", booking(matter)).id
    accepted(clerk, void)
    issued(clerk, void)
    clerk.act("notary.void", {"notary": void, "reason": "重复登记"})
    assert figures(clerk, "2026-02", *KEYS) == [1, 0, 0]
    assert figures(clerk, "2026-03", *KEYS) == [1, 2, 0]
    assert figures(clerk, "2026-04", *KEYS) == [0, 0, 1]


def test_points_and_matters_are_counted_as_they_were_at_the_end_of_a_month(
    clerk: Workplace, matter: str, point: str
) -> None:
    second = clerk.act("notary_point.add", {"name": "柳岸村服务点", "opened_on": "2026-03-02"}).id
    clerk.act("notary_matter.add", {"name": "委托", "offered_on": "2026-03-02"})
    will = clerk.act("notary_matter.add", {"name": "遗嘱", "offered_on": "2026-03-31"}).id
    wrong = clerk.act("notary_matter.add", {"name": "赠与", "offered_on": "2026-03-02"}).id
    clerk.act("notary_matter.void", {"notary_matter": wrong, "reason": "误登"})
    keys = ("notary_points", "notary_matters")
    assert figures(clerk, "2026-02", *keys) == [1, 1]
    assert figures(clerk, "2026-03", *keys) == [2, 2]
    clerk.act("notary_point.close", {"notary_point": second, "closed_on": "2026-04-01"})
    clerk.act("notary_matter.stop", {"notary_matter": will, "stopped_on": "2026-04-01"})
    assert figures(clerk, "2026-03", *keys) == [2, 2]
    # Seventeen matters came with the program on 2026-04-10; 委托 is one of them.
    assert figures(clerk, "2026-04", *keys) == [1, 17]
    assert state(clerk, "notary_point", second) == "closed"
    assert state(clerk, "notary_matter", will) == "stopped"
