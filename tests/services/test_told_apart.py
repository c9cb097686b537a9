"""What bears the same name is told apart: two parts of a case, and the why of a change."""

from typing import Any

from sifasuo_desktop.services.showing import show
from sifasuo_desktop.services.workplace import Workplace
from tests.clock import FixedClock
from tests.services.disputes import bring, children, do, refused
from tests.services.people import leave, person
from tests.services.test_lawful_states import FAILED

HISTORY = ("reason", "changes")


def last_act(workplace: Workplace, kind: str, ref: str) -> dict[str, Any]:
    """The newest entry of the history: why, and what differs."""
    entry = show(workplace, kind, ref)["history"][-1]
    return {name: entry[name] for name in HISTORY}


def test_a_wrong_reason_of_a_leave_is_put_right_beside_the_why(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person()).number
    assert ref is not None
    clerk.act("correction.leave_request", leave(ref, "2026-03-02", "2026-03-04", "2026-02-20"))
    values = {"leave_reason": "2", "reason": "事由选错，申请书写的是另一项"}
    clerk.act("correction.change_leave", {"correction": ref, "leave": "1", **values})
    (kept,) = show(clerk, "correction", ref)["children"]["leave"]
    assert kept["reason"] == "2"
    assert last_act(clerk, "correction", ref) == {
        "reason": "事由选错，申请书写的是另一项",
        "changes": {"reason": ["1", "2"]},
    }


def test_the_words_told_at_the_end_are_put_right_beside_the_why(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "mediating")
    do(desk, "fail", case, **FAILED)
    channels = ["court", "arbitration"]
    assert refused(
        desk, "dispute.change_referral", dispute=case, referral="2026-04-20", channels=channels
    ) == [("change.reason_needed", "reason")]
    values = {"referral": "2026-04-20", "channels": channels, "reason": "漏勾仲裁"}
    do(desk, "change_referral", case, **values)
    (told,) = children(desk, case, "referral")
    assert (told["channels"], told["reason"]) == (channels, "可依法起诉。")
    assert last_act(desk, "dispute", case)["reason"] == "漏勾仲裁"
    words = {"referral_reason": "可以申请仲裁，也可以起诉。", "reason": "补全"}
    do(desk, "change_referral", case, referral="2026-04-20", **words)
    assert children(desk, case, "referral")[0]["reason"] == "可以申请仲裁，也可以起诉。"
    assert last_act(desk, "dispute", case)["reason"] == "补全"
