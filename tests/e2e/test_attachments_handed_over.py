"""What attachments show goes to the bureau in a stream of its own, after the records."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.bureau.contents import read_content
from sifasuo_desktop.bureau.store import open_bureau
from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.store.contents import sm3_of
from tests.e2e.house import House
from tests.pictures import photo, scan
from tests.services.offices import make_template
from tests.services.test_attachments import PUBLICITY

OFFICE = "320699101"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content") / "store"
    make_template(folder)
    return folder


@pytest.fixture
def house(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> House:
    shutil.copytree(made, tmp_path / "store", ignore=shutil.ignore_patterns("lease.*"))
    house = House(tmp_path, capsys)
    house.enrol()
    return house


def attached(house: House, *files: tuple[str, bytes]) -> str:
    """An event with these attachments; its number."""
    told = house.folder / "event.json"
    told.write_text(json.dumps(PUBLICITY), encoding="utf-8")
    number = str(house.office("do", "publicity.add", "--with", str(told))["number"])
    for name, data in files:
        path = house.folder / name
        path.write_bytes(data)
        house.office("attach", "publicity", number, str(path))
    return number


def bundles(house: House) -> list[tuple[int, str]]:
    """Number and stream of what is copied out now."""
    made = house.office("bundle", "make", "--out", str(house.stick))
    return [(one["seq"], "att" if "-att-" in Path(one["file"]).name else "rec") for one in made]


def taken(house: House, *files: Path) -> list[dict[str, Any]]:
    """What the bureau says of files, or of all on the stick; receipts go to the stick."""
    house.capture.readouterr()
    paths = [str(file) for file in files] or [str(house.stick)]
    from sifasuo_desktop.bureau.main import main

    main(
        [
            "--home",
            str(house.folder / "bureau"),
            "--json",
            "ingest",
            *paths,
            "--receipts",
            str(house.stick),
        ]
    )
    outcomes: list[dict[str, Any]] = json.loads(house.capture.readouterr().out)
    return outcomes


def status(house: House) -> dict[str, Any]:
    from sifasuo_desktop.bureau.main import main

    house.capture.readouterr()
    assert main(["--home", str(house.folder / "bureau"), "--json", "status"]) == 0
    (device,) = json.loads(house.capture.readouterr().out)["offices"]
    return dict(device)


def held(house: House, data: bytes) -> bytes | None:
    bureau = open_bureau(house.folder / "bureau", "", SystemClock())
    try:
        return read_content(bureau, OFFICE, sm3_of(data))
    finally:
        bureau.close()


def receipts(house: House) -> None:
    """All receipts on the stick are taken in."""
    for path in sorted(house.stick.glob("*.sfr")):
        house.office("receipt", str(path))


def test_records_go_first_and_what_they_show_follows_in_its_own_order(house: House) -> None:
    data = scan(3)
    attached(house, ("签到表.pdf", data))
    assert bundles(house) == [(1, "rec"), (1, "att")]
    rec = next(path for path in house.stick.glob("*.sfb") if "-att-" not in path.name)
    # The record is in, and it is known that its file is not.
    (outcome,) = taken(house, rec)
    assert outcome["result"] == "accepted"
    before = status(house)
    assert (before["attachments"], before["attachments_missing"]) == (1, 1)
    assert before["totals_agree"] is True
    assert [one["result"] for one in taken(house)] == ["known", "accepted"]
    after = status(house)
    assert (after["attachments"], after["attachments_missing"]) == (1, 0)
    assert held(house, data) == data
    (file,) = (house.folder / "bureau" / "attachments").iterdir()
    assert b"%PDF-" not in file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_receipt_of_one_stream_says_nothing_of_the_other(house: House) -> None:
    attached(house, ("签到表.pdf", scan(3)))
    bundles(house)
    taken(house)
    (att,) = [path for path in house.stick.glob("*.sfr") if "-att-" in path.name]
    house.office("receipt", str(att))
    (item,) = house.office("find", "publicity")["items"]
    assert item["handover"] == "sent"
    assert bundles(house) == [(1, "rec")]
    receipts(house)
    (item,) = house.office("find", "publicity")["items"]
    assert item["handover"] == "delivered"
    # Nothing waits any more: an empty bundle of records proves it, of contents none is needed.
    assert bundles(house) == [(2, "rec")]


def test_photos_that_are_late_hold_up_no_record(house: House) -> None:
    attached(house, ("合影.jpg", photo()))
    bundles(house)
    att = next(path for path in house.stick.glob("*-att-*.sfb"))
    att.unlink()
    taken(house)
    receipts(house)
    (item,) = house.office("find", "publicity")["items"]
    assert item["handover"] == "delivered"
    assert bundles(house)[-1] == (1, "att")


def test_a_large_content_goes_in_several_bundles_and_is_whole_at_the_end(house: House) -> None:
    import random

    noise = random.Random(7).randbytes(9 * 1024 * 1024)
    data = scan(1) + b"\n%" + noise.replace(b"\n", b" ") + b"\n%%EOF\n"
    attached(house, ("大.pdf", data))
    made = bundles(house)
    assert made == [(1, "rec"), (1, "att"), (2, "att")]
    first, second = sorted(house.stick.glob("*-att-*.sfb"))
    assert max(path.stat().st_size for path in (first, second)) <= 8 * 1024 * 1024
    taken(house, first)
    assert held(house, data) is None
    assert [one["result"] for one in taken(house)] == ["accepted", "known", "accepted"]
    assert held(house, data) == data


def test_the_same_again_and_in_any_order_changes_nothing(house: House) -> None:
    attached(house, ("甲.jpg", photo()))
    bundles(house)
    attached(house, ("乙.jpg", photo(colour="red")))
    assert bundles(house)[-2:] == [(1, "att"), (2, "att")]
    first, second = sorted(house.stick.glob("*-att-*.sfb"))
    assert [one["result"] for one in taken(house, second)] == ["gap"]
    assert {one["result"] for one in taken(house)} == {"accepted"}
    assert {one["result"] for one in taken(house)} == {"known"}
    assert status(house)["attachments_missing"] == 0
    assert first.exists()


def test_a_spoiled_file_of_contents_is_refused_and_changes_nothing(house: House) -> None:
    attached(house, ("甲.jpg", photo()))
    bundles(house)
    (att,) = house.stick.glob("*-att-*.sfb")
    whole = att.read_bytes()
    att.write_bytes(whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])
    assert taken(house, att)[0]["code"] == "body_changed"
    att.write_bytes(whole)
    assert taken(house, att)[0]["result"] == "accepted"


def test_what_lies_spoiled_in_the_outbox_is_made_again_in_a_new_epoch(house: House) -> None:
    data = scan(2)
    attached(house, ("甲.pdf", data))
    bundles(house)
    taken(house)
    attached(house, ("乙.jpg", photo()))
    bundles(house)
    outbox = house.store / "outbox"
    newest = sorted(outbox.glob("*-att-*.sfb"))[-1]
    newest.write_bytes(newest.read_bytes()[:-40])
    made = bundles(house)
    assert made == [(1, "rec"), (1, "att")]
    assert {one["result"] for one in taken(house)} <= {"accepted", "known"}
    assert status(house)["attachments_missing"] == 0


def test_a_photo_that_was_voided_before_stays_at_the_office(house: House) -> None:
    number = attached(house, ("错.jpg", photo()))
    told = house.folder / "void.json"
    values = {"kind": "publicity", "record": number, "attachment": "1", "reason": "传错了"}
    told.write_text(json.dumps(values), encoding="utf-8")
    house.office("do", "attachment.void", "--with", str(told))
    assert bundles(house) == [(1, "rec")]
    taken(house)
    assert status(house)["attachments"] == 0
