"""Slips of the pen are put right until the agreement binds; then the paper stands."""

import pytest

from sifasuo_desktop.services.workplace import Workplace
from tests.clock import FixedClock
from tests.services.disputes import bring, children, codes_of, do, found_committee, record, refused


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


@pytest.mark.parametrize(
    ("verb", "values"),
    [
        ("dispute.change_party", {"party": "吴长林", "phone": "19900000099"}),
        ("dispute.change", {"difficulty": "4"}),
    ],
)
def test_nothing_is_changed_once_the_agreement_binds(
    people: Workplace, clock: FixedClock, verb: str, values: dict[str, str]
) -> None:
    case = bring(people, clock, "effective")
    assert refused(people, verb, dispute=case, **values) == [("act.state", "")]


def test_what_was_registered_is_put_right_but_the_day_of_application_never(
    people: Workplace, clock: FixedClock
) -> None:
    case = bring(people, clock, "mediating")
    do(
        people,
        "change",
        case,
        difficulty="4",
        facts="更正后的事实。",
        loss_amount="138000.00",
    )
    changed = record(people, case)
    assert (changed["difficulty"], changed["facts"]) == ("4", "更正后的事实。")
    assert (changed["loss_amount"], changed["applied"]) == ("138000.00", "2026-03-31")
    assert refused(people, "dispute.change", dispute=case, applied="2026-03-30") == [
        ("value.unknown", "applied")
    ]
