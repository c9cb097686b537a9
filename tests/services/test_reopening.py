"""A closed case is opened again with a reason, in the state it was closed from; the closing stays told."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.dispute.view import dispute_view
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.disputes import bring, children, do, oral, record, refused
from tests.services.offices import seat
from tests.services.test_due import counted_queries
from tests.services.test_lawful_states import FAILED

WHY = "第二笔没有履行，当事人要求继续处理"
NOTE = "当事人外出，暂先结案"


def closed(desk: Workplace, clock: FixedClock, state: str) -> str:
    """A case closed on 2026-04-25 from ``state``; today is 2026-05-04."""
    if state == "failed":
        case = bring(desk, clock, "mediating")
        do(desk, "fail", case, **FAILED)
    else:
        case = bring(desk, clock, "effective")
        for number in {"effective": "", "performing": "1", "performed": "12"}[state]:
            do(desk, "perform", case, obligation=number, status="paid", performed="2026-04-20")
    clock.move("2026-05-04")
    assert record(desk, case)["state"] == state
    do(desk, "close", case, closed="2026-04-25", note=NOTE)
    return case


@pytest.mark.parametrize("state", ["effective", "performing", "performed", "failed"])
def test_it_comes_back_to_the_state_it_was_closed_from(
    office: Workplace, desk: Workplace, clock: FixedClock, state: str
) -> None:
    case = closed(desk, clock, state)
    assert do(desk, "reopen", case, reason=WHY).state == state
    kept = record(desk, case)
    assert (kept["state"], kept["closed"], kept["note"]) == (state, None, NOTE)
    assert do(desk, "close", case, closed="2026-05-04", note=NOTE).state == "closed"
    assert check(office).ok


@pytest.mark.parametrize(("performed", "state"), [(True, "performed"), (False, "effective")])
def test_an_oral_agreement_without_obligations_comes_back_as_it_was(
    desk: Workplace, clock: FixedClock, performed: bool, state: str
) -> None:
    clock.move("2026-04-20")
    how = "当场履行" if performed else "四月底前履行"
    case = desk.act("dispute.register_oral", oral(performed=performed, performance=how)).id
    do(desk, "close", case, closed="2026-04-20", note=NOTE)
    do(desk, "change", case, note="结案说明补充", reason="补充")
    assert do(desk, "reopen", case, reason=WHY).state == state


def test_what_was_paid_after_the_closing_counts(desk: Workplace, clock: FixedClock) -> None:
    case = closed(desk, clock, "performing")
    do(desk, "perform", case, obligation="2", status="paid", performed="2026-04-30")
    assert record(desk, case)["state"] == "closed"
    assert do(desk, "reopen", case, reason=WHY).state == "performed"


def test_later_events_of_a_case_closed_early_are_taken_without_opening_it(
    desk: Workplace, clock: FixedClock
) -> None:
    case = closed(desk, clock, "performing")
    do(desk, "perform", case, obligation="2", status="paid", performed="2026-04-30")
    do(desk, "confirm", case, court="某市人民法院", applied="2026-04-28")
    visit = {"visitor": "丁秀兰", "way": "phone", "situation": "第二笔已到账"}
    do(desk, "follow_up", case, visited="2026-05-04", **visit)
    assert [one["status"] for one in children(desk, case, "obligation")] == ["paid", "paid"]
    assert len(children(desk, case, "confirmation")) == len(children(desk, case, "follow_up")) == 1
    again = {"held_at": "2026-05-04T09:00", "place": "调解室", "record": "再次调解", "result": "3"}
    assert refused(desk, "dispute.mediate", dispute=case, vary=True, **again) == [("act.state", "")]
    (act,) = (
        one for one in show(desk, "dispute", case)["acts"] if one["verb"] == "dispute.mediate"
    )
    assert act["reason"] == (
        "现在是“已结案”，不能办理“登记调解”。还要继续办理的，请先用“重新打开”，写明原因。"
    )
    do(desk, "reopen", case, reason=WHY)
    assert do(desk, "mediate", case, vary=True, **again).state == "mediating"


def test_its_terms_run_again(desk: Workplace, clock: FixedClock) -> None:
    case = closed(desk, clock, "performing")

    def performance() -> list[tuple[str, str]]:
        rows = due_rows(desk)
        return [
            (row.title, row.due.isoformat()) for row in rows if row.rule.endswith("performance")
        ]

    assert performance() == []
    do(desk, "reopen", case, reason=WHY)
    assert performance() == [("到期未确认", "2026-04-30")]


def test_the_course_tells_both_and_the_history_the_reason(
    desk: Workplace, clock: FixedClock
) -> None:
    case = closed(desk, clock, "performing")
    do(desk, "reopen", case, reason=WHY)
    clock.move("2026-05-06")
    do(desk, "close", case, closed="2026-05-06", note=NOTE)
    story = [(one.day.isoformat(), one.title, one.text) for one in dispute_view(desk, case).story]
    assert story[:4] == [
        ("2026-05-06", "结案", f"保管期限：长期 · {NOTE}"),
        ("2026-05-04", "重新打开", WHY),
        ("2026-04-25", "结案", "后又重新打开"),
        ("2026-04-20", "履行第1项", "周国平 → 陈志海 · ¥13,800.00"),
    ]
    with counted_queries(desk) as seen:
        dispute_view(desk, case)
    assert len([one for one in seen if "ORDER BY revision.n" in one]) == 1
    (entry,) = (
        one for one in show(desk, "dispute", case)["history"] if one["verb"] == "dispute.reopen"
    )
    assert entry["reason"] == WHY
    assert entry["changes"] == {
        "closed": ["2026-04-25", None],
        "state": ["closed", "performing"],
    }


@pytest.mark.parametrize(
    ("values", "expected"),
    [({}, ("value.required", "reason")), ({"reason": "  "}, ("value.required", "reason"))],
)
def test_it_needs_a_reason(
    desk: Workplace, clock: FixedClock, values: dict[str, Any], expected: tuple[str, str]
) -> None:
    case = closed(desk, clock, "performed")
    assert refused(desk, "dispute.reopen", dispute=case, **values) == [expected]


@pytest.mark.parametrize(
    ("account", "allowed"), [("director", True), ("clerk", True), ("mediator", False)]
)
def test_who_may_close_may_open_again(
    office: Workplace, desk: Workplace, clock: FixedClock, account: str, allowed: bool
) -> None:
    case = closed(desk, clock, "performed")
    acts = {one["verb"]: one for one in show(seat(office, account), "dispute", case)["acts"]}
    assert acts["dispute.reopen"]["allowed"] is allowed  # the case is no mediator's of this name
    assert not any(one["allowed"] for one in acts.values()) or allowed
    reader = {one["verb"]: one for one in show(seat(office, "reader"), "dispute", case)["acts"]}
    assert (
        reader["dispute.reopen"]["reason"] == "您的角色不能做“重新打开”。请由有权限的人员登录办理。"
    )
