"""Eight sheets as offices keep them, made by LibreOffice: they come in right, or are refused by cell."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.exchange.excel.importing import Imported, import_file
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from tests.made_sheets import Draw, by_libreoffice, table, write_book
from tests.services.disputes import COMMITTEE


def village_list(page: Any, book: Any) -> None:
    """Title lines merged over the table, codes as numbers, a total at the end."""
    page.merge_range("A1:D1", "云溪镇村（社区）名册")
    page.merge_range("A2:D2", "2026年1月制")
    table(
        ("序号", "村（居）名称", "代 码", "所属乡镇"),
        (1, "皋北村", 320699101201, "云溪镇"),
        (2, "龙游 社区", "320699101202", "云溪镇"),
        (None, "合  计", 2, None),
        at=2,
    )(page, book)


def mediator_list(page: Any, book: Any) -> None:
    """The committee stands once in a cell merged over its people; who made the list at the end."""
    table(
        ("单位", "姓  名", "性别", "手机号码", "专职"),
        (COMMITTEE, "丁一凡", "男", 19900000021, "是"),
        (None, "胡佩兰", "女", "139 0000 0022", "否"),
        (None, "钱大有", "男", "无", None),
        (None,),
        ("填表人：沈知秋",),
    )(page, book)
    page.merge_range("A2:A4", COMMITTEE)


def old_register(page: Any, book: Any) -> None:
    """Several people in a cell, days in five forms, results in words."""
    table(
        ("云溪镇人民调解委员会2023年调解台账",),
        (
            "案号", "受理日期", "纠纷类别", "申请人", "身份证号码", "电话", "被申请人", "身份证号码",
            "案由", "承办人", "调解结果", "达成协议日期", "结案时间",
        ),
        (
            "（2023）皋云人调字第011号", "2023.3.5", "邻里纠纷", "陈志海、李桂香",
            "320699197111040015", 19900000011, "吴长林", "32069919790803005x",
            "宅基地排水沟被堵", "沈卫东", "调解成功", "2023年3月12日", date(2023, 4, 1),
        ),
        (
            "（2023）皋云人调字第012号", 45001, "合同", "孙桂芳\n周国平", None, None,
            "云溪建材有限公司", None, "拖欠货款", "丁秀兰", "调解不成功", None, "23-5-8",
        ),
        (
            None, "2023/6/7", "婚姻家庭纠纷", "周大力", "/", "—", "周小妹", "不详",
            "赡养", None, None, None, None,
        ),
    )(page, book)  # fmt: skip


def events_with_hidden(page: Any, book: Any) -> None:
    """A hidden column, full-width figures, amounts with signs, empty and passed-over lines."""
    table(
        ("日期", "活动名称", "地点", "活动形式", "对象", "人数", "经费（元）", "主讲人"),
        (
            date(2026, 3, 5),
            "民法典进乡村",
            "皋北村",
            "普法宣讲；发放资料",
            "老年、妇女",
            "１２０",
            "￥1,200元",
            "顾明远",
        ),
        (None,),
        ("2026.3.15", "消费者权益日", "集市", "发放资料", "社会大众", 80, "0.12万", None),
        ("小计", None, None, None, None, 200),
    )(page, book)
    page.set_column("G:G", 12, None, {"hidden": True})


def issues_over_pages(page: Any, book: Any) -> None:
    """The head comes again on every page, parts have headings, a flow that was gone through."""
    head = ("编号", "排查日期", "领域", "责任单位", "存在问题", "责任人", "交办日期", "整改期限",
            "级别", "整改完成日期", "整改措施和结果", "核验日期", "核验人", "销号日期")  # fmt: skip
    table(
        ("隐患排查整治台账",),
        head,
        ("一、第一季度",),
        ("1", "2026-1-8", "行政执法", "云溪镇综合执法局", "文书未盖章", "王大明", "2026-1-10", "2026-2-10",
         "一般", "2026-2-1", "已补盖并培训", "2026-2-5", "顾明远", "2026-2-6"),
        head,
        ("2", "2026-2-9", "其他", "云溪化工", "合同无法务审核", "李小红", "2026-2-12", "2026-5-1", "较大"),
        ("3", "2026-3-3", "矛盾纠纷", "皋北村", "土地边界不清"),
    )(page, book)  # fmt: skip


def spoiled_cells(page: Any, book: Any) -> None:
    """Numbers and formulas a spreadsheet has spoiled: each is named."""
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    table(
        ("受理日期", "纠纷类型", "申请人", "申请人证件号码", "被申请人", "简要情况"),
        (date(2023, 3, 5), "邻里纠纷", "甲一", 320699197111040015, "乙一", "排水"),
        (None, "邻里纠纷", "甲二", "3.20699E+17", "乙二", "排水"),
        ("2023年2月30日", "吵架", "甲三", None, "乙三", '=VLOOKUP("x",A1:A2,1,0)'),
    )(page, book)
    page.write_number("A3", 1, day)


def spoiled_in_old(page: Any, book: Any) -> None:
    """The same in the oldest form, with a hidden column."""
    table(
        ("活动日期", "活动主题", "活动地点", "活动形式", "面向人群", "受众人次"),
        ("2026-3-5", "民法典", '=VLOOKUP("x",A1:A2,1,0)', "普法宣讲", "老年", 20),
        ("2026-3-6", "宪法", "皋北村", "普法宣讲", "老年", "=1/0"),
    )(page, book)
    page.set_column("B:B", 12, None, {"hidden": True})


def two_heads(page: Any, book: Any) -> None:
    """A head of two lines: whose name, whose number is said above."""
    page.merge_range("A1:A2", "受理时间")
    page.merge_range("B1:B2", "类型")
    page.merge_range("C1:D1", "申请人")
    page.merge_range("E1:G1", "被申请人")
    page.merge_range("H1:H2", "纠纷简要情况")
    table((None, None, "姓名", "身份证号", "姓名", "身份证号", "联系电话"), at=1)(page, book)
    table(
        (date(2026, 4, 1), "邻里纠纷", "陈志海", "320699197111040015", "吴长林、周国平",
         "32069919790803005X、320699196805170039", "19900000012", "噪音"),
        at=2,
    )(page, book)  # fmt: skip


def firms(page: Any, book: Any) -> None:
    """Titles with units and stars, none where nothing is known, a village by its full name."""
    table(
        ("★企业名单",),
        ("企业名称*", "信用代码", "建档日期", "联系方式", "所在村（居）", "重点服务企业", "备注"),
        ("云溪纺织有限公司", "无", "20240305", "0513－87654321", "皋北村村民委员会", "√", "/"),
        ("云溪建材有限公司", "——", "2024年6月", "13800000001/13800000002", "龙游社区", "否", None),
    )(page, book)


SHEETS: Mapping[str, tuple[str, Draw]] = {
    "villages": ("xls", village_list),
    "mediators": ("xlsx:Calc MS Excel 2007 XML", mediator_list),
    "register": ("xls", old_register),
    "events": ("ods", events_with_hidden),
    "issues": ("xlsx:Calc MS Excel 2007 XML", issues_over_pages),
    "spoiled": ("ods", spoiled_cells),
    "spoiled_in_old": ("xls", spoiled_in_old),
    "two_heads": ("xls", two_heads),
    "firms": ("ods", firms),
}


@pytest.fixture(scope="session")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """All of them as LibreOffice writes them, made in one call a form."""
    folder = tmp_path_factory.mktemp("sheets")
    made: dict[str, Path] = {}
    for form in dict.fromkeys(form for form, _ in SHEETS.values()):
        own = {name: draw for name, (of, draw) in SHEETS.items() if of == form}
        drawn = [write_book(folder / f"{name}.xlsx", draw) for name, draw in own.items()]
        made |= by_libreoffice(folder, form, *drawn)
    return made


def comes_in(workplace: Workplace, kind: str, file: Path) -> Imported:
    found = import_file(workplace, kind, file)
    assert [one.message for one in found.errors] == []
    return found


def everything(workplace: Workplace, kind: str) -> list[dict[str, Any]]:
    """The records of a kind in full, oldest first."""
    items = find(workplace, kind).items[::-1]
    return [show(workplace, kind, str(one["id"]), unmask=True) for one in items]


def test_titles_above_and_a_total_below_are_no_rows(
    office: Workplace, sheets: Mapping[str, Path]
) -> None:
    director = office
    # Who keeps accounts keeps villages, too.
    found = comes_in(director, "village", sheets["villages"])
    assert (found.rows, found.new, found.passed_over) == (2, 2, 1)
    assert found.notes == ["跳过合计行：第 6 行"]
    kept = [one["record"] for one in everything(director, "village")]
    assert [(one["code"], one["name"], one["town"]) for one in kept] == [
        ("320699101201", "皋北村", "云溪镇"),
        ("320699101202", "龙游社区", "云溪镇"),
    ]


def test_a_merged_cell_counts_for_every_line_it_spans(
    desk: Workplace, sheets: Mapping[str, Path]
) -> None:
    found = comes_in(desk, "mediator", sheets["mediators"])
    assert (found.new, found.passed_over) == (3, 1)
    kept = [one["record"] for one in everything(desk, "mediator")][-3:]
    assert [(one["name"], one["sex"], one["phone"], one["full_time"]) for one in kept] == [
        ("丁一凡", "1", "19900000021", True),
        ("胡佩兰", "2", "13900000022", False),
        ("钱大有", "1", None, False),
    ]
    assert len({one["committee"] for one in kept}) == 1


def test_an_old_register_comes_in_closed_and_running(
    desk: Workplace, sheets: Mapping[str, Path]
) -> None:
    found = comes_in(desk, "dispute", sheets["register"])
    assert (found.rows, found.new) == (3, 3)
    first, second, third = everything(desk, "dispute")
    told = [(one["record"]["number"], one["record"]["state"]) for one in (first, second, third)]
    assert told == [
        ("（2023）皋云人调字第011号", "closed"),
        ("（2023）皋云人调字第012号", "closed"),
        ("登2023-0003", "registered"),
    ]
    days = [(one["record"]["applied"], one["record"]["closed"]) for one in (first, second, third)]
    assert days == [
        ("2023-03-05", "2023-04-01"),
        ("2023-03-16", "2023-05-08"),
        ("2023-06-07", None),
    ]
    assert first["record"]["agreed"] == "2023-03-12"
    assert first["record"]["late_reason"] == "从旧台账导入"
    parties = [(one["name"], one["id_number"], one["phone"]) for one in first["children"]["party"]]
    assert parties == [
        ("陈志海", "320699197111040015", "19900000011"),
        ("李桂香", None, None),
        ("吴长林", "32069919790803005X", None),
    ]
    assert [one["party_type"] for one in second["children"]["party"]] == ["01", "01", "02"]
    asked = "同一格里有几个人，证件号码、联系电话记给第一个人，请核对"
    assert found.warnings[asked] == ["3"]


def test_hidden_columns_come_in_and_are_told(desk: Workplace, sheets: Mapping[str, Path]) -> None:
    found = comes_in(desk, "publicity", sheets["events"])
    assert "隐藏的列也一并导入：经费（元）" in found.notes
    kept = [one["record"] for one in everything(desk, "publicity")]
    assert [(one["held_on"], one["people"], one["cost"]) for one in kept] == [
        ("2026-03-05", 120, "1200.00"),
        ("2026-03-15", 80, "1200.00"),
    ]
    assert kept[0]["forms"] == ["02", "04"]
    assert kept[0]["audiences"] == ["02", "03"]


def test_a_head_on_every_page_is_passed_over_and_a_flow_is_gone_through(
    desk: Workplace, sheets: Mapping[str, Path]
) -> None:
    found = comes_in(desk, "issue", sheets["issues"])
    assert found.notes[:2] == ["跳过分节标题：第 3 行", "跳过重复的表头：第 5 行"]
    kept = [one["record"] for one in everything(desk, "issue")]
    assert [(one["state"], one["assigned_to"], one["closed_on"]) for one in kept] == [
        ("closed", "王大明", "2026-02-06"),
        ("rectifying", "李小红", None),
        ("found", None, None),
    ]


def test_what_a_spreadsheet_has_spoiled_is_refused_cell_by_cell(
    desk: Workplace, sheets: Mapping[str, Path]
) -> None:
    found = import_file(desk, "dispute", sheets["spoiled"])
    assert (found.rows, found.new, found.batch) == (3, 0, None)
    assert [(one.row, one.column, one.message.partition("。")[0]) for one in found.errors] == [
        (2, "D", "“申请人证件号码”存成了数字 3.20699e+17，Excel 已丢失后几位"),
        (3, "A", "“申请日期”是 1900 年的日期，多半是空白单元格算出来的"),
        (3, "D", "“申请人证件号码”里的“3.20699E+17”被表格软件改写过，后几位已经丢失"),
        (4, "A", "“申请日期”的填法不对，应填存在的日期，没有 2023年2月30日这一天"),
        (4, "B", found.errors[4].message.partition("。")[0]),
        (4, "F", "“纠纷简要情况”这个单元格的公式出错（如 #REF!、#N/A）"),
    ]
    assert found.errors[4].message.startswith("“纠纷类型”没有“吵架”这一项。可以填：婚姻家庭纠纷")
    assert find(desk, "dispute").total == 0


def test_failed_formulas_and_hidden_columns_are_told_of_the_oldest_form_too(
    desk: Workplace, sheets: Mapping[str, Path]
) -> None:
    found = import_file(desk, "publicity", sheets["spoiled_in_old"])
    assert [(one.row, one.column, one.value) for one in found.errors] == [
        (2, "C", "#公式出错"),
        (3, "F", "#公式出错"),
    ]
    assert found.notes == ["隐藏的列也一并导入：活动主题"]


def refusal(workplace: Workplace, file: Path) -> str:
    with pytest.raises(Refused) as caught:
        import_file(workplace, "village", file)
    return caught.value.problems[0].code


def test_an_old_sheet_that_says_it_is_larger_than_memory_is_not_opened(
    office: Workplace, sheets: Mapping[str, Path], tmp_path: Path
) -> None:
    """The reader makes room for as many cells as the record of its size says, and ends there."""
    content = sheets["villages"].read_bytes()
    size = b"\x00\x02\x0e\x00"
    assert content.count(size) == 1
    at = content.index(size) + len(size)
    file = tmp_path / "a.xls"
    file.write_bytes(content[: at + 4] + b"\xff\xff\xff\x7f" + content[at + 8 :])
    assert refusal(office, file) == "sheet.bomb"


@pytest.mark.parametrize("left", [100, 600, 3000])
def test_an_old_sheet_that_was_cut_off_is_told_to_be_damaged(
    office: Workplace, sheets: Mapping[str, Path], tmp_path: Path, left: int
) -> None:
    file = tmp_path / "a.xls"
    file.write_bytes(sheets["villages"].read_bytes()[:left])
    assert refusal(office, file) in ("sheet.damaged", "sheet.not_a_sheet")


def test_a_head_of_two_lines_says_whose_number_it_is(
    desk: Workplace, sheets: Mapping[str, Path]
) -> None:
    comes_in(desk, "dispute", sheets["two_heads"])
    (case,) = everything(desk, "dispute")
    told = [(one["side"], one["name"], one["id_number"]) for one in case["children"]["party"]]
    assert told == [
        ("applicant", "陈志海", "320699197111040015"),
        ("respondent", "吴长林", "32069919790803005X"),
        ("respondent", "周国平", "320699196805170039"),
    ]


def test_words_for_nothing_are_empty_and_a_village_is_known_by_its_full_name(
    office: Workplace, desk: Workplace, sheets: Mapping[str, Path]
) -> None:
    comes_in(office, "village", sheets["villages"])
    found = import_file(desk, "enterprise", sheets["firms"])
    assert [(one.row, one.column, one.value) for one in found.errors] == [(4, "C", "2024年6月")]
    found = import_file(desk, "enterprise", sheets["firms"], accept_good=True)
    assert (found.new, found.wrong) == (1, 1)
    (firm,) = [one["record"] for one in everything(desk, "enterprise")]
    assert (firm["credit_code"], firm["remark"]) == (None, None)
    assert (firm["phone"], firm["key"]) == ("0513-87654321", True)
    assert firm["listed_on"] == "2024-03-05"
    (north, _) = everything(office, "village")
    assert firm["village"] == north["record"]["id"]
