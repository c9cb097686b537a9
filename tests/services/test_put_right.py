"""What was recorded can be put right at any time: emptied, with a reason, with its history."""

from typing import Any

import pytest

from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.acting.command import ChangeCommand
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.dispute.intake import intake_start
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.disputes import (
    ALL_HANDS,
    COMMITTEE,
    MEDIATOR,
    SEAL,
    bring,
    children,
    codes_of,
    do,
    found_committee,
    hand,
    record,
    refused,
    registration,
    session,
)


@pytest.fixture
def people(office: Workplace) -> Workplace:
    found_committee(office)
    return office


# What no hand enters: given by the program, or by an act that has a name of its own.
NOT_BY_HAND = {
    "dispute": {
        "track", "register_no", "file_no", "agreed", "agreed_amount", "effective", "result",
        "mediation_due", "state", "late_reason", "void_reason",
    },
    "party": {"position", "person", "consent", "void_reason"},
    "agent": {"position", "party", "void_reason"},
    "session": {"position", "void_reason"},
    "follow_up": {"position", "void_reason"},
    "confirmation": {"void_reason"},
    "referral": {"void_reason"},
    "signature": {"role", "name", "party", "void_reason"},
    "obligation": {"position", "status", "paid", "performed", "proof"},
    "arbitration": {"void_reason"},
    "leave": {
        "position", "state", "days", "window_days", "level_needed", "level", "approved", "owed",
        "extended_to", "returned", "cancelled_on", "overdue_days", "late_reason", "ended_on",
        "end_reason",
    },
    "office": {"code"},
    "committee": set(),
    "mediator": set(),
    "village": set(),
    "delegation": set(),
    "class_policy": set(),
}  # fmt: skip


def test_every_field_that_was_ever_entered_can_be_corrected() -> None:
    changes: dict[str, set[str]] = {}
    for verb in all_verbs().values():
        if issubclass(verb.command, ChangeCommand):
            offered = {field.name for field in fields_of(verb.command) if field.keeps}
            assert offered == set(verb.command.CALLED.values())
            changes.setdefault(verb.command.RECORD.KIND, set()).update(verb.command.CALLED)
    for kind, not_here in NOT_BY_HAND.items():
        declared = {field.name for field in fields_of(KINDS[kind])} - {"id", "parent"}
        assert declared - not_here == changes[kind], kind


def test_an_optional_field_is_emptied_and_what_is_left_out_stays(
    people: Workplace, clock: FixedClock
) -> None:
    case = bring(people, clock, "accepted", place="桑园村6组", loss_amount="138000.00")
    do(people, "change", case, place=None, loss_amount="", sub_type="提供劳务者受害")
    changed = record(people, case)
    assert (changed["place"], changed["loss_amount"]) == (None, None)
    assert (changed["sub_type"], changed["difficulty"]) == ("提供劳务者受害", "2")
    do(people, "change_party", case, party="吴长林", phone=None)
    (wu,) = [one for one in children(people, case, "party") if one["name"] == "吴长林"]
    assert wu["phone"] is None


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"facts": ""}, [("value.required", "facts")]),
        ({"dispute_type": None}, [("value.required", "dispute_type")]),
        ({"applied": "", "source": None}, [("value.required", "applied"), ("value.required", "source")]),
        ({}, [("change.nothing", "")]),
        ({"difficulty": "2"}, [("change.nothing", "")]),
        ({"closed": "2026-04-20", "reason": "漏填"}, [("change.not_recorded", "closed")]),
        ({"accepted": None, "reason": "误"}, [("value.required", "accepted")]),
        ({"accepted": "2026-03-30", "reason": "误"}, [("dispute.accept_before_apply", "accepted")]),
        ({"register_no": "登2026-0009"}, [("value.unknown", "register_no")]),
    ],
)  # fmt: skip
def test_a_correction_that_makes_no_sense_is_refused(
    people: Workplace, clock: FixedClock, values: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    case = bring(people, clock, "accepted")
    if "accepted" in values and values["accepted"] is None:
        found = [("change.not_recorded", "accepted")]
    assert refused(people, "dispute.change", dispute=case, **values) == found


def test_source_committee_and_requests_are_corrected_too(
    people: Workplace, clock: FixedClock
) -> None:
    second = "云溪镇柳岸村人民调解委员会"
    people.act("committee.add", {"name": second, "type": "01", "prefix": "皋云柳"})
    case = bring(people, clock, "accepted")
    answer = do(
        people,
        "change",
        case,
        source="7",
        source_detail="72",
        source_no="12345-2026-001",
        committee=second,
        occurred_time="08:20",
        requests=["要求赔偿医疗费"],
        lead_role="2",
        major_petition=True,
    )
    assert codes_of(answer) == ["change.number_stays"]
    changed = record(people, case)
    assert changed["source_no"] == "12345-2026-001"
    assert changed["file_no"] == "（2026）皋云人调字第001号"
    assert changed["requests"] == ["要求赔偿医疗费"]


def test_reason_and_old_value_stand_in_the_history(people: Workplace, clock: FixedClock) -> None:
    case = bring(people, clock, "effective")
    assert refused(people, "dispute.change", dispute=case, difficulty="4") == [
        ("change.reason_needed", "reason")
    ]
    do(people, "change", case, difficulty="4", reason="标的超过十万元")
    entry = show(people, "dispute", case)["history"][-1]
    assert (entry["verb"], entry["reason"]) == ("dispute.change", "标的超过十万元")
    assert entry["changes"] == {"difficulty": ["2", "4"]}


def test_after_effectiveness_a_phone_needs_a_reason_and_a_name_a_signed_note(
    people: Workplace, clock: FixedClock
) -> None:
    case = bring(people, clock, "effective")
    about = {"dispute": case, "party": "吴长林"}
    assert refused(people, "dispute.change_party", **about, phone="19900000099") == [
        ("change.reason_needed", "reason")
    ]
    people.act("dispute.change_party", {**about, "phone": "19900000099", "reason": "换号"})
    clock.move("2026-04-25")
    renamed = {**about, "name": "吴长琳", "reason": "身份证上为琳"}
    assert refused(people, "dispute.change_party", **renamed) == [
        ("change.note_needed", "signed_note")
    ]
    assert refused(people, "dispute.change_party", **renamed, signed_note="2026-04-19") == [
        ("dispute.note_before", "signed_note")
    ]
    people.act("dispute.change_party", {**renamed, "signed_note": "2026-04-25"})
    entry = show(people, "dispute", case)["history"][-1]
    assert entry["reason"] == "身份证上为琳（更正说明签署于 2026-04-25）"
    assert {one["debtor"] for one in children(people, case, "obligation")} == {"周国平", "吴长琳"}


def test_who_signed_under_another_name_signs_again(people: Workplace, clock: FixedClock) -> None:
    case = bring(people, clock, "agreed")
    do(people, "sign", case, signatures=[hand("吴长林"), hand("陈志海"), hand("周国平"), MEDIATOR])
    answer = do(people, "change_party", case, party="吴长林", name="吴长琳")
    assert "dispute.sign_again" in codes_of(answer)
    answer = do(people, "sign", case, signatures=[SEAL])
    assert answer.state == "agreed"
    assert dict(answer.warnings[-1].values)["missing"] == "吴长琳"
    assert do(people, "sign", case, signatures=[hand("吴长琳")]).state == "effective"


def test_a_meeting_is_put_right_with_a_reason_and_a_wrong_one_is_voided(
    people: Workplace, clock: FixedClock
) -> None:
    case = bring(people, clock, "mediating")
    about = {"dispute": case, "session": "1"}
    assert refused(people, "dispute.change_session", **about, place="桑园村委会") == [
        ("change.reason_needed", "reason")
    ]
    values = {**about, "place": "桑园村委会", "extended_to": "2026-06-02", "reason": "地点误填"}
    people.act("dispute.change_session", values)
    assert children(people, case, "session")[0]["place"] == "桑园村委会"
    assert record(people, case)["mediation_due"] == "2026-06-02"
    do(people, "mediate", case, **session(held_at="2026-04-15T09:00"))
    do(people, "void_session", case, session="1", reason="他案的记录")
    assert record(people, case)["mediation_due"] is None
    first, second = children(people, case, "session")
    assert (first["void_reason"], second["void_reason"]) == ("他案的记录", None)
    assert refused(people, "dispute.change_session", **about, place="镇调解室", reason="误") == [
        ("value.not_found", "session")
    ]
    do(people, "mediate", case, **session(held_at="2026-04-16T09:00"))
    assert [one["position"] for one in children(people, case, "session")] == [1, 2, 3]


def test_the_day_of_a_signature_moves_the_day_of_effect(
    people: Workplace, clock: FixedClock
) -> None:
    case = bring(people, clock, "agreed")
    clock.move("2026-04-22")
    late = [hand("陈志海", signed="2026-04-22"), *ALL_HANDS[1:]]
    do(people, "sign", case, signatures=late)
    assert record(people, case)["effective"] == "2026-04-22"
    values = {"signature": "陈志海", "signed": "2026-04-20", "reason": "纸质协议为二十日"}
    do(people, "change_signature", case, **values)
    assert record(people, case)["effective"] == "2026-04-20"
    assert refused(
        people, "dispute.void_signature", dispute=case, signature="陈志海", reason="误"
    ) == [("change.signature_binding", "signature")]


def test_an_obligation_is_put_right_before_signing_and_then_only_by_note(
    people: Workplace, clock: FixedClock
) -> None:
    case = bring(people, clock, "agreed")
    answer = do(people, "change_obligation", case, obligation="2", due="2026-05-31")
    assert answer.warnings == ()
    answer = do(people, "change_obligation", case, obligation="2", amount="36000.00")
    assert codes_of(answer) == ["dispute.amount_not_in_text"]
    assert record(people, case)["agreed_amount"] == "49800.00"
    do(people, "sign", case, signatures=ALL_HANDS)
    values = {"obligation": "2", "amount": "36600.00", "reason": "漏六百元"}
    assert refused(people, "dispute.change_obligation", dispute=case, **values) == [
        ("change.note_needed", "signed_note")
    ]
    do(people, "change_obligation", case, **values, signed_note="2026-04-20")
    assert record(people, case)["agreed_amount"] == "50400.00"


def test_visits_are_put_right_after_closing(people: Workplace, clock: FixedClock) -> None:
    case = bring(people, clock, "effective")
    visit = {"visited": "2026-04-20", "visitor": "丁秀兰", "way": "phone", "situation": "已到账。"}
    do(people, "follow_up", case, **visit)
    do(people, "close", case, closed="2026-04-20", note="其余款项由当事人自行履行")
    do(people, "change_follow_up", case, follow_up="1", way="visit", place="桑园村")
    (kept,) = children(people, case, "follow_up")
    assert (kept["way"], kept["place"]) == ("visit", "桑园村")
    do(people, "void_follow_up", case, follow_up="1", reason="误登他案")
    assert refused(
        people, "dispute.change_follow_up", dispute=case, follow_up="1", place="柳岸村"
    ) == [("change.none", "")]


def test_the_office_s_own_records_are_put_right_and_retired(
    people: Workplace, clock: FixedClock
) -> None:
    case = bring(people, clock, "accepted")
    clock.move("2026-04-21")
    renamed = "某市云溪街道人民调解委员会"
    people.act(
        "committee.change",
        {"committee": COMMITTEE, "name": renamed, "place": "便民中心", "reason": "撤镇设街道"},
    )
    people.act("committee.change", {"committee": renamed, "place": None})
    people.act("mediator.change", {"mediator": "沈卫东", "retired_on": "2026-04-10"})
    committee = show(people, "committee", renamed)["record"]
    assert (committee["name"], committee["place"]) == (renamed, None)
    with pytest.raises(Refused) as caught:
        people.act("dispute.assign", {"dispute": case, "host": "沈卫东"})
    assert caught.value.problems[0].code == "office.mediator_retired"
    people.act("committee.change", {"committee": renamed, "retired_on": "2026-04-20"})
    with pytest.raises(Refused) as caught:
        people.act("dispute.register", registration(committee=renamed, applied="2026-04-21"))
    assert caught.value.problems[0].code == "office.committee_retired"
    with pytest.raises(Refused) as caught:
        people.act("committee.change", {"committee": renamed, "prefix": "{x}"})
    assert caught.value.problems[0].code == "dispute.pattern_bad"
    with pytest.raises(Refused) as caught:
        people.act("user.change", {"user": "admin", "roles": ["director"]})
    assert caught.value.problems[0].code == "user.last_admin"
    people.act("user.change", {"user": "clerk", "name": "沈知春"})


def test_a_case_is_not_put_right_to_a_committee_that_was_no_more(
    people: Workplace, clock: FixedClock
) -> None:
    clock.move("2026-04-20")
    case = people.act("dispute.register", registration()).id
    gone = "某市云溪镇撤销的人民调解委员会"
    people.act("committee.add", {"name": gone, "type": "03", "prefix": "皋旧"})
    people.act("committee.change", {"committee": gone, "retired_on": "2025-12-31"})
    with pytest.raises(Refused) as caught:
        people.act("dispute.change", {"dispute": case, "committee": gone})
    assert [one.code for one in caught.value.problems] == ["office.committee_retired"]


def test_a_committee_that_is_no_more_is_offered_last_and_not_chosen(
    people: Workplace, clock: FixedClock
) -> None:
    people.act("dispute.register", registration())
    clock.move("2026-04-21")
    other = "某市石庄镇人民调解委员会"
    people.act("committee.add", {"name": other, "type": "03", "prefix": "皋石"})
    assert intake_start(people).committee == intake_start(people).committees[0].value
    people.act("committee.change", {"committee": COMMITTEE, "retired_on": "2026-04-20"})
    start = intake_start(people)
    labels = [one.label for one in start.committees]
    assert labels == [other, f"{COMMITTEE}（2026-04-20 起停用）"]
    assert start.committee == start.committees[0].value
    people.act("committee.change", {"committee": other, "retired_on": "2026-04-20"})
    assert intake_start(people).committee is None


def test_a_case_in_a_village_that_is_no_more_is_asked_about(people: Workplace) -> None:
    values = {"code": "320699101201", "name": "柳岸村", "town": "云溪镇"}
    village = people.act("village.add", values).id
    people.act("village.change", {"village": village, "valid_to": "2026-03-01"})
    answer = people.act("dispute.register", registration(village=village))
    assert "office.village_retired" in codes_of(answer)
