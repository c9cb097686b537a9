"""Office and bureau count the same records alike, by the same declarations."""

import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.bureau import own_figures
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.reports.book import reports
from tests.demonstrations import TODAY, year_in
from tests.documents.reading import pages
from tests.e2e.house import House

pytestmark = pytest.mark.long
OFFICE = "320682108"
PERIODS = ("2026", "2026Q1", "2026-05")


@pytest.fixture(scope="module")
def handed_over(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's year with its bureau, everything taken in."""
    folder = tmp_path_factory.mktemp("city")
    year_in(folder / "store")
    return folder


@pytest.fixture
def house(handed_over: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> House:
    shutil.copytree(handed_over / "store", tmp_path / "store")
    made = House(tmp_path, capsys)
    made.enrol()
    bundles = [str(path) for path in made.carry()]
    assert {line[0] for line in made.bureau("ingest", *bundles)} == {"accepted"}
    return made


def at_the_office(house: House, name: str, period: str) -> dict[str, Any]:
    found: dict[str, Any] = house.office(
        "report", name, "--period", period, "--today", TODAY.isoformat()
    )
    return found


def test_both_give_the_same_numbers_for_the_same_records(house: House) -> None:
    for name in reports():
        for period in PERIODS:
            here = at_the_office(house, name, period)
            there = house.bureau_json("report", name, "--period", period, "--office", OFFICE)
            assert there["figures"] == here["figures"], (name, period)
            assert there["rows"] == here["rows"], (name, period)
            city = house.bureau_json("report", name, "--period", period)
            assert city["office"] is None
            counted = {key: city["figures"].pop(key) for key in here["figures"]}
            assert counted == here["figures"], (name, period)
            own = set(own_figures.TITLES) if name == own_figures.REPORT else set()
            assert set(city["figures"]) == own, (name, period)
            (row,) = city["rows"]
            assert (row["key"], row["figures"]) == (OFFICE, here["figures"])
    assert at_the_office(house, "month", "2026")["figures"]["cases"] > 0


def test_the_city_is_told_as_a_sheet_and_wrong_calls_in_words(house: House, tmp_path: Path) -> None:
    out = tmp_path / "市.xlsx"
    house.bureau_json("report", "month", "--period", "2026-05", "--out", str(out))
    assert zipfile.is_zipfile(out)
    wrong = house.bureau_json("report", "month", "--period", "2026年5月", status=1)
    assert wrong["error"]["code"] == "period.form"
    wrong = house.bureau_json("report", "weather", "--period", "2026", status=1)
    assert wrong["error"]["code"] == "report.unknown"
    wrong = house.bureau_json(
        "report", "month", "--period", "2026", "--out", str(tmp_path / "a.docx"), status=1
    )
    assert wrong["error"]["code"] == "report_file"


def test_the_city_and_one_office_are_told_on_paper(house: House, tmp_path: Path) -> None:
    city, office = tmp_path / "市.pdf", tmp_path / "所.pdf"
    house.bureau("own", "city_opinions_issued", "26", "--period", "2026")
    call = ("report", "annual", "--period", "2026", "--out")
    told = house.bureau_json(*call, str(city))
    text = "".join(pages(city.read_bytes()))
    assert "全部司法所" in text
    assert f"合计{told['figures']['disputes_led']}" in text
    assert "2026年26" in text.partition("市局本级数据")[2]
    house.bureau_json(*call, str(office), "--office", OFFICE)
    text = "".join(pages(office.read_bytes()))
    assert "本期上期去年同期" in text
    assert "市局本级数据" not in text


def test_lights_and_bulletin_of_a_handed_over_year(house: House, tmp_path: Path) -> None:
    found = house.bureau_json("lights", "--on", TODAY.isoformat())
    due = house.office("due", "--within", "30", "--today", TODAY.isoformat())
    risks = {one.kind for one in ledgers().values() if one.risk}
    here = {
        (one["number"], one["rule"], one["light"], one["due"], one["basis"])
        for one in due
        if one["kind"] in risks and one["light"] != "green"
    }
    there = {
        (one["number"], one["rule"], one["light"], one["due"], one["basis"])
        for one in found
        if one["due"]
    }
    assert there == here != set()
    assert {one["office"] for one in found} == {OFFICE}
    assert len(house.bureau("lights", "--on", TODAY.isoformat())) == len(found)
    out = tmp_path / "通报.pdf"
    house.bureau("bulletin", "--period", "2026-05", "--out", str(out))
    text = "".join(pages(out.read_bytes()))
    assert text.startswith("演示数据全面依法治市工作情况通报（2026年5月）")
    assert "没有登记设备13" in text
