"""Which step of a dispute is lawful in which state, written out; the bus refuses all others."""

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.disputes import CHEN, WU, ZHOU, bring, do, refused

STEPS = frozenset(
    [
        "accept",
        "decline",
        "consent",
        "assign",
        "mediate",
        "agree",
        "sign",
        "fail",
        "perform",
        "follow_up",
        "close",
        "reopen",
        "void",
    ]
)
LAWFUL = {
    "registered": "accept decline consent void",
    "accepted": "consent assign fail void",
    "assigned": "consent assign mediate fail void",
    "mediating": "consent assign mediate agree fail void",
    "agreed": "consent mediate agree sign fail void",
    "effective": "consent mediate perform follow_up close",
    "performing": "consent mediate perform follow_up close",
    "performed": "consent mediate perform follow_up close",
    "closed": "follow_up perform reopen",
    "failed": "close",
    "declined": "",
    "void": "",
}
REASON = {"channels": ["court"], "explanation": "可依法起诉。"}
FAILED = {**REASON, "reason": "4", "failed": "2026-04-20"}


def standing(desk: Workplace, clock: FixedClock, state: str) -> str:
    """A case that has come to ``state``."""
    if state in ("performing", "performed", "closed"):
        case = bring(desk, clock, "effective")
        paid = {"status": "paid", "performed": "2026-04-20"}
        for number in ("1",) if state == "performing" else ("1", "2"):
            do(desk, "perform", case, obligation=number, **paid)
        if state == "closed":
            do(desk, "close", case, closed="2026-04-20")
    elif state == "failed":
        case = bring(desk, clock, "mediating")
        do(desk, "fail", case, **FAILED)
    elif state == "declined":
        case = bring(desk, clock, "registered")
        do(desk, "decline", case, declined="2026-04-20", **REASON, reason="5")
    elif state == "void":
        case = bring(desk, clock, "registered")
        do(desk, "void", case, reason="重复登记")
    else:
        undecided = [{**one, "consent": "unknown"} for one in (CHEN, WU, ZHOU)]
        fresh = {"parties": undecided} if state == "registered" else {}
        case = bring(desk, clock, state, **fresh)
    return case


@pytest.mark.parametrize("state", LAWFUL)
def test_the_steps_that_are_lawful_in_a_state(
    desk: Workplace, clock: FixedClock, state: str
) -> None:
    case = standing(desk, clock, state)
    if state == "registered":
        for name in ("陈志海", "吴长林", "周国平"):
            do(desk, "consent", case, party=name, consent="yes")
    shown = show(desk, "dispute", case)
    assert shown["record"]["state"] == state
    allowed = {
        name
        for act in shown["acts"]
        if (name := act["verb"].removeprefix("dispute.")) in STEPS and act["allowed"]
    }
    assert allowed == set(LAWFUL[state].split())


@pytest.mark.parametrize("state", [state for state in LAWFUL if "close" not in LAWFUL[state]])
def test_a_case_is_closed_only_after_agreement_or_failure(
    desk: Workplace, clock: FixedClock, state: str
) -> None:
    case = standing(desk, clock, state)
    assert refused(desk, "dispute.close", dispute=case, closed="2026-04-20") == [("act.state", "")]


def test_nothing_is_accepted_while_a_party_has_not_agreed_to_mediation(
    desk: Workplace, clock: FixedClock
) -> None:
    case = standing(desk, clock, "registered")
    (act,) = [a for a in show(desk, "dispute", case)["acts"] if a["verb"] == "dispute.accept"]
    assert not act["allowed"]
    assert "第十七条" in act["reason"]
