"""Oral cases at one go, and the numbers committees give."""

from typing import Any

import pytest

from sifasuo_desktop.domain.dispute.agreement_rules import told_otherwise
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.disputes import (
    BOY,
    CHEN,
    COMMITTEE,
    NUMBER,
    WU,
    ZHOU,
    bring,
    codes_of,
    do,
    found_committee,
    oral,
    record,
    refused,
    registration,
)


def test_an_oral_case_goes_from_registration_to_agreement_in_one_act(desk: Workplace) -> None:
    answer = desk.act("dispute.register_oral", oral())
    assert (answer.number, answer.state) == ("（2026）皋云人调口字第001号", "performed")
    kept = record(desk, answer.id)
    assert (kept["effective"], kept["agreed_amount"], kept["track"], kept["result"]) == (
        "2026-04-10",
        "0.00",
        "oral",
        "1",
    )
    allowed = {a["verb"] for a in show(desk, "dispute", answer.id)["acts"] if a["allowed"]}
    mending = {one for one in allowed if one.startswith(("dispute.change", "dispute.void_"))}
    assert allowed - mending == {
        "dispute.close",
        "dispute.confirm",
        "dispute.follow_up",
        "dispute.perform",
        "dispute.void",
    }
    assert ("dispute.oral_only", "") in refused(
        desk,
        "dispute.mediate",
        dispute=answer.id,
        held_at="2026-04-10T15:00",
        place="室",
        record="再谈",
        result="3",
        vary=True,
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"terms": [" "]}, ("dispute.terms_empty", "terms")),
        ({"terms": []}, ("dispute.terms_empty", "terms")),
        ({"agreed": "2026-04-09"}, ("dispute.agree_before_apply", "agreed")),
        ({"agreed": "2026-04-11"}, ("date.future", "agreed")),
        ({"host": "无此人"}, ("value.not_found", "host")),
        (
            {"parties": [{**CHEN, "consent": "no"}, WU]},
            ("dispute.consent_refused", "parties.0.consent"),
        ),
        ({"parties": [CHEN, BOY]}, ("dispute.guardian_needed", "parties")),
        (
            {
                "obligations": [
                    {"debtor": "甲", "creditor": "李建明", "amount": "1", "due": "2026-04-10"}
                ]
            },
            ("dispute.party_unknown", "obligations.0.debtor"),
        ),
        (
            {
                "obligations": [
                    {"debtor": "李建明", "creditor": "李建明", "amount": "1", "due": "2026-04-10"}
                ]
            },
            ("dispute.obligation_same", "obligations.0.creditor"),
        ),
        (
            {
                "obligations": [
                    {"debtor": "李建明", "creditor": "李桂香", "amount": "1", "due": "2026-04-09"}
                ]
            },
            ("dispute.due_before_agreed", "obligations.0.due"),
        ),
    ],
)
def test_an_oral_case_that_cannot_be_is_refused(
    desk: Workplace, changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert expected in refused(desk, "dispute.register_oral", **oral(**changes))


def test_an_oral_case_with_something_open_is_effective_and_warned_of(desk: Workplace) -> None:
    owed = [{"debtor": "李建明", "creditor": "李桂香", "amount": "200.00", "due": "2026-05-01"}]
    answer = desk.act(
        "dispute.register_oral",
        oral(obligations=owed, performed=False, performance="五月一日前付清"),
    )
    assert answer.state == "effective"
    assert codes_of(answer) == ["dispute.amount_not_in_text", "dispute.unfinished_oral"]
    assert record(desk, answer.id)["agreed_amount"] == "200.00"
    paid = do(desk, "perform", answer.id, obligation="1", status="paid", performed="2026-04-10")
    assert paid.state == "performed"


def test_two_committees_cannot_give_the_same_number(office: Workplace) -> None:
    found_committee(office)

    def add(**values: str) -> list[tuple[str, str]]:
        return refused(office, "committee.add", type="01", **{"prefix": "皋云", **values})

    assert add(name="另一个调委会") == [("dispute.pattern_twice", "prefix")]
    wide = "（{year}）{prefix}人调{track}字第{seq:04d}号"
    assert add(name="另一个调委会", pattern=wide) == [("dispute.pattern_twice", "prefix")]
    hidden = "（{year}）皋云人调{track}字第1{seq}号"
    assert add(name="另一个调委会", pattern=hidden) == [("dispute.pattern_twice", "prefix")]
    assert add(name=COMMITTEE, prefix="皋桑") == [("dispute.committee_twice", "name")]
    for pattern in ("{year}", "{seq}", "{year}{x}", "{year}{seq.__class__}", "{year}{seq:>9}", "{"):
        assert add(name="丙", pattern=pattern) == [("dispute.pattern_bad", "pattern")]
    assert add(name="丙", prefix="{seq}", pattern="{year}{prefix}") == [
        ("dispute.pattern_bad", "pattern")
    ]
    village = {"name": "某市云溪镇桑园村人民调解委员会", "type": "01", "prefix": "皋桑"}
    assert office.act("committee.add", village).number == "某市云溪镇桑园村人民调解委员会"


def test_a_voided_case_keeps_its_number_for_ever(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "accepted")
    assert do(desk, "void", case, reason="登记错误").state == "void"
    assert record(desk, case)["file_no"] == NUMBER
    second = desk.act("dispute.register", registration(parties=[CHEN, ZHOU])).id
    assert do(desk, "accept", second, accepted="2026-04-02").number == "（2026）皋云人调字第002号"


@pytest.mark.parametrize(
    ("performed", "text", "expected"),
    [
        (True, "当场履行", ""),
        (True, "每月十日前付五百元", "dispute.performed_but_later"),
        (True, "三日内付清", "dispute.performed_but_later"),
        (True, "分三期支付", "dispute.performed_but_later"),
        (False, "当场付清", "dispute.later_but_performed"),
        (False, "当场付五百元，余款月底前付清", ""),
        (False, "2026年5月1日前付清", ""),
    ],
)
def test_what_is_stated_is_compared_with_the_text(
    performed: bool, text: str, expected: str
) -> None:
    assert told_otherwise(performed, text) == expected


def test_whether_it_was_performed_must_be_said(desk: Workplace) -> None:
    values = {name: value for name, value in oral().items() if name != "performed"}
    assert refused(desk, "dispute.register_oral", **values) == [("value.required", "performed")]
    answer = desk.act("dispute.register_oral", oral(performance="每月十日前付五百元"))
    assert "dispute.performed_but_later" in [one.code for one in answer.warnings]
