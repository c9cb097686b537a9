"""What a script relies on in answers and refusals, beyond the acts themselves."""

import os
import re
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.services.office.reference_data import sync_reason
from tests.e2e.test_cli_calls import TODAY, home, say, written
from tests.services.conftest import template
from tests.services.disputes import oral

__all__ = ["home", "say", "template"]


@pytest.mark.parametrize(
    ("call", "code", "field"),
    [
        (["find", "monster"], "find.kind", "kind"),
        (["find", "dispute", "--where", "state"], "find.where_form", "where"),
        (["do", "dispute.register", "--with", "LIST"], "store.json_object", ""),
        (["play", "OBJECT"], "store.json_steps", ""),
    ],
)
def test_a_refusal_names_what_is_wrong_with_the_call(
    home: Path, say: Any, call: list[str], code: str, field: str
) -> None:
    (home / "list.json").write_text("[]", encoding="utf-8")
    (home / "object.json").write_text("{}", encoding="utf-8")
    files = {"LIST": str(home / "list.json"), "OBJECT": str(home / "object.json")}
    said = say(*(files.get(word, word) for word in call))
    assert (said.code, said.json["error"]["field"]) == (code, field)


def test_a_number_may_be_typed_with_half_width_brackets_and_an_id_in_capitals(
    home: Path, say: Any
) -> None:
    values = written(home, oral())
    answer = say("do", "dispute.register_oral", "--with", values, *TODAY).json
    half = answer["number"].replace("（", "(").replace("）", ")")
    assert half != answer["number"]
    for number in (answer["number"], half, answer["id"], answer["id"].upper(), "登2026-0001"):
        assert say("show", "dispute", number).json["record"]["id"] == answer["id"]


def test_a_place_that_cannot_be_written_is_told_in_chinese(home: Path, say: Any) -> None:
    words = {"nowhere/form.pdf": "文件夹不存在", ".": "这是一个文件夹"}
    for place, expected in words.items():
        said = say("print", "agreement", "--blank", "--out", str(home / place))
        assert said.code == "store.disk"
        assert expected in said.json["error"]["message"]


def test_a_missing_permission_is_told_in_chinese(home: Path, say: Any) -> None:
    os.environ["SIFASUO_USER"] = "mediator"
    for call, words in (
        (["find", "dispute", "--unmask"], "查看完整号码"),
        (["log", "check"], "核对日志"),
        (["bundle", "make", "--out", str(home)], "打包"),
    ):
        said = say(*call)
        assert said.code == "act.not_allowed"
        assert words in said.json["error"]["message"]


def test_a_new_account_answers_the_state_its_record_has(home: Path, say: Any) -> None:
    os.environ["SIFASUO_USER"] = "admin"
    os.environ["SIFASUO_NEW_PASSWORD"] = "Tiantian-2026"
    values = written(home, {"account": "third", "name": "甲", "roles": ["reader"]})
    answer = say("do", "user.add", "--with", values).json
    (listed,) = [item for item in say("user", "list").json["items"] if item["id"] == answer["id"]]
    assert answer["state"] == listed["state"] == "active"


def test_the_schema_lets_a_committee_be_named_in_full(say: Any) -> None:
    properties = say("verbs", "dispute.register").json["schema"]["properties"]
    assert properties["committee"]["maxLength"] >= 60
    assert properties["village"]["maxLength"] >= 40


@pytest.mark.parametrize("code", ["certificate_not_ours", "receipt_not_ours"])
@pytest.mark.parametrize("field", ["bureau", "office", "device", "public_key", "epoch", "stream"])
def test_a_file_meant_for_another_is_told_without_english(code: str, field: str) -> None:
    assert not re.search("[A-Za-z]", sync_reason(code, {"field": field}))
