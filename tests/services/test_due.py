"""The list of what is due, asked of a real store: disputes, rights of reading, speed by design."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_json, due_rows
from tests.clock import FixedClock
from tests.services.people import D, id_number, person

PARTIES = [
    {
        "side": "applicant",
        "name": "邵文博",
        "sex": "1",
        "id_number": id_number("1971-11-04"),
        "consent": "yes",
    },
    {"side": "respondent", "name": "尹长林", "sex": "1", "consent": "yes"},
]
OBLIGATION = {"debtor": "尹长林", "creditor": "邵文博", "amount": "3000.00", "due": "2026-02-20"}


@pytest.fixture
def committee(director: Workplace) -> str:
    """云溪镇人民调解委员会 with its one mediator, 杨启东."""
    values = {"name": "云溪镇人民调解委员会", "type": "03", "prefix": "云溪"}
    ref = director.act("committee.add", values).id
    director.act("mediator.add", {"name": "杨启东", "committee": ref})
    return ref


def registered(workplace: Workplace, committee: str, **changes: Any) -> str:
    values: dict[str, Any] = {
        "committee": committee,
        "applied": "2026-01-30",
        "dispute_type": "6",
        "source": "1",
        "facts": "因铺设水管损坏围墙发生纠纷。",
        "parties": PARTIES,
    }
    return workplace.act("dispute.register", {**values, **changes}).id


def accepted(workplace: Workplace, committee: str, **changes: Any) -> str:
    ref = registered(workplace, committee, **changes)
    workplace.act("dispute.accept", {"dispute": ref, "accepted": "2026-01-31"})
    return ref


def effective(workplace: Workplace, committee: str) -> str:
    """A case whose agreement of 2026-02-10 binds, with one payment due on 2026-02-20."""
    ref = accepted(workplace, committee)
    workplace.act("dispute.assign", {"dispute": ref, "host": "杨启东", "recorder": "沈知秋"})
    session = {
        "held_at": "2026-02-10T09:00",
        "place": "调解室",
        "record": "各方同意。",
        "result": "1",
    }
    workplace.act("dispute.mediate", {"dispute": ref, **session})
    agreement = {
        "agreed": "2026-02-10",
        "facts": "围墙损坏一处。",
        "terms": ["尹长林赔偿邵文博3000.00元。"],
        "performance": "2026年2月20日前付清。",
        "obligations": [OBLIGATION],
    }
    workplace.act("dispute.agree", {"dispute": ref, **agreement})
    names = [("party", "邵文博"), ("party", "尹长林"), ("mediator", "杨启东")]
    signatures = [{"role": role, "name": name, "signed": "2026-02-10"} for role, name in names]
    seal = {
        "role": "seal",
        "name": "云溪镇人民调解委员会",
        "manner": "seal",
        "signed": "2026-02-10",
    }
    workplace.act("dispute.sign", {"dispute": ref, "signatures": [*signatures, seal]})
    return ref


def dues(workplace: Workplace, day: str, within: int = 30) -> dict[str, str]:
    rows = due_rows(workplace, on=D(day), within=within)
    return {row.rule.removeprefix("dispute."): row.due.isoformat() for row in rows}


def test_an_empty_store_has_nothing_due(office: Workplace) -> None:
    assert due_json(due_rows(office)) == []


def test_a_case_has_its_mediation_month_from_acceptance(clerk: Workplace, committee: str) -> None:
    registered(clerk, committee)
    assert dues(clerk, "2026-02-01") == {}
    accepted(clerk, committee)
    (row,) = due_rows(clerk, on=D("2026-02-25"))
    assert (row.rule, row.due, row.light) == ("dispute.mediation", date(2026, 2, 28), "yellow")
    assert (row.number, row.who) == ("（2026）云溪人调字第001号", "邵文博与尹长林")


def test_an_extension_the_parties_agreed_to_moves_the_month(
    clerk: Workplace, committee: str
) -> None:
    ref = accepted(clerk, committee)
    clerk.act("dispute.assign", {"dispute": ref, "host": "杨启东", "recorder": "沈知秋"})
    session = {
        "held_at": "2026-02-10T09:00",
        "place": "调解室",
        "record": "分歧较大。",
        "result": "3",
    }
    clerk.act("dispute.mediate", {"dispute": ref, **session, "extended_to": "2026-03-20"})
    assert dues(clerk, "2026-03-01") == {"mediation": "2026-03-20"}


def asked_of_disputes(workplace: Workplace, day: str) -> list[str]:
    """The statements by which disputes were read to tell what is due."""
    statements: list[str] = []
    with workplace.store.reading() as reader:
        driver: Any = reader.driver
    driver.set_trace_callback(statements.append)
    due_rows(workplace, on=D(day))
    driver.set_trace_callback(None)
    return [one for one in statements if "r_dispute" in one]


def test_after_an_act_only_the_case_it_was_about_is_read_again(
    clerk: Workplace, committee: str
) -> None:
    first, second = accepted(clerk, committee), accepted(clerk, committee)
    assert len(due_rows(clerk, on=D("2026-02-25"))) == 2
    clerk.note("print", first, "清单")
    assert asked_of_disputes(clerk, "2026-02-25") == []
    clerk.act("dispute.change", {"dispute": second, "place": "桥头", "reason": "笔误"})
    asked = asked_of_disputes(clerk, "2026-02-25")
    assert asked
    assert [one for one in asked if second not in one] == []
    rows = due_rows(clerk, on=D("2026-02-25"))
    assert [(row.record, row.due) for row in rows] == [
        (first, date(2026, 2, 28)),
        (second, date(2026, 2, 28)),
    ]


def test_a_case_that_is_extended_after_it_was_told_is_told_by_its_new_day(
    clerk: Workplace, committee: str
) -> None:
    first, second = accepted(clerk, committee), accepted(clerk, committee)
    clerk.act("dispute.assign", {"dispute": first, "host": "杨启东", "recorder": "沈知秋"})
    assert [row.record for row in due_rows(clerk, on=D("2026-02-25"))] == [first, second]
    session = {"held_at": "2026-02-10T09:00", "place": "调解室", "record": "分歧较大。"}
    values = {"dispute": first, "result": "3", "extended_to": "2026-03-03", **session}
    clerk.act("dispute.mediate", values)
    rows = due_rows(clerk, on=D("2026-02-25"))
    assert [(row.record, row.due) for row in rows] == [
        (second, date(2026, 2, 28)),
        (first, date(2026, 3, 3)),
    ]


def test_after_something_else_was_written_every_case_is_read_again(
    clerk: Workplace, committee: str
) -> None:
    accepted(clerk, committee)
    assert asked_of_disputes(clerk, "2026-02-25") != []
    clerk.act("committee.add", {"name": "云溪镇花园桥调解委员会", "type": "03", "prefix": "花园"})
    assert asked_of_disputes(clerk, "2026-02-25") != []


def test_what_is_entered_where_nothing_is_ever_due_reads_no_case_again(
    clerk: Workplace, committee: str
) -> None:
    ref = accepted(clerk, committee)
    assert asked_of_disputes(clerk, "2026-02-25") != []
    event = {
        "held_on": "2026-02-24",
        "theme": "讲清一张欠条",
        "place": "新桥村",
        "forms": ["02"],
        "audiences": ["05"],
        "people": 30,
    }
    clerk.act("publicity.add", event)
    assert asked_of_disputes(clerk, "2026-02-25") == []
    assert [row.record for row in due_rows(clerk, on=D("2026-02-25"))] == [ref]


def test_an_issue_that_was_handed_over_reads_no_other_case_again(
    clerk: Workplace, committee: str
) -> None:
    accepted(clerk, committee)
    assert asked_of_disputes(clerk, "2026-02-25") != []
    found = {"found_on": "2026-02-20", "domain": "other", "object": "水站", "description": "漏水"}
    issue = clerk.act("issue.add", found).id
    handed = {"assigned_to": "杨启东", "assigned_on": "2026-02-21", "due_on": "2026-03-04"}
    clerk.act("issue.assign", {"issue": issue, "level": "1", **handed})
    assert asked_of_disputes(clerk, "2026-02-25") == []
    rows = due_rows(clerk, on=D("2026-02-25"))
    assert [(row.rule, row.due) for row in rows] == [
        ("dispute.mediation", date(2026, 2, 28)),
        ("issue.due", date(2026, 3, 4)),
    ]


@pytest.mark.parametrize("kind", ["10", "11"])
def test_a_labour_dispute_is_pointed_to_arbitration_after_fifteen_days(
    clerk: Workplace, committee: str, kind: str
) -> None:
    accepted(clerk, committee, dispute_type=kind)
    assert dues(clerk, "2026-02-10") == {"mediation": "2026-02-28", "labour": "2026-02-14"}


def test_a_court_referral_has_the_courts_own_limit(clerk: Workplace, committee: str) -> None:
    ref = registered(clerk, committee)
    court = {"court_mode": "summary", "received_from_court": "2026-02-02"}
    clerk.act("dispute.accept", {"dispute": ref, "accepted": "2026-02-03", **court})
    assert dues(clerk, "2026-02-04") == {"court_summary": "2026-02-09"}


def test_an_agreement_in_force_asks_for_payment_confirmation_and_a_visit(
    clerk: Workplace, committee: str
) -> None:
    effective(clerk, committee)
    assert dues(clerk, "2026-02-11") == {
        "performance": "2026-02-20",
        "confirmation": "2026-03-12",
        "follow_up": "2026-02-27",
    }
    late = {row.rule: row for row in due_rows(clerk, on=D("2026-02-21"))}["dispute.performance"]
    assert (late.light, late.title) == ("red", "到期未确认")


def test_what_was_paid_and_visited_is_no_longer_due(clerk: Workplace, committee: str) -> None:
    ref = effective(clerk, committee)
    paid = {"dispute": ref, "obligation": "1", "status": "paid", "performed": "2026-02-25"}
    clerk.act("dispute.perform", paid)
    assert dues(clerk, "2026-02-26") == {"follow_up": "2026-03-04"}
    visit = {"visited": "2026-02-26", "visitor": "杨启东", "way": "phone", "situation": "已付清。"}
    clerk.act("dispute.follow_up", {"dispute": ref, **visit})
    assert dues(clerk, "2026-02-27") == {}


def test_a_payment_found_missing_does_not_move_the_visit(clerk: Workplace, committee: str) -> None:
    ref = effective(clerk, committee)
    missing = {"dispute": ref, "obligation": "1", "status": "unpaid", "performed": "2026-03-05"}
    clerk.act("dispute.perform", missing)
    rows = {row.rule: row for row in due_rows(clerk, on=D("2026-03-06"))}
    assert rows["dispute.performance"].title == "到期未履行"
    assert rows["dispute.follow_up"].due == date(2026, 2, 27)


def test_an_application_for_confirmation_settles_its_row_unless_it_is_withdrawn(
    clerk: Workplace, committee: str
) -> None:
    ref = effective(clerk, committee)
    asked = {"dispute": ref, "court": "某市人民法院", "applied": "2026-02-15"}
    clerk.act("dispute.confirm", asked)
    assert "confirmation" not in dues(clerk, "2026-02-16")
    clerk.act("dispute.confirm", {**asked, "result": "withdrawn", "decided": "2026-02-20"})
    assert dues(clerk, "2026-02-21")["confirmation"] == "2026-03-12"


def test_a_case_that_failed_or_is_void_is_not_looked_at(clerk: Workplace, committee: str) -> None:
    ref = accepted(clerk, committee)
    clerk.act("dispute.void", {"dispute": ref, "reason": "重复登记"})
    assert dues(clerk, "2026-04-01") == {}


def test_everybody_sees_only_what_he_may_read(
    office: Workplace,
    clerk: Workplace,
    mediator: Workplace,
    auditor: Workplace,
    committee: str,
) -> None:
    accepted(clerk, committee)
    clerk.act("correction.receive", person(reported=None))
    kinds = [
        {row.kind for row in due_rows(seat, on=D("2026-03-01"))}
        for seat in (clerk, mediator, auditor)
    ]
    assert kinds == [{"dispute", "correction"}, {"dispute"}, set()]


def test_the_business_date_of_the_store_is_asked_when_no_day_is_named(
    clerk: Workplace, clock: FixedClock, committee: str
) -> None:
    accepted(clerk, committee)
    for day, light in (("2026-02-25", "yellow"), ("2026-03-01", "red")):
        clock.move(day)
        assert [row.light for row in due_rows(clerk)] == [light]
    clock.move("2026-02-20")
    assert due_rows(clerk) == ()
    assert len(due_rows(clerk, within=8)) == 1


@contextmanager
def counted_queries(workplace: Workplace) -> Iterator[list[str]]:
    """Collects the statements that reach the file."""
    seen: list[str] = []
    driver: Any = workplace.store._engine.raw_connection().driver_connection
    driver.set_trace_callback(seen.append)
    try:
        yield seen
    finally:
        driver.set_trace_callback(None)


def test_more_cases_make_no_more_queries(clerk: Workplace, committee: str) -> None:
    def queries(day: str) -> int:
        with counted_queries(clerk) as seen:
            due_rows(clerk, on=D(day))
        assert len(seen) > 5
        return len(seen)

    accepted(clerk, committee)
    clerk.act("correction.receive", person())
    few = queries("2026-03-01")
    for _ in range(5):
        accepted(clerk, committee)
        clerk.act("correction.receive", person(id_number=None))
    assert queries("2026-03-02") == few
