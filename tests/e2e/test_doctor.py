"""``doctor``, ``selftest`` and ``log export``: how things are, in words and as JSON."""

import json
import subprocess
import sys
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from sifasuo_desktop.cli.main import run
from sifasuo_desktop.documents import papers as papers_folder
from sifasuo_desktop.services.office.installed import compared
from sifasuo_desktop.services.office.log_export import cell
from sifasuo_desktop.services.paper.selftest import registered
from tests.e2e.house import PASSWORD, House, surroundings
from tests.e2e.test_handover_is_noted import house, made, received, register

__all__ = ["house", "made"]


def findings(house: House, status: int = 0, user: str = "admin") -> dict[str, tuple[str, str]]:
    told = house.office("doctor", user=user, status=status)
    assert told["ok"] is (status == 0)
    return {one["name"]: (one["light"], one["text"]) for one in told["findings"]}


def test_the_doctor_looks_at_everything(house: House) -> None:
    house.carry()
    (receipt,) = received(house)
    number = house.office("receipt", str(receipt))["receipt"]
    house.office("backup", "make")
    (backup,) = (house.store / "backups").glob("*.sfa")
    found = findings(house)
    steps = Path(__file__).parents[2] / "migrations" / "versions"
    assert found["schema"] == ("green", max(path.name[:4] for path in steps.glob("0*.py")))
    assert found["encryption"][0] == "green"
    assert found["encryption"][1].startswith("已加密（SQLCipher 4.")
    assert found["integrity"][0] == "green"
    assert found["fonts"] == ("green", "9 种，齐全")
    light, words = found["backup"]
    assert (light, words[16:23]) == ("green", "（不到一天），")
    assert words.endswith(f"试着恢复过，完好（{backup.name}）。")
    assert found["receipt"][1].endswith(number)
    assert found["head"][1].startswith("第 ")
    assert "printers" in found


def test_the_doctor_tells_what_is_missing_and_what_is_broken(house: House) -> None:
    found = findings(house)
    assert found["backup"] == ("yellow", "还没有备份。请做一次备份。")
    assert found["receipt"] == ("yellow", "还没有收到市局的回执")
    house.carry()
    (bundle,) = (house.store / "outbox").glob("*.sfb")
    bundle.unlink()
    broken = findings(house, status=1)
    assert broken["receipt"] == ("yellow", "还没有收到市局的回执")
    assert broken["integrity"] == (
        "red",
        "日志与写入时不符：第 1 号上报包的文件缺失或被改动。请联系安全审计员，不要继续使用。",
    )
    assert findings(house, user="clerk")["integrity"] == (
        "green",
        "数据库文件完整；日志由所长、系统管理员或者安全审计员核对",
    )


def test_the_doctor_repeats_what_has_to_be_told_of_the_store(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.carry()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(house.folder / "another computer"))
    told = [words for light, words in findings(house).values() if light == "yellow"]
    assert (
        sum(words.startswith("本机数据恢复过备份，或者是从别处复制来的。") for words in told) == 1
    )


def test_for_people_the_doctor_speaks_chinese(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    with surroundings(
        SIFASUO_STORE=str(house.store), SIFASUO_USER="admin", SIFASUO_PASSWORD=PASSWORD
    ):
        capsys.readouterr()
        assert run(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line[:2] for line in lines} <= {"正常", "请看"}
    assert "请看  最近备份：还没有备份。请做一次备份。" in lines


@pytest.mark.parametrize("window", [["--no-window"], []])
def test_the_installed_program_tests_itself(
    capsys: pytest.CaptureFixture[str], window: list[str]
) -> None:
    assert run(["selftest", "--json", *window]) == 0
    told = json.loads(capsys.readouterr().out)
    names = [one["name"] for one in told["findings"] if one["light"] == "red"]
    assert names == []
    found = {one["name"]: one["text"] for one in told["findings"]}
    assert ("window" in found) is (not window)
    assert found["job"] == "都正常"


def test_the_window_of_a_frozen_program_is_tried_too(tmp_path: Path) -> None:
    frozen = tmp_path / "sifasuo"  # takes words of its own alone, as a frozen program does
    frozen.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sifasuo_desktop.app.main "$@"\n')
    frozen.chmod(0o755)
    as_frozen = (
        f"import sys; sys.frozen, sys.executable = True, {str(frozen)!r};"
        "from sifasuo_desktop.cli.commands import health; print(health._window().light)"
    )
    told = subprocess.run([sys.executable, "-c", as_frozen], capture_output=True, check=True)
    assert told.stdout.decode().strip() == "green"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A program of two files as an installation leaves it; the list says what was packed."""
    program = tmp_path / "sifasuo_desktop"
    (program / "acts").mkdir(parents=True)
    (program / "__init__.py").write_bytes(b"one\n")
    (program / "acts" / "void.py").write_bytes(b"two\n")
    info = tmp_path / "sifasuo_desktop-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sifasuo-desktop\n")
    (info / "RECORD").write_text(
        "sifasuo_desktop/__init__.py,sha256=LIsI2lzmA5jh8Zrw5dzMdE3ydLgmq-WF6rpoxSVDSAY,4\n"
        "sifasuo_desktop/acts/void.py,sha256=J92O1EqD_5TVV_n9BBLtWoy8pp6gSSLYjAEYSgcwClo,4\n"
        "sifasuo_desktop-0.1.0.dist-info/METADATA,,\n"
    )
    return program


def compared_with_the_list(program: Path) -> tuple[str, str]:
    info = program.parent / "sifasuo_desktop-0.1.0.dist-info"
    found = compared(PathDistribution(info), program)
    return found.light, found.text


def test_every_file_of_the_program_is_what_was_packed(installed: Path) -> None:
    (installed / "__pycache__").mkdir()
    (installed / "__pycache__" / "void.cpython-311.pyc").write_bytes(b"made later")
    assert compared_with_the_list(installed) == ("green", "2 个，与安装时相同")


def test_a_file_changed_missing_or_put_beside_is_told(installed: Path) -> None:
    (installed / "__init__.py").write_bytes(b"0ne\n")
    (installed / "acts" / "void.py").unlink()
    (installed / "acts" / "more.py").write_bytes(b"three\n")
    assert compared_with_the_list(installed) == (
        "red",
        "__init__.py、acts/more.py、acts/void.py与安装时不同、缺少或者多出。请重新安装程序。",
    )


def test_without_a_list_nothing_is_compared(installed: Path) -> None:
    assert compared_with_the_list(installed / "acts")[0] == "green"
    (installed.parent / "sifasuo_desktop-0.1.0.dist-info" / "RECORD").unlink()
    assert compared_with_the_list(installed) == ("green", "没有经过安装，没有清单可以核对")


def test_what_was_packed_and_is_not_found_is_told() -> None:
    found = registered("papers", "文书", papers_folder, "PAPER", dict)
    assert found.light == "red"
    assert found.text.startswith("找到 0 项，安装包里有 ")


def exported(house: House, name: str) -> list[str]:
    path = house.folder / name
    told = house.office("log", "export", "--out", str(path), user="auditor")
    lines = path.read_text("utf-8").splitlines()
    assert told["entries"] == len(lines) - (path.suffix != ".jsonl")
    return lines


def test_the_log_is_exported_whole_and_without_the_contents_of_records(house: House) -> None:
    register(house)
    entries = [json.loads(line) for line in exported(house, "log.jsonl")]
    checked = house.office("log", "check", user="auditor")
    assert [entry["n"] for entry in entries] == list(range(1, len(entries) + 1))
    assert (entries[-1]["verb"], entries[-1]["by"]) == ("event.log_export", "auditor")
    assert checked["entries"] == len(entries) + 1
    assert not any("陈志海" in json.dumps(entry, ensure_ascii=False) for entry in entries)


def test_as_a_text_no_cell_is_a_formula(house: House) -> None:
    assert [cell(one) for one in ("=1+1", "+1", "-1", "@x", "甲\t乙\n丙", 7)] == [
        "'=1+1", "'+1", "'-1", "'@x", "甲 乙 丙", "7",
    ]  # fmt: skip
    lines = exported(house, "log.txt")
    assert lines[0].split("\t") == [
        "序号", "时间", "登录名", "操作", "记录种类", "记录", "修订", "校验值",
    ]  # fmt: skip
    assert {len(line.split("\t")) for line in lines} == {8}
    assert lines[-1].split("\t")[2:5] == ["auditor", "导出日志", "操作记录"]


def test_an_export_over_a_file_and_by_somebody_else_is_refused(house: House) -> None:
    path: Path = house.folder / "log.jsonl"
    path.write_text("mein", encoding="utf-8")
    call = ("log", "export", "--out", str(path))
    assert house.office(*call, user="auditor", status=1)["error"]["code"] == "log.file_exists"
    assert house.office(*call, user="clerk", status=1)["error"]["code"] == "act.not_allowed"
    assert path.read_text("utf-8") == "mein"
