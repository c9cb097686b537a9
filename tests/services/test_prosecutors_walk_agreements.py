"""The prosecutor's walk: what follows from an agreement, who signs it, and what must be reported."""

from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from tests.clock import FixedClock
from tests.services.disputes import (
    COMMITTEE,
    FATHER,
    WU,
    bring,
    codes_of,
    do,
    hand,
    oral,
    refused,
    registration,
    session,
    version,
)

# --- L18, L27 -------------------------------------------------------------------------------


def whys(workplace: Workplace, day: str, rule: str) -> list[tuple[str, str]]:
    rows = due_rows(workplace, on=date.fromisoformat(day), within=60)
    return [(row.due.isoformat(), row.why) for row in rows if row.rule == f"dispute.{rule}"]


def unpaid(desk: Workplace, clock: FixedClock, kind: str) -> str:
    """In force from 2026-04-20; found on 2026-04-21 that the first obligation was not met."""
    case = bring(desk, clock, "effective", dispute_type=kind)
    clock.move("2026-04-21")
    do(desk, "perform", case, obligation="1", status="unpaid", performed="2026-04-21")
    return case


SUE = "协议第1项：已查明未履行，应督促履行，并告知可以就协议向人民法院起诉（人民调解法第三十二条）"
LABOUR = (
    "协议第1项：已查明未履行，应督促履行，并告知可以依法申请仲裁（劳动争议调解仲裁法第十五条）；"
    "协议是因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金事项达成的，"
    "劳动者可以持协议向人民法院申请支付令（第十六条）"
)
JOINTLY = "；至2026-05-20（含当日）还可以共同申请司法确认"
ENFORCE = (
    "协议第1项：已查明未履行，应督促履行，并告知可以向人民法院申请强制执行（人民调解法第三十三条）"
)


@pytest.mark.parametrize(
    ("kind", "day", "said"),
    [
        ("6", "2026-04-21", SUE + JOINTLY),
        ("6", "2026-05-20", SUE + JOINTLY),
        ("6", "2026-05-21", SUE),
        ("10", "2026-04-21", LABOUR + JOINTLY),
        ("11", "2026-05-21", LABOUR),
    ],
)
def test_an_agreement_no_court_confirmed_is_not_said_to_be_executed(
    desk: Workplace, clock: FixedClock, kind: str, day: str, said: str
) -> None:
    unpaid(desk, clock, kind)
    assert said in [why for _, why in whys(desk, day, "performance")]


def test_only_what_the_court_confirmed_is_executed(desk: Workplace, clock: FixedClock) -> None:
    case = unpaid(desk, clock, "6")
    clock.move("2026-05-08")
    asked = {"court": "某市人民法院", "applied": "2026-04-22"}
    do(desk, "confirm", case, **asked)
    assert SUE in [why for _, why in whys(desk, "2026-04-22", "performance")]
    do(desk, "confirm", case, **asked, result="valid", decided="2026-05-08")
    assert ENFORCE in [why for _, why in whys(desk, "2026-05-08", "performance")]


def test_a_labour_agreement_may_be_reviewed_within_fifteen_days(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "effective", dispute_type="11")
    jointly = "协议2026-04-20生效，双方可以共同向劳动人事争议仲裁委员会申请仲裁审查，至"
    # The fifteenth day, 2026-05-05, is a day of rest.
    unsure = "；第15日2026-05-05为休息日，能否顺延待核，稳妥的做法是不迟于该日提出"
    said = f"{jointly}2026-05-06（含当日）{unsure}"
    assert whys(desk, "2026-04-21", "review") == [("2026-05-06", said)]
    over = "协议2026-04-20生效，申请仲裁审查的期限已于2026-05-06届满"
    assert whys(desk, "2026-05-07", "review") == [("2026-05-06", over)]
    assert whys(desk, "2026-05-14", "review") == []
    do(desk, "confirm", case, court="某市人民法院", applied="2026-04-20")
    assert whys(desk, "2026-04-21", "review") == []


def test_no_other_agreement_is_reviewed_and_the_court_has_thirty_days_the_last_included(
    desk: Workplace, clock: FixedClock
) -> None:
    bring(desk, clock, "effective")
    assert whys(desk, "2026-04-21", "review") == []
    said = "协议2026-04-20生效，各方可以共同向人民法院申请司法确认，至2026-05-20（含当日）"
    assert whys(desk, "2026-04-21", "confirmation") == [("2026-05-20", said)]
    owed = "协议第2项：履行期限至2026-04-30（含当日）"
    assert ("2026-04-30", owed) in whys(desk, "2026-04-21", "performance")


# --- L20 ------------------------------------------------------------------------------------

BOY = {"side": "applicant", "name": "周小航", "birth_date": "2014-06-01", "consent": "yes"}
DAD = {**WU, "name": "周大力"}
MOTHER = {**FATHER, "name": "许慧", "relation": "母亲"}


def test_the_opposite_party_is_no_guardian_and_another_is_asked_for(
    desk: Workplace, clock: FixedClock
) -> None:
    clock.move("2026-04-20")
    start = registration(parties=[BOY, DAD], agents=[FATHER])
    answer = desk.act("dispute.register", start)
    assert "dispute.guardian_opposed" in codes_of(answer)
    needed = [("dispute.guardian_needed", "")]
    assert refused(desk, "dispute.accept", dispute=answer.id, accepted="2026-04-02") == needed
    assert codes_of(do(desk, "add_agent", answer.id, **MOTHER)) == []
    do(desk, "accept", answer.id, accepted="2026-04-02")
    do(desk, "assign", answer.id, host="沈卫东", recorder="顾明")
    do(desk, "mediate", answer.id, **session())
    do(desk, "agree", answer.id, **version(obligations=[]))
    both = [hand("周大力"), hand("周大力", "agent", party="周小航")]
    assert refused(desk, "dispute.sign", dispute=answer.id, signatures=both) == [
        ("dispute.sign_opposed", "signatures.1.name")
    ]
    hers = [hand("周大力"), hand("许慧", "agent", party="周小航")]
    rest = [hand("沈卫东", "mediator"), hand(COMMITTEE, "seal", manner="seal")]
    assert do(desk, "sign", answer.id, signatures=[*hers, *rest]).state == "effective"


def test_another_person_of_the_same_name_may_be_guardian(
    desk: Workplace, clock: FixedClock
) -> None:
    clock.move("2026-04-20")
    other = {**FATHER, "id_number": "320699196805170039"}
    answer = desk.act("dispute.register", registration(parties=[BOY, DAD], agents=[other]))
    assert "dispute.guardian_opposed" not in codes_of(answer)
    assert do(desk, "accept", answer.id, accepted="2026-04-02").state == "accepted"


def test_an_oral_agreement_needs_another_guardian_too(desk: Workplace, clock: FixedClock) -> None:
    clock.move("2026-04-20")
    values = oral(parties=[BOY, DAD], agents=[FATHER])
    assert ("dispute.guardian_needed", "parties") in refused(
        desk, "dispute.register_oral", **values
    )


# --- L21 ------------------------------------------------------------------------------------


def test_who_signed_under_another_name_signs_again(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "agreed")
    do(desk, "sign", case, signatures=[hand("吴长林"), hand("陈志海"), hand("周国平")])
    renamed = do(desk, "change_party", case, party="吴长林", name="吴长霖", reason="户口簿为准")
    assert "dispute.sign_again" in codes_of(renamed)
    rest = [hand("沈卫东", "mediator"), hand(COMMITTEE, "seal", manner="seal")]
    assert do(desk, "sign", case, signatures=rest).state == "agreed"
    assert do(desk, "sign", case, signatures=[hand("吴长霖")]).state == "effective"


@pytest.mark.parametrize("wrong", [{"name": "孙桂芬"}, {"powers": ["1", "2", "5"]}])
def test_an_agent_who_signed_under_other_particulars_signs_again(
    desk: Workplace, clock: FixedClock, wrong: dict[str, Any]
) -> None:
    case = bring(desk, clock, "agreed")
    hands = [hand("孙桂芳", "agent", party="陈志海"), hand("吴长林"), hand("周国平")]
    do(desk, "sign", case, signatures=hands)
    mended = do(desk, "change_agent", case, agent="孙桂芳", reason="以委托书为准", **wrong)
    assert "dispute.sign_again" in codes_of(mended)
    rest = [hand("沈卫东", "mediator"), hand(COMMITTEE, "seal", manner="seal")]
    assert do(desk, "sign", case, signatures=rest).state == "agreed"
    again = hand(wrong.get("name", "孙桂芳"), "agent", party="陈志海")
    assert do(desk, "sign", case, signatures=[again]).state == "effective"


def test_a_new_name_on_an_agreement_in_force_needs_a_signed_note(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "effective")
    new = {"dispute": case, "party": "吴长林", "name": "吴长霖", "reason": "户口簿为准"}
    assert refused(desk, "dispute.change_party", **new) == [("change.note_needed", "signed_note")]
    desk.act("dispute.change_party", {**new, "signed_note": "2026-04-20"})


# --- L19 ------------------------------------------------------------------------------------

TOLD = {
    "prediction_measures": "村干部和亲属轮流陪护",
    "reported_to": "某市公安局云溪派出所",
    "reported_at": "2026-04-20T09:00",
}


def test_a_danger_of_suicide_is_not_closed_in_silence(desk: Workplace, clock: FixedClock) -> None:
    clock.move("2026-04-20")
    case = desk.act("dispute.register_oral", oral(prediction="2")).id
    assert refused(desk, "dispute.close", dispute=case, closed="2026-04-20") == [
        ("dispute.close_escalation", "note")
    ]
    do(desk, "change", case, **TOLD, reason="补记报告")
    assert do(desk, "close", case, closed="2026-04-20").state == "closed"


def test_the_danger_is_entered_after_the_agreement_binds(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "effective")
    answer = do(desk, "change", case, prediction="2", reason="回访时发现")
    assert codes_of(answer) == ["dispute.escalation_open"]
    assert codes_of(do(desk, "change", case, **TOLD, reason="已报告")) == []


def test_it_is_closed_without_a_report_when_the_note_says_why(
    desk: Workplace, clock: FixedClock
) -> None:
    clock.move("2026-04-20")
    case = desk.act("dispute.register_oral", oral(prediction="2")).id
    why = "经核实没有自杀可能，登记时选错"
    assert do(desk, "close", case, closed="2026-04-20", note=why).state == "closed"


@pytest.mark.parametrize(
    ("kind", "born", "told", "asked"),
    [
        ("6", "2014-06-01", {}, True),
        ("1", "2008-04-01", {}, True),
        ("6", "2008-03-31", {}, False),
        ("2", "2014-06-01", {}, False),
        ("6", "2014-06-01", TOLD, False),
    ],
)
def test_the_report_of_an_injured_child_is_asked_for(
    desk: Workplace, clock: FixedClock, kind: str, born: str, told: dict[str, str], asked: bool
) -> None:
    clock.move("2026-04-20")
    child = {**BOY, "birth_date": born}
    start = registration(parties=[child, WU], agents=[MOTHER], dispute_type=kind, **told)
    answer = desk.act("dispute.register", start)
    assert ("dispute.child_report" in codes_of(answer)) is asked


def test_the_report_of_an_injured_child_is_asked_for_in_an_oral_case_and_at_its_closing(
    desk: Workplace, clock: FixedClock
) -> None:
    clock.move("2026-04-20")
    start = oral(parties=[BOY, WU], agents=[MOTHER], dispute_type="6")
    made = desk.act("dispute.register_oral", start)
    assert "dispute.child_report" in codes_of(made)
    closed = do(desk, "close", made.id, closed="2026-04-20")
    assert "dispute.child_report" in codes_of(closed)
    do(desk, "reopen", made.id, reason="补记报告")
    do(desk, "change", made.id, **TOLD, reason="补记报告")
    assert "dispute.child_report" not in codes_of(do(desk, "close", made.id, closed="2026-04-20"))
