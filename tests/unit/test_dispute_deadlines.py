"""Deadlines of disputes: from the application to the last follow-up."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifasuo_desktop.domain.deadlines.book import all_rules
from sifasuo_desktop.domain.deadlines.engine import Obligation, obligations, within
from sifasuo_desktop.domain.deadlines.facts import (
    CourtReferral,
    DisputeFacts,
    ObligationFacts,
    Pause,
    Performance,
    RequestFacts,
)
from sifasuo_desktop.domain.deadlines.rules_dispute import paused_days
from sifasuo_desktop.services.office.reference import load_calendar, load_parameters

D = date.fromisoformat
CHINA, SHIPPED = load_calendar(), load_parameters()
CASE = DisputeFacts(
    id="a" * 32,
    number="（2026）皋云人调字第018号",
    who="陈志海与吴长林、周国平",
    state="mediating",
    applied=D("2026-03-31"),
    accepted=D("2026-04-02"),
)
FIRST = ObligationFacts(
    id="1", no=1, due=D("2026-04-20"), at_signing=True, status=Performance.PAID,
    performed_on=D("2026-04-20"),
)  # fmt: skip
SECOND = ObligationFacts(id="2", no=2, due=D("2026-04-30"))
THIRD = ObligationFacts(id="3", no=3, due=D("2026-08-31"))
AGREED = replace(
    CASE,
    state="performing",
    agreed=D("2026-04-20"),
    effective=D("2026-04-20"),
    obligations=(FIRST, SECOND, THIRD),
)


def rows(case: DisputeFacts, today: str) -> dict[tuple[str, str], Obligation]:
    found = obligations([case], all_rules(), SHIPPED, CHINA, D(today))
    return {(row.rule.removeprefix("dispute."), row.part): row for row in found}


def days(case: DisputeFacts, today: str, rule: str) -> list[str]:
    return [row.due.isoformat() for key, row in rows(case, today).items() if key[0] == rule]


def test_mediation_has_one_civil_month_from_acceptance() -> None:
    row = rows(CASE, "2026-04-10")[("mediation", "")]
    assert (row.due, row.light, row.late_days) == (D("2026-05-02"), "green", 0)
    assert (row.kind, row.record, row.number, row.who) == (
        "dispute", CASE.id, CASE.number, CASE.who,
    )  # fmt: skip
    assert row.act == "dispute.mediate"
    assert "第三十三条" in row.basis


def test_the_mediation_month_is_never_moved_off_a_rest_day() -> None:
    assert D("2026-05-02").weekday() == 5
    assert days(replace(CASE, accepted=D("2026-01-31")), "2026-02-01", "mediation") == [
        "2026-02-28"
    ]


@pytest.mark.parametrize(
    ("today", "light", "late"),
    [
        ("2026-04-24", "green", 0),
        ("2026-04-25", "yellow", 0),
        ("2026-05-02", "yellow", 0),
        ("2026-05-03", "red", 1),
    ],
)
def test_a_light_is_yellow_within_the_warning_and_red_after_the_day(
    today: str, light: str, late: int
) -> None:
    row = rows(CASE, today)[("mediation", "")]
    assert (row.light, row.late_days) == (light, late)


def test_an_extension_both_parties_agreed_to_is_honoured() -> None:
    case = replace(CASE, extended_to=D("2026-05-20"))
    row = rows(case, "2026-05-10")[("mediation", "")]
    assert row.due == D("2026-05-20")
    assert "延长" in row.why
    assert days(replace(CASE, extended_to=D("2026-04-20")), "2026-04-10", "mediation") == [
        "2026-05-02"
    ]


def test_days_of_an_expert_opinion_do_not_count() -> None:
    closed = replace(CASE, pauses=(Pause(start=D("2026-04-10"), end=D("2026-04-20")),))
    assert days(closed, "2026-05-01", "mediation") == ["2026-05-12"]
    running = replace(CASE, pauses=(Pause(start=D("2026-04-10")),))
    assert days(running, "2026-06-09", "mediation") == ["2026-07-01"]


def test_overlapping_pauses_count_once_and_none_before_the_start() -> None:
    pauses = (
        Pause(start=D("2026-04-01"), end=D("2026-04-05")),
        Pause(start=D("2026-04-04"), end=D("2026-04-08")),
        Pause(start=D("2026-05-01")),
    )
    assert paused_days(pauses, D("2026-04-02"), D("2026-04-30")) == 6
    assert paused_days(pauses, D("2026-04-02"), D("2026-05-03")) == 8


@pytest.mark.parametrize(
    ("mode", "name", "due"),
    [
        (CourtReferral.BEFORE, "court_before", "2026-05-01"),
        (CourtReferral.ORDINARY, "court_ordinary", "2026-04-16"),
        (CourtReferral.SUMMARY, "court_summary", "2026-04-08"),
    ],
)
def test_a_court_sets_its_own_limit_from_the_day_its_papers_came(
    mode: CourtReferral, name: str, due: str
) -> None:
    case = replace(CASE, court_referral=mode, court_received=D("2026-04-01"))
    found = rows(case, "2026-04-03")
    assert set(found) == {(name, "")}
    assert found[(name, "")].due == D(due)
    longer = replace(case, extended_to=D("2026-06-01"))
    assert days(longer, "2026-04-03", name) == ["2026-06-01"]


def test_fifteen_days_of_a_labour_dispute_are_a_soft_hint_beside_the_month() -> None:
    case = replace(CASE, labour=True)
    row = rows(case, "2026-04-20")[("labour", "")]
    assert (row.due, row.soft, row.light) == (D("2026-04-15"), True, "yellow")
    assert "仲裁" in row.why
    assert ("mediation", "") in rows(case, "2026-04-20")


@pytest.mark.parametrize("state", ["failed", "void", "declined", "closed"])
def test_a_dispute_that_is_over_owes_nothing(state: str) -> None:
    assert rows(replace(CASE, state=state), "2026-06-01") == {}
    assert rows(replace(AGREED, state=state), "2026-06-01") == {}


def test_the_month_ends_with_the_agreement() -> None:
    assert ("mediation", "") not in rows(AGREED, "2026-06-01")


def test_no_row_rests_on_a_number_nobody_gave() -> None:
    case = replace(CASE, state="registered", accepted=None)
    assert rows(case, "2026-05-01") == {}


def test_the_office_may_give_a_number_for_the_decision_to_accept() -> None:
    case = replace(CASE, state="registered", accepted=None)
    own = type(SHIPPED)({"dispute.accept": {"title": "受理决定", "unit": "workday", "value": 3}})
    found = obligations([case], all_rules(), own, CHINA, D("2026-04-01"))
    assert [row.due for row in found] == [D("2026-04-03")]


def test_judicial_confirmation_has_thirty_days_from_effectiveness() -> None:
    row = rows(AGREED, "2026-05-04")[("confirmation", "")]
    assert (row.due, row.light, row.act) == (D("2026-05-20"), "green", "dispute.confirm")
    assert rows(AGREED, "2026-05-05")[("confirmation", "")].light == "yellow"
    assert rows(AGREED, "2026-05-21")[("confirmation", "")].light == "red"


def test_the_last_day_of_confirmation_moves_off_the_national_day() -> None:
    case = replace(AGREED, effective=D("2025-09-05"), agreed=D("2025-09-05"))
    row = rows(case, "2025-09-10")[("confirmation", "")]
    assert (row.due, row.reminder) == (D("2025-10-09"), D("2025-10-05"))


def test_confirmation_is_settled_by_an_application_or_performance() -> None:
    applied = replace(AGREED, confirmation=RequestFacts(applied=D("2026-05-08")))
    paid = replace(AGREED, obligations=(FIRST,))
    for case in (applied, paid):
        assert ("confirmation", "") not in rows(case, "2026-05-10")


@pytest.mark.parametrize(
    ("mode", "due"),
    [
        (CourtReferral.BEFORE, ["2026-05-20"]),
        (CourtReferral.ORDINARY, []),
        (CourtReferral.SUMMARY, []),
    ],
)
def test_a_case_the_court_had_filed_has_no_confirmation(
    mode: CourtReferral, due: list[str]
) -> None:
    """特邀调解规定 第十九、二十条: after filing the court itself closes the case."""
    assert days(replace(AGREED, court_referral=mode), "2026-05-04", "confirmation") == due


def test_a_lapsed_right_to_confirmation_is_dropped_after_a_while() -> None:
    assert ("confirmation", "") in rows(AGREED, "2026-05-27")
    assert ("confirmation", "") not in rows(AGREED, "2026-05-28")


def test_a_payment_past_its_day_is_unconfirmed_until_somebody_says_so() -> None:
    before = rows(AGREED, "2026-04-30")[("performance", "2")]
    assert (before.light, before.title) == ("yellow", "协议履行")
    after = rows(AGREED, "2026-05-01")[("performance", "2")]
    assert (after.light, after.title, after.act) == ("red", "到期未确认", "dispute.perform")
    unpaid = replace(AGREED, obligations=(FIRST, replace(SECOND, status=Performance.UNPAID)))
    assert rows(unpaid, "2026-05-01")[("performance", "2")].title == "到期未履行"
    partly = replace(AGREED, obligations=(FIRST, replace(SECOND, status=Performance.PARTLY)))
    assert rows(partly, "2026-05-01")[("performance", "2")].title == "部分履行"


def test_what_was_paid_is_no_longer_due() -> None:
    assert ("performance", "1") not in rows(AGREED, "2026-09-30")
    assert [key for key in rows(AGREED, "2026-05-01") if key[0] == "performance"] == [
        ("performance", "2"),
        ("performance", "3"),
    ]


def test_follow_up_once_for_each_performance_not_made_at_signing() -> None:
    found = rows(AGREED, "2026-04-25")
    due = {key[1]: row.due for key, row in found.items() if key[0] == "follow_up"}
    assert due == {"2": D("2026-05-07"), "3": D("2026-09-07")}


def test_the_visits_of_the_worked_example_settle_all_follow_ups() -> None:
    paid = (
        FIRST,
        replace(SECOND, status=Performance.PAID, performed_on=D("2026-04-29")),
        replace(THIRD, status=Performance.PAID, performed_on=D("2026-08-30")),
    )
    first = replace(AGREED, obligations=(paid[0], paid[1], THIRD), follow_ups=(D("2026-05-06"),))
    assert days(first, "2026-05-07", "follow_up") == ["2026-09-07"]
    both = replace(AGREED, obligations=paid, follow_ups=(D("2026-05-06"), D("2026-09-02")))
    assert rows(both, "2026-09-03") == {}


def test_the_last_performance_is_followed_up_after_it_happened_even_at_signing() -> None:
    at_once = replace(AGREED, obligations=(FIRST,))
    assert days(at_once, "2026-04-21", "follow_up") == ["2026-04-27"]
    late = replace(SECOND, status=Performance.PAID, performed_on=D("2026-05-20"))
    case = replace(AGREED, obligations=(FIRST, late), follow_ups=(D("2026-05-06"),))
    assert days(case, "2026-05-21", "follow_up") == ["2026-05-27"]


def test_a_visit_on_the_day_that_was_agreed_settles_a_payment_made_later() -> None:
    late = replace(SECOND, status=Performance.PAID, performed_on=D("2026-05-20"))
    case = replace(AGREED, obligations=(late, THIRD), follow_ups=(D("2026-05-06"),))
    assert days(case, "2026-05-21", "follow_up") == ["2026-09-07"]


def test_at_least_one_follow_up_in_thirty_days_when_nothing_falls_due_by_then() -> None:
    case = replace(AGREED, obligations=(THIRD,))
    assert days(case, "2026-05-01", "follow_up_first") == ["2026-05-20"]
    assert days(replace(case, follow_ups=(D("2026-05-02"),)), "2026-05-03", "follow_up_first") == []
    assert days(AGREED, "2026-05-01", "follow_up_first") == []
    assert days(replace(AGREED, obligations=()), "2026-05-01", "follow_up_first") == ["2026-05-20"]


def test_soft_rows_stand_below_hard_ones_and_each_part_is_ordered_by_day() -> None:
    case = replace(CASE, labour=True)
    found = obligations([case, AGREED], all_rules(), SHIPPED, CHINA, D("2026-04-25"))
    assert [row.soft for row in found] == sorted(row.soft for row in found)
    hard = [row.due for row in found if not row.soft]
    assert hard == sorted(hard)
    assert found[-1].rule == "dispute.labour"


def test_only_overdue_rows_and_those_within_the_days_asked_are_listed() -> None:
    found = obligations([AGREED], all_rules(), SHIPPED, CHINA, D("2026-05-01"))
    assert {(row.rule, row.part) for row in within(found, D("2026-05-01"), 7)} == {
        ("dispute.performance", "2"),
        ("dispute.follow_up", "2"),
    }


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.integers(0, 60))
def test_a_light_never_goes_back_as_days_pass(accepted: date, passed: int) -> None:
    case = replace(CASE, accepted=accepted, labour=True, applied=accepted)
    rank = {"green": 0, "yellow": 1, "red": 2}
    now = date.fromordinal(accepted.toordinal() + passed)
    then = date.fromordinal(accepted.toordinal() + passed + 1)
    for rule in ("mediation", "labour"):
        before = rows(case, now.isoformat())[(rule, "")]
        after = rows(case, then.isoformat())[(rule, "")]
        assert rank[after.light] >= rank[before.light]
        assert (after.light == "red") is (after.due < then and not after.soft)
