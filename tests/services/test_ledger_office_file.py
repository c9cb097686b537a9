"""业务用房, 装备设备, 经费来源, 制度: entered, at an end, refused."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import told

ROOM = {
    "name": "司法所一楼",
    "use": "服务大厅",
    "used_since": "2024-05-06",
    "nature": "01",
    "area": 120,
}
CAMERA = {"name": "执法记录仪", "sort": "bodycam", "pieces": 2, "got_on": "2024-05-06"}
MONEY = {
    "name": "业务经费",
    "granted_on": "2026-02-05",
    "source": "budget",
    "level": "02",
    "amount": "60000.00",
}
RULE = {"name": "所务会议制度", "made_on": "2024-05-06"}


@pytest.mark.parametrize(
    ("kind", "values", "number"),
    [
        ("premises", ROOM, "房2024-0001"),
        ("equipment", CAMERA, "装2024-0001"),
        ("fund", MONEY, "费2026-0001"),
        ("office_rule", RULE, "制2024-0001"),
    ],
)
def test_each_is_entered_and_read_by_whoever_may(
    clerk: Workplace, kind: str, values: dict[str, Any], number: str
) -> None:
    clerk.act(f"{kind}.add", values)
    assert [(one["number"], one["title"]) for one in find(clerk, kind).items] == [
        (number, values["name"])
    ]


@pytest.mark.parametrize(
    ("kind", "values", "act", "day", "state"),
    [
        ("premises", ROOM, "give_up", "given_up_on", "given_up"),
        ("equipment", CAMERA, "scrap", "scrapped_on", "scrapped"),
        ("office_rule", RULE, "end", "ended_on", "ended"),
    ],
)
def test_each_comes_to_an_end_once_and_not_before_it_began(
    clerk: Workplace, kind: str, values: dict[str, Any], act: str, day: str, state: str
) -> None:
    ref = clerk.act(f"{kind}.add", values).id
    early = {kind: ref, day: "2024-05-05"}
    assert told(clerk, f"{kind}.{act}", early) == [("ledger.order", day)]
    clerk.act(f"{kind}.{act}", {kind: ref, day: "2026-04-09"})
    assert show(clerk, kind, ref)["record"]["state"] == state
    assert told(clerk, f"{kind}.{act}", {kind: ref, day: "2026-04-10"}) == [("act.state", "")]


@pytest.mark.parametrize(
    ("kind", "values", "problem"),
    [
        ("premises", {**ROOM, "nature": "05"}, ("value.code", "nature")),
        ("premises", {**ROOM, "area": 0}, ("value.count", "area")),
        ("premises", {**ROOM, "built_on": "2024-05-07"}, ("ledger.order", "used_since")),
        ("equipment", {**CAMERA, "pieces": 0}, ("value.count", "pieces")),
        ("equipment", {**CAMERA, "got_on": "2026-04-11"}, ("date.future", "got_on")),
        ("fund", {**MONEY, "level": "09"}, ("value.code", "level")),
        ("fund", {**MONEY, "amount": None}, ("value.required", "amount")),
        ("office_rule", {**RULE, "revised_on": "2024-05-05"}, ("ledger.order", "revised_on")),
    ],
)
def test_an_impossible_entry_is_refused(
    clerk: Workplace, kind: str, values: dict[str, Any], problem: tuple[str, str]
) -> None:
    assert told(clerk, f"{kind}.add", values) == [problem]
    assert find(clerk, kind).total == 0
