"""Three stories of the manual on the command line: lost password, lost computer, new computer."""

import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sifasuo_desktop.cli.main import run
from tests.e2e.house import PASSWORD, House, surroundings
from tests.services.conftest import template

__all__ = ["template"]
NEW = "Neues-2027"


@pytest.fixture
def house(tmp_path: Path, template: Path, capsys: pytest.CaptureFixture[str]) -> House:
    shutil.copytree(template, tmp_path / "store", ignore=shutil.ignore_patterns("lease.*"))
    made = House(tmp_path, capsys)
    made.stick.mkdir()
    village = {"code": "320699101201", "name": "桑园村", "town": "云溪镇"}
    (tmp_path / "village.json").write_text(json.dumps(village), encoding="utf-8")
    made.office("do", "village.add", "--with", str(tmp_path / "village.json"))
    return made


def villages(house: House, **more: str) -> list[str]:
    with surroundings(**more):
        return [item["title"] for item in house.office("find", "village")["items"]]


def told(house: House, *words: str, user: str = "admin") -> str:
    """The code of a refusal."""
    return str(house.office(*words, user=user, status=1)["error"]["code"])


def with_password(house: House, password: str, *words: str) -> Any:
    """A call with another password than the usual one."""
    values = {"SIFASUO_STORE": str(house.store), "SIFASUO_USER": "admin"}
    with surroundings(**values, SIFASUO_PASSWORD=password):
        house.capture.readouterr()
        run([*words, "--json"])
    return json.loads(house.capture.readouterr().out)


def test_the_list_of_backups_tells_a_second_place_that_is_full(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.office("backup", "place", str(house.stick))
    none = SimpleNamespace(total=1000, used=1000, free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: none)
    house.office("backup", "make")
    (warning,) = house.office("backup", "list", user="clerk")["warnings"]
    assert warning["code"] == "backup.place_full_since"
    assert warning["message"].startswith(f"第二备份位置“{house.stick}”的空间不够，")


def test_nobody_knows_a_password_any_more(house: House) -> None:
    paper = house.folder / "恢复密钥.pdf"
    key = house.office("recovery", "show", "--out", str(paper))["key"]
    assert paper.read_bytes().startswith(b"%PDF")
    store = ["--store", str(house.store)]
    (house.store / "slots.json").unlink()
    with surroundings(SIFASUO_RECOVERY_KEY=key[:-1], SIFASUO_NEW_PASSWORD=NEW):
        assert told(house, "recovery", "open", *store) == "recovery.length"
    wrong = ("8" if key[0] != "8" else "9") + key[1:]
    with surroundings(SIFASUO_RECOVERY_KEY=wrong, SIFASUO_NEW_PASSWORD=NEW):
        assert told(house, "recovery", "open", *store) == "recovery.group"
    with surroundings(SIFASUO_RECOVERY_KEY=key, SIFASUO_NEW_PASSWORD="weak"):
        assert told(house, "recovery", "open", *store) == "value.password"
    with surroundings(SIFASUO_RECOVERY_KEY=key, SIFASUO_NEW_PASSWORD=NEW):
        assert told(house, "recovery", "open", *store, user="nobody") == "recovery.account"
        assert not (house.store / "slots.json").exists()
        assert house.office("recovery", "open", *store) == {"account": "admin"}
    assert told(house, "find", "village") == "store.wrong_password"
    found = with_password(house, NEW, "find", "village")
    assert [item["title"] for item in found["items"]] == ["桑园村"]
    assert with_password(house, NEW, "log", "check")["ok"]


def test_the_computer_is_lost_and_the_store_comes_back_from_the_stick(house: House) -> None:
    house.office("backup", "place", str(house.stick))
    made = house.office("backup", "make")
    assert made["warnings"] == []
    copy = Path(made["copy"])
    assert copy.parent == house.stick
    shutil.rmtree(house.store)
    assert house.office("backup", "check", str(copy))["ok"]
    done = house.office("backup", "restore", str(copy), "--office", "320699101")
    assert (done["store"], done["aside"]) == (str(house.store), None)
    assert villages(house) == ["桑园村"]
    assert house.office("log", "check")["ok"]
    listed = house.office("backup", "list")
    assert (listed["items"], listed["place"]) == ([], str(house.stick))


def test_the_computer_is_lost_and_nobody_knows_the_password_of_the_backup(house: House) -> None:
    key = house.office("recovery", "show")["key"]
    copy = house.office("backup", "make", "--to", str(house.stick))["copy"]
    shutil.rmtree(house.store)
    store = ["--store", str(house.store)]
    with surroundings(SIFASUO_RECOVERY_KEY=key, SIFASUO_NEW_PASSWORD=NEW):
        house.office("backup", "restore", copy, *store, "--recovery")
        house.office("recovery", "open", *store)
    found = with_password(house, NEW, "find", "village")
    assert [item["title"] for item in found["items"]] == ["桑园村"]


def test_a_new_computer_takes_over_and_the_old_one_stays_as_it_was(
    house: House, tmp_path: Path
) -> None:
    copy = house.office("backup", "make", "--to", str(house.stick))["copy"]
    new = House(tmp_path / "new", house.capture)
    done = new.office("backup", "restore", copy, user="clerk")
    assert done["entries"] > 0
    assert villages(new) == ["桑园村"]
    assert villages(house) == ["桑园村"]


def test_what_cannot_be_restored_is_told_and_the_store_is_as_before(house: House) -> None:
    copy = Path(house.office("backup", "make", "--to", str(house.stick))["copy"])
    content = copy.read_bytes()
    assert told(house, "backup", "restore", str(copy), "--office", "320699102") == (
        "backup.other_office"
    )
    copy.write_bytes(content[:-1])
    assert told(house, "backup", "check", str(copy)) == "backup.cut"
    assert told(house, "backup", "restore", str(copy)) == "backup.cut"
    copy.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert told(house, "backup", "restore", str(copy)) == "backup.changed"
    copy.write_bytes(content)
    with surroundings(SIFASUO_RECOVERY_KEY="00005-0000A-0000F-0000M-0000H-0000Y-0000V"):
        assert told(house, "backup", "restore", str(copy), "--recovery") == "recovery.wrong"
    assert told(house, "backup", "restore", str(copy), user="nobody") == "backup.wrong_password"
    assert villages(house) == ["桑园村"]
    assert not list(house.store.glob("aside-*"))


def test_the_password_is_asked_again_before_the_key_is_shown_and_it_is_for_few(
    house: House,
) -> None:
    assert told(house, "recovery", "show", user="clerk") == "act.not_allowed"
    first = house.office("recovery", "show")["key"]
    assert house.office("recovery", "show", user="director")["key"] == first
    second = house.office("recovery", "show", "--new")["key"]
    assert second != first
    with surroundings(SIFASUO_RECOVERY_KEY=first, SIFASUO_NEW_PASSWORD=NEW):
        assert told(house, "recovery", "open") == "recovery.wrong"
    with surroundings(SIFASUO_RECOVERY_KEY=second, SIFASUO_NEW_PASSWORD=NEW):
        house.office("recovery", "open")


def test_people_are_told_in_words(house: House) -> None:
    values = {"SIFASUO_STORE": str(house.store), "SIFASUO_USER": "admin"}
    with surroundings(**values, SIFASUO_PASSWORD=PASSWORD):
        house.capture.readouterr()
        assert run(["backup", "list"]) == 0
        assert run(["backup", "make", "--to", str(house.stick)]) == 0
        assert run(["backup", "list"]) == 0
        (copy,) = house.stick.glob("*.sfa")
        assert run(["backup", "check", str(copy)]) == 0
        assert run(["backup", "place"]) == 0
        assert run(["recovery", "show"]) == 0
        assert run(["backup", "restore", str(copy)]) == 0
    said = house.capture.readouterr().out
    for words in (
        "还没有备份",
        "已备份：",
        "另有一份：",
        "手动备份",
        "备份完好：云溪司法所",
        "没有第二备份位置",
        "恢复密钥：",
        "已恢复云溪司法所",
        "原来的数据库没有删除",
    ):
        assert words in said
