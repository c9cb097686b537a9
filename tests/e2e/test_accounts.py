"""Accounts through the command line: a lost password, somebody who leaves."""

import shutil
from pathlib import Path

import pytest

from tests.e2e.house import PASSWORD, House, surroundings
from tests.services.offices import make_template

OTHER = "Qingshan-2027"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("accounts") / "store"
    make_template(folder)
    return folder


@pytest.fixture
def house(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> House:
    shutil.copytree(made, tmp_path / "store", ignore=shutil.ignore_patterns("lease.*"))
    return House(tmp_path, capsys)


def test_a_lost_password_is_set_anew_and_the_old_one_opens_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with surroundings(SIFASUO_NEW_PASSWORD=OTHER):
        answer = house.office("user", "reset", "clerk")
    assert (answer["number"], answer["state"]) == ("clerk", "active")
    refused = house.office("find", "dispute", user="clerk", status=1)
    assert refused["error"]["code"] == "store.wrong_password"
    monkeypatch.setattr("tests.e2e.house.PASSWORD", OTHER)
    assert house.office("find", "dispute", user="clerk")["total"] == 0


def test_who_leaves_can_no_longer_sign_in_and_may_come_back(house: House) -> None:
    assert house.office("user", "disable", "clerk")["state"] == "disabled"
    refused = house.office("find", "dispute", user="clerk", status=1)
    assert refused["error"]["code"] == "store.wrong_password"
    with surroundings(SIFASUO_NEW_PASSWORD=PASSWORD):
        house.office("user", "reset", "clerk")
    assert house.office("find", "dispute", user="clerk")["total"] == 0


def test_a_disabled_account_opens_nothing_even_where_its_key_came_back(house: House) -> None:
    """The file of the keys was copied back from an older stick: the right password still fits."""
    slots = house.store / "slots.json"
    older = slots.read_bytes()
    house.office("user", "disable", "clerk")
    slots.write_bytes(older)
    for call in (("find", "dispute"), ("user", "name", "沈知夏"), ("log", "check")):
        refused = house.office(*call, user="clerk", status=1)
        assert refused["error"]["code"] == "store.disabled"
    assert refused["error"]["message"] == "这个账号已停用。请联系系统管理员。"
    signed_in = house.office("find", "event", "--where", "act=sign_in", user="auditor")["items"]
    by = [
        house.office("show", "event", item["id"], user="auditor")["history"][0]["by"]
        for item in signed_in
    ]
    assert "沈知秋" not in by
    assert house.office("find", "dispute", user="director")["total"] == 0


def test_the_last_administrator_stays(house: House) -> None:
    refused = house.office("user", "disable", "admin", status=1)
    assert refused["error"]["code"] == "user.last_admin"
    assert house.office("user", "list")["total"] == 6


def test_a_clerk_sets_nobodys_password(house: House) -> None:
    with surroundings(SIFASUO_NEW_PASSWORD=OTHER):
        refused = house.office("user", "reset", "admin", user="clerk", status=1)
    assert refused["error"]["code"] == "act.not_allowed"
    assert house.office("user", "list")["total"] == 6


def test_an_account_is_corrected_and_everybody_sets_his_own_password(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.office("user", "change", "clerk", "--name", "沈知夏", "--role", "reader")
    (clerk,) = [one for one in house.office("user", "list")["items"] if one["account"] == "clerk"]
    assert (clerk["title"], clerk["roles"]) == ("沈知夏", ["reader"])
    with surroundings(SIFASUO_NEW_PASSWORD=OTHER):
        house.office("user", "password", user="clerk")
    monkeypatch.setattr("tests.e2e.house.PASSWORD", OTHER)
    assert house.office("find", "dispute", user="clerk")["total"] == 0


def test_a_first_account_is_made_with_the_name_of_its_person(house: House) -> None:
    new = str(house.folder / "new")
    call = ("init", "--store", new, "--office", "320682104", "--admin", "guming")
    house.office(*call, "--admin-name", "顾明远")
    (only,) = house.office("user", "list", "--store", new, user="guming")["items"]
    assert only["title"] == "顾明远"
