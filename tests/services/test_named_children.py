"""A field that names a part of a case takes its id as well, in capitals, too, as every record's."""

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.disputes import (
    ALL_HANDS,
    MEDIATOR,
    OBLIGATIONS,
    SEAL,
    SUN,
    bring,
    children,
    do,
    hand,
    version,
)
from tests.services.people import leave, person

TOLD = {"failed": "2026-04-20", "reason": "2", "channels": ["court"], "explanation": "可起诉。"}


def parties(desk: Workplace, case: str) -> dict[str, str]:
    """The ids of the parties by name, in capitals."""
    return {one["name"]: one["id"].upper() for one in children(desk, case, "party")}


def test_a_party_left_out_of_a_version_is_named_by_id(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "mediating")
    out = parties(desk, case)["吴长林"]
    do(desk, "agree", case, **version(obligations=OBLIGATIONS[:1], without=[out]))
    (kept,) = children(desk, case, "agreement")
    assert len(kept["parties"]) == 2
    assert out.lower() not in kept["parties"]


def test_mediation_ends_for_a_party_named_by_id(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "mediating")
    do(desk, "fail", case, **TOLD, party=parties(desk, case)["吴长林"])
    assert children(desk, case, "referral")[0]["reason"] == "吴长林：可起诉。"


def test_who_signs_for_a_party_names_it_by_id(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "agreed", agents=[{**SUN, "authority": "special", "powers": ["5"]}])
    agent = hand("孙桂芳", "agent", party=parties(desk, case)["陈志海"])
    hands = [agent, hand("吴长林"), hand("周国平"), MEDIATOR, SEAL]
    named = {**agent, "party": "陈志海"}
    assert do(desk, "sign", case, signatures=hands).state == "effective"
    other = bring(desk, clock, "agreed", agents=[{**SUN, "authority": "special", "powers": ["5"]}])
    assert do(desk, "sign", other, signatures=[named, *hands[1:]]).state == "effective"


def test_an_agent_acts_for_a_party_named_by_id(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "registered", agents=[])
    agent = {**SUN, "acts_for": parties(desk, case)["陈志海"]}
    do(desk, "add_agent", case, **agent)
    (kept,) = children(desk, case, "agent")
    assert (kept["acts_for"], kept["party"]) == ("陈志海", agent["acts_for"].lower())


@pytest.mark.parametrize("consent", ["yes", "no"])
def test_a_party_answers_and_is_put_right_by_its_id(
    desk: Workplace, clock: FixedClock, consent: str
) -> None:
    case = bring(desk, clock, "registered")
    who = parties(desk, case)["周国平"]
    do(desk, "consent", case, party=who, consent=consent)
    do(desk, "change_party", case, party=who, occupation="木工")
    kept = {one["name"]: one for one in children(desk, case, "party")}["周国平"]
    assert (kept["consent"], kept["occupation"]) == (consent, "木工")


def test_an_obligation_is_named_by_id(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "agreed")
    do(desk, "sign", case, signatures=ALL_HANDS)
    second = children(desk, case, "obligation")[1]["id"].upper()
    do(desk, "perform", case, obligation=second, status="paid", performed="2026-04-20")
    assert [one["status"] for one in children(desk, case, "obligation")] == ["open", "paid"]


def test_a_leave_is_named_by_id(clerk: Workplace, clock: FixedClock) -> None:
    clock.move("2026-02-10")
    ref = clerk.act("correction.receive", person()).id
    asked = clerk.act(
        "correction.leave_request", leave(ref, "2026-02-12", "2026-02-14", "2026-02-10")
    )
    values = {"correction": ref, "leave": asked.id.upper(), "level": "county"}
    clerk.act("correction.leave_approve", values)
    assert show(clerk, "correction", ref)["children"]["leave"][0]["state"] == "approved"
