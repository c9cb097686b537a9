"""``template``, ``import`` and ``export`` on the command line, as the interface names them."""

from pathlib import Path

import pytest

from tests.e2e.house import House
from tests.made_sheets import table, write_book
from tests.services.offices import make_template

HEAD = ("区划代码", "名称", "乡镇街道")
GOOD = ("320699101201", "皋北村", "云溪镇")
BAD = ("3206991012", "龙游社区", "云溪镇")


@pytest.fixture
def house(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> House:
    made = House(tmp_path, capsys)
    make_template(made.store)
    return made


def test_a_sheet_is_looked_at_brought_in_taken_back_and_written(
    house: House, tmp_path: Path
) -> None:
    file = str(write_book(tmp_path / "村居.xlsx", table(HEAD, GOOD)))
    looked = house.office("import", "village", file, "--dry-run")
    assert (looked["rows"], looked["new"], looked["known"], looked["batch"]) == (1, 1, 0, None)
    came = house.office("import", "village", file)
    assert {**came, "batch": ""} == {
        "rows": 1, "new": 1, "known": 0, "passed_over": 0, "errors": [], "batch": "",
        "notes": [], "warnings": [],
    }  # fmt: skip
    out = tmp_path / "out.xlsx"
    assert house.office("export", "village", "--out", str(out)) == {"file": str(out), "rows": 1}
    assert house.office("import", "village", file, status=1)["known"] == 1
    house.office("import", "--undo", came["batch"])
    assert house.office("find", "village")["total"] == 0
    assert house.office("log", "check")["ok"] is True


def test_a_wrong_cell_is_named_and_good_rows_wait_for_leave(house: House, tmp_path: Path) -> None:
    file = str(write_book(tmp_path / "村居.xlsx", table(HEAD, GOOD, BAD)))
    found = house.office("import", "village", file, status=1)
    assert (found["new"], found["batch"]) == (0, None)
    assert [(one["sheet"], one["row"], one["column"], one["value"]) for one in found["errors"]] == [
        ("台账", 3, "A", "3206991012")
    ]
    assert house.office("import", "village", file, "--accept-good-rows")["new"] == 1


def test_what_a_column_means_can_be_said(house: House, tmp_path: Path) -> None:
    file = str(write_book(tmp_path / "村居.xlsx", table(("号码", *HEAD[1:]), GOOD)))
    refused = house.office("import", "village", file, status=1)
    assert refused["error"]["code"] == "sheet.lacks"
    assert house.office("import", "village", file, "--column", "号码=区划代码")["new"] == 1


def test_a_template_is_written(house: House, tmp_path: Path) -> None:
    out = tmp_path / "模板.xlsx"
    found = house.office("template", "village", "--out", str(out))
    assert found == {"file": str(out), "columns": ["区划代码", "名称", "乡镇街道", "启用日期"]}
    assert out.exists()


def test_a_file_that_is_no_sheet_is_refused_in_words(house: House, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_text("abc")
    refused = house.office("import", "village", str(file), status=1)
    assert refused["error"]["code"] == "sheet.not_a_sheet"
