"""Who refuses is not mediated with, who was found later comes in, and a court says how it asked."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from tests.clock import FixedClock
from tests.services.disputes import (
    ALL_HANDS,
    OBLIGATIONS,
    bring,
    children,
    codes_of,
    do,
    record,
    refused,
    session,
    version,
)

INSURER = {
    "side": "respondent",
    "party_type": "02",
    "name": "某财产保险公司某市支公司",
    "id_type": "07",
    "legal_representative": "钱大江",
}
TOLD = {"channels": ["court"], "explanation": "可依法起诉。", "reason": "3"}
VISIT = {"visitor": "丁秀兰", "way": "phone", "situation": "款已收到。"}


def later(**changes: Any) -> dict[str, Any]:
    return session(**{"held_at": "2026-04-16T09:00", **changes})


def test_a_session_with_who_refuses_is_refused_until_he_agrees(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "mediating")
    answer = do(desk, "consent", case, party="吴长林", consent="no")
    assert codes_of(answer) == ["dispute.consent_withdrawn"]
    both = later(present=["陈志海", "吴长林"])
    assert refused(desk, "dispute.mediate", dispute=case, **both) == [
        ("dispute.session_refused", "present.1")
    ]
    unnamed = do(desk, "mediate", case, **later())
    assert codes_of(unnamed) == ["dispute.session_refused"]
    assert codes_of(do(desk, "mediate", case, **later(present=["陈志海", "周国平"]))) == []
    do(desk, "consent", case, party="吴长林", consent="yes")
    assert codes_of(do(desk, "mediate", case, **both)) == []


def test_a_whole_side_that_refuses_leaves_nobody_to_mediate_with(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "assigned")
    for name in ("吴长林", "周国平"):
        do(desk, "consent", case, party=name, consent="no")
    assert refused(desk, "dispute.mediate", dispute=case, **session()) == [
        ("dispute.session_refused", "present"),
        ("dispute.session_refused", "present"),
    ]


def test_after_the_end_for_one_no_session_with_him_but_one_before_it(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "mediating")
    do(desk, "fail", case, party="吴长林", failed="2026-04-15", **TOLD)
    with_him = {"present": ["吴长林"]}
    assert refused(desk, "dispute.mediate", dispute=case, **later(**with_him)) == [
        ("dispute.session_ended", "present.0")
    ]
    before = later(held_at="2026-04-15T09:00", **with_him)
    assert codes_of(do(desk, "mediate", case, **before)) == []
    do(desk, "consent", case, party="吴长林", consent="yes")
    assert codes_of(do(desk, "mediate", case, **later(**with_him))) == []


def test_an_agreement_with_who_was_ended_for_is_asked(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "mediating")
    do(desk, "fail", case, party="吴长林", failed="2026-04-15", **TOLD)
    assert codes_of(do(desk, "agree", case, **version())) == ["dispute.agree_ended"]
    owed = {"obligations": OBLIGATIONS[:1], "terms": ["周国平支付¥13,800.00。"]}
    answer = do(desk, "agree", case, **version(without=["吴长林"], **owed))
    assert codes_of(answer) == []


def test_an_insurer_found_later_becomes_a_party(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "effective")
    answer = do(desk, "add_party", case, **INSURER)
    assert codes_of(answer) == ["dispute.added_consent", "dispute.added_no_party"]
    added = children(desk, case, "party")[-1]
    assert (added["name"], added["position"]) == ("某财产保险公司某市支公司", 4)
    assert refused(desk, "dispute.add_party", dispute=case, **INSURER) == [
        ("dispute.same_name", "name")
    ]
    assert refused(desk, "dispute.add_party", dispute=case, **{**INSURER, "side": "third"}) == [
        ("value.code", "side")
    ]


def test_a_case_of_the_court_says_how_it_was_handed_over(
    desk: Workplace, clock: FixedClock
) -> None:
    seven = {"accepted": "2026-04-02", "checklist": list(CHECKS)}
    case = bring(desk, clock, "registered", source="3")
    assert codes_of(do(desk, "accept", case, **seven)) == ["dispute.court_mode_needed"]
    answer = do(desk, "change", case, court_mode="ordinary", reason="补填")
    assert codes_of(answer) == ["dispute.court_day_needed"]
    day = {"received_from_court": "2026-04-01", "reason": "补填"}
    assert codes_of(do(desk, "change", case, **day)) == []
    assert codes_of(do(desk, "change", case, source="1", reason="误")) == [
        "dispute.court_mode_private",
        "dispute.court_mode_private",
    ]


def test_a_mode_of_a_private_application_is_questioned(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "registered")
    mode = {"accepted": "2026-04-02", "checklist": list(CHECKS), "court_mode": "before"}
    assert codes_of(do(desk, "accept", case, **mode)) == ["dispute.court_mode_private"]


CHECKS = (
    "civil", "jurisdiction", "consent", "not_elsewhere", "no_crime", "mediable", "capacity",
)  # fmt: skip


def test_confirmed_without_its_day_is_questioned(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "effective")
    clock.move("2026-06-10")
    asked = {"court": "某市人民法院", "applied": "2026-05-10", "result": "valid"}
    assert codes_of(do(desk, "confirm", case, **asked)) == ["dispute.confirm_day_needed"]


def test_what_was_confirmed_is_not_asked_for_again(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "effective")
    clock.move("2026-06-10")
    asked = {"court": "某市人民法院", "applied": "2026-05-10", "result": "valid"}
    do(desk, "confirm", case, **asked, decided="2026-05-28")
    assert refused(
        desk, "dispute.confirm", dispute=case, court="某市人民法院", applied="2026-05-20"
    ) == [("dispute.confirmed_already", "applied")]
    answer = do(desk, "mediate", case, **later(held_at="2026-06-02T09:00", vary=True))
    assert codes_of(answer) == ["dispute.vary_confirmed"]


def test_closing_without_a_visit_after_the_last_payment_is_asked(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "effective")
    clock.move("2026-05-10")
    for no in ("1", "2"):
        do(desk, "perform", case, obligation=no, status="paid", performed="2026-04-30")
    do(desk, "follow_up", case, visited="2026-04-29", **VISIT)
    other = bring_performed(desk, clock)
    do(desk, "follow_up", other, visited="2026-04-30", **VISIT)
    assert codes_of(do(desk, "close", case, closed="2026-04-30")) == ["dispute.close_no_visit"]
    assert codes_of(do(desk, "close", other, closed="2026-04-30")) == []


def bring_performed(desk: Workplace, clock: FixedClock) -> str:
    case = bring(desk, clock, "effective")
    clock.move("2026-05-10")
    for no in ("1", "2"):
        do(desk, "perform", case, obligation=no, status="paid", performed="2026-04-30")
    return case


def test_a_case_closed_early_still_takes_payment_and_confirmation(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "effective")
    do(desk, "close", case, closed="2026-04-20", note="当事人要求先行结案")
    clock.move("2026-05-10")
    do(desk, "perform", case, obligation="1", status="paid", performed="2026-05-06")
    do(desk, "confirm", case, court="某市人民法院", applied="2026-05-08")
    assert children(desk, case, "obligation")[0]["status"] == "paid"
    assert (record(desk, case)["state"], record(desk, case)["closed"]) == ("closed", "2026-04-20")
    assert refused(desk, "dispute.sign", dispute=case, signatures=ALL_HANDS) == [("act.state", "")]


@pytest.mark.parametrize("source", ["1", "3"])
def test_only_a_court_case_without_mode_is_asked_at_confirmation(
    desk: Workplace, clock: FixedClock, source: str
) -> None:
    case = bring(desk, clock, "effective", source=source)
    answer = do(desk, "confirm", case, court="某市人民法院", applied="2026-04-20")
    assert ("dispute.court_mode_needed" in codes_of(answer)) == (source == "3")
