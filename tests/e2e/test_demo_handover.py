"""A whole demonstration year goes to the bureau; nothing of it stands in clear on the way."""

import random
import shutil
from pathlib import Path

import pytest

from sifasuo_desktop.domain.correction.records import Correction
from sifasuo_desktop.domain.dispute.records import Agent, Party
from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.workplace import open_workplace
from tests.demonstrations import year_in
from tests.e2e.house import PASSWORD, House

pytestmark = pytest.mark.long

BATCH = 50


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("year") / "store"
    year_in(folder)
    return folder


@pytest.fixture
def house(year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> House:
    shutil.copytree(year, tmp_path / "store", ignore=shutil.ignore_patterns("lease.*"))
    house = House(tmp_path, capsys)
    house.enrol()
    return house


def words_of(store: Path) -> set[str]:
    """Every name, number and telephone in the store."""
    workplace = open_workplace(
        store, "admin", PASSWORD, clock=SystemClock(), randomness=SystemRandomness()
    )
    with workplace.store.reading() as reader:
        people = [*reader.every(Party), *reader.every(Agent), *reader.every(Correction)]
    workplace.close()
    found = {value for one in people for value in (one.name, one.id_number, one.phone)}
    return {word for word in found if word and len(word) > 2}


def in_clear(folder: Path, words: set[str]) -> list[tuple[str, str]]:
    """Files below the folder that hold one of the words in readable form."""
    return [
        (path.name, word)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for word in words
        if word.encode() in path.read_bytes()
    ]


def test_the_year_arrives_once_and_its_receipt_turns_every_record_received(house: House) -> None:
    words = words_of(house.store)
    assert len(words) > 200
    assert in_clear(house.folder, words) == []
    bundles = [str(path) for path in house.carry(user="clerk")]
    first = house.bureau("ingest", *bundles, "--receipts", str(house.stick))
    assert [line[0] for line in first] == ["accepted"]
    counted = house.bureau("status")
    assert [line[0] for line in house.bureau("ingest", *bundles)] == ["known"]
    assert house.bureau("status") == counted
    (receipt,) = house.stick.glob("*.sfr")
    house.office("receipt", str(receipt), user="clerk")
    for kind in ("dispute", "correction", "publicity", "issue", "enterprise_visit"):
        items = house.office("find", kind, "--limit", "500")["items"]
        assert len(items) >= 20
        assert {item["handover"] for item in items} == {"delivered"}
    assert in_clear(house.folder, words) == []


def test_every_one_of_500_changed_bytes_of_the_year_is_refused(house: House) -> None:
    (bundle,) = house.carry()
    whole = bundle.read_bytes()
    source = random.Random(2026)
    places = source.sample(range(len(whole)), 500)
    spoiled = house.folder / "spoiled"
    for start in range(0, len(places), BATCH):
        spoiled.mkdir()
        for at in places[start : start + BATCH]:
            changed = bytearray(whole)
            changed[at] ^= source.randrange(1, 256)
            (spoiled / f"{at:08d}.sfb").write_bytes(bytes(changed))
        lines = house.bureau("ingest", *map(str, sorted(spoiled.iterdir())), status=1)
        assert [line[0] for line in lines] == ["refused"] * BATCH
        shutil.rmtree(spoiled)
    assert not list((house.folder / "bureau").glob("out/*/*"))
    assert [line[0] for line in house.bureau("ingest", str(bundle))] == ["accepted"]
