"""``print register KIND`` and ``print KIND_sheet`` from the command line."""

from pathlib import Path
from typing import Any

import pytest

from tests.documents import reading
from tests.e2e.test_cli_calls import TODAY, home, say, template, written

__all__ = ["home", "say", "template"]
EVENT = {
    "held_on": "2026-03-12",
    "theme": "民法典进村",
    "place": "柳岸村文化广场",
    "forms": ["02"],
    "audiences": ["05"],
    "people": 120,
}


def text(file: Path) -> str:
    return "".join(reading.pages(file.read_bytes()))


def enter(home: Path, say: Any) -> str:
    said = say("do", "publicity.add", "--with", written(home, EVENT), *TODAY)
    assert said.status == 0
    return str(said.json["number"])


def test_a_register_is_written_as_a_pdf(home: Path, say: Any) -> None:
    number, file = enter(home, say), home / "register.pdf"
    said = say("print", "register", "publicity", "--period", "2026H1", "--out", str(file), *TODAY)
    assert said.json == {"file": str(file), "pages": 1, "missing": []}
    assert "期间（按活动日期）：2026年上半年共1条" in text(file)
    assert f"1{number}2026-03-12民法典进村" in text(file)
    narrowed = ("--where", "place=桑园村", "--out", str(file), *TODAY)
    assert say("print", "register", "publicity", *narrowed).status == 0
    assert "活动地点：桑园村共0条" in text(file)


def test_a_sheet_is_written_filled_and_blank(home: Path, say: Any) -> None:
    number, file = enter(home, say), home / "sheet.pdf"
    assert say("print", "publicity_sheet", number, "--out", str(file), *TODAY).status == 0
    assert f"填表单位：云溪司法所登记号：{number}" in text(file)
    assert say("print", "publicity_sheet", "--blank", "--out", str(file)).status == 0
    assert "填表单位：登记号：活动" in text(file)
    papers = {one["name"]: one for one in say("documents").json}
    assert papers["publicity_sheet"] == {
        "name": "publicity_sheet",
        "title": "普法宣传活动登记表",
        "kind": "publicity",
        "per": "record",
    }


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["publicity", "--period", "2026H3"], "period.form"),
        (["publicity", "--period", "2026-13"], "period.day"),
        (["publicity", "--period", "2026-02-02..2026-02-01"], "period.turned"),
        (["publicity", "--where", "place"], "find.where_form"),
        (["publicity", "--where", "summary=x"], "find.where"),
        (["village", "--period", "2026"], "print.no_period"),
        (["monster"], "find.kind"),
    ],
)
def test_what_makes_no_register_is_refused(
    home: Path, say: Any, words: list[str], code: str
) -> None:
    file = home / "register.pdf"
    assert say("print", "register", *words, "--out", str(file), *TODAY).code == code
    assert not file.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["register"], "请写明记录种类，如 print register dispute。"),
        (["register", "publicity", "--blank"], "打印台账不用 --blank、--parties、--item。"),
        (["register", "publicity", "--item", "1"], "打印台账不用 --blank、--parties、--item。"),
        (["agreement", "1", "--period", "2026"], "--period、--where、--unmask、--view 只用于台账"),
        (["agreement", "--blank", "--unmask"], "--period、--where、--unmask、--view 只用于台账"),
    ],
)
def test_a_call_that_mixes_a_register_and_a_paper_is_told_so(
    home: Path, say: Any, words: list[str], told: str
) -> None:
    said = say("print", *words, "--out", str(home / "a.pdf"))
    assert said.status == 2
    assert told in said.err


def test_a_register_by_other_columns_is_called_by_its_name(home: Path, say: Any) -> None:
    file = home / "duty.pdf"
    call = ("print", "register", "issue", "--out", str(file))
    assert say(*call, "--view", "责任清单", *TODAY).json["pages"] == 1
    assert text(file).startswith("责任清单单位：")
    wrong = say(*call, "--view", "?", *TODAY)
    assert wrong.code == "print.no_view"
    assert "found、duty、rectified" in wrong.err
