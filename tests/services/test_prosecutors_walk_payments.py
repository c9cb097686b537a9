"""A payment is an event with its day; the state of an obligation follows from them (ruling 34)."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sifasuo_desktop.domain.dispute.records import Obligation
from sifasuo_desktop.services.office.workplace import Workplace
from tests.clock import FixedClock
from tests.services.disputes import bring, children, codes_of, do, oral, record, refused


@pytest.fixture
def case(desk: Workplace, clock: FixedClock) -> str:
    """In force; of the second obligation, 36,600.00 until 2026-04-30, 5,000.00 came on the 25th."""
    case = bring(desk, clock, "effective")
    clock.move("2026-05-20")
    do(desk, "perform", case, **part(paid="5000.00", performed="2026-04-25", proof="收条"))
    return case


def part(**changes: Any) -> dict[str, Any]:
    values = {"obligation": "2", "status": "partly", "performed": "2026-05-10"}
    return {**values, **changes}


def events(desk: Workplace, case: str) -> list[tuple[str, str]]:
    return [
        (one["day"], one["amount"])
        for one in children(desk, case, "payment")
        if not one.get("void_reason")
    ]


def second(desk: Workplace, case: str) -> tuple[str, str | None, str | None]:
    one = children(desk, case, "obligation")[1]
    return one["status"], one["paid"], one["performed"]


def test_each_instalment_keeps_its_day(desk: Workplace, case: str) -> None:
    do(desk, "perform", case, **part(paid="3000.00", counts="now"))
    assert events(desk, case) == [("2026-04-25", "5000.00"), ("2026-05-10", "3000.00")]
    assert second(desk, case) == ("partly", "8000.00", "2026-05-10")
    do(desk, "perform", case, **part(paid="10000.00", counts="total", performed="2026-05-12"))
    assert events(desk, case)[2] == ("2026-05-12", "2000.00")
    do(desk, "perform", case, **part(status="paid", performed="2026-05-20"))
    assert events(desk, case)[3] == ("2026-05-20", "26600.00")
    assert second(desk, case) == ("paid", "36600.00", "2026-05-20")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"paid": "3000.00"}, ("dispute.perform_counts", "counts")),
        ({"paid": "6000.00"}, ("dispute.perform_counts", "counts")),
        ({"paid": "5000.00"}, ("dispute.perform_counts", "counts")),
        ({"paid": "3000.00", "counts": "total"}, ("dispute.perform_back", "reason")),
        ({"paid": "5000.00", "counts": "total"}, ("dispute.perform_same", "status")),
        ({"paid": "31600.01", "counts": "now"}, ("dispute.perform_amount", "paid")),
        ({"paid": "31600.00", "counts": "now"}, ("dispute.perform_all_paid", "status")),
        ({"status": "unpaid"}, ("dispute.perform_back", "reason")),
        ({"status": "open"}, ("dispute.perform_back", "reason")),
        (
            {"status": "unpaid", "paid": "1.00", "reason": "误"},
            ("dispute.perform_not_amount", "paid"),
        ),
    ],
)
def test_what_could_mean_two_things_or_goes_back_is_asked(
    desk: Workplace, case: str, changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert refused(desk, "dispute.perform", dispute=case, **part(**changes)) == [expected]


def test_going_back_with_a_reason_keeps_what_was_there_as_void(desk: Workplace, case: str) -> None:
    back = part(paid="3000.00", counts="total", performed="2026-04-26", reason="收条看错")
    do(desk, "perform", case, **back)
    assert events(desk, case) == [("2026-04-26", "3000.00")]
    assert second(desk, case) == ("partly", "3000.00", "2026-04-26")
    do(desk, "perform", case, **part(status="unpaid", reason="登错了一件"))
    assert events(desk, case) == []
    assert second(desk, case) == ("unpaid", None, "2026-05-10")
    assert record(desk, case)["state"] == "performing"


def test_unpaid_on_its_last_day_is_asked_and_after_it_is_not(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "effective")
    clock.move("2026-05-01")
    early = do(desk, "perform", case, **part(status="unpaid", performed="2026-04-30"))
    assert codes_of(early) == ["dispute.unpaid_early"]
    late = do(desk, "perform", case, **part(status="unpaid", performed="2026-05-01"))
    assert codes_of(late) == []
    back = part(status="open", performed="2026-05-01")
    assert refused(desk, "dispute.perform", dispute=case, **back) == [
        ("dispute.perform_status_back", "reason")
    ]
    do(desk, "perform", case, **{**back, "reason": "对方已约定宽限"})
    assert second(desk, case) == ("open", None, None)


def test_a_payment_is_put_right_or_void_and_the_state_follows(desk: Workplace, case: str) -> None:
    wrong = {"payment": "1", "amount": "36600.01", "reason": "误"}
    assert refused(desk, "dispute.change_payment", dispute=case, **wrong) == [
        ("dispute.perform_amount", "amount")
    ]
    silent = {"payment": "1", "day": "2026-04-24"}
    assert refused(desk, "dispute.change_payment", dispute=case, **silent) == [
        ("change.reason_needed", "reason")
    ]
    do(desk, "change_payment", case, **{**wrong, "amount": "36600.00"})
    assert second(desk, case) == ("paid", "36600.00", "2026-04-25")
    do(desk, "void_payment", case, payment="1", reason="重复")
    assert second(desk, case) == ("open", None, None)
    assert record(desk, case)["state"] == "effective"


def test_a_sum_kept_without_its_days_becomes_the_first_event(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "effective")
    clock.move("2026-05-20")
    with desk.store.reading() as reader:
        item = next(one for one in reader.every(Obligation) if one.position == 2)
    sum_and_day = {"paid": Decimal("5000.00"), "performed": date(2026, 4, 25)}
    with desk.store.writing() as unit:
        unit.change(item.replace(status="partly", **sum_and_day))
    do(desk, "perform", case, **part(paid="3000.00", counts="now"))
    assert events(desk, case) == [("2026-04-25", "5000.00"), ("2026-05-10", "3000.00")]


def test_an_oral_agreement_performed_at_once_has_its_event(desk: Workplace) -> None:
    owed = {"debtor": "李建明", "creditor": "李桂香", "amount": "200.00", "due": "2026-04-10"}
    answer = desk.act("dispute.register_oral", oral(terms=["李建明付200.00元"], obligations=[owed]))
    assert events(desk, answer.id) == [("2026-04-10", "200.00")]


def test_what_has_no_amount_is_done_or_partly_done(desk: Workplace, clock: FixedClock) -> None:
    owed = {
        "debtor": "李建明",
        "creditor": "李桂香",
        "amount": "0.00",
        "content": "加装接水管",
        "due": "2026-04-20",
    }
    clock.move("2026-04-20")
    case = desk.act("dispute.register_oral", oral(obligations=[owed], performed=False)).id
    act = {"obligation": "1", "performed": "2026-04-12"}
    do(desk, "perform", case, status="partly", **act)
    assert record(desk, case)["state"] == "performing"
    do(desk, "perform", case, status="paid", **act)
    assert record(desk, case)["state"] == "performed"
    assert refused(desk, "dispute.perform", dispute=case, status="paid", **act) == [
        ("dispute.perform_same", "status")
    ]
    assert refused(desk, "dispute.perform", dispute=case, status="partly", **act) == [
        ("dispute.perform_status_back", "reason")
    ]
    do(desk, "perform", case, status="partly", reason="又漏水", **act)
    assert record(desk, case)["state"] == "performing"
