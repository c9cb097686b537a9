"""Who refuses to sign has not signed, whoever refuses: party, agent, mediator or seal."""

from typing import Any

import pytest

from sifasuo_desktop.domain.dispute.agreement_rules import missing_signatures, newest
from sifasuo_desktop.domain.dispute.records import Dispute, Signature
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import case_of
from tests.clock import FixedClock
from tests.services.disputes import (
    ALL_HANDS,
    COMMITTEE,
    MEDIATOR,
    SEAL,
    bring,
    codes_of,
    do,
    hand,
    record,
)

NO = {"manner": "refused"}


@pytest.mark.parametrize(
    ("refusal", "others", "missing"),
    [
        (hand("吴长林", **NO), [*ALL_HANDS[:1], *ALL_HANDS[2:]], "吴长林"),
        (hand("孙桂芳", "agent", party="陈志海", **NO), ALL_HANDS[1:], "陈志海"),
        (hand("沈卫东", "mediator", **NO), [*ALL_HANDS[:3], SEAL], "人民调解员"),
        (hand(COMMITTEE, "seal", **NO), [*ALL_HANDS[:3], MEDIATOR], "人民调解委员会印章"),
    ],
)
def test_an_agreement_does_not_bind_while_one_refuses(
    desk: Workplace,
    clock: FixedClock,
    refusal: dict[str, Any],
    others: list[dict[str, Any]],
    missing: str,
) -> None:
    case = bring(desk, clock, "agreed")
    answer = do(desk, "sign", case, signatures=[*others, refusal])
    assert answer.state == "agreed"
    assert codes_of(answer) == ["dispute.sign_refused", "dispute.sign_missing"]
    assert dict(answer.warnings[1].values)["missing"] == missing
    assert record(desk, case)["effective"] is None
    found = case_of(desk, Dispute.KIND, case)
    version = newest(found)
    assert version is not None
    assert missing_signatures(found, version, found.below(Signature, version.id)) == (missing,)


def test_a_refusal_does_not_move_the_day_from_which_the_agreement_binds(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "agreed")
    clock.move("2026-04-25")
    refusal = hand("吴长林", signed="2026-04-25", **NO)
    do(desk, "sign", case, signatures=[refusal])
    assert do(desk, "sign", case, signatures=ALL_HANDS).state == "effective"
    assert record(desk, case)["effective"] == "2026-04-20"


def test_a_refusal_entered_by_mistake_is_put_right_and_the_complete_version_binds(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "agreed")
    hands = [hand("吴长林", **NO), *ALL_HANDS[:1], *ALL_HANDS[2:]]
    do(desk, "sign", case, signatures=hands)
    assert record(desk, case)["state"] == "agreed"
    mend = {"manner": "sign_fingerprint", "reason": "看错了纸质协议，本人已签名、按指印"}
    desk.act("dispute.change_signature", {"dispute": case, "signature": "吴长林", **mend})
    kept = record(desk, case)
    assert (kept["state"], kept["effective"]) == ("effective", "2026-04-20")
