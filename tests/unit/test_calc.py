"""The calculator of the command line: its answers, its keys, its exit status."""

import argparse
import json
import subprocess
import sys
from datetime import date, datetime

import pytest

from sifasuo_desktop.cli import calc
from sifasuo_desktop.kernel.clock import CHINA, BusinessDate, StoryClock

CLOCK = BusinessDate(StoryClock(datetime(2026, 4, 20, tzinfo=CHINA)), date(2026, 4, 20))


def ask(*words: str) -> int:
    parser = argparse.ArgumentParser()
    calc.add_parser(parser.add_subparsers())
    return calc.run(parser.parse_args(["calc", *words]), clock=CLOCK)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (
            "period --from 2025-11-30 --months 3 --count criminal",
            {"due": "2026-02-28", "rolled": False, "provisional": False},
        ),
        (
            "period --from 2025-02-28 --months 1 --count civil",
            {"due": "2025-03-28", "rolled": False, "provisional": False},
        ),
        (
            "period --from 2025-02-28 --months 1 --count criminal",
            {"due": "2025-03-31", "rolled": False, "provisional": False},
        ),
        (
            "period --from 2025-09-25 --days 10",
            {"due": "2025-10-05", "rolled": False, "provisional": False},
        ),
        (
            "period --from 2025-09-25 --days 10 --roll-holiday",
            {"due": "2025-10-09", "rolled": True, "provisional": False},
        ),
        (
            "period --from 2026-04-20 --days 30 --roll-holiday",
            {"due": "2026-05-20", "rolled": False, "provisional": False},
        ),
        (
            "period --from 2027-09-23 --days 10 --roll-holiday",
            {"due": "2027-10-04", "rolled": True, "provisional": True},
        ),
        ("workdays --from 2025-09-26 --add 10", {"due": "2025-10-16", "provisional": False}),
        ("workdays --from 2027-09-30 --add 1", {"due": "2027-10-04", "provisional": True}),
        (
            "id 11010519491231002X",
            {
                "valid": True,
                "birth_date": "1949-12-31",
                "sex": "2",
                "area": "110105",
                "message": None,
            },
        ),
        (
            "id 110105194912310021",
            {
                "valid": False,
                "birth_date": None,
                "sex": None,
                "area": None,
                "message": "身份证号码校验位不对，请核对是否录错",
            },
        ),
        ("uscc 91110000600037341L", {"valid": True, "message": None}),
        ("uscc 911", {"valid": False, "message": "统一社会信用代码应为18位"}),
        ("amount 138000.00", {"capital": "壹拾叁万捌仟元整"}),
    ],
)
def test_the_answer_has_exactly_these_keys_and_values(
    words: str, answer: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(*words.split(), "--json") == 0
    said = capsys.readouterr()
    found = json.loads(said.out)
    assert found == answer
    assert list(found) == list(answer)
    assert said.err == ""


@pytest.mark.parametrize(
    ("words", "end", "also"),
    [
        ("--start 2024-02-29 --years 1", "2025-02-27", None),
        ("--start 2023-02-28 --years 1 --months 6", "2024-08-27", "2024-08-30"),
        (
            "--start 2025-03-10 --years 2 --custody-days 45 --category 管制",
            "2026-12-09",
            None,
        ),
        ("--start 2026-01-01 --days 15", "2026-01-15", None),
    ],
)
def test_a_term_is_answered_with_its_basis_and_the_other_reading(
    words: str, end: str, also: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask("term", *words.split(), "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["end", "ambiguous", "also", "basis"]
    assert (found["end"], found["ambiguous"], found["also"]) == (end, also is not None, also)
    assert "解释第二百零二条" in found["basis"]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "term --start 2024-02-29",
        "term --start 2024-02-30 --years 1",
        "term --start 2024-W09-4 --years 1",
        "term --start 2024-02-29 --years -1",
        "term --start 2024-02-29 --years 1 --custody-days 3",
        "term --start 2024-02-29 --years 1 --custody-days 3 --category 拘役",
        "period --from 2025-11-30",
        "period --from 2025-11-30 --months 3",
        "period --from 2025-11-30 --days 3 --count civil",
        "period --from 2025-11-30 --days 3 --months 1 --count civil",
        "workdays --from 2025-09-26",
        "amount abc",
        "id",
    ],
)
def test_a_wrong_call_leaves_with_status_two(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        ask(*words.split())
    assert left.value.code == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("amount -5", "money.negative"),
        ("amount 1.005", "money.places"),
        ("amount 10000000000000000", "money.limit"),
        (
            "term --start 2025-01-01 --months 3 --custody-days 100 --category 管制",
            "calc.term_served",
        ),
        ("term --start 9990-01-01 --years 30", "calc.out_of_range"),
        ("period --from 9999-12-01 --days 31", "calc.out_of_range"),
        ("period --from 9999-12-01 --months 1 --count civil", "calc.out_of_range"),
    ],
)
def test_a_question_without_an_answer_is_refused(
    words: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(*words.split(), "--json") == 1
    said = capsys.readouterr()
    error = json.loads(said.out)["error"]
    assert error["code"] == code
    assert list(error) == ["code", "message", "field"]
    assert said.err == error["message"] + "\n"
    assert ask(*words.split()) == 1
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("term --start 2023-02-28 --years 1 --months 6", "另一种算法：2024-08-30"),
        ("workdays --from 2027-09-30 --add 1", "超出已公布的节假日安排"),
        ("period --from 2025-09-25 --days 10 --roll-holiday", "已顺延"),
        ("id 11010519491231002x", "性别：女"),
        ("uscc 911", "号码有误"),
        ("amount 138000", "大写：壹拾叁万捌仟元整"),
    ],
)
def test_without_json_people_get_chinese(
    words: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(*words.split()) == 0
    assert text in capsys.readouterr().out


def test_the_calculator_starts_without_window_store_and_pinyin() -> None:
    program = (
        "import sys\n"
        "for name in ('PySide6', 'sqlalchemy', 'pypinyin', 'chinese_calendar', 'reportlab'):\n"
        "    sys.modules[name] = None\n"
        "import argparse\n"
        "from sifasuo_desktop.cli import calc\n"
        "parser = argparse.ArgumentParser()\n"
        "calc.add_parser(parser.add_subparsers())\n"
        "words = 'calc workdays --from 2025-09-26 --add 10 --json'.split()\n"
        "sys.exit(calc.run(parser.parse_args(words)))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {"due": "2025-10-16", "provisional": False}
