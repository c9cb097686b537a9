"""The way to the bureau and back: request, certificate, bundle, receipt."""

import random
import shutil
from pathlib import Path

import pytest

from sifasuo_desktop.kernel import paths
from tests.e2e.house import House
from tests.services.offices import make_template

FILE_NO = "（2026）皋云人调字第018号"
PLANTED = ("陈志海", "吴长林", "孙桂芳", "320699197111040015", "19900000012", "脚手架")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the accounts, made once."""
    folder = tmp_path_factory.mktemp("house") / "store"
    make_template(folder)
    return folder


@pytest.fixture
def house(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> House:
    """An enrolled office that has played the whole example."""
    shutil.copytree(made, tmp_path / "store", ignore=shutil.ignore_patterns("lease.*"))
    house = House(tmp_path, capsys)
    house.enrol()
    example = paths.resources("examples", "agreement_example.json")
    played = house.office("play", str(example), "--today", "2026-11-20")
    assert played["steps"][-1]["state"] == "closed"
    return house


def state(house: House) -> str:
    (item,) = house.office("find", "dispute", FILE_NO)["items"]
    return str(item["handover"])


def test_the_states_go_from_saved_to_received_and_a_later_change_is_saved_again(
    house: House,
) -> None:
    assert state(house) == "saved"
    house.carry()
    assert state(house) == "sent"
    house.bureau("ingest", *map(str, house.stick.glob("*.sfb")), "--receipts", str(house.stick))
    assert state(house) == "sent"
    (receipt,) = house.stick.glob("*.sfr")
    house.office("receipt", str(receipt))
    assert state(house) == "delivered"
    house.office("play", str(_later_visit(house)), "--today", "2026-11-21")
    assert state(house) == "saved"


def _later_visit(house: House) -> Path:
    visit = house.folder / "visit.json"
    visit.write_text(
        '[{"do": "dispute.follow_up", "with": {"dispute": "' + FILE_NO + '", '
        '"visited": "2026-11-20", "visitor": "丁秀兰", "way": "phone", "situation": "无新矛盾"}}]',
        encoding="utf-8",
    )
    return visit


def test_a_bundle_taken_in_twice_counts_once(house: House) -> None:
    house.carry()
    names = [str(path) for path in house.stick.glob("*.sfb")]
    first = house.bureau("ingest", *names)
    counted = house.bureau("status")
    second = house.bureau("ingest", *names)
    assert [line[0] for line in first] == ["accepted"]
    assert [line[0] for line in second] == ["known"]
    assert house.bureau("status") == counted


def test_every_one_of_500_changed_bytes_is_refused_and_nothing_is_taken_in(house: House) -> None:
    house.carry()
    (bundle,) = house.stick.glob("*.sfb")
    whole = bundle.read_bytes()
    source = random.Random(500)
    spoiled = house.folder / "spoiled"
    spoiled.mkdir()
    for place, at in enumerate(source.sample(range(len(whole)), 500)):
        changed = bytearray(whole)
        changed[at] ^= source.randrange(1, 256)
        (spoiled / f"{place:03d}.sfb").write_bytes(bytes(changed))
    lines = house.bureau("ingest", *map(str, sorted(spoiled.iterdir())), status=1)
    assert [line[0] for line in lines] == ["refused"] * 500
    assert all(line[2] for line in lines)
    assert [line[0] for line in house.bureau("ingest", str(bundle))] == ["accepted"]


def test_a_gap_is_named_and_left_alone_and_filled_later(house: House) -> None:
    (first,) = house.carry()
    kept = first.read_bytes()
    house.office("play", str(_later_visit(house)), "--today", "2026-11-21")
    both = house.carry()
    first.unlink()
    (second,) = [path for path in both if path != first]
    ((result, _, reason),) = house.bureau("ingest", str(second))
    assert result == "gap"
    assert "缺第 1 包" in reason
    assert not list((house.folder / "bureau").glob("out/*/*.sfr"))
    first.write_bytes(kept)
    lines = house.bureau("ingest", str(first), str(second))
    assert [line[0] for line in lines] == ["accepted", "accepted"]


def test_an_empty_bundle_is_made_when_nothing_is_new(house: House) -> None:
    house.carry()
    house.bureau("ingest", *map(str, house.stick.glob("*.sfb")), "--receipts", str(house.stick))
    for receipt in house.stick.glob("*.sfr"):
        house.office("receipt", str(receipt))
    (item,) = house.office("bundle", "make", "--out", str(house.stick))
    assert (item["kind"], item["revisions"], item["seq"]) == ("zero", 0, 2)


def test_a_folder_target_is_sent_to_and_gives_its_receipts(house: House) -> None:
    target = house.folder / "share"
    target.mkdir()
    done = house.office("sync", "--target", f"file:{target}")
    assert len(done["sent"]) == 1
    assert done["receipts"] == []
    inbox = [str(path) for path in (target / "in").glob("*.sfb")]
    house.bureau("ingest", *inbox, "--receipts", str(target / "out" / "320699101"))
    done = house.office("sync")
    assert len(done["receipts"]) == 1
    assert state(house) == "delivered"


def test_no_name_number_or_fact_stands_in_clear_in_any_file(house: House) -> None:
    house.carry()
    house.bureau("ingest", *map(str, house.stick.glob("*.sfb")), "--receipts", str(house.stick))
    house.office("log", "check")
    assert "dispute.close" in (house.store / "logs" / "sifasuo.log").read_text(encoding="utf-8")
    for path in sorted(house.folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            for word in PLANTED:
                assert word.encode() not in content, (path.name, word)


def test_a_bundle_before_enrolment_is_refused_in_plain_chinese(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(made, tmp_path / "store", ignore=shutil.ignore_patterns("lease.*"))
    house = House(tmp_path, capsys)
    refused = house.office("bundle", "make", "--out", str(tmp_path), status=1)
    assert refused["error"]["code"] == "handover.not_enrolled"
    assert not list(tmp_path.glob("*.sfb"))
