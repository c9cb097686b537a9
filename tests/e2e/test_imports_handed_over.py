"""Imported records go to the bureau as all others; an import taken back is gone there, too."""

from pathlib import Path

import pytest
from sqlalchemy import select

from sifasuo_desktop.bureau.present import present_records
from sifasuo_desktop.bureau.present_tables import tables
from sifasuo_desktop.bureau.store import open_bureau
from sifasuo_desktop.kernel.clock import SystemClock
from tests.e2e.house import House
from tests.made_sheets import table, write_book
from tests.services.offices import make_template

HEAD = ("活动日期", "活动主题", "活动地点", "活动形式", "面向人群", "受众人次")
ROWS = (
    ("2026-3-5", "民法典", "皋北村", "普法宣讲", "社会大众", 50),
    ("2026-3-6", "宪法", "皋北村", "普法宣讲", "社会大众", 60),
)


@pytest.fixture
def house(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> House:
    made = House(tmp_path, capsys)
    make_template(made.store)
    made.enrol()
    return made


def at_the_bureau(house: House) -> list[str]:
    """Hands over what waits; the themes of the events the bureau then shows."""
    house.carry()
    bundles = map(str, house.stick.glob("*.sfb"))
    for line in house.bureau("ingest", *bundles, "--receipts", str(house.stick)):
        assert line[0] in ("accepted", "known"), line
    for receipt in house.stick.glob("*.sfr"):
        house.office("receipt", str(receipt))
    bureau = open_bureau(house.folder / "bureau", "", SystemClock())
    with bureau.reading() as connection:
        found = [one.facts or {} for one in present_records(connection, "publicity")]
        counted = connection.execute(select(tables()["publicity"].c.theme)).scalars().all()
    bureau.close()
    themes = sorted(str(one["theme"]) for one in found)
    assert sorted(counted) == themes
    return themes


def test_what_was_imported_and_taken_back_is_so_at_the_bureau(house: House, tmp_path: Path) -> None:
    file = str(write_book(tmp_path / "普法.xlsx", table(HEAD, *ROWS)))
    came = house.office("import", "publicity", file)
    assert at_the_bureau(house) == ["宪法", "民法典"]
    house.office("import", "--undo", came["batch"])
    assert at_the_bureau(house) == []
    assert house.office("log", "check")["ok"] is True
    house.office("import", "publicity", file)
    assert at_the_bureau(house) == ["宪法", "民法典"]
