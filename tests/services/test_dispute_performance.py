"""What becomes of an agreement: performance, visits, confirmation, closing."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from tests.clock import FixedClock
from tests.services.disputes import (
    ALL_HANDS,
    COMMITTEE,
    NUMBER,
    SEAL,
    bring,
    children,
    codes_of,
    do,
    oral,
    refused,
    session,
    version,
)

TOLD = {"channels": ["court"], "explanation": "可依法起诉。", "reason": "4", "failed": "2026-04-20"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"obligation": "9"}, ("dispute.obligation_unknown", "obligation")),
        ({"performed": "2026-04-19"}, ("dispute.perform_before", "performed")),
        ({"performed": "2026-04-21"}, ("date.future", "performed")),
        ({"status": "partly"}, ("dispute.perform_amount_needed", "paid")),
        ({"status": "partly", "paid": "0"}, ("dispute.perform_amount_needed", "paid")),
        ({"status": "partly", "paid": "13800"}, ("dispute.perform_all_paid", "status")),
        ({"status": "partly", "paid": "13800.01"}, ("dispute.perform_amount", "paid")),
        ({"paid": "13799.99"}, ("dispute.perform_less", "paid")),
        ({"status": "unpaid", "paid": "1.00"}, ("dispute.perform_not_amount", "paid")),
        ({"status": "gone"}, ("value.code", "status")),
    ],
)
def test_a_performance_that_cannot_be_is_refused(
    desk: Workplace, clock: FixedClock, changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    case = bring(desk, clock, "effective")
    values = {"dispute": case, "obligation": "1", "status": "paid", "performed": "2026-04-20"}
    assert refused(desk, "dispute.perform", **{**values, **changes}) == [expected]


def test_performance_moves_the_case_and_can_be_taken_back(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "effective")

    def perform(no: str, status: str, **more: str) -> str | None:
        values = {"obligation": no, "status": status, "performed": "2026-04-20", **more}
        return do(desk, "perform", case, **values).state

    assert perform("1", "partly", paid="800.00") == "performing"
    assert children(desk, case, "obligation")[0]["paid"] == "800.00"
    assert perform("1", "paid") == "performing"
    assert children(desk, case, "obligation")[0]["paid"] == "13800.00"
    assert perform("2", "paid", proof="转账凭证") == "performed"
    assert perform("2", "unpaid", reason="款退回了") == "performing"
    assert perform("2", "open", reason="对方已约定宽限") == "performing"
    second = children(desk, case, "obligation")[1]
    assert (second["paid"], second["performed"], second["status"]) == (None, None, "open")
    assert perform("1", "open", reason="登错了一件") == "effective"


def test_visits_are_numbered_and_come_after_the_agreement_binds(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "effective")
    visit = {"visitor": "丁秀兰", "way": "phone", "situation": "第一笔已到账", "satisfied": "1"}
    assert refused(desk, "dispute.follow_up", dispute=case, visited="2026-04-19", **visit) == [
        ("dispute.visit_before", "visited")
    ]
    do(desk, "follow_up", case, visited="2026-04-20", **visit)
    do(desk, "follow_up", case, visited="2026-04-20", **visit)
    assert [one["position"] for one in children(desk, case, "follow_up")] == [1, 2]


def test_confirmation_is_one_record_from_application_to_ruling(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "effective")
    clock.move("2026-06-10")
    asked = {"court": "某市人民法院", "applied": "2026-05-20"}
    assert refused(desk, "dispute.confirm", dispute=case, **{**asked, "applied": "2026-04-19"}) == [
        ("dispute.confirm_before", "applied")
    ]
    assert codes_of(do(desk, "confirm", case, **asked)) == []
    ruled = {**asked, "result": "valid", "decided": "2026-05-19"}
    assert refused(desk, "dispute.confirm", dispute=case, **ruled) == [
        ("dispute.confirm_decided_before", "decided")
    ]
    do(desk, "confirm", case, **{**ruled, "decided": "2026-05-28"})
    assert [one["result"] for one in children(desk, case, "confirmation")] == ["valid"]
    other = bring(desk, clock, "effective")
    clock.move("2026-06-10")
    late = do(desk, "confirm", other, **{**asked, "applied": "2026-05-21"})
    assert codes_of(late) == ["dispute.confirm_late"]


def test_a_case_of_the_court_is_not_confirmed(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "registered", source="3")
    do(desk, "accept", case, accepted="2026-04-02", court_mode="ordinary")
    do(desk, "assign", case, host="沈卫东")
    do(desk, "mediate", case, **session())
    do(desk, "agree", case, **version())
    do(desk, "sign", case, signatures=ALL_HANDS)
    asked = {"court": "某市人民法院", "applied": "2026-04-20"}
    assert refused(desk, "dispute.confirm", dispute=case, **asked) == [
        ("dispute.confirm_court_case", "")
    ]


def test_closing_needs_everything_done_or_a_note(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "effective")
    clock.move("2026-05-10")
    assert refused(desk, "dispute.close", dispute=case, closed="2026-04-20") == [
        ("dispute.close_open", "note")
    ]
    visit = {"visitor": "丁秀兰", "way": "phone", "situation": "到账", "visited": "2026-05-06"}
    do(desk, "follow_up", case, **visit)
    early = {"closed": "2026-05-05", "note": "当事人另案起诉"}
    assert refused(desk, "dispute.close", dispute=case, **early) == [
        ("dispute.close_before", "closed")
    ]
    answer = do(desk, "close", case, closed="2026-05-06", note="当事人另案起诉")
    assert (answer.number, answer.state) == (NUMBER, "closed")
    assert refused(desk, "dispute.void", dispute=case, reason="误") == [("act.state", "")]


def test_an_oral_entry_made_by_mistake_can_be_voided(desk: Workplace) -> None:
    case = desk.act("dispute.register_oral", oral()).id
    assert do(desk, "void", case, reason="重复登记").state == "void"


@pytest.mark.parametrize(
    ("verb", "values"),
    [
        ("accept", {"accepted": "2026-04-20"}),
        ("assign", {"host": "沈卫东"}),
        ("mediate", session()),
        ("agree", version()),
        ("sign", {"signatures": ALL_HANDS}),
        ("fail", TOLD),
        ("consent", {}),
        ("void", {"reason": "误"}),
    ],
)
def test_nothing_is_done_to_a_closed_case(
    desk: Workplace, clock: FixedClock, verb: str, values: dict[str, Any]
) -> None:
    case = bring(desk, clock, "effective")
    do(desk, "close", case, closed="2026-04-20", note="当事人另案起诉")
    assert refused(desk, f"dispute.{verb}", dispute=case, **values) == [("act.state", "")]


def test_the_seal_is_the_committees_own(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "agreed")
    assert SEAL["name"] == COMMITTEE
    assert do(desk, "sign", case, signatures=[SEAL]).state == "agreed"
