"""Slips of the pen are put right; a new name follows into what is not yet signed."""

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from tests.clock import FixedClock
from tests.services.disputes import (
    CHEN,
    WU,
    bring,
    children,
    codes_of,
    do,
    found_committee,
    record,
    refused,
    registration,
    session,
)


@pytest.fixture
def people(office: Workplace) -> Workplace:
    found_committee(office)
    return office


def test_a_wrong_telephone_is_put_right_and_the_rest_stays(
    people: Workplace, clock: FixedClock
) -> None:
    case = bring(people, clock, "accepted")
    do(
        people,
        "change_party",
        case,
        party="吴长林",
        phone="19900000099",
        address="柳岸村9组",
    )
    (wu,) = [one for one in children(people, case, "party") if one["name"] == "吴长林"]
    assert (wu["phone"], wu["address"]) == ("199****0099", "柳岸村9组")
    assert wu["id_number"] == "320699********005X"


def test_a_new_name_follows_into_agent_and_obligations_and_the_text_is_warned_of(
    people: Workplace, clock: FixedClock
) -> None:
    case = bring(people, clock, "agreed")
    answer = do(people, "change_party", case, party="陈志海", name="陈志涛")
    assert [one["acts_for"] for one in children(people, case, "agent")] == ["陈志涛"]
    assert {one["creditor"] for one in children(people, case, "obligation")} == {"陈志涛"}
    assert codes_of(answer) == ["dispute.old_name_in_text"]


def test_a_wrong_check_digit_is_refused_here_too(people: Workplace, clock: FixedClock) -> None:
    case = bring(people, clock, "registered")
    found = refused(
        people, "dispute.change_party", dispute=case, party="吴长林", id_number="320699197908030051"
    )
    assert found == [("value.id_invalid", "id_number")]


def test_the_name_of_another_party_is_refused(people: Workplace, clock: FixedClock) -> None:
    case = bring(people, clock, "registered")
    found = refused(people, "dispute.change_party", dispute=case, party="吴长林", name="周国平")
    assert found == [("dispute.same_name", "name")]


def test_what_was_registered_is_put_right_and_the_day_of_application_with_a_reason(
    people: Workplace, clock: FixedClock
) -> None:
    case = bring(people, clock, "mediating")
    do(people, "change", case, difficulty="4", facts="更正后的事实。", loss_amount="138000.00")
    changed = record(people, case)
    assert (changed["difficulty"], changed["facts"]) == ("4", "更正后的事实。")
    assert (changed["loss_amount"], changed["applied"]) == ("138000.00", "2026-03-31")
    assert refused(people, "dispute.change", dispute=case, applied="2026-03-30") == [
        ("change.reason_needed", "reason")
    ]
    do(people, "change", case, applied="2026-03-30", reason="申请书落款为三月三十日")
    assert record(people, case)["applied"] == "2026-03-30"


def test_a_payment_is_kept_while_a_new_version_is_mediated(
    people: Workplace, clock: FixedClock
) -> None:
    case = bring(people, clock, "effective")
    clock.move("2026-04-25")
    do(people, "mediate", case, **session(held_at="2026-04-24T09:00", vary=True))
    do(people, "perform", case, obligation="1", status="paid", performed="2026-04-24")
    assert record(people, case)["state"] == "mediating"
    assert [one["status"] for one in children(people, case, "obligation")] == ["paid", "open"]


def test_before_any_agreement_binds_there_is_nothing_to_perform(
    people: Workplace, clock: FixedClock
) -> None:
    case = bring(people, clock, "mediating")
    found = refused(
        people,
        "dispute.perform",
        dispute=case,
        obligation="1",
        status="paid",
        performed="2026-04-20",
    )
    assert found == [("dispute.no_agreement", "")]


def test_who_applies_agrees_by_applying_but_silence_of_the_other_side_forbids(
    people: Workplace, clock: FixedClock
) -> None:
    clock.move("2026-04-20")
    asked = {**CHEN, "consent": "unknown"}
    start = registration(parties=[asked, WU])
    case = people.act("dispute.register", start).id
    assert do(people, "accept", case, accepted="2026-04-02").state == "accepted"
    start = registration(parties=[CHEN, {**WU, "consent": "unknown"}])
    case = people.act("dispute.register", start).id
    found = refused(people, "dispute.accept", dispute=case, accepted="2026-04-02")
    assert found == [("dispute.consent_unknown", "")]
