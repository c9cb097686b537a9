"""The invented dispute of 陈志海 with 吴长林 and 周国平, and steps to bring it to any state."""

from typing import Any

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import Answer
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.dump import dump

COMMITTEE = "某市云溪镇人民调解委员会"
NUMBER = "（2026）皋云人调字第001号"
STATES = ("registered", "accepted", "assigned", "mediating", "agreed", "effective")

CHEN = {
    "side": "applicant",
    "name": "陈志海",
    "sex": "1",
    "nation": "01",
    "id_number": "320699197111040015",
    "phone": "19900000011",
    "consent": "yes",
}
WU = {
    "side": "respondent",
    "name": "吴长林",
    "id_number": "32069919790803005X",
    "phone": "19900000012",
    "consent": "yes",
}
ZHOU = {"side": "respondent", "name": "周国平", "id_number": "320699196805170039", "consent": "yes"}
SUN = {
    "acts_for": "陈志海",
    "name": "孙桂芳",
    "id_number": "320699197302260029",
    "authority": "special",
    "powers": ["1", "5"],
}
BOY = {"side": "respondent", "name": "周小航", "birth_date": "2009-06-01", "consent": "yes"}
FATHER = {"acts_for": "周小航", "name": "周大力", "role": "guardian", "relation": "父亲"}
OBLIGATIONS = [
    {"debtor": "周国平", "creditor": "陈志海", "amount": "13800.00", "due": "2026-04-20"},
    {"debtor": "吴长林", "creditor": "陈志海", "amount": "36600.00", "due": "2026-04-30"},
]


def registration(**changes: Any) -> dict[str, Any]:
    """The values of dispute.register."""
    values: dict[str, Any] = {
        "committee": COMMITTEE,
        "applied": "2026-03-31",
        "dispute_type": "6",
        "source": "1",
        "facts": "陈志海在周国平户建房工地砌墙时跌落受伤，三方就赔偿协商不成。",
        "parties": [CHEN, WU, ZHOU],
        "agents": [SUN],
    }
    return {**values, **changes}


def oral(**changes: Any) -> dict[str, Any]:
    """The values of dispute.register_oral: 空调滴水, settled on the spot."""
    values = {
        "committee": COMMITTEE,
        "applied": "2026-04-10",
        "dispute_type": "2",
        "source": "2",
        "facts": "空调外机滴水淋湿晒场。",
        "parties": [
            {**CHEN, "name": "李桂香", "id_number": None, "sex": "2"},
            {**WU, "name": "李建明"},
        ],
        "host": "沈卫东",
        "agreed": "2026-04-10",
        "terms": ["李建明于当日加装接水管。"],
        "performance": "当场履行",
        "performed": True,
    }
    return {**values, **changes}


def session(**changes: Any) -> dict[str, Any]:
    """The values of dispute.mediate."""
    values = {
        "held_at": "2026-04-08T14:00",
        "place": "云溪镇人民调解室",
        "record": "各方陈述，分歧较大。",
        "result": "3",
    }
    return {**values, **changes}


def version(**changes: Any) -> dict[str, Any]:
    """The values of dispute.agree."""
    values = {
        "agreed": "2026-04-20",
        "facts": "陈志海受伤，各方对事实无异议。",
        "terms": ["周国平支付¥13,800.00。", "吴长林支付¥36,600.00。"],
        "performance": "银行转账",
        "obligations": OBLIGATIONS,
    }
    return {**values, **changes}


def hand(name: str, role: str = "party", signed: str = "2026-04-20", **more: Any) -> dict[str, Any]:
    """One signature."""
    return {"role": role, "name": name, "signed": signed, **more}


SEAL = hand(COMMITTEE, "seal", manner="seal")
MEDIATOR = hand("沈卫东", "mediator")
ALL_HANDS = [hand("陈志海"), hand("吴长林"), hand("周国平"), MEDIATOR, SEAL]


def found_committee(office: Workplace) -> None:
    """The committee and its mediators."""
    office.act("committee.add", {"name": COMMITTEE, "type": "03", "prefix": "皋云"})
    for name in ("沈卫东", "丁秀兰"):
        office.act("mediator.add", {"name": name, "committee": COMMITTEE})


def bring(workplace: Workplace, clock: FixedClock, state: str, **start: Any) -> str:
    """A fresh case brought to ``state``; its id."""
    clock.move("2026-04-20")
    case = workplace.act("dispute.register", registration(**start)).id
    steps: dict[str, tuple[str, dict[str, Any]]] = {
        "accepted": ("dispute.accept", {"accepted": "2026-04-02"}),
        "assigned": ("dispute.assign", {"host": "沈卫东", "recorder": "顾明"}),
        "mediating": ("dispute.mediate", session()),
        "agreed": ("dispute.agree", version()),
        "effective": ("dispute.sign", {"signatures": ALL_HANDS}),
    }
    for reached in STATES[1 : STATES.index(state) + 1]:
        verb, values = steps[reached]
        workplace.act(verb, {"dispute": case, **values})
    return case


def do(workplace: Workplace, verb: str, case: str, **values: Any) -> Answer:
    """One act on the case."""
    return workplace.act(f"dispute.{verb}", {"dispute": case, **values})


def codes_of(answer: Answer) -> list[str]:
    """The codes of an answer's warnings."""
    return [item.code for item in answer.warnings]


def refused(workplace: Workplace, verb: str, **values: Any) -> list[tuple[str, str]]:
    """The codes and places of the refusal of an act, which must leave everything as it was."""
    before = dump(workplace.store)
    with pytest.raises(Refused) as caught:
        workplace.act(verb, values)
    assert dump(workplace.store) == before
    return [(item.code, item.field) for item in caught.value.problems]


def record(workplace: Workplace, case: str) -> dict[str, Any]:
    """The top record as the faces show it."""
    found: dict[str, Any] = show(workplace, "dispute", case)["record"]
    return found


def children(workplace: Workplace, case: str, kind: str) -> list[dict[str, Any]]:
    """The children of one kind."""
    found: list[dict[str, Any]] = show(workplace, "dispute", case)["children"][kind]
    return found
