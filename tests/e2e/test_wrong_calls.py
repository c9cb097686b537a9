"""A wrong call is told in Chinese, whichever subcommand and whatever is wrong with it."""

import re

import pytest

from sifasuo_desktop.bureau.main import main as bureau_main
from sifasuo_desktop.cli.catalogue import CALLS
from sifasuo_desktop.cli.main import run
from sifasuo_desktop.kernel.chinese_arguments import in_chinese

ENGLISH = re.compile(
    r"\b(usage|error|argument|arguments|required|following|expected|invalid|choice|unrecognized"
    r"|ambiguous|positional|options|show this|exit|one of|not allowed)\b"
)
WRONG = [
    *([call.name] for call in CALLS),
    *([call.name, "--no-such"] for call in CALLS),
    ["nothing"],
    ["find"],
    ["find", "dispute", "--limit"],
    ["find", "dispute", "--limit", "x"],
    ["due", "--on", "yesterday"],
    ["bundle", "send"],
    ["demo", "D", "--year", "x"],
    ["show", "dispute", "1", "2"],
    ["show", "dispute", "1", "--json=1"],
    ["due", "--t", "1", "--u"],
    ["calc"],
    ["calc", "term"],
    ["calc", "period", "--from", "2025-01-01"],
    ["calc", "period", "--from", "2025-01-01", "--days", "1", "--months", "1"],
    ["calc", "nothing"],
]


@pytest.mark.parametrize("words", WRONG)
def test_a_wrong_call_is_told_in_chinese(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SIFASUO_USER", raising=False)
    try:
        status = run(words)
    except SystemExit as left:
        status = int(str(left.code))
    said = capsys.readouterr()
    if status == 2 and said.err:
        assert not ENGLISH.search(said.err), said.err
        assert re.search("[一-鿿]", said.err)


@pytest.mark.parametrize("words", [["--help"], ["find", "--help"], ["calc", "term", "--help"]])
def test_help_is_chinese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(words)
    assert left.value.code == 0
    assert not ENGLISH.search(capsys.readouterr().out)


@pytest.mark.parametrize("words", [[], ["enrol"], ["nothing"], ["ingest"], ["status", "--no"]])
def test_the_bureau_is_told_in_chinese_too(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        bureau_main(words)
    except SystemExit:
        said = capsys.readouterr()
        assert not ENGLISH.search(said.err), said.err


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("the following arguments are required: 种类, 编号", "缺少参数：种类、编号"),
        ("argument --limit: expected one argument", "--limit：后面要写一个值"),
        (
            "argument 步骤: invalid choice: 'a' (choose from 'b', 'c')",
            "步骤：没有 'a'，可以用的有：'b'、'c'",
        ),
        ("argument --year: invalid int value: 'x'", "--year：'x' 的写法不对"),
        ("unrecognized arguments: --no", "不认识的参数：--no"),
        ("日期 x 应写成 YYYY-MM-DD，并且存在", "日期 x 应写成 YYYY-MM-DD，并且存在"),
    ],
)
def test_each_kind_of_error_has_its_words(english: str, chinese: str) -> None:
    assert in_chinese(english) == chinese
