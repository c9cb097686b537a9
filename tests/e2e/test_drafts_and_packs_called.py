"""``drafts``, ``draft`` and ``pack`` as they are called: what is written, what is said, what is refused."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from sifasuo_desktop.cli.main import run
from tests.documents import reading
from tests.e2e.test_cli_calls import home, say, template, written
from tests.services.disputes import oral

__all__ = ["home", "say", "template"]
TODAY = ["--today", "2026-04-10"]


@pytest.fixture
def called(home: Path, say: Any) -> Any:
    """Calls at an office that settled a case."""
    values = written(home, oral())
    assert say("do", "dispute.register_oral", "--with", values, *TODAY).status == 0
    return say


def test_the_drafts_are_listed_without_a_store(say: Any) -> None:
    assert [(one["name"], one["title"]) for one in say("drafts").json] == [
        ("half_year", "半年工作总结"),
        ("rule_of_law", "法治政府建设年度情况报告"),
        ("year", "年度工作总结"),
    ]


def test_a_draft_is_written_in_word(home: Path, called: Any) -> None:
    out = home / "总结.docx"
    asked = ["draft", "year", "--period", "2026", *TODAY]
    assert called(*asked, "--out", str(out)).json == {"file": str(out)}
    lines = [one.text for one in Document(str(out)).paragraphs]
    assert "2026年度工作总结" in lines
    assert any(line.startswith("受理人民调解案件1件，涉及当事人2人。") for line in lines)
    assert called(*asked, "--out", str(home / "总结.pdf")).code == "draft.file"
    assert not (home / "总结.pdf").exists()


@pytest.mark.parametrize(
    ("name", "period", "code"),
    [
        ("monthly", "2026", "draft.unknown"),
        ("year", "2026-03", "draft.period"),
        ("year", "今年", "period.form"),
    ],
)
def test_a_draft_that_cannot_be_written_is_told(
    home: Path, called: Any, name: str, period: str, code: str
) -> None:
    out = home / "总结.docx"
    assert called("draft", name, "--period", period, "--out", str(out), *TODAY).code == code
    assert not out.exists()


def test_a_pack_tells_its_registers_and_their_pages(
    home: Path, called: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    out = home / "汇编.pdf"
    asked = ["pack", "--period", "2026", "--out", str(out), *TODAY]
    assert called(*asked).json == {
        "file": str(out),
        "pages": 2,
        "missing": [],
        "parts": [{"kind": "dispute", "title": "人民调解纠纷台账", "count": 1, "page": 2}],
    }
    assert "1人民调解纠纷台账12" in reading.pages(out.read_bytes())[0]
    assert run(asked) == 0
    assert capsys.readouterr().out == (
        f"人民调解纠纷台账\t1 件\t第 2 页\n已写入 {out}（检查材料汇编，2 页）\n"
    )
    assert called(*asked, "--kinds", "mail,honour").code == "pack.nothing"
    assert called(*asked, "--kinds", "dispute,village").code == "pack.kind"
    assert called(*asked, "--village", "无此村").code == "pack.village"
