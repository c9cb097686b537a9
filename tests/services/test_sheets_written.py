"""Lists and templates as sheets: LibreOffice opens them, numbers of people and papers are text."""

import zipfile
from pathlib import Path

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.exchange.excel.book import all_forms
from sifasuo_desktop.services.exchange.excel.exporting import Wanted, export_list
from sifasuo_desktop.services.exchange.excel.importing import import_file
from sifasuo_desktop.services.exchange.excel.template import make_template
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.statistics.sheet_reading import read_sheets
from tests.made_sheets import read_by_libreoffice, table, write_book
from tests.services.disputes import oral, registration

PERSON = {
    "name": "韩立新",
    "sex": "1",
    "birth_date": "1971-11-04",
    "id_number": "320699197111040015",
    "phone": "19900000011",
    "residence": "皋北村3组",
    "category": "02",
    "offence": "盗窃罪",
    "deciding_organ": "某市人民法院",
    "effective": "2026-03-20",
    "start": "2026-03-21",
    "end": "2027-03-20",
    "reported": "2026-03-24",
}
NUMBERS = Wanted(columns=("编号", "姓名", "证件号码", "联系电话"))


def cells(file: Path) -> list[tuple[object, ...]]:
    """The lines of the first sheet below its title and what it is about."""
    (grid, *_) = read_sheets(file)
    return [line.cells for line in grid.lines[2:]]


def events(workplace: Workplace) -> list[str]:
    with workplace.store.reading() as reader:
        rows = reader.driver.execute("SELECT act || ' ' || detail FROM r_event ORDER BY rowid")
        return [row for (row,) in rows if row]


def test_a_list_is_written_as_it_is_shown(desk: Workplace, tmp_path: Path) -> None:
    desk.act("dispute.register", registration())
    desk.act("dispute.register_oral", oral())
    file = tmp_path / "纠纷.xlsx"
    assert (
        export_list(desk, "dispute", Wanted(columns=("编号", "名称", "纠纷类型", "状态")), file)
        == 2
    )
    (grid,) = read_sheets(file)
    assert grid.lines[0].cells[0] == "纠纷清单"
    assert grid.lines[1].cells[0] == "云溪司法所　共 2 条　制表日期：2026-04-10"
    assert cells(file) == [
        ("编号", "名称", "纠纷类型", "状态"),
        ("（2026）皋云人调口字第001号", "李桂香与李建明之间邻里纠纷", "邻里纠纷", "履行完毕"),
        ("登2026-0001", "陈志海与吴长林、周国平之间损害赔偿纠纷", "损害赔偿纠纷", "已登记"),
    ]


def test_only_what_was_sought_is_written(desk: Workplace, tmp_path: Path) -> None:
    desk.act("dispute.register", registration())
    desk.act("dispute.register_oral", oral())
    file = tmp_path / "a.xlsx"
    wanted = Wanted(words="陈志海", columns=("number",))
    assert export_list(desk, "dispute", wanted, file) == 1
    assert cells(file) == [("编号",), ("登2026-0001",)]


def test_numbers_are_masked_unless_that_is_asked_for_and_noted(
    clerk: Workplace, mediator: Workplace, tmp_path: Path
) -> None:
    clerk.act("correction.receive", PERSON)
    file = tmp_path / "a.xlsx"
    export_list(clerk, "correction", NUMBERS, file)
    assert cells(file)[1] == ("矫2026-0001", "韩立新", "320699********0015", "199****0011")
    assert "unmask correction" not in events(clerk)
    export_list(clerk, "correction", NUMBERS, file, unmask=True)
    assert cells(file)[1] == ("矫2026-0001", "韩立新", "320699197111040015", "19900000011")
    assert events(clerk)[-2:] == ["unmask correction", "export list:correction"]
    with pytest.raises(Refused):
        export_list(mediator, "dispute", Wanted(), file, unmask=True)


def test_libreoffice_opens_it_with_numbers_as_text(clerk: Workplace, tmp_path: Path) -> None:
    clerk.act("correction.receive", {**PERSON, "name": "=1+1"})
    file = tmp_path / "a.xlsx"
    export_list(clerk, "correction", NUMBERS, file, unmask=True)
    shown = read_by_libreoffice(tmp_path, file)
    assert shown[2:4] == [
        ["编号", "姓名", "证件号码", "联系电话"],
        ["矫2026-0001", "=1+1", "320699197111040015", "19900000011"],
    ]


def test_who_may_not_print_takes_no_list_out(reader: Workplace, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        export_list(reader, "dispute", Wanted(), tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("kind", list(all_forms()))
def test_a_template_of_every_kind_comes_back_with_its_example_passed_over(
    office: Workplace, desk: Workplace, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "a.xlsx"
    form = make_template(office, kind, file)
    asked = [one.title for one in form.columns if one.required]
    found = import_file(office, kind, file)
    assert (found.rows, found.new, found.notes[0]) == (0, 0, "跳过示例行：第 4 行")
    head = [str(one) for one in cells(file)[0]]
    assert [title for title in asked if f"{title} *" not in head] == []


def test_a_template_offers_the_lists_of_the_office(
    office: Workplace, desk: Workplace, tmp_path: Path
) -> None:
    office.act("village.add", {"code": "320699101201", "name": "皋北村", "town": "云溪镇"})
    file = tmp_path / "a.xlsx"
    make_template(desk, "publicity", file)
    assert [one.name for one in read_sheets(file)] == ["普法活动导入模板"]
    with zipfile.ZipFile(file) as packed:
        strings = packed.read("xl/sharedStrings.xml").decode()
        page = packed.read("xl/worksheets/sheet1.xml").decode()
        assert 'state="hidden"' in packed.read("xl/workbook.xml").decode()
    assert "皋北村" in strings
    assert page.count("<dataValidation ") >= 4


def test_the_rows_of_a_template_come_in(desk: Workplace, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    make_template(desk, "publicity", file)
    head = [str(one) for one in cells(file)[0]]
    given = {"活动日期 *": "2026-3-5", "活动主题 *": "民法典", "活动地点 *": "皋北村",
             "活动形式 *": "普法宣讲", "面向人群 *": "老年、妇女", "受众人次 *": 50}  # fmt: skip
    row = [given.get(title) for title in head]
    filled = write_book(tmp_path / "b.xlsx", table(("普法活动导入模板",), head, ["示例"], row))
    assert import_file(desk, "publicity", filled).new == 1
    assert find(desk, "publicity").total == 1
