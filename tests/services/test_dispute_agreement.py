"""From assignment to closing: sessions, versions, signatures, performance, every refusal."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from tests.clock import FixedClock
from tests.services.disputes import (
    ALL_HANDS,
    CHEN,
    MEDIATOR,
    OBLIGATIONS,
    SEAL,
    WU,
    bring,
    children,
    codes_of,
    do,
    hand,
    record,
    refused,
    session,
    version,
)

TOLD = {"channels": ["court"], "explanation": "可依法起诉。", "reason": "4", "failed": "2026-04-20"}


def test_assignment_warns_of_a_recorder_who_is_the_host(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "accepted")
    answer = do(desk, "assign", case, host="沈卫东", recorder="沈卫东")
    assert (answer.state, codes_of(answer)) == ("assigned", ["dispute.recorder_is_host"])
    assert refused(desk, "dispute.assign", dispute=case, host="无此人") == [
        ("value.not_found", "host")
    ]


def test_a_mediator_of_another_committee_is_warned_of(
    office: Workplace, desk: Workplace, clock: FixedClock
) -> None:
    office.act("committee.add", {"name": "桑园村调委会", "type": "01", "prefix": "皋桑"})
    office.act("mediator.add", {"name": "顾明", "committee": "桑园村调委会"})
    case = bring(desk, clock, "accepted")
    answer = do(desk, "assign", case, host="沈卫东", co_mediators=["顾明"])
    assert codes_of(answer) == ["dispute.mediator_elsewhere"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"held_at": "2026-04-01T09:00"}, ("dispute.session_before_accept", "held_at")),
        ({"held_at": "2026-04-21T09:00"}, ("date.future", "held_at")),
        ({"held_at": "2026-04-08T25:00"}, ("value.type", "held_at")),
        ({"held_at": "2026-04-08T14:00 and more"}, ("value.type", "held_at")),
        ({"extended_to": "2026-04-07"}, ("dispute.extend_before", "extended_to")),
        ({"result": "7"}, ("value.code", "result")),
    ],
)
def test_a_session_that_cannot_be_is_refused(
    desk: Workplace, clock: FixedClock, changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    case = bring(desk, clock, "assigned")
    assert refused(desk, "dispute.mediate", dispute=case, **session(**changes)) == [expected]


def test_sessions_are_numbered_and_an_extension_moves_the_term(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "mediating")
    do(desk, "mediate", case, **session(held_at="2026-04-09 09:30", extended_to="2026-06-02"))
    assert [one["position"] for one in children(desk, case, "session")] == [1, 2]
    assert children(desk, case, "session")[1]["held_at"] == "2026-04-09T09:30"
    assert record(desk, case)["mediation_due"] == "2026-06-02"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"agreed": "2026-04-07"}, ("dispute.agree_before_session", "agreed")),
        ({"agreed": "2026-04-21"}, ("date.future", "agreed")),
        ({"terms": ["付款", " "]}, ("dispute.terms_empty", "terms")),
        ({"copies": 0}, ("value.count", "copies")),
        ({"without": ["无此人"]}, ("dispute.party_unknown", "without.0")),
        ({"without": ["吴长林", "周国平"]}, ("dispute.parties_left", "without")),
        ({"without": ["吴长林"]}, ("dispute.party_left_out", "obligations.1.debtor")),
        (
            {"obligations": [{**OBLIGATIONS[0], "creditor": "周国平"}]},
            ("dispute.obligation_same", "obligations.0.creditor"),
        ),
        (
            {"obligations": [{**OBLIGATIONS[0], "due": "2026-04-19"}]},
            ("dispute.due_before_agreed", "obligations.0.due"),
        ),
        (
            {"obligations": [{**OBLIGATIONS[0], "amount": "10000000000"}]},
            ("value.type", "obligations.0.amount"),
        ),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(
    desk: Workplace, clock: FixedClock, changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    case = bring(desk, clock, "mediating")
    assert expected in refused(desk, "dispute.agree", dispute=case, **version(**changes))


def test_amounts_are_looked_for_in_digits_and_in_capitals(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "mediating")
    terms = ["周国平支付人民币壹万叁仟捌佰元整。", "吴长林支付36，600元。"]
    assert codes_of(do(desk, "agree", case, **version(terms=terms))) == []
    answer = do(desk, "agree", case, **version(terms=["周国平支付13800.50元。"]))
    assert codes_of(answer) == ["dispute.amount_not_in_text", "dispute.amount_not_in_text"]


def test_a_first_version_counts_its_obligations_and_copies(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "agreed")
    kept = record(desk, case)
    assert (kept["agreed"], kept["agreed_amount"], kept["effective"], kept["result"]) == (
        "2026-04-20",
        "50400.00",
        None,
        "1",
    )
    (agreement,) = children(desk, case, "agreement")
    assert (agreement["copies"], agreement["version"], agreement["state"]) == (4, 1, "unsigned")


def test_the_last_signature_makes_the_agreement_bind(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "agreed")
    clock.move("2026-04-25")
    first = do(desk, "sign", case, signatures=[hand("陈志海"), MEDIATOR])
    assert (first.state, codes_of(first)) == ("agreed", ["dispute.sign_missing"])
    assert dict(first.warnings[0].values)["missing"] == "吴长林、周国平、人民调解委员会印章"
    do(desk, "sign", case, signatures=[hand("周国平", signed="2026-04-22"), SEAL])
    recorder = hand("顾明", "recorder", signed="2026-04-25")
    last = do(desk, "sign", case, signatures=[hand("吴长林", signed="2026-04-24"), recorder])
    assert (last.state, codes_of(last)) == ("effective", [])
    assert record(desk, case)["effective"] == "2026-04-24"
    assert children(desk, case, "agreement")[0]["effective"] == "2026-04-24"


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        (hand("无此人"), ("dispute.sign_who", "signatures.0.name")),
        (hand("丁秀兰", "mediator"), ("dispute.sign_who", "signatures.0.name")),
        (hand("别的调委会", "seal"), ("dispute.sign_who", "signatures.0.name")),
        (
            hand("陈志海", signed="2026-04-19"),
            ("dispute.sign_before_agreed", "signatures.0.signed"),
        ),
        (hand("陈志海", signed="2026-04-21"), ("date.future", "signatures.0.signed")),
        (hand("孙桂芳", "agent", party="吴长林"), ("dispute.sign_who", "signatures.0.name")),
    ],
)
def test_a_signature_that_cannot_be_is_refused(
    desk: Workplace, clock: FixedClock, signature: dict[str, Any], expected: tuple[str, str]
) -> None:
    case = bring(desk, clock, "agreed")
    assert refused(desk, "dispute.sign", dispute=case, signatures=[signature]) == [expected]


def test_no_signature_at_all_is_refused(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "agreed")
    assert refused(desk, "dispute.sign", dispute=case, signatures=[]) == [
        ("value.required", "signatures")
    ]


def test_the_same_hand_twice_is_refused_also_in_one_act(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "agreed")
    twice = [hand("陈志海"), hand("陈志海")]
    assert refused(desk, "dispute.sign", dispute=case, signatures=twice) == [
        ("dispute.sign_twice", "signatures.1.name")
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"authority": "general"},
        {"authority": "general", "powers": ["1", "5"]},
        {"authority": "special", "powers": ["1", "2"]},
    ],
)
def test_an_agent_signs_only_with_the_signing_power(
    desk: Workplace, clock: FixedClock, given: dict[str, Any]
) -> None:
    agent = {"acts_for": "陈志海", "name": "孙桂芳", **given}
    case = bring(desk, clock, "agreed", agents=[agent])
    by_agent = hand("孙桂芳", "agent", party="陈志海")
    assert refused(desk, "dispute.sign", dispute=case, signatures=[by_agent]) == [
        ("dispute.sign_agent", "signatures.0.name")
    ]
    other = bring(desk, clock, "agreed")
    hands = [by_agent, *ALL_HANDS[1:]]
    assert do(desk, "sign", other, signatures=hands).state == "effective"


def test_a_minor_signs_through_the_guardian_and_an_adult_does_not(
    desk: Workplace, clock: FixedClock
) -> None:
    boy = {**WU, "name": "吴小舟", "id_number": None, "birth_date": "2010-06-01"}
    guardian = {"acts_for": "吴小舟", "name": "吴长林", "role": "guardian"}
    needless = {"acts_for": "陈志海", "name": "陈守仁", "role": "guardian"}
    case = bring(desk, clock, "mediating", parties=[CHEN, boy], agents=[guardian, needless])
    do(desk, "agree", case, **version(obligations=[]))
    assert refused(desk, "dispute.sign", dispute=case, signatures=[hand("吴小舟")]) == [
        ("dispute.sign_guardian", "signatures.0.name")
    ]
    stranger = hand("陈守仁", "agent", party="陈志海")
    assert refused(desk, "dispute.sign", dispute=case, signatures=[stranger]) == [
        ("dispute.sign_who", "signatures.0.name")
    ]
    hands = [hand("陈志海"), hand("吴长林", "agent", party="吴小舟"), MEDIATOR, SEAL]
    assert do(desk, "sign", case, signatures=hands).state == "effective"


def test_who_refused_first_may_still_sign(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "agreed")
    answer = do(desk, "sign", case, signatures=[hand("吴长林", manner="refused")])
    assert codes_of(answer) == ["dispute.sign_refused", "dispute.sign_missing"]
    done = do(desk, "sign", case, signatures=ALL_HANDS)
    assert (done.state, codes_of(done)) == ("effective", [])


def test_one_who_refuses_is_left_out_and_mediation_ends_for_him(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "agreed")
    do(desk, "sign", case, signatures=[hand("吴长林", manner="refused"), hand("陈志海")])
    do(desk, "agree", case, **version(obligations=OBLIGATIONS[:1], without=["吴长林"]))
    assert [(v["version"], v["state"]) for v in children(desk, case, "agreement")] == [
        (1, "superseded"),
        (2, "unsigned"),
    ]
    assert record(desk, case)["agreed_amount"] == "13800.00"
    hands = [hand("陈志海"), hand("周国平"), MEDIATOR, SEAL]
    assert do(desk, "sign", case, signatures=hands).state == "effective"
    whole = {"dispute": case, **TOLD}
    assert refused(desk, "dispute.fail", **whole) == [("dispute.fail_in_force", "party")]
    assert refused(desk, "dispute.fail", **whole, party="周国平") == [
        ("dispute.fail_in_force", "party")
    ]
    assert do(desk, "fail", case, **TOLD, party="吴长林").state == "effective"
    assert children(desk, case, "referral")[0]["reason"] == "吴长林：可依法起诉。"


def test_a_session_on_a_version_in_force_is_refused_unless_it_varies(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "effective")
    clock.move("2026-05-10")
    later = session(held_at="2026-05-06T09:00")
    assert refused(desk, "dispute.mediate", dispute=case, **later) == [
        ("dispute.session_in_force", "vary")
    ]
    assert do(desk, "mediate", case, **later, vary=True).state == "mediating"


def test_a_version_that_binds_stays_until_the_new_one_binds(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "effective")
    clock.move("2026-05-10")
    do(desk, "mediate", case, **session(held_at="2026-05-06T09:00"), vary=True)
    newer = version(agreed="2026-05-06", obligations=[{**OBLIGATIONS[0], "due": "2026-06-30"}])
    do(desk, "agree", case, **newer)
    kept = record(desk, case)
    assert (kept["state"], kept["agreed"], kept["agreed_amount"], kept["effective"]) == (
        "agreed",
        "2026-04-20",
        "50400.00",
        "2026-04-20",
    )
    assert refused(desk, "dispute.void", dispute=case, reason="误") == [
        ("dispute.void_in_force", "")
    ]
    hands = [{**one, "signed": "2026-05-07"} for one in ALL_HANDS]
    do(desk, "sign", case, signatures=hands)
    kept = record(desk, case)
    assert (kept["agreed"], kept["agreed_amount"], kept["effective"]) == (
        "2026-05-06",
        "13800.00",
        "2026-05-07",
    )
    assert [v["state"] for v in children(desk, case, "agreement")] == ["superseded", "effective"]


def test_a_failed_variation_leaves_the_version_in_force_as_it_was(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "effective")
    clock.move("2026-05-10")
    do(desk, "mediate", case, **session(held_at="2026-05-06T09:00"), vary=True)
    do(desk, "agree", case, **version(agreed="2026-05-06", obligations=[]))
    assert do(desk, "fail", case, **{**TOLD, "failed": "2026-05-10"}).state == "effective"
    kept = record(desk, case)
    assert (kept["agreed"], kept["agreed_amount"], kept["result"], kept["failed"]) == (
        "2026-04-20",
        "50400.00",
        "1",
        None,
    )
    assert [v["state"] for v in children(desk, case, "agreement")] == ["effective", "superseded"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"channels": []}, ("dispute.channels", "channels")),
        ({"failed": "2026-04-07"}, ("dispute.fail_before", "failed")),
        ({"failed": "2026-04-21"}, ("date.future", "failed")),
        ({"party": "无此人"}, ("dispute.party_unknown", "party")),
    ],
)
def test_an_end_that_cannot_be_is_refused(
    desk: Workplace, clock: FixedClock, changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    case = bring(desk, clock, "mediating")
    assert refused(desk, "dispute.fail", **{"dispute": case, **TOLD, **changes}) == [expected]


def test_a_failed_case_has_neither_day_nor_amount_of_an_agreement(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "agreed")
    assert do(desk, "fail", case, **TOLD).state == "failed"
    kept = record(desk, case)
    assert (kept["agreed"], kept["agreed_amount"], kept["result"], kept["failed"]) == (
        None,
        None,
        "2",
        "2026-04-20",
    )
    assert do(desk, "close", case, closed="2026-04-20").state == "closed"
    visit = {"visited": "2026-04-20", "visitor": "顾明", "way": "phone", "situation": "无"}
    assert refused(desk, "dispute.follow_up", dispute=case, **visit) == [
        ("dispute.no_agreement", "")
    ]


def test_a_session_after_an_unsigned_version_opens_it_again(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "agreed")
    do(desk, "mediate", case, **session(held_at="2026-04-20T15:00"))
    kept = record(desk, case)
    assert (kept["state"], kept["agreed"], kept["agreed_amount"], kept["result"]) == (
        "mediating",
        None,
        None,
        None,
    )
