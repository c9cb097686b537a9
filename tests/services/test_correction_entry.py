"""A person's way onto the register: awaited, looked for, reported, announced."""

from datetime import date

import pytest

from sifasuo_desktop.domain.access import Roles
from sifasuo_desktop.domain.periods import appeal_effective, period_days
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import Bus
from sifasuo_desktop.services.office.reference_data import error_codes
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_json, due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.people import (
    MEN,
    MIXED,
    announcement,
    check,
    codes,
    due_on,
    id_number,
    leave,
    person,
    refused,
    told,
    woman,
)

AWAITED = person(reported=None)


def test_a_person_who_reports_gets_a_register_number_of_four_digits(clerk: Workplace) -> None:
    first = clerk.act("correction.receive", person())
    second = clerk.act("correction.receive", woman())
    assert (first.number, first.state) == ("矫2026-0001", "received")
    assert (second.number, second.state) == ("矫2026-0002", "received")
    assert codes(first) == []


def test_somebody_awaited_is_expected_and_received_on_the_day_he_reports(
    clerk: Workplace,
) -> None:
    known = {"note": "由派出所转来", "managed_by": "county"}
    awaited = clerk.act("correction.receive", {**AWAITED, **known})
    assert (awaited.number, awaited.state) == ("矫2026-0001", "expected")
    assert refused(clerk, "correction.report", check("矫2026-0001", "2026-01-12")) == ["act.state"]
    came = clerk.act(
        "correction.receive", person(correction="矫2026-0001", residence="云溪镇东街1号")
    )
    assert (came.id, came.number, came.state) == (awaited.id, "矫2026-0001", "received")
    record = show(clerk, "correction", "矫2026-0001")["record"]
    assert (record["reported"], record["residence"]) == ("2026-01-09", "云溪镇东街1号")
    assert record["report_situation"] == "01"
    assert {name: record[name] for name in known} == known
    assert refused(clerk, "correction.receive", person(correction=came.id)) == ["act.state"]


def test_the_ten_days_run_from_the_day_the_judgment_became_final(clerk: Workplace) -> None:
    """T1: served on 03-02, nobody appealed."""
    effective = appeal_effective(period_days(date(2026, 3, 2), 10))
    assert effective == date(2026, 3, 13)
    clerk.act("correction.receive", {**AWAITED, "effective": str(effective)})
    row = due_on(clerk, "2026-03-20")["report_in"]
    assert (row.due, row.light, row.number) == (date(2026, 3, 23), "yellow", "矫2026-0001")


def test_a_deadline_in_the_holidays_is_rolled_and_reminded_of_before(clerk: Workplace) -> None:
    """T2."""
    clerk.act(
        "correction.receive",
        {**AWAITED, "effective": "2025-09-25", "start": "2025-09-25", "end": "2026-09-24"},
    )
    (row,) = due_on(clerk, "2025-10-05").values()
    assert (row.due, row.reminder) == (date(2025, 10, 9), date(2025, 10, 5))
    assert (row.light, row.provisional, row.late_days) == ("yellow", False, 0)


@pytest.mark.parametrize(
    ("reported", "situation", "days", "suggestion"),
    [
        ("2026-01-15", "01", None, None),
        ("2026-01-16", "02", "1", "训诫"),
        ("2026-01-25", "02", "10", "训诫"),
        ("2026-01-26", "02", "11", "警告"),
        ("2026-02-16", "02", "32", "提请撤销缓刑"),
    ],
)
def test_how_late_the_report_is_decides_what_is_suggested(
    clerk: Workplace, reported: str, situation: str, days: str | None, suggestion: str | None
) -> None:
    """T3 and T4: the deadline is 2026-01-15."""
    answer = clerk.act("correction.receive", person(reported=reported))
    assert show(clerk, "correction", answer.id)["record"]["report_situation"] == situation
    row = due_on(clerk, reported).get("late_report")
    if days is None:
        assert (codes(answer), row) == ([], None)
        return
    values = told(answer, "correction.reported_late")
    assert (values["due"], values["days"], values["suggestion"]) == ("2026-01-15", days, suggestion)
    assert row is not None
    assert not row.soft
    assert f"逾期{days}日" in row.why


def test_a_late_report_stays_on_the_list_until_it_was_decided_about(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person(reported="2026-01-16")).id
    decision = {"correction": ref, "late_handled": "2026-01-20", "late_decision": "none"}
    assert refused(clerk, "correction.handle_late", decision) == ["correction.late_reason"]
    assert "late_report" in due_on(clerk, "2026-01-20")
    clerk.act("correction.handle_late", {**decision, "late_decision_note": "因住院不能按时报到"})
    assert "late_report" not in due_on(clerk, "2026-01-20")


def test_nothing_is_decided_about_a_report_in_time(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person()).id
    decision = {"correction": ref, "late_handled": "2026-01-20", "late_decision": "admonish"}
    assert refused(clerk, "correction.handle_late", decision) == ["correction.not_late"]


def test_somebody_absent_is_looked_for_from_the_next_day(clerk: Workplace) -> None:
    """T4: the deadline is 2026-01-15; revocation is looked at from 2026-02-16."""
    clerk.act("correction.receive", AWAITED)
    assert set(due_on(clerk, "2026-01-15")) == {"report_in"}
    found = due_on(clerk, "2026-01-16", within=60)
    assert (found["report_in"].light, found["report_in"].late_days) == ("red", 1)
    assert (found["search"].due, found["search"].light) == (date(2026, 1, 16), "yellow")
    assert found["revocation_review"].due == date(2026, 2, 16)
    assert "提请撤销缓刑" in found["revocation_review"].why
    clerk.act(
        "correction.search",
        {"correction": "矫2026-0001", "searched": "2026-01-16", "search_note": "已通报派出所"},
    )
    assert "search" not in due_on(clerk, "2026-01-17")
    assert show(clerk, "correction", "矫2026-0001")["record"]["report_situation"] == "03"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"id_number": "320699198807040119"}, "value.id_invalid"),
        ({"id_number": "32069919880704"}, "value.id_length"),
        ({"birth_date": "1988-02-30"}, "value.type"),
        ({"birth_date": "1888-07-04", "id_number": None}, "correction.birth"),
        ({"reported": "2026-04-11"}, "date.future"),
        ({"reported": "2026-01-04"}, "correction.report_before"),
        ({"end": "2026-01-04"}, "correction.end_before_start"),
        ({"category": "04"}, "correction.temporary_kind"),
        ({"temporary_kind": "01"}, "correction.not_temporary"),
        ({"ban_end": "2026-06-01"}, "correction.ban_text"),
        (
            {"ban": "不得进入酒吧", "ban_start": "2026-06-02", "ban_end": "2026-06-01"},
            "correction.ban_dates",
        ),
        ({"judged": "2026-01-06"}, "correction.effective_before_judged"),
        ({"term_years": -1}, "correction.term_negative"),
        ({"category": "05"}, "value.code"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    clerk: Workplace, changes: dict[str, object], code: str
) -> None:
    assert code in refused(clerk, "correction.receive", person(**changes))
    assert find(clerk, "correction").total == 0
    assert code in error_codes()


def test_an_impossible_order_of_days_is_kept_with_a_warning_in_a_late_entry(
    clerk: Workplace,
) -> None:
    late = {"reason": "旧档补录", "file_no": "矫2019-0007"}
    values = person(reported="2026-01-04", late_entry=late)
    answer = clerk.act("correction.receive", values)
    assert answer.number == "矫2019-0007"
    assert codes(answer) == ["correction.report_before"]
    assert refused(clerk, "correction.receive", values) == ["correction.number_taken"]


def test_the_dates_of_the_papers_stand_against_the_calculator(clerk: Workplace) -> None:
    """T24: the court wrote 2027-04-29, the term gives 2027-04-30."""
    dates = {"effective": "2025-11-01", "start": "2025-11-01", "end": "2027-04-29"}
    answer = clerk.act(
        "correction.receive", person(**dates, reported="2025-11-05", term_years=1, term_months=6)
    )
    assert told(answer, "correction.term_differs") == {
        "computed": "2027-04-30",
        "end": "2027-04-29",
    }
    assert show(clerk, "correction", answer.id)["record"]["end"] == "2027-04-29"


def test_a_term_with_two_lawful_readings_is_not_warned_of(clerk: Workplace) -> None:
    dates = {"effective": "2023-02-28", "start": "2023-02-28", "reported": "2023-03-01"}
    for end in ("2024-08-27", "2024-08-30"):
        values = person(**dates, end=end, id_number=None, term_years=1, term_months=6)
        assert codes(clerk.act("correction.receive", values)) == ["correction.end_past"]


def test_a_ban_in_a_parole_is_warned_of(clerk: Workplace) -> None:
    """A ban goes with 管制 or 缓刑 only."""
    assert codes(clerk.act("correction.receive", person(ban="不得进入酒吧"))) == []
    other = person(category="03", ban="不得进入酒吧", id_number=None)
    assert codes(clerk.act("correction.receive", other)) == ["correction.ban_category"]


def test_the_same_person_twice_on_the_register_is_warned_of(clerk: Workplace) -> None:
    clerk.act("correction.receive", person())
    again = clerk.act("correction.receive", person(offence="盗窃罪"))
    assert told(again, "correction.similar") == {"number": "矫2026-0001"}


def test_the_announcement_makes_a_supervised_person(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person()).id
    answer = clerk.act("correction.announce", announcement(ref))
    assert (answer.state, codes(answer)) == ("supervised", [])
    shown = show(clerk, "correction", ref)
    assert [one["name"] for one in shown["children"]["team_member"]] == ["沈知秋", "葛守义"]
    assert shown["record"]["plan_made"] == "2026-01-12"
    assert refused(clerk, "correction.announce", announcement(ref)) == ["act.state"]


def test_the_plan_may_follow_the_announcement(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person()).id
    answer = clerk.act("correction.announce", announcement(ref, plan=None))
    assert codes(answer) == ["correction.plan_missing"]
    clerk.act(
        "correction.plan", {"correction": ref, "plan": "每月谈话。", "plan_made": "2026-01-20"}
    )
    record = show(clerk, "correction", ref)["record"]
    assert (record["plan"], record["plan_made"]) == ("每月谈话。", "2026-01-20")


def test_a_woman_without_a_woman_in_her_team_is_not_announced(clerk: Workplace) -> None:
    """T20; reception itself is not blocked (ruling 5)."""
    ref = clerk.act("correction.receive", woman()).id
    assert refused(clerk, "correction.announce", announcement(ref, team=MEN)) == [
        "correction.woman_needed"
    ]
    assert clerk.act("correction.announce", announcement(ref, team=MIXED)).state == "supervised"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"team": []}, "correction.team_empty"),
        ({"announced": "2026-01-08"}, "correction.before_reported"),
        ({"responsibility_signed": "2026-04-11"}, "date.future"),
    ],
)
def test_an_announcement_needs_a_team_and_possible_days(
    clerk: Workplace, changes: dict[str, object], code: str
) -> None:
    ref = clerk.act("correction.receive", person()).id
    assert refused(clerk, "correction.announce", announcement(ref, **changes)) == [code]


YOUTH = {"name": "戚小舟", "birth_date": "2008-05-01", "id_number": id_number("2008-05-01")}


def test_who_was_under_eighteen_at_the_start_stays_a_juvenile(
    clerk: Workplace, clock: FixedClock
) -> None:
    """T21: the birthday during correction changes nothing."""
    ref = clerk.act("correction.receive", person(**YOUTH)).id
    assert refused(clerk, "correction.announce", announcement(ref)) == [
        "correction.guardian_notified"
    ]
    clock.move("2026-06-01")
    told_guardian = "2026-05-29电话通知其父戚建国到场"
    clerk.act("correction.announce", announcement(ref, guardian_notified=told_guardian))
    assert show(clerk, "correction", ref)["record"]["juvenile"] is True
    entered_later = clerk.act("correction.receive", person(**{**YOUTH, "name": "戚小帆"})).id
    assert show(clerk, "correction", entered_later)["record"]["juvenile"] is True


def test_without_the_permission_a_juvenile_is_absent_everywhere(clerk: Workplace) -> None:
    """Ruling 15: row, chip and count are absent, not masked."""
    ref = clerk.act("correction.receive", person(**YOUTH, reported=None)).id
    clerk.act("correction.receive", {**AWAITED, "name": "费大河"})
    assert len(due_rows(clerk, on=date(2026, 1, 12))) == 2
    roles = Roles({"clerk": frozenset({"read:correction", "correction.*"})})
    clerk.bus = Bus(clerk.store, clerk.codes, roles, clerk.rules)
    assert [row.who for row in due_rows(clerk, on=date(2026, 1, 12))] == ["费大河"]
    assert (find(clerk, "correction").total, find(clerk, "correction", "戚小舟").total) == (1, 0)
    with pytest.raises(Refused, match=r"find\.not_found"):
        show(clerk, "correction", ref)


def test_a_mediator_sees_and_does_nothing_of_correction(
    clerk: Workplace, mediator: Workplace, reader: Workplace
) -> None:
    ref = clerk.act("correction.receive", AWAITED).id
    for other in (mediator, reader):
        assert due_rows(other, on=date(2026, 1, 20)) == ()
        assert refused(other, "correction.receive", person()) == ["act.not_allowed"]
        with pytest.raises(Refused, match=r"act\.not_readable"):
            show(other, "correction", ref)
        with pytest.raises(Refused, match=r"act\.not_readable"):
            find(other, "correction")


def test_a_person_the_county_manages_makes_no_duty_of_the_office(clerk: Workplace) -> None:
    clerk.act("correction.receive", {**AWAITED, "managed_by": "county"})
    assert due_rows(clerk, on=date(2026, 2, 20)) == ()


def test_a_row_for_scripts_has_exactly_the_keys_that_stay_stable(clerk: Workplace) -> None:
    clerk.act("correction.receive", AWAITED)
    (row,) = due_json(due_rows(clerk, on=date(2026, 1, 14)))
    assert row == {
        "rule": "correction.report_in",
        "kind": "correction",
        "number": "矫2026-0001",
        "who": "葛云帆",
        "due": "2026-01-15",
        "light": "yellow",
        "soft": False,
        "provisional": False,
        "basis": "《中华人民共和国社区矫正法》第二十一条；《中华人民共和国刑事诉讼法》第一百零五条",
        "why": "报到期限至2026-01-15（含当日）",
        "aside": None,
    }


def test_leave_is_lawful_from_reception_on(clerk: Workplace) -> None:
    """Ruling 5: supervised from reception, not only after the announcement."""
    ref = clerk.act("correction.receive", person()).id
    asked = clerk.act(
        "correction.leave_request", leave(ref, "2026-01-20", "2026-01-22", "2026-01-12")
    )
    assert asked.state == "requested"


def test_the_longest_offence_of_the_law_is_kept_whole(clerk: Workplace) -> None:
    """A hundred and three characters, as judgments name it."""
    offence = (
        "组织、领导、参加黑社会性质组织罪、故意伤害罪、寻衅滋事罪、聚众斗殴罪、开设赌场罪、非法拘禁罪、"
        "敲诈勒索罪、强迫交易罪、故意毁坏财物罪、妨害公务罪、非法持有枪支罪、窝藏、包庇罪、掩饰、隐瞒犯罪所得罪、虚假诉讼罪"
    )[:103]
    assert len(offence) == 103
    ref = clerk.act("correction.receive", person(offence=offence)).id
    assert show(clerk, "correction", ref)["record"]["offence"] == offence
