"""The prosecutor's walk: what was recorded of a person can be put right, with reason and history."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.people import check, codes, decision, due_on, leave, leaves_of, person, refused


@pytest.fixture
def ref(clerk: Workplace) -> str:
    return clerk.act("correction.receive", person()).id


def record(workplace: Workplace, ref: str) -> dict[str, Any]:
    found: dict[str, Any] = show(workplace, "correction", ref, unmask=True)["record"]
    return found


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("phone", "19900000099"),
        ("residence", "江苏省某市云溪镇西街9号"),
        ("employer", "某市家具厂"),
        ("responsible", "顾明远"),
        ("name", "葛云凡"),
        ("offence", "盗窃罪"),
        ("judgment_no", "（2026）某刑初1号"),
        ("managed_by", "county"),
        ("sentence_months", 6),
        ("reported", "2026-01-12"),
    ],
)
def test_everything_about_a_received_person_can_be_put_right(
    clerk: Workplace, ref: str, name: str, value: Any
) -> None:
    values = {"correction": ref, name: value, "reason": "登记有误，已核对判决书"}
    clerk.act("correction.change", values)
    assert record(clerk, ref)[name] == value
    entry = show(clerk, "correction", ref)["history"][-1]
    assert (entry["verb"], entry["reason"]) == ("correction.change", "登记有误，已核对判决书")


def test_a_wrong_end_no_longer_blocks_the_lawful_release(
    clerk: Workplace, clock: FixedClock
) -> None:
    """The papers say 2026-07-04, entered was 2027-07-04."""
    ref = clerk.act("correction.receive", person(end="2027-07-04")).id
    clock.move("2026-07-04")
    values = {"correction": ref, "close_type": "01", "closed": "2026-07-04", "document_no": "1号"}
    assert refused(clerk, "correction.close", values) == ["correction.close_early"]
    mend = {"correction": ref, "end": "2026-07-04"}
    assert refused(clerk, "correction.change", mend) == ["change.reason_needed"]
    clerk.act("correction.change", {**mend, "reason": "执行通知书所载为2026-07-04"})
    assert clerk.act("correction.close", values).state == "released"


@pytest.mark.parametrize("wrong", [{"closed": "2026-07-03"}, {"end": "2026-07-05"}])
def test_who_was_released_on_expiry_is_not_put_right_to_have_left_before_it(
    clerk: Workplace, clock: FixedClock, wrong: dict[str, str]
) -> None:
    ref = clerk.act("correction.receive", person(end="2026-07-04")).id
    clock.move("2026-07-06")
    values = {"correction": ref, "close_type": "01", "closed": "2026-07-04", "document_no": "1号"}
    clerk.act("correction.close", values)
    mend = {"correction": ref, "reason": "核对证明书", **wrong}
    assert refused(clerk, "correction.change", mend) == ["correction.close_early"]


def test_an_optional_value_is_emptied_and_a_required_one_is_not(clerk: Workplace, ref: str) -> None:
    clerk.act("correction.change", {"correction": ref, "phone": ""})
    assert record(clerk, ref)["phone"] is None
    assert refused(clerk, "correction.change", {"correction": ref, "offence": ""}) == [
        "value.required"
    ]
    assert refused(clerk, "correction.change", {"correction": ref, "reported": None}) == [
        "change.not_recorded"
    ]


def test_a_corrected_day_of_report_is_late_or_no_more(clerk: Workplace, ref: str) -> None:
    values = {"correction": ref, "reported": "2026-01-20", "reason": "以报到登记表为准"}
    clerk.act("correction.change", values)
    assert record(clerk, ref)["report_situation"] == "02"
    assert "late_report" in due_on(clerk, "2026-01-21")
    clerk.act("correction.change", {**values, "reported": "2026-01-15"})
    assert record(clerk, ref)["report_situation"] == "01"
    assert "late_report" not in due_on(clerk, "2026-01-21")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"end": "2026-01-04"}, "correction.end_before_start"),
        ({"id_number": "320699198807040119"}, "value.id_invalid"),
        ({"reported": "2026-04-11"}, "date.future"),
        ({"birth_date": "2027-01-01"}, "correction.birth"),
    ],
)
def test_a_correction_is_examined_like_a_reception(
    clerk: Workplace, ref: str, changes: dict[str, Any], code: str
) -> None:
    before = record(clerk, ref)
    values = {"correction": ref, "reason": "核对", **changes}
    assert code in refused(clerk, "correction.change", values)
    assert record(clerk, ref) == before


def test_a_void_report_counts_for_nothing_and_stays_in_the_history(
    clerk: Workplace, ref: str
) -> None:
    clerk.act("correction.report", check(ref, "2026-01-12", content="张冠李戴的报告内容。"))
    (kept,) = show(clerk, "correction", ref)["children"]["check"]
    values = {"correction": ref, "check": kept["id"]}
    assert refused(clerk, "correction.void_check", values) == ["value.required"]
    clerk.act("correction.void_check", {**values, "reason": "登记到了别人名下"})
    (void,) = show(clerk, "correction", ref)["children"]["check"]
    assert void["void_reason"] == "登记到了别人名下"
    again = clerk.act("correction.report", check(ref, "2026-01-13", content="张冠李戴的报告内容。"))
    assert again.warnings == ()


def test_a_void_decision_leaves_the_lateness_open_again(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person(reported="2026-01-16")).id
    values = {"correction": ref, "late_handled": "2026-01-20", "late_decision": "admonish"}
    clerk.act("correction.handle_late", values)
    assert "late_report" not in due_on(clerk, "2026-01-21")
    clerk.act("correction.void_breach", {"correction": ref, "breach": "1", "reason": "写错了人"})
    assert "late_report" in due_on(clerk, "2026-01-21")


def test_the_days_of_a_decided_leave_stay_and_those_of_an_application_are_weighed_anew(
    clerk: Workplace, ref: str
) -> None:
    clerk.act("correction.leave_request", leave(ref, "2026-02-01", "2026-02-07", "2026-01-20"))
    longer = {"correction": ref, "leave": "1", "end": "2026-03-05"}
    clerk.act("correction.change_leave", longer)
    kept = leaves_of(clerk, ref)[0]
    assert (kept["days"], kept["level_needed"]) == (33, "city")
    clerk.act("correction.leave_approve", decision(ref, "city", "2026-01-21"))
    again = {**longer, "end": "2026-02-07", "reason": "日期写错"}
    assert refused(clerk, "correction.change_leave", again) == ["leave.dates_decided"]
    clerk.act("correction.change_leave", {**again, "end": "2026-03-05", "contact": "堂兄葛某"})
    assert leaves_of(clerk, ref)[0]["contact"] == "堂兄葛某"


def test_an_old_case_kept_with_its_dates_is_put_right_elsewhere_without_late_entry(
    clerk: Workplace,
) -> None:
    """补录: judged after it is said to have taken effect, as the paper file has it."""
    values = person(judged="2026-01-06", effective="2026-01-05", late_entry={"reason": "纸质旧案"})
    ref = clerk.act("correction.receive", values).id
    clerk.act("correction.change", {"correction": ref, "phone": "19900000099"})
    assert record(clerk, ref)["phone"] == "19900000099"
    mend = {"correction": ref, "judged": "2026-01-07", "reason": "核对判决书"}
    assert refused(clerk, "correction.change", mend) == ["correction.effective_before_judged"]


def test_nothing_is_owed_about_who_died_whatever_is_put_right_later(
    clerk: Workplace, clock: FixedClock
) -> None:
    """He reported late, nobody decided, he died; then a report entered by mistake is voided."""
    ref = clerk.act("correction.receive", person(reported="2026-01-20")).id
    clock.move("2026-03-10")
    clerk.act("correction.report", check(ref, "2026-03-02"))
    end = {
        "close_type": "14",
        "closed": "2026-03-05",
        "document_no": "居民死亡医学证明，2026-03-05",
    }
    assert "correction.close_unsettled" not in codes(
        clerk.act("correction.close", {"correction": ref, **end})
    )
    report = show(clerk, "correction", ref)["children"]["check"][0]["id"]
    clerk.act("correction.void_check", {"correction": ref, "check": report, "reason": "登记错"})
    assert due_on(clerk, "2026-03-10") == {}


def test_a_proposal_to_revoke_is_not_asked_to_be_served_on_the_person(
    clerk: Workplace, clock: FixedClock, ref: str
) -> None:
    clock.move("2026-03-10")
    values = {"correction": ref, "kind": "lost", "since": "2026-02-01", "decided": "2026-03-10"}
    answer = clerk.act("correction.breach", {**values, "decision": "revoke", "document_no": "1号"})
    assert "breach.not_served" not in codes(answer)
    told = {"correction": ref, "served": "2026-03-10"}
    assert refused(clerk, "correction.breach_served", told) == ["breach.none_fits"]
