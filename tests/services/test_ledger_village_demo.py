"""The ledgers about villages in the demonstration: every state, one of each void, no text twice."""

import re
from collections import Counter

import pytest

from sifasuo_desktop.domain.identity_numbers import check_id
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.ledgers.aid_point import AidPoint
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.consultation import ConsultationMeeting, VillageHonour, VillageProfile
from sifasuo_desktop.ledgers.counsel import Counsel, CounselService
from sifasuo_desktop.ledgers.law_savvy import LawSavvy
from sifasuo_desktop.ledgers.notary import Notary, NotaryMatter, NotaryPoint
from sifasuo_desktop.ledgers.village_chat import VillageChat, VillageChatCheck
from sifasuo_desktop.ledgers.weak_village import (
    WeakVillage,
    WeakVillageMeasure,
    WeakVillageVisit,
)
from sifasuo_desktop.services.office.workplace import Workplace
from tests.demonstrations import TODAY
from tests.services.test_demo import demo, every, year

__all__ = ["demo", "year"]
pytestmark = pytest.mark.long

STATES = {
    AidPoint: {"active": 17, "closed": 1, "void": 1},
    NotaryPoint: {"active": 2, "closed": 1},
    NotaryMatter: {"offered": 16, "stopped": 1},
    Notary: {
        "delivered": 13, "booked": 2, "accepted": 1, "lacking": 1, "issued": 1, "refused": 1,
        "dropped": 1, "void": 1,
    },
    Counsel: {"running": 5, "ended": 2},
    CounselService: {"kept": 16, "void": 1},
    LawSavvy: {"active": 19, "left": 2, "void": 1},
    VillageChat: {"kept": 7, "void": 1},
    WeakVillage: {
        "listed": 1, "self_checked": 1, "county_checked": 1, "city_checked": 1, "closed": 1,
        "void": 1,
    },
    ConsultationMeeting: {"kept": 10, "void": 1},
    VillageProfile: {"kept": 6, "void": 1},
}  # fmt: skip
TEXTS = {
    Notary: "checked",
    NotaryMatter: "materials",
    CounselService: "content",
    VillageChatCheck: "found",
    WeakVillage: "reasons",
    WeakVillageVisit: "done",
    WeakVillageMeasure: "measure",
    ConsultationMeeting: "result",
}


@pytest.mark.parametrize("record", STATES, ids=lambda one: str(one.KIND))
def test_records_stand_in_every_state(demo: Workplace, record: type[Record]) -> None:
    states = Counter(getattr(one, "state", "") for one in every(demo, record))
    assert states == STATES[record]
    assert {one.name for one in ledgers()[record.KIND].states} - {"void"} <= set(states)


@pytest.mark.parametrize("record", TEXTS, ids=lambda one: str(one.KIND))
def test_no_text_is_told_twice(demo: Workplace, record: type[Record]) -> None:
    texts = [getattr(one, TEXTS[record]) for one in every(demo, record)]
    assert len(set(texts)) == len(texts) > 4
    assert not re.search(r"[{}]|None|。。|，。", "\n".join(texts))


def test_days_stand_in_their_order_and_numbers_are_right(demo: Workplace) -> None:
    for one in every(demo, Notary):
        days = [one.booked_on, one.told_on, one.accepted_on, one.issued_on, one.delivered_on]
        known = [day for day in days if day is not None]
        assert known == sorted(known), one.register_no
        assert one.id_number is not None
        assert one.id_number.startswith("320699")
        assert check_id(one.id_number, TODAY).valid
    for weak in every(demo, WeakVillage):
        way = (weak.listed_on, weak.self_on, weak.county_on, weak.city_on, weak.closed_on)
        known = [day for day in way if day is not None]
        assert known == sorted(known), weak.register_no
    back = [one for one in every(demo, WeakVillage) if one.sent_back is not None]
    assert [one.state for one in back] == ["city_checked"]
    assert sum(one.issue is not None for one in every(demo, WeakVillageMeasure)) == 1
    due = sorted(one.year for one in every(demo, VillageHonour) if one.reviewed_on is None)
    assert due == [2019, 2021, 2023, 2024]
