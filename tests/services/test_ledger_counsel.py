"""法律顾问: contracts, their end, and the services that were given."""

from dataclasses import replace
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import told
from tests.services.village_ledgers import figures, lights, state, village

KEYS = ("counsel_services", "counsel_hours", "counsel_people")


def contract(**changes: Any) -> dict[str, Any]:
    values = {
        "client": "桑园村村民委员会",
        "lawyer": "田文涛",
        "firm": "江苏云溪律师事务所",
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
        "fee": "5000",
    }
    return {**values, **changes}


@pytest.fixture
def ref(clerk: Workplace) -> str:
    return clerk.act("counsel.add", contract()).id


def service(counsel: str, /, **changes: Any) -> dict[str, Any]:
    values = {
        "counsel": counsel,
        "served_on": "2026-03-10",
        "mode": "site",
        "matter": "contract",
        "hours": 3,
        "people": 5,
        "content": "审查鱼塘发包合同。",
    }
    return {**values, **changes}


def test_a_service_follows_its_contract(office: Workplace, clerk: Workplace, ref: str) -> None:
    village(office)
    given = clerk.act("counsel_service.add", service(ref, village="桑园村", score=95))
    assert given.number == "顾2026-0001"
    right = {"counsel": ref, "lawyer": "田文韬", "reason": "错字"}
    clerk.act("counsel.change", right)
    record = show(clerk, "counsel_service", given.id)["record"]
    assert (record["lawyer"], record["state"], record["score"]) == ("田文韬", "kept", 95)


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"served_on": "2026-04-11"}, [("date.future", "served_on")]),
        ({"hours": 0}, [("value.count", "hours")]),
        ({"people": -1}, [("value.whole", "people")]),
        ({"mode": "boat"}, [("value.code", "mode")]),
        ({"counsel": "聘2026-0009"}, [("value.not_found", "counsel")]),
    ],
)
def test_an_impossible_service_is_refused(
    clerk: Workplace, ref: str, changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert told(clerk, "counsel_service.add", service(ref, **changes)) == problems


def test_a_contract_ends_after_it_began_and_then_for_good(clerk: Workplace, ref: str) -> None:
    turned = contract(ends_on="2025-12-31")
    assert told(clerk, "counsel.add", turned) == [("ledger.order", "ends_on")]
    early = {"counsel": ref, "ended_on": "2025-12-31"}
    assert told(clerk, "counsel.end", early) == [("ledger.order", "ended_on")]
    clerk.act("counsel.end", {"counsel": ref, "ended_on": "2026-04-01", "end_reason": "协商解除"})
    assert state(clerk, "counsel", ref) == "ended"
    assert told(clerk, "counsel.end", {"counsel": ref, "ended_on": "2026-04-02"}) == [
        ("act.state", "")
    ]


def test_the_end_of_a_contract_is_told_only_by_the_number_of_the_office(
    clerk: Workplace, ref: str
) -> None:
    assert lights(clerk, "counsel.ending", "2026-12-30") == []
    own = clerk.rules.parameters.over(
        {"counsel.ending": {"value": 0, "warn": {"value": 30, "unit": "day"}}}
    )
    clerk.rules = replace(clerk.rules, parameters=own)
    assert lights(clerk, "counsel.ending", "2026-11-30") == [("2026-12-31", "green")]
    assert lights(clerk, "counsel.ending", "2026-12-01") == [("2026-12-31", "yellow")]
    assert lights(clerk, "counsel.ending", "2027-01-20") == [("2026-12-31", "yellow")]
    clerk.act("counsel.end", {"counsel": ref, "ended_on": "2026-04-01"})
    assert lights(clerk, "counsel.ending", "2026-12-01") == []


def test_contracts_and_services_are_counted(clerk: Workplace, ref: str) -> None:
    clerk.act("counsel_service.add", service(ref))
    clerk.act("counsel_service.add", service(ref, hours=2, people=40, served_on="2026-03-31"))
    clerk.act("counsel_service.add", service(ref, served_on="2026-02-28"))
    wrong = clerk.act("counsel_service.add", service(ref)).id
    clerk.act("counsel_service.void", {"counsel_service": wrong, "reason": "重复登记"})
    assert figures(clerk, "2026-03", *KEYS) == [2, 5, 45]
    assert figures(clerk, "2026-02", *KEYS) == [1, 3, 5]
    other = clerk.act("counsel.add", contract(client="云溪镇人民政府", starts_on="2026-03-15")).id
    void = clerk.act("counsel.add", contract(starts_on="2026-03-15")).id
    clerk.act("counsel.void", {"counsel": void, "reason": "重复登记"})
    clerk.act("counsel.end", {"counsel": other, "ended_on": "2026-04-02"})
    months = ("2025-12", "2026-02", "2026-03", "2026-04")
    counted = [figures(clerk, month, "counsel_contracts") for month in months]
    assert counted == [[0], [1], [2], [1]]
