"""One of each format of this build, made once and never again: every later build must read them.

What the files hold and how they were made is said in tests/golden/README.md.
"""

import json
import shutil
from pathlib import Path

import pytest

from sifasuo_desktop.bureau.main import main as bureau_main
from tests.e2e.house import House
from tests.sync import stranger

GOLDEN = Path(__file__).parent.parent / "golden"
FACTS = json.loads((GOLDEN / "facts.json").read_text(encoding="utf-8"))
FILE_NO = "（2026）皋云人调字第018号"


@pytest.fixture
def house(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> House:
    """Copies of the golden office and its bureau; the bundle was not yet taken in."""
    monkeypatch.setattr("tests.e2e.house.PASSWORD", FACTS["password"])
    shutil.copytree(GOLDEN / "store", tmp_path / "store")
    shutil.copytree(GOLDEN / "bureau", tmp_path / "bureau")
    return House(tmp_path, capsys)


def test_the_golden_store_opens_and_its_log_holds(house: House) -> None:
    shown = house.office("show", "dispute", FILE_NO, "--unmask")
    assert shown["record"]["agreed_amount"] == "90400.00"
    assert [party["id_number"] for party in shown["children"]["party"]] == [
        "320699197111040015",
        "32069919790803005X",
        "320699196805170039",
    ]
    assert house.office("log", "check")["ok"] is True


def test_the_golden_bundle_is_taken_in_once(house: House) -> None:
    bundle = str(GOLDEN / "bundle.sfb")
    assert [line[0] for line in house.bureau("ingest", bundle)] == ["accepted"]
    assert [line[0] for line in house.bureau("ingest", bundle)] == ["known"]


def test_the_golden_receipt_turns_the_golden_records_received(house: House) -> None:
    receipt = house.office("receipt", str(GOLDEN / "receipt.sfr"))
    assert receipt == {"receipt": FACTS["receipt"]}
    (item,) = house.office("find", "dispute", FILE_NO)["items"]
    assert item["handover"] == "delivered"


def test_the_golden_request_is_admitted_under_its_fingerprint(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bureau_main(["--home", str(tmp_path / "bureau"), "init"]) == 0
    capsys.readouterr()
    call = ["enrol", str(GOLDEN / "request.sfq"), "--out", str(tmp_path)]
    assert bureau_main(["--home", str(tmp_path / "bureau"), *call]) == 0
    printed = capsys.readouterr().out.split("\t")
    assert printed[1].replace("-", "") == FACTS["fingerprint"]


def test_the_golden_certificate_is_accepted_again_by_its_office(house: House) -> None:
    accepted = house.office("enrol", "accept", str(GOLDEN / "certificate.sfc"))
    assert accepted == {"bureau": FACTS["bureau"]}


def test_a_stranger_reads_the_golden_bundle() -> None:
    header, revisions, last = stranger.read_bundle(
        (GOLDEN / "bundle.sfb").read_bytes(),
        FACTS["signing_public"],
        FACTS["encryption_key_id"],
        bytes.fromhex(FACTS["encryption_private"]),
    )
    assert (header["fmt"], header["seq"], header["kind"]) == ("SFB1", 1, "delta")
    assert len(revisions) == FACTS["revisions"]
    assert last["counts"] == FACTS["counts"]
    names = [frame["f"]["name"] for frame in revisions if frame["t"] == "party"]
    assert names == ["陈志海", "吴长林", "周国平"]
