"""Ledgers on the command line and on their way: catalogue, acts, bundle, bureau, receipt, backup."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.bureau.present import present_records
from sifasuo_desktop.bureau.store import open_bureau
from sifasuo_desktop.kernel.clock import SystemClock
from tests.e2e.house import House
from tests.e2e.test_golden import GOLDEN
from tests.services.conftest import template
from tests.services.ledger_entries import SAFETY, WAGES, event, firm, handed_over, issue, visit

__all__ = ["template"]
KINDS = ("publicity", "campaign", "issue", "enterprise", "enterprise_visit")


@pytest.fixture
def house(tmp_path: Path, template: Path, capsys: pytest.CaptureFixture[str]) -> House:
    shutil.copytree(template, tmp_path / "store", ignore=shutil.ignore_patterns("lease.*"))
    return House(tmp_path, capsys)


def do(house: House, verb: str, values: dict[str, Any], **more: Any) -> Any:
    path = house.folder / "act.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    return house.office("do", verb, "--with", str(path), "--today", "2026-04-10", **more)


def told_all(house: House) -> dict[str, str]:
    """One entry of each ledger, an issue that was handed over, and what a finding became."""
    ids = {"publicity": do(house, "publicity.add", event())["id"]}
    running = {"name": "涉企合同排查", "starts_on": "2026-04-01"}
    ids["campaign"] = do(house, "campaign.add", running)["id"]
    ids["issue"] = do(house, "issue.add", issue(campaign=ids["campaign"]))["id"]
    do(house, "issue.assign", handed_over(ids["issue"]))
    ids["enterprise"] = do(house, "enterprise.add", firm())["id"]
    there = do(house, "enterprise_visit.add", visit(ids["enterprise"], WAGES, SAFETY))
    raised = {"enterprise_visit": there["id"], "enterprise_finding": "2", "domain": "enterprise"}
    ids["raised"] = do(house, "enterprise_visit.raise_issue", raised)["id"]
    return {**ids, "enterprise_visit": there["id"]}


def at_the_bureau(house: House, kind: str) -> dict[str, dict[str, Any]]:
    bureau = open_bureau(house.folder / "bureau", "", SystemClock())
    with bureau.reading() as connection:
        found = {one.record: dict(one.facts or {}) for one in present_records(connection, kind)}
    bureau.close()
    return found


def test_entries_reach_the_bureau_once_and_come_back_received(house: House) -> None:
    house.enrol()
    told_all(house)
    bundles = [str(path) for path in house.carry()]
    first = house.bureau("ingest", *bundles, "--receipts", str(house.stick))
    assert [line[0] for line in first] == ["accepted"]
    assert [line[0] for line in house.bureau("ingest", *bundles)] == ["known"]
    (receipt,) = house.stick.glob("*.sfr")
    house.office("receipt", str(receipt))
    states = {
        item["number"]: item["handover"]
        for kind in KINDS
        for item in house.office("find", kind)["items"]
    }
    assert states == {
        "普2026-0001": "delivered",
        "专2026-0001": "delivered",
        "问2026-0001": "delivered",
        "问2026-0002": "delivered",
        "企2026-0001": "delivered",
        "访2026-0001": "delivered",
    }
    assert house.office("log", "check")["ok"] is True


def test_the_bureau_knows_an_entry_and_its_parts_field_by_field(house: House) -> None:
    house.enrol()
    ids = told_all(house)
    house.bureau("ingest", *map(str, house.carry()))
    received = at_the_bureau(house, "issue")[ids["issue"]]
    assert {name: value for name, value in received.items() if value is not None} == {
        "id": ids["issue"],
        "register_no": "问2026-0001",
        "state": "rectifying",
        "found_on": "2026-04-01",
        "domain": "village",
        "object": "新桥村水站",
        "description": "水费收据没有编号，账目三个月未公开。",
        "campaign": ids["campaign"],
        "level": "1",
        "assigned_to": "杨启东",
        "assigned_on": "2026-04-02",
        "due_on": "2026-04-20",
    }
    findings = at_the_bureau(house, "enterprise_finding").values()
    told = [(one["position"], one["problem"], one["issue"]) for one in findings]
    assert sorted(told) == [
        (1, "计件单没有工人签名。", None),
        (2, "仓库通道被成品堵住。", ids["raised"]),
    ]


def test_a_change_after_the_receipt_is_on_its_way_again(house: House) -> None:
    house.enrol()
    ids = told_all(house)
    house.bureau("ingest", *map(str, house.carry()), "--receipts", str(house.stick))
    for receipt in house.stick.glob("*.sfr"):
        house.office("receipt", str(receipt))
    done = {"rectified_on": "2026-04-09", "measures": "账目已经公开。"}
    answer = do(house, "issue.rectify", {"issue": "问2026-1", **done})
    assert (answer["id"], answer["state"], answer["handover"]) == (
        ids["issue"],
        "checking",
        "saved",
    )
    bundles = house.carry()
    house.bureau("ingest", *map(str, bundles))
    assert at_the_bureau(house, "issue")[ids["issue"]]["measures"] == "账目已经公开。"
    assert at_the_bureau(house, "issue")[ids["raised"]]["state"] == "found"


def test_what_is_due_is_told_with_its_light_on_the_day_itself_and_after_it(house: House) -> None:
    told_all(house)
    rows = house.office("due", "--on", "2026-04-20")
    hard = [row for row in rows if not row["soft"]]
    assert hard == [
        {
            "rule": "issue.due",
            "kind": "issue",
            "number": "问2026-0001",
            "who": "新桥村水站",
            "due": "2026-04-20",
            "light": "yellow",
            "soft": False,
            "provisional": False,
            "basis": "交办时确定的整改期限",
            "why": "交办给杨启东，整改期限2026-04-20",
            "aside": None,
        }
    ]
    (late,) = [row for row in house.office("due", "--on", "2026-04-21") if not row["soft"]]
    assert late["light"] == "red"


def test_the_catalogue_tells_the_verbs_of_a_ledger_with_their_fields(house: House) -> None:
    catalogue = {one["verb"]: one for one in house.office("verbs")}
    assert set(catalogue) >= {
        "issue.add",
        "issue.assign",
        "issue.rectify",
        "issue.verify",
        "issue.close",
        "issue.extend",
        "issue.send_back",
        "issue.change",
        "issue.void",
    }
    extend = catalogue["issue.extend"]
    assert (extend["title"], extend["states"]) == ("延长整改期限", ["rectifying"])
    schema = extend["schema"]
    assert schema["required"] == ["issue", "due_on", "put_off"]
    assert schema["properties"]["put_off"]["title"] == "延期原因"
    findings = catalogue["enterprise_visit.add"]["schema"]["properties"]["findings"]["items"]
    assert set(findings["properties"]) == {"aspect", "problem", "advised"}


def test_a_list_is_narrowed_by_state_and_by_what_a_record_names(house: House) -> None:
    ids = told_all(house)

    def numbers(*where: str) -> list[str]:
        words = [word for one in where for word in ("--where", one)]
        return [item["number"] for item in house.office("find", "issue", *words)["items"]]

    assert numbers() == ["问2026-0002", "问2026-0001"]
    assert numbers("state=rectifying") == ["问2026-0001"]
    assert numbers("campaign=专2026-1") == ["问2026-0001"]
    assert numbers("visit=访2026-0001", "domain=enterprise") == ["问2026-0002"]
    assert numbers("due_on=2026-04-20") == ["问2026-0001"]
    shown = house.office("show", "issue", "问 2026-2")
    assert shown["record"]["visit"] == ids["enterprise_visit"]
    assert [one["verb"] for one in shown["history"]] == ["enterprise_visit.raise_issue"]


def test_a_ledger_comes_back_whole_from_its_backup(house: House) -> None:
    house.enrol()
    ids = told_all(house)
    before = {kind: house.office("find", kind)["items"] for kind in KINDS}
    house.office("backup", "make", "--to", str(house.stick))
    (backup,) = house.stick.glob("*.sfa")
    shutil.rmtree(house.store)
    house.office("backup", "restore", str(backup), "--store", str(house.store))
    after = {kind: house.office("find", kind)["items"] for kind in KINDS}
    plain = [
        {kind: [{**one, "handover": ""} for one in items] for kind, items in told.items()}
        for told in (before, after)
    ]
    assert plain[0] == plain[1]
    children = house.office("show", "enterprise_visit", "访2026-0001")["children"]
    assert [one["issue"] for one in children["enterprise_finding"]] == [None, ids["raised"]]
    assert house.office("log", "check")["ok"] is True


def test_the_last_numbers_on_paper_of_a_ledger_are_told_after_a_restore(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.enrol()
    house.office("backup", "make", "--to", str(house.stick))
    (backup,) = house.stick.glob("*.sfa")
    told_all(house)
    shutil.rmtree(house.store)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(house.folder / "new"))
    monkeypatch.setenv("APPDATA", str(house.folder / "new"))
    house.office("backup", "restore", str(backup), "--store", str(house.store))
    do(house, "number.confirm", {"numbers": ["普2026-1", "问 2026-0002"]})
    assert do(house, "publicity.add", event())["number"] == "普2026-0002"
    assert do(house, "issue.add", issue())["number"] == "问2026-0003"


def test_a_store_from_before_the_ledgers_keeps_them_from_the_next_start_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = json.loads((GOLDEN / "facts.json").read_text(encoding="utf-8"))
    monkeypatch.setattr("tests.e2e.house.PASSWORD", facts["password"])
    shutil.copytree(GOLDEN / "store", tmp_path / "store")
    shutil.copytree(GOLDEN / "bureau", tmp_path / "bureau")
    house = House(tmp_path, capsys)
    house.bureau("ingest", str(GOLDEN / "bundle.sfb"))
    assert [house.office("find", kind)["total"] for kind in KINDS] == [0, 0, 0, 0, 0]
    ids = told_all(house)
    assert house.office("log", "check")["ok"] is True
    results = house.bureau("ingest", *map(str, sorted(house.carry())))
    assert {line[0] for line in results} <= {"accepted", "known"}
    assert at_the_bureau(house, "publicity")[ids["publicity"]]["people"] == 46
