"""``attach`` and ``attachments`` on the command line."""

import json
import shutil
from pathlib import Path

import pytest

from sifasuo_desktop.cli.main import run
from tests.e2e.house import PASSWORD, House, surroundings
from tests.pictures import opened, photo, scan
from tests.services.offices import make_template
from tests.services.test_attachments import PUBLICITY


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("attach") / "store"
    make_template(folder)
    return folder


@pytest.fixture
def house(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> House:
    shutil.copytree(made, tmp_path / "store", ignore=shutil.ignore_patterns("lease.*"))
    return House(tmp_path, capsys)


def event(house: House) -> str:
    """The number of a publicity event."""
    told = house.folder / "event.json"
    told.write_text(json.dumps(PUBLICITY), encoding="utf-8")
    return str(house.office("do", "publicity.add", "--with", str(told))["number"])


def files(folder: Path) -> tuple[Path, Path]:
    photo_file, scan_file = folder / "合影.jpg", folder / "签到表.pdf"
    photo_file.write_bytes(photo())
    scan_file.write_bytes(scan(3))
    return photo_file, scan_file


def test_files_are_attached_listed_and_got_out_again(house: House, tmp_path: Path) -> None:
    number = event(house)
    photo_file, scan_file = files(tmp_path)
    made = house.office("attach", "publicity", number, str(photo_file), str(scan_file))
    assert [(one["number"], one["name"]) for one in made] == [
        (number, "合影.jpg"),
        (number, "签到表.pdf"),
    ]
    there = house.office("attachments", "publicity", number)
    told = [(one["position"], one["title"], one["pages"], one["there"]) for one in there]
    assert told == [(1, "合影", None, True), (2, "签到表", 3, True)]
    out = tmp_path / "out"
    got = house.office("attachments", "publicity", number, "--out", str(out))
    names = [Path(one["file"]).name for one in got]
    assert names == [f"{number} 01 合影.jpg", f"{number} 02 签到表.pdf"]
    assert Path(got[1]["file"]).read_bytes() == scan_file.read_bytes()
    assert opened(Path(got[0]["file"]).read_bytes()).size == (1200, 900)


def test_several_files_of_one_title_are_numbered(house: House, tmp_path: Path) -> None:
    number = event(house)
    paths = [str(path) for path in files(tmp_path)]
    house.office("attach", "publicity", number, *paths, "--as", "活动材料")
    there = house.office("attachments", "publicity", number)
    assert [one["title"] for one in there] == ["活动材料（1）", "活动材料（2）"]


def test_one_bad_file_among_several_takes_nothing_in(house: House, tmp_path: Path) -> None:
    number = event(house)
    photo_file, _ = files(tmp_path)
    bad = tmp_path / "setup.exe"
    bad.write_bytes(b"MZ" + bytes(900))
    error = house.office("attach", "publicity", number, str(photo_file), str(bad), status=1)
    assert (error["error"]["code"], error["error"]["field"]) == ("attachment.form", "file")
    assert house.office("attachments", "publicity", number) == []


def test_a_backup_taken_along_brings_the_files_back_on_another_computer(
    house: House, tmp_path: Path
) -> None:
    number = event(house)
    _, scan_file = files(tmp_path)
    house.office("attach", "publicity", number, str(scan_file))
    copy = house.office("backup", "make", "--to", str(tmp_path / "usb"), status=1)
    assert copy["error"]["code"] == "backup.place_missing"
    (tmp_path / "usb").mkdir()
    copy = house.office("backup", "make", "--to", str(tmp_path / "usb"))["copy"]
    assert house.office("backup", "check", copy)["attachments"] == 1
    other = tmp_path / "other"
    with surroundings(SIFASUO_USER="admin", SIFASUO_PASSWORD=PASSWORD):
        assert run(["backup", "restore", copy, "--store", str(other), "--json"]) == 0
        told = json.loads(house.capture.readouterr().out)
        assert told["attachments_missing"] == 0
        out = tmp_path / "out"
        words = ["attachments", "publicity", number, "--out", str(out)]
        assert run([*words, "--store", str(other), "--json"]) == 0
    (got,) = json.loads(house.capture.readouterr().out)
    assert Path(got["file"]).read_bytes() == scan_file.read_bytes()
