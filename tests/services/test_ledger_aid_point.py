"""法律援助联络点: opened, closed, and how many villages have one at the end of a month."""

from decimal import Decimal
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import told
from tests.services.village_ledgers import figures, state, village

KEYS = ("aid_points_opened", "aid_points_active", "aid_villages_active")


def point(name: str = "桑园村", **changes: Any) -> dict[str, Any]:
    values = {
        "village": name,
        "opened_on": "2026-02-10",
        "contact": "徐长根",
        "phone": "19900000021",
    }
    return {**values, **changes}


@pytest.fixture
def ref(office: Workplace, clerk: Workplace) -> str:
    village(office)
    return clerk.act("aid_point.add", point()).id


def test_a_point_is_called_by_its_village_and_closed_once(clerk: Workplace, ref: str) -> None:
    shown = show(clerk, "aid_point", ref)
    names = ("register_no", "village_name", "state", "phone")
    assert [shown["record"][name] for name in names] == [
        "援2026-0001",
        "桑园村",
        "active",
        "199****0021",
    ]
    clerk.act("aid_point.close", {"aid_point": ref, "closed_on": "2026-04-01"})
    assert state(clerk, "aid_point", ref) == "closed"
    again = {"aid_point": ref, "closed_on": "2026-04-02"}
    assert told(clerk, "aid_point.close", again) == [("act.state", "")]


def test_a_point_is_neither_opened_tomorrow_nor_closed_before_it_opened(
    clerk: Workplace, ref: str
) -> None:
    ahead = point(opened_on="2026-04-11")
    assert told(clerk, "aid_point.add", ahead) == [("date.future", "opened_on")]
    early = {"aid_point": ref, "closed_on": "2026-02-09"}
    assert told(clerk, "aid_point.close", early) == [("ledger.order", "closed_on")]
    late = {"aid_point": ref, "closed_on": "2026-04-11"}
    assert told(clerk, "aid_point.close", late) == [("date.future", "closed_on")]
    assert told(clerk, "aid_point.add", point("无此村")) == [("value.not_found", "village")]
    assert told(clerk, "aid_point.add", point(phone="电话")) == [("value.phone", "phone")]


def test_points_of_the_end_of_a_month_are_counted_and_a_village_once(
    office: Workplace, clerk: Workplace, ref: str
) -> None:
    village(office, "柳岸村")
    clerk.act("aid_point.add", point(opened_on="2026-03-02", place="老年活动室"))
    only = clerk.act("aid_point.add", point("柳岸村", opened_on="2026-03-31")).id
    wrong = clerk.act("aid_point.add", point("柳岸村", opened_on="2026-03-05")).id
    clerk.act("aid_point.void", {"aid_point": wrong, "reason": "重复登记"})
    assert figures(clerk, "2026-01", *KEYS) == [0, 0, 0]
    assert figures(clerk, "2026-02", *KEYS) == [1, 1, 1]
    assert figures(clerk, "2026-03", *KEYS) == [2, 3, 2]
    clerk.act("aid_point.close", {"aid_point": ref, "closed_on": "2026-03-31"})
    assert figures(clerk, "2026-02", *KEYS) == [1, 1, 1]
    assert figures(clerk, "2026-03", *KEYS) == [2, 2, 2]
    clerk.act("aid_point.close", {"aid_point": only, "closed_on": "2026-04-01"})
    assert figures(clerk, "2026-03", *KEYS) == [2, 2, 2]
    assert figures(clerk, "2026-04", *KEYS) == [0, 1, 1]


def test_coverage_is_of_the_villages_there_were(office: Workplace, clerk: Workplace) -> None:
    for name in ("桑园村", "柳岸村", "新桥社区"):
        village(office, name)
    clerk.act("aid_point.add", point(opened_on="2026-02-10"))
    clerk.act("aid_point.add", point("柳岸村", opened_on="2026-03-05"))
    keys = ("aid_villages_active", "aid_coverage")
    assert figures(clerk, "2026-02", *keys) == [1, Decimal("33.33")]
    assert figures(clerk, "2026-03", *keys) == [2, Decimal("66.67")]
    office.act("village.change", {"village": "新桥社区", "valid_to": "2026-03-20"})
    assert figures(clerk, "2026-03", *keys) == [2, Decimal("100.00")]
    office.act("village.change", {"village": "柳岸村", "valid_from": "2026-03-01"})
    assert figures(clerk, "2026-02", *keys) == [1, Decimal("50.00")]
