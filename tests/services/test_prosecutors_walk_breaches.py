"""The prosecutor's walk: lateness, overrun of leave, what may be decided, what stays to be done."""

from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.people import codes, decision, due_on, leave, leaves_of, person, refused, told

LONG = person(effective="2025-12-01", start="2025-12-01", reported="2025-12-05")


def outside(**changes: Any) -> dict[str, Any]:
    """暂予监外执行, decided and received on 2026-01-05."""
    return person(category="04", temporary_kind="03", **changes)


def rows_of(workplace: Workplace, day: str, rule: str) -> list[Any]:
    rows = due_rows(workplace, on=date.fromisoformat(day), within=7)
    return [row for row in rows if row.rule == f"correction.{rule}"]


def away(clerk: Workplace, ref: str, start: str, end: str, level: str = "county") -> None:
    clerk.act("correction.leave_request", leave(ref, start, end, "2026-01-20"))
    clerk.act("correction.leave_approve", decision(ref, level, "2026-01-21"))


# --- L1 -------------------------------------------------------------------------------------


def test_the_order_of_approvals_does_not_pass_the_test_of_two_months(
    clerk: Workplace, director: Workplace
) -> None:
    """Twenty-eight days in March and seven in April are thirty-five, whichever is approved first."""
    director.act(
        "delegation.record",
        {
            "document_no": "某司矫委〔2026〕3号",
            "issued": "2026-01-04",
            "scope": ["leave_approve"],
            "valid_from": "2026-01-05",
        },
    )
    ref = clerk.act("correction.receive", LONG).id
    for start, end in (("2026-03-01", "2026-03-28"), ("2026-04-01", "2026-04-07")):
        clerk.act("correction.leave_request", leave(ref, start, end, "2026-02-20"))
    clerk.act("correction.leave_approve", decision(ref, "office", "2026-02-21", leave="2"))
    values = decision(ref, "county", "2026-02-21", leave="1")
    assert refused(clerk, "correction.leave_approve", values) == ["leave.beyond_power"]
    clerk.act("correction.leave_approve", {**values, "level": "city"})
    kept = leaves_of(clerk, ref)[0]
    assert (kept["level_needed"], kept["window_days"]) == ("city", 35)


def test_windows_that_hold_no_day_of_the_leave_count_nothing_for_it(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", LONG).id
    away(clerk, ref, "2026-08-01", "2026-09-01", "city")
    clerk.act("correction.leave_request", leave(ref, "2026-02-01", "2026-02-10", "2026-01-20"))
    kept = leaves_of(clerk, ref)[1]
    assert (kept["window_days"], kept["level_needed"]) == (10, "county")


def test_days_of_a_leave_not_returned_count_and_are_told_of_twice(
    clerk: Workplace, clock: FixedClock
) -> None:
    """Away from 02-01 to 02-20 and not back on 03-02: thirty days, the next one makes thirty-one."""
    ref = clerk.act("correction.receive", LONG).id
    away(clerk, ref, "2026-02-01", "2026-02-20")
    clock.move("2026-03-02")
    asked = clerk.act(
        "correction.leave_request", leave(ref, "2026-03-06", "2026-03-06", "2026-03-02")
    )
    assert told(asked, "leave.not_back") == {"position": "1", "end": "2026-02-20", "days": "10"}
    assert leaves_of(clerk, ref)[1]["window_days"] == 31
    values = decision(ref, "county", "2026-03-02", leave="2")
    assert refused(clerk, "correction.leave_approve", values) == ["leave.beyond_power"]
    allowed = clerk.act("correction.leave_approve", {**values, "level": "city"})
    assert "leave.not_back" in codes(allowed)


# --- L2 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("category", "day", "late", "suggestion"),
    [
        ("02", "2026-02-11", 1, "训诫"),
        ("02", "2026-02-20", 10, "训诫"),
        ("02", "2026-02-21", 11, "警告（《社区矫正法实施办法》第三十五条第（二）项）"),
        ("02", "2026-03-10", 28, "警告"),
        ("02", "2026-03-11", 29, "提请撤销缓刑"),
        ("01", "2026-03-11", 29, "提请治安管理处罚"),
        ("03", "2026-03-11", 29, "提请撤销假释"),
        ("04", "2026-03-11", 29, "提请收监执行"),
    ],
)
def test_what_an_overrun_of_leave_asks_for_grows_with_its_days(
    clerk: Workplace, category: str, day: str, late: int, suggestion: str
) -> None:
    """The leave ends on 2026-02-10; over a month is from 2026-03-11."""
    kind = "03" if category == "04" else None
    ref = clerk.act("correction.receive", {**LONG, "category": category, "temporary_kind": kind}).id
    away(clerk, ref, "2026-02-01", "2026-02-10")
    row = due_on_leave(clerk, day)
    assert row.late_days == late
    assert f"建议：{suggestion}" in row.why


def due_on_leave(clerk: Workplace, day: str) -> Any:
    (row,) = rows_of(clerk, day, "leave_return")
    return row


def test_after_the_return_the_overrun_stays_until_it_was_decided_about(
    clerk: Workplace, clock: FixedClock
) -> None:
    ref = clerk.act("correction.receive", LONG).id
    away(clerk, ref, "2026-02-01", "2026-02-10")
    back = {"correction": ref, "returned": "2026-02-25", "cancelled_on": "2026-02-25"}
    assert "警告" in told(clerk.act("correction.leave_return", back), "leave.overdue")["suggestion"]
    (row,) = rows_of(clerk, "2026-03-01", "leave_overrun")
    assert (row.light, row.soft, row.act) == ("red", False, "correction.breach")
    assert "逾期15日" in row.why
    assert "建议：警告" in row.why
    values = {
        "correction": ref,
        "kind": "leave_overrun",
        "decision": "warn",
        "decided": "2026-02-27",
        "document_no": "某司矫警〔2026〕2号",
        "served": "2026-02-28",
    }
    clerk.act("correction.breach", values)
    assert rows_of(clerk, "2026-03-01", "leave_overrun") == []
    (kept,) = show(clerk, "correction", ref)["children"]["breach"]
    assert (kept["since"], kept["until"], kept["days"]) == ("2026-02-10", "2026-02-25", 15)
    assert kept["leave"] == leaves_of(clerk, ref)[0]["id"]


# --- L4, T12, T13 ---------------------------------------------------------------------------

LATE_ONE_DAY = person(reported="2026-01-16")


@pytest.mark.parametrize(
    ("category", "decision", "lawful"),
    [
        ("01", "admonish", True),
        ("01", "revoke", False),
        ("01", "imprison", False),
        ("02", "admonish", True),
        ("02", "imprison", False),
        ("03", "admonish", True),
        ("03", "public_security", False),
        ("03", "imprison", False),
    ],
)
def test_a_late_report_is_decided_about_only_as_the_category_allows(
    clerk: Workplace, category: str, decision: str, lawful: bool
) -> None:
    """T12: 假释 knows no 治安管理处罚 for supervision rules; 管制 is never revoked."""
    ref = clerk.act("correction.receive", {**LATE_ONE_DAY, "category": category}).id
    values = {
        "correction": ref,
        "late_handled": "2026-01-20",
        "late_decision": decision,
        "late_decision_note": "无正当理由",
    }
    if lawful:
        clerk.act("correction.handle_late", values)
    else:
        assert refused(clerk, "correction.handle_late", values) == ["breach.not_lawful"]


@pytest.mark.parametrize(
    ("reported", "decision", "note", "code"),
    [
        ("2026-01-16", "revoke", "情节严重", "breach.revoke_early"),
        ("2026-01-16", "warn", None, "breach.heavier"),
        ("2026-01-16", "warn", "拒不说明去向", None),
        ("2026-01-26", "admonish", None, "breach.lighter"),
        ("2026-01-26", "admonish", "途中就医，已核实", None),
        ("2026-01-26", "warn", None, None),
        ("2026-02-16", "warn", None, "breach.lighter"),
        ("2026-02-16", "revoke", None, None),
    ],
)
def test_the_days_late_weigh_the_decision(
    clerk: Workplace, reported: str, decision: str, note: str | None, code: str | None
) -> None:
    """Until ten days 训诫, from eleven 警告, over a month 提请撤销; else a reason is asked for."""
    ref = clerk.act("correction.receive", person(reported=reported)).id
    values = {
        "correction": ref,
        "late_handled": "2026-02-20",
        "late_decision": decision,
        "late_decision_note": note,
    }
    if code is None:
        clerk.act("correction.handle_late", values)
    else:
        assert refused(clerk, "correction.handle_late", values) == [code]


def test_a_decision_bears_number_and_service_and_a_second_one_stands_beside_it(
    clerk: Workplace,
) -> None:
    ref = clerk.act("correction.receive", LATE_ONE_DAY).id
    values = {"correction": ref, "late_handled": "2026-01-20", "late_decision": "admonish"}
    first = clerk.act("correction.handle_late", values)
    assert codes(first) == ["breach.no_document", "breach.not_served"]
    assert len(rows_of(clerk, "2026-01-21", "breach_served")) == 1
    served = {"correction": ref, "served": "2026-01-22", "document_no": "某司矫训〔2026〕1号"}
    clerk.act("correction.breach_served", served)
    assert rows_of(clerk, "2026-01-23", "breach_served") == []
    again = {**values, "late_decision": "none", "late_decision_note": "复核后改为不予处理"}
    clerk.act("correction.handle_late", again)
    kept = show(clerk, "correction", ref)["children"]["breach"]
    assert [(item["decision"], item["document_no"], item["served"]) for item in kept] == [
        ("admonish", "某司矫训〔2026〕1号", "2026-01-22"),
        ("none", None, None),
    ]
    paper = {"document_no": "某司矫警〔2026〕4号", "served": "2026-01-24"}
    why = {"late_decision": "warn", "late_decision_note": "拒不说明去向"}
    clerk.act("correction.handle_late", {**values, **why, "late_handled": "2026-01-23", **paper})
    last = show(clerk, "correction", ref)["children"]["breach"][-1]
    assert (last["document_no"], last["served"]) == ("某司矫警〔2026〕4号", "2026-01-24")


# --- L5 -------------------------------------------------------------------------------------


def test_a_late_report_not_decided_about_outlives_the_release(
    clerk: Workplace, clock: FixedClock
) -> None:
    """Ninety-nine days late, never announced: red on the list before and after the release."""
    ref = clerk.act("correction.receive", person(reported="2026-04-04", end="2026-04-09")).id
    assert rows_of(clerk, "2026-04-09", "late_report")[0].light == "red"
    values = {"correction": ref, "close_type": "01", "closed": "2026-04-09", "document_no": "1号"}
    answer = clerk.act("correction.close", values)
    assert told(answer, "correction.close_unsettled") == {"title": "逾期报到待处理"}
    (row,) = rows_of(clerk, "2026-06-01", "late_report")
    assert (row.light, row.soft) == ("red", False)
    clerk.act(
        "correction.handle_late",
        {
            "correction": ref,
            "late_handled": "2026-04-10",
            "late_decision": "none",
            "late_decision_note": "刑期已满，报县局备查",
        },
    )
    assert due_rows(clerk, on=date(2026, 6, 1)) == ()


# --- L7 -------------------------------------------------------------------------------------


def test_a_late_handover_is_a_letter_and_never_put_on_the_person(clerk: Workplace) -> None:
    """Ruling 29: the ten days from 2026-01-07 bind 看守所 and 监狱."""
    values = outside(reported="2026-01-25", decision_received="2026-01-07")
    answer = clerk.act("correction.receive", values)
    assert told(answer, "correction.handed_late") == {"due": "2026-01-19", "days": "6"}
    assert rows_of(clerk, "2026-01-26", "late_report") == []
    (row,) = rows_of(clerk, "2026-01-26", "late_handover")
    assert (row.act, row.soft) == ("correction.notice", True)
    for word in ("训诫", "警告", "收监"):
        assert word not in row.why
    decision = {"correction": answer.id, "late_handled": "2026-01-26", "late_decision": "admonish"}
    assert refused(clerk, "correction.handle_late", decision) == ["correction.not_late"]
    letter = {"correction": answer.id, "kind": "handover_letter", "done": "2026-01-26"}
    clerk.act("correction.notice", letter)
    assert rows_of(clerk, "2026-01-27", "late_handover") == []


def test_who_is_in_custody_is_neither_searched_for_nor_revoked(clerk: Workplace) -> None:
    clerk.act("correction.receive", outside(reported=None))
    found = due_on(clerk, "2026-03-01", within=60)
    assert set(found) == {"transfer_in", "late_handover"}
    assert "收监" not in found["transfer_in"].why
    assert "致函移送机关" in found["transfer_in"].why


# --- L10 ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("how", "state"), [("not_taken", "not_taken"), ("voided", "voided")])
def test_a_leave_nobody_went_on_is_ended_without_blame(
    clerk: Workplace, how: str, state: str
) -> None:
    ref = clerk.act("correction.receive", LONG).id
    away(clerk, ref, "2026-02-01", "2026-02-28")
    assert rows_of(clerk, "2026-03-05", "leave_return")[0].light == "red"
    values = {"correction": ref, "how": how, "end_reason": "走访核实，本人没有外出"}
    assert clerk.act("correction.leave_end", values).state == state
    assert set(due_on(clerk, "2026-03-05")) == {"setup"}
    clerk.act("correction.leave_request", leave(ref, "2026-03-01", "2026-03-07", "2026-02-20"))
    assert leaves_of(clerk, ref)[1]["window_days"] == 7
    assert refused(clerk, "correction.leave_end", {**values, "leave": "1"}) == ["leave.none_fits"]


def test_an_application_is_withdrawn_before_its_decision_only(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", LONG).id
    away(clerk, ref, "2026-02-01", "2026-02-03")
    values = {"correction": ref, "how": "withdrawn", "end_reason": "不再需要"}
    assert refused(clerk, "correction.leave_end", values) == ["leave.none_fits"]
    clerk.act("correction.leave_request", leave(ref, "2026-03-01", "2026-03-02", "2026-02-20"))
    assert clerk.act("correction.leave_end", values).state == "withdrawn"
    assert [item["state"] for item in leaves_of(clerk, ref)] == ["overdue", "withdrawn"]


# --- L15: duties after an approval; L16: told later ------------------------------------------


@pytest.mark.parametrize(
    ("level", "end", "rule"),
    [
        ("county", "2026-02-10", None),
        ("city", "2026-03-05", "leave_procuratorate"),
    ],
)
def test_what_an_approval_owes_is_a_row_until_it_was_done(
    clerk: Workplace, level: str, end: str, rule: str | None
) -> None:
    ref = clerk.act("correction.receive", LONG).id
    away(clerk, ref, "2026-02-01", end, level)
    duties = ("leave_filing", "leave_procuratorate")
    found = [row for one in duties for row in rows_of(clerk, "2026-01-22", one)]
    assert [row.rule for row in found] == ([f"correction.{rule}"] if rule else [])
    if rule:
        done = {"correction": ref, "kind": rule, "done": "2026-01-23", "whom": "某市人民检察院"}
        clerk.act("correction.notice", done)
        assert rows_of(clerk, "2026-01-24", rule) == []
        assert refused(clerk, "correction.notice", done) == ["leave.none_fits"]


def test_the_written_notice_of_an_approval_is_entered_later(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", LONG).id
    clerk.act("correction.leave_request", leave(ref, "2026-02-01", "2026-02-03", "2026-01-20"))
    values = decision(ref, "county", "2026-01-21", told_person=None)
    assert codes(clerk.act("correction.leave_approve", values)) == ["leave.tell"]
    assert len(rows_of(clerk, "2026-01-22", "leave_tell")) == 1
    clerk.act("correction.leave_told", {"correction": ref, "told_person": "2026-01-23"})
    assert rows_of(clerk, "2026-01-24", "leave_tell") == []
    assert leaves_of(clerk, ref)[0]["told_person"] == "2026-01-23"


def test_a_leave_is_named_by_its_place_or_by_its_id(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", LONG).id
    for start, end in (("2026-04-12", "2026-04-14"), ("2026-04-16", "2026-04-18")):
        clerk.act("correction.leave_request", leave(ref, start, end, "2026-04-08"))
    yes = decision(ref, "county", "2026-04-09")
    clerk.act("correction.leave_approve", {**yes, "leave": "1"})
    assert [item["state"] for item in leaves_of(clerk, ref)] == ["approved", "requested"]
    clerk.act("correction.leave_approve", {**yes, "leave": leaves_of(clerk, ref)[1]["id"]})
    assert [item["state"] for item in leaves_of(clerk, ref)] == ["approved", "approved"]


def test_days_of_an_extension_that_was_refused_are_free_again(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", LONG).id
    away(clerk, ref, "2026-04-05", "2026-04-12")
    more = {"correction": ref, "extended_to": "2026-04-16", "reason": "未办完"}
    clerk.act("correction.leave_extend", {**more, "asked": "2026-04-08"})
    no = decision(ref, "county", "2026-04-09", decision="refuse", reason="可以返回")
    clerk.act("correction.leave_approve", no)
    again = leave(ref, "2026-04-15", "2026-04-16", "2026-04-10")
    assert clerk.act("correction.leave_request", again).state == "requested"
