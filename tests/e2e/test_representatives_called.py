"""Sixty workers and their representatives on the command line: registered, shown in words, printed."""

import json
from pathlib import Path

import pytest

from sifasuo_desktop.cli.main import run
from tests.clock import FixedClock
from tests.services.disputes import found_committee, registration
from tests.services.offices import FIRST_DAY, PASSWORD, make_template, open_copy
from tests.services.test_representatives import ELECTED, crowd

TODAY = ["--today", "2026-04-10"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_template(tmp_path / "template")
    office = open_copy(tmp_path / "template", tmp_path / "store", FixedClock(FIRST_DAY))
    found_committee(office)
    office.close()
    monkeypatch.setenv("SIFASUO_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("SIFASUO_USER", "clerk")
    monkeypatch.setenv("SIFASUO_PASSWORD", PASSWORD)
    return tmp_path


def test_who_represents_is_seen_among_numbered_parties(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = registration(applied="2026-04-02", **crowd())
    (home / "case.json").write_text(json.dumps(values), encoding="utf-8")
    words = ["do", "dispute.register", "--with", str(home / "case.json"), "--json", *TODAY]
    assert run(words) == 0
    number = json.loads(capsys.readouterr().out)["number"]
    assert run(["show", "dispute", number]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [one for one in lines if one.startswith("当事人 ")] == [
        f"当事人 {place}/61" for place in range(1, 62)
    ]
    assert lines.count("  推选的代表人：是") == 3
    blocks = "\n".join(lines).split("\n当事人 ")
    elected = [block for block in blocks if "推选的代表人：是" in block]
    assert {name for name in ELECTED for block in elected if f"：{name}\n" in block} == ELECTED


def test_a_child_is_refused_in_words(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = crowd(3, set())
    start["parties"][1].update(birth_date="2010-01-01", elected=True)
    values = registration(applied="2026-04-02", **start)
    (home / "case.json").write_text(json.dumps(values), encoding="utf-8")
    words = ["do", "dispute.register", "--with", str(home / "case.json"), "--json", *TODAY]
    assert run(words) == 1
    error = json.loads(capsys.readouterr().out)["error"]
    assert (error["code"], error["field"]) == ("dispute.elected_capacity", "parties.1.elected")
    assert error["message"] == (
        "“钱长生”未满十八周岁或者不具备完全民事行为能力，不能推选为代表人。"
        "请取消勾选，由同一方的其他当事人担任。"
    )
