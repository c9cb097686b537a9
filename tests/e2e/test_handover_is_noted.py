"""What went out and came in by stick stands in the log; one bundle waits, and no receipt of before a restoration counts."""

import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import update

from sifasuo_desktop.bureau.store import open_bureau
from sifasuo_desktop.bureau.tables import META
from tests.clock import FixedClock
from tests.e2e.house import House
from tests.services.disputes import found_committee, registration
from tests.services.offices import FIRST_DAY, make_template, open_copy


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the accounts and a committee."""
    folder = tmp_path_factory.mktemp("noted")
    make_template(folder / "bare")
    office = open_copy(folder / "bare", folder / "store", FixedClock(FIRST_DAY))
    found_committee(office)
    office.close()
    return folder / "store"


@pytest.fixture
def house(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> House:
    shutil.copytree(made, tmp_path / "store", ignore=shutil.ignore_patterns("lease.*"))
    house = House(tmp_path, capsys)
    house.enrol()
    return house


def noted(house: House, act: str) -> list[tuple[str, str]]:
    """By whom and with which words the auditor finds the events of a kind, the oldest first."""
    found = []
    for item in house.office("find", "event", "--where", f"act={act}", user="auditor")["items"]:
        event = house.office("show", "event", item["id"], user="auditor")
        found.append((event["history"][0]["by"], event["record"]["detail"]))
    return found[::-1]


def bundles(house: House) -> list[str]:
    """What lies on the stick, in the order of its numbers."""
    return sorted(path.name for path in house.stick.glob("*.sfb"))


def register(house: House) -> str:
    """One more case, so that there is something to hand over."""
    values = house.folder / "case.json"
    values.write_text(json.dumps(registration()), encoding="utf-8")
    call = ("do", "dispute.register", "--with", str(values), "--today", "2026-04-10")
    return str(house.office(*call, user="clerk")["number"])


def received(house: House) -> list[Path]:
    """The bureau takes in what lies on the stick; its new receipts."""
    before = set(house.stick.glob("*.sfr"))
    names = [str(path) for path in sorted(house.stick.glob("*.sfb"))]
    house.bureau("ingest", *names, "--receipts", str(house.stick))
    return sorted(set(house.stick.glob("*.sfr")) - before)


def restored(house: House) -> None:
    """The bureau goes on from a restored database, in its second generation."""
    bureau = open_bureau(house.folder / "bureau", "", FixedClock(FIRST_DAY))
    with bureau.writing() as connection:
        connection.execute(update(META).where(META.c.name == "generation").values(value="2"))
    bureau.close()


def test_a_copy_to_the_stick_is_noted_with_how_many_and_by_whom(house: House) -> None:
    assert noted(house, "bundle") == []
    house.carry(user="clerk")
    assert noted(house, "bundle") == [("沈知秋", "1")]
    register(house)
    house.carry()
    assert noted(house, "bundle") == [("沈知秋", "1"), ("秦守正", "2")]


def test_a_receipt_taken_in_is_noted_with_its_number(house: House) -> None:
    house.carry()
    (file,) = received(house)
    assert noted(house, "receipt") == []
    number = house.office("receipt", str(file), user="clerk")["receipt"]
    assert len(number) == 16
    assert noted(house, "receipt") == [("沈知秋", number)]


def test_a_receipt_that_is_refused_is_not_noted(house: House) -> None:
    house.carry()
    (file,) = received(house)
    file.write_bytes(file.read_bytes().replace(b'"generation":1', b'"generation":2'))
    assert (
        house.office("receipt", str(file), status=1)["error"]["code"] == "sync.envelope_signature"
    )
    assert noted(house, "receipt") == []


def test_no_second_bundle_is_made_while_one_waits_and_nothing_is_new(house: House) -> None:
    (first,) = house.carry()
    kept = first.read_bytes()
    for _ in range(2):
        assert house.carry() == [first]
    assert bundles(house) == [first.name]
    assert first.read_bytes() == kept
    assert [path.name for path in (house.store / "outbox").iterdir()] == [first.name]


def test_what_is_new_makes_a_second_bundle_beside_the_one_that_waits(house: House) -> None:
    (first,) = house.carry()
    kept = first.read_bytes()
    register(house)
    (again, second) = house.carry()
    assert (again, again.read_bytes()) == (first, kept)
    house.bureau("ingest", str(first), str(second), "--receipts", str(house.stick))
    assert bundles(house) == [first.name, second.name]


def test_no_receipt_of_before_the_restoration_counts_after_one_of_after_it(house: House) -> None:
    """The bureau's database was restored: what it had promised before, it may not hold any more."""
    house.carry()
    (older,) = received(house)
    case = register(house)
    house.carry()
    restored(house)
    (newer,) = received(house)
    number = house.office("receipt", str(newer), user="clerk")["receipt"]
    assert house.office("show", "dispute", case)["record"]["handover"] == "delivered"
    refused = house.office("receipt", str(older), status=1)["error"]
    assert refused["code"] == "sync.receipt_generation"
    assert noted(house, "receipt") == [("沈知秋", number)]


def test_a_shared_folder_goes_on_after_the_restoration(house: House) -> None:
    """The older receipts still lie there: they count no more and keep nothing from going on."""
    share = house.folder / "share"
    share.mkdir()

    def sent() -> int:
        house.office("sync", "--target", f"file:{share}")
        names = [str(path) for path in sorted((share / "in").glob("*.sfb"))]
        house.bureau("ingest", *names, "--receipts", str(share / "out" / "320699101"))
        return len(house.office("sync", user="clerk")["receipts"])

    assert sent() == 1
    first = register(house)
    restored(house)
    assert sent() == 1
    second = register(house)
    assert sent() == 1
    for case in (first, second):
        assert house.office("show", "dispute", case)["record"]["handover"] == "delivered"


def test_receipts_in_their_order_both_count(house: House) -> None:
    house.carry()
    (older,) = received(house)
    house.office("receipt", str(older))
    register(house)
    house.carry()
    (newer,) = received(house)
    house.office("receipt", str(newer))
    assert len(noted(house, "receipt")) == 2
