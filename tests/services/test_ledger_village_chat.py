"""法律服务微信群: a note without duty: nothing is ever due, nothing is counted."""

from typing import Any

import pytest

from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import told
from tests.services.village_ledgers import village

GROUP: dict[str, Any] = {
    "name": "桑园村法律服务群",
    "village": "桑园村",
    "listed_on": "2026-02-02",
    "members": 132,
    "keeper": "钱春兰",
}


@pytest.fixture
def ref(office: Workplace, clerk: Workplace) -> str:
    village(office)
    check = {"seen_on": "2026-02-10", "found": "有人转发借贷广告，已删除。"}
    return clerk.act("village_chat.add", {**GROUP, "checks": [check]}).id


def test_what_was_found_is_kept_below_the_group(clerk: Workplace, ref: str) -> None:
    second = {"village_chat": ref, "seen_on": "2026-03-10", "found": "律师答复两条咨询。"}
    clerk.act("village_chat.add_check", second)
    wrong = {"village_chat": ref, "village_chat_check": "1", "reason": "记错群"}
    clerk.act("village_chat.void_check", wrong)
    checks = show(clerk, "village_chat", ref)["children"]["village_chat_check"]
    assert [(one["seen_on"], one["void_reason"]) for one in checks] == [
        ("2026-02-10", "记错群"),
        ("2026-03-10", None),
    ]
    assert [one["number"] for one in find(clerk, "village_chat", "答复两条").items] == [
        "群2026-0001"
    ]


@pytest.mark.parametrize(
    ("day", "code"), [("2026-04-11", "date.future"), ("2026-02-01", "ledger.order")]
)
def test_nobody_looked_tomorrow_or_before_the_group_was_entered(
    clerk: Workplace, ref: str, day: str, code: str
) -> None:
    values = {"village_chat": ref, "seen_on": day, "found": "正常"}
    assert told(clerk, "village_chat.add_check", values) == [(code, "seen_on")]


def test_bad_input_is_refused(clerk: Workplace, ref: str) -> None:
    assert told(clerk, "village_chat.add", {**GROUP, "members": 0}) == [("value.count", "members")]
    assert told(clerk, "village_chat.add", {**GROUP, "village": "无此村"}) == [
        ("value.not_found", "village")
    ]


def test_no_duty_hangs_on_it(clerk: Workplace, ref: str) -> None:
    declared = ledgers()["village_chat"]
    assert (declared.terms, declared.figures, declared.flow) == ((), (), ())
    assert due_rows(clerk, within=1000) == ()
    clerk.act("village_chat.void", {"village_chat": ref, "reason": "群已解散"})
    assert show(clerk, "village_chat", ref)["record"]["state"] == "void"
