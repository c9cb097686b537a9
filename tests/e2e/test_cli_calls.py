"""The command line: exit statuses, one JSON document, refusals, paging, masking, scenarios."""

import argparse
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.cli.guard import guarded
from sifasuo_desktop.cli.main import run
from tests.clock import FixedClock
from tests.services.conftest import template
from tests.services.disputes import CHEN, WU, found_committee, oral, registration
from tests.services.offices import FIRST_DAY, PASSWORD, open_copy

__all__ = ["template"]
TODAY = ["--today", "2026-04-10"]


@pytest.fixture
def home(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with a committee; the environment names store, account and password."""
    folder = tmp_path / "store"
    office = open_copy(template, folder, FixedClock(FIRST_DAY))
    found_committee(office)
    office.close()
    monkeypatch.setenv("SIFASUO_STORE", str(folder))
    monkeypatch.setenv("SIFASUO_USER", "clerk")
    monkeypatch.setenv("SIFASUO_PASSWORD", PASSWORD)
    monkeypatch.setenv("SIFASUO_NEW_PASSWORD", "")
    return tmp_path


class Said:
    """What a call answered: status, the JSON on stdout, the line on stderr."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def code(self) -> str:
        assert self.status == 1
        assert self.err.count("\n") == 1
        assert self.json["error"]["message"] in self.err
        return str(self.json["error"]["code"])


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*arguments: str) -> Said:
        capsys.readouterr()
        status = run([*arguments, "--json"])
        out, err = capsys.readouterr()
        return Said(status, out, err)

    return call


def written(folder: Path, value: Any) -> str:
    path = folder / "values.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return str(path)


def test_an_act_answers_with_one_document(home: Path, say: Any) -> None:
    values = written(home, registration(prediction="3"))
    said = say("do", "dispute.register", "--with", values, *TODAY)
    assert said.status == 0
    assert said.err == ""
    answer = said.json
    assert len(answer.pop("id")) == 32
    assert answer == {
        "number": "登2026-0001",
        "state": "registered",
        "handover": "saved",
        "warnings": [
            {
                "code": "dispute.escalation_open",
                "field": "prediction",
                "message": (
                    "案件预测不是“正常”，请补填措施、报告对象和报告时间（人民调解法第二十五条）。"
                ),
            }
        ],
    }


def test_an_act_reads_stdin_as_utf8(home: Path, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"\xef\xbb\xbf" + json.dumps(registration(), ensure_ascii=False).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
    assert say("do", "dispute.register", "--with", "-", *TODAY).status == 0


def test_a_refusal_is_one_line_and_an_error_object(home: Path, say: Any) -> None:
    said = say("do", "dispute.register", "--with", written(home, {"applied": "x"}), *TODAY)
    assert said.code == "value.required"
    assert said.json["error"]["field"] == "committee"
    assert say("find", "dispute").json["total"] == 0


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (["find", "monster"], "find.kind"),
        (["find", "party"], "find.kind"),
        (["find", "dispute", "--where", "facts=x"], "find.where"),
        (["find", "dispute", "--where", "state"], "find.where_form"),
        (["find", "dispute", "--after", "x"], "find.cursor"),
        (["show", "dispute", "登2026-0099"], "find.not_found"),
        (["do", "dispute.fly", "--with", "V"], "act.unknown_verb"),
        (["do", "user.add", "--with", "V"], "act.not_allowed"),
        (["do", "dispute.register", "--with", "missing.json"], "store.file"),
        (["do", "dispute.register", "--with", "BAD"], "store.json"),
        (["play", "V"], "store.json_steps"),
        (["verbs", "dispute.fly"], "act.unknown_verb"),
        (["log", "check"], "act.not_allowed"),
        (["find", "dispute", "--user", "nobody"], "store.wrong_password"),
    ],
)
def test_a_refused_call_has_status_one_and_its_code(
    home: Path, say: Any, call: list[str], code: str
) -> None:
    bad = home / "bad.json"
    bad.write_text("{", encoding="utf-8")
    files = {
        "V": written(home, {"account": "newman", "name": "丁一", "roles": ["clerk"]}),
        "BAD": str(bad),
    }
    assert say(*[files.get(word, word) for word in call]).code == code


@pytest.mark.parametrize(
    "call",
    [
        [],
        ["fly"],
        ["find"],
        ["find", "dispute", "--limit", "0"],
        ["find", "dispute", "--limit", "x"],
        ["due", "--within", "-1"],
        ["find", "dispute", "--today", "2026-02-30"],
        ["find", "dispute", "--today", "2026-W01-1"],
        ["do", "dispute.register"],
        ["find", "dispute", "--password", "x"],
    ],
)
def test_a_wrong_call_has_status_two_and_no_answer(
    call: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status: Any = run(call)
    except SystemExit as ended:
        status = ended.code
    assert status == 2
    assert not capsys.readouterr().out.startswith("{")


def test_the_business_date_is_that_of_the_call_and_the_log_keeps_the_time(
    home: Path, say: Any
) -> None:
    values = written(home, registration(applied="2019-01-01"))
    assert say("do", "dispute.register", "--with", values, "--today", "2018-12-31").code == (
        "date.future"
    )
    answer = say("do", "dispute.register", "--with", values, "--today", "2019-01-02").json
    history = say("show", "dispute", answer["id"]).json["history"]
    assert int(history[0]["at"][:4]) >= 2026


def test_pages_follow_each_other_to_the_end(home: Path, say: Any) -> None:
    steps = [{"do": "dispute.register", "with": registration()} for _ in range(5)]
    assert say("play", written(home, steps), *TODAY).status == 0
    seen: list[str] = []
    cursor: list[str] = []
    while True:
        page = say("find", "dispute", "陈志海", "--limit", "2", *cursor).json
        assert page["total"] == 5
        seen += [item["number"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = ["--after", page["next"]]
    assert seen == [f"登2026-000{n}" for n in (5, 4, 3, 2, 1)]
    both = ["--where", "state=registered", "--where", "dispute_type=6"]
    assert say("find", "dispute", *both).json["total"] == 5
    assert say("find", "dispute", "--where", "state=void").json["total"] == 0


def test_a_list_shows_parties_and_masks_numbers_until_asked(home: Path, say: Any) -> None:
    values = written(home, registration())
    case = say("do", "dispute.register", "--with", values, *TODAY).json["id"]
    (item,) = say("find", "dispute", "czh").json["items"]
    assert item["title"] == "陈志海与吴长林、周国平之间损害赔偿纠纷"
    assert item["parties"][0] == {"side": "applicant", "party_type": "01", "name": "陈志海"}
    assert say("find", "dispute", "0015").json["total"] == 1
    assert "320699197111040015" not in say("show", "dispute", case).out
    assert "320699197111040015" in say("show", "dispute", case, "--unmask").out
    os.environ["SIFASUO_USER"] = "reader"
    assert say("show", "dispute", case, "--unmask").code == "act.not_allowed"
    os.environ["SIFASUO_USER"] = "auditor"
    (noted,) = say("find", "event", "--where", "act=unmask").json["items"]
    assert noted["subject"] == case


def test_a_scenario_refers_to_its_steps_and_stops_at_a_refusal(home: Path, say: Any) -> None:
    steps = [
        {"do": "dispute.register", "as": "案", "with": registration(facts="$100 欠款")},
        {"do": "dispute.accept", "with": {"dispute": "$案", "accepted": "2026-04-02"}},
        {"do": "dispute.sign", "with": {"dispute": "$案", "signatures": []}},
        {"do": "dispute.void", "with": {"dispute": "$案", "reason": "误"}},
    ]
    said = say("play", written(home, steps), *TODAY)
    assert said.status == 1
    assert [(step["step"], step["as"], step["state"]) for step in said.json["steps"]] == [
        (1, "案", "registered"),
        (2, None, "accepted"),
    ]
    error = said.json["error"]
    assert (error["code"], error["step"]) == ("act.state", 3)
    case = said.json["steps"][0]["id"]
    assert say("show", "dispute", case).json["record"]["state"] == "accepted"
    late = [{"do": "dispute.void", "with": {"dispute": "$后来", "reason": "误"}}]
    assert say("play", written(home, late)).json["error"]["code"] == "act.reference"


def test_an_account_can_be_added_and_signs_in(home: Path, say: Any) -> None:
    os.environ["SIFASUO_USER"] = "admin"
    os.environ["SIFASUO_NEW_PASSWORD"] = "Fresh-2026"
    add = ["user", "add", " newman", "--name", "丁一", "--role", "mediator"]
    assert say(*add).json["number"] == "newman"
    step = {"do": "user.add", "with": {"account": "second", "name": "卜二", "roles": ["reader"]}}
    assert say("play", written(home, [step])).status == 0
    names = {item["number"] for item in say("user", "list").json["items"]}
    assert {"newman", "second", "clerk"} <= names
    for account in ("newman", "second"):
        os.environ["SIFASUO_USER"] = account
        os.environ["SIFASUO_PASSWORD"] = "Fresh-2026"
        assert say("find", "dispute").json["total"] == 0
    os.environ["SIFASUO_NEW_PASSWORD"] = "short"
    assert say("user", "add", "third", "--name", "甲", "--role", "reader").code == "value.password"


def test_the_log_check_tells_its_head_and_finds_a_change(home: Path, say: Any) -> None:
    os.environ["SIFASUO_USER"] = "auditor"
    first = say("log", "check").json
    assert (first["ok"], first["faults"], len(first["head"])) == (True, [], 64)
    second = say("log", "check").json
    assert second["entries"] == first["entries"] + 1
    assert (second["content"], len(second["content"])) == (first["content"], 64)


def test_an_oral_case_in_one_call(home: Path, say: Any) -> None:
    said = say("do", "dispute.register_oral", "--with", written(home, oral()), *TODAY)
    assert said.json["number"] == "（2026）皋云人调口字第001号"


def test_a_local_rule_file_that_is_broken_is_told(home: Path, say: Any) -> None:
    (home / "store" / "rules.toml").write_text("= broken", encoding="utf-8")
    assert say("find", "dispute").code == "store.table"


def test_a_damaged_store_is_told_not_thrown(home: Path, say: Any) -> None:
    path = home / "store" / "store.db"
    data = bytearray(path.read_bytes())
    for place in range(5000, len(data), 4096):
        data[place] ^= 1
    path.write_bytes(data)
    assert say("find", "dispute").code in ("store.damaged", "store.wrong_key")


def test_errors_are_listed_without_a_store(say: Any) -> None:
    listed = {entry["code"]: entry["message"] for entry in say("verbs", "--errors").json}
    assert listed["date.impossible"] == "日期 {day} 不存在。请核对。"
    assert say("verbs", "dispute.accept").json["schema"]["required"] == ["dispute", "accepted"]


def test_a_new_office_is_made_and_never_over_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Any
) -> None:
    monkeypatch.setenv("SIFASUO_PASSWORD", PASSWORD)
    folder = str(tmp_path / "new")
    make = ["init", "--store", folder, "--office", "320699101", "--name", "云溪司法所"]
    assert say(*make[:-2], "--admin", "admin").code == "store.office_unknown"
    assert say(*make, "--admin", "a b").code == "value.account"
    monkeypatch.setenv("SIFASUO_PASSWORD", "weakweak")
    assert say(*make, "--admin", "admin").code == "value.password"
    assert not Path(folder).exists()
    monkeypatch.setenv("SIFASUO_PASSWORD", PASSWORD)
    expected = {"office": "320699101", "name": "云溪司法所", "admin": "admin"}
    made = say(*make, "--admin", "admin").json
    assert re.fullmatch(
        "[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){6}", made.pop("recovery_key")
    )
    assert made == expected
    assert say(*make, "--admin", "admin").code == "store.exists"


def test_a_real_process_answers_in_utf8_whatever_the_console(home: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    call = [sys.executable, "-m", "sifasuo_desktop.app.main", "find", "committee", "--json"]
    done = subprocess.run(call, capture_output=True, env=environment, check=False)
    assert done.returncode == 0
    assert (
        json.loads(done.stdout.decode("utf-8"))["items"][0]["title"] == "某市云溪镇人民调解委员会"
    )
    shutil.rmtree(home / "store")
    done = subprocess.run(call, capture_output=True, env=environment, check=False)
    assert done.returncode == 1
    assert done.stderr.decode("utf-8").startswith("这个文件夹里没有司法所数据库。")


def test_characters_without_a_font_are_told_when_a_paper_is_printed(home: Path, say: Any) -> None:
    """They print as boxes: whoever prints has to know before anybody signs."""
    names = {"name": "钱\U0002ebf0一\U0002ebf0"}
    values = registration(parties=[{**CHEN, **names}, WU], agents=[])
    case = say("do", "dispute.register", "--with", written(home, values), *TODAY).json["id"]
    accept = written(home, {"dispute": case, "accepted": "2026-04-02"})
    assert say("do", "dispute.accept", "--with", accept, *TODAY).status == 0
    out = home / "acceptance.pdf"
    said = say("print", "acceptance", case, "--out", str(out), *TODAY)
    assert said.json == {"file": str(out), "pages": 1, "missing": ["\U0002ebf0"]}
    warning = "没有字体可印的字：\U0002ebf0。纸上印成带编码的方框，请手写补上后再签署。"
    assert said.err == f"提醒：{warning}\n"
    assert out.read_bytes().startswith(b"%PDF")


def test_nothing_is_told_of_a_paper_whose_characters_all_print(home: Path, say: Any) -> None:
    values = registration(parties=[{**CHEN, "name": "钱喆玥\U00030edd"}, WU], agents=[])
    case = say("do", "dispute.register", "--with", written(home, values), *TODAY).json["id"]
    accept = written(home, {"dispute": case, "accepted": "2026-04-02"})
    say("do", "dispute.accept", "--with", accept, *TODAY)
    out = home / "acceptance.pdf"
    said = say("print", "acceptance", case, "--out", str(out), *TODAY)
    assert (said.err, said.json["missing"]) == ("", [])


def test_a_fault_of_the_program_is_told_without_a_word_of_a_record(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken(args: argparse.Namespace) -> int:
        raise KeyError("陈志海 320699197111040015")

    assert guarded(broken, argparse.Namespace(json=True)) == 1
    out, err = capsys.readouterr()
    error = json.loads(out)["error"]
    assert (error["code"], error["message"] + "\n") == ("store.bug", err)
    assert "KeyError, test_cli_calls.py:" in err
    for planted in ("陈志海", "320699197111040015"):
        assert planted not in out + err
