"""统计报表: the period that is over, the records behind a number, freezing, paper and sheet."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.paper.preview import PreviewPage
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.records.record_page import RecordPage
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.reports.page import ReportsPage
from tests.ui.frames import settle
from tests.ui.offices import SilentPrompter


def event(office: Workplace, day: str, people: int) -> str:
    values = {"held_on": day, "theme": "民法典进村", "place": "文化广场", "people": people}
    return office.act("publicity.add", {**values, "forms": ["02"], "audiences": ["05"]}).id


@pytest.fixture
def page(qtbot: QtBot, frame: Frame, office: Workplace) -> ReportsPage:
    event(office, "2026-03-02", 80)
    event(office, "2026-03-09", 30)
    event(office, "2026-02-10", 7)
    frame.go("reports")
    settle(qtbot, frame)
    found = frame.page()
    assert isinstance(found, ReportsPage)
    return found


def numbers(page: ReportsPage, title: str) -> tuple[str, ...]:
    return next(line.cells for line in page.table.figures.lines if line.words == title)


def put(page: ReportsPage, title: str, column: int = 1) -> None:
    row = next(at for at, line in enumerate(page.table.figures.lines) if line.words == title)
    page.table.setCurrentIndex(page.table.figures.index(row, column))


def test_the_month_that_is_over_is_shown_beside_what_was_before(page: ReportsPage) -> None:
    assert page.names.value == "month"
    assert page.periods.words.text() == "2026年3月"
    assert numbers(page, "普法受众（人次）") == ("110", "7", "0")
    assert numbers(page, "调解成功率（%）") == ("—", "—", "—")
    assert page._state.text() == "还没有定稿。"


def test_enter_on_a_number_lists_its_records_and_opens_one(
    qtbot: QtBot, frame: Frame, page: ReportsPage
) -> None:
    put(page, "普法活动（场）")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, frame)
    behind = page.behind
    assert behind._said.text() == "普法活动（场）：2 条记录"
    shown = [behind.model.item(row).text() for row in range(behind.model.rowCount())]
    assert sorted(shown) == ["普2026-0001　民法典进村", "普2026-0002　民法典进村"]
    assert behind.list.hasFocus()
    QTest.keyClick(behind.list, Qt.Key.Key_Return)
    settle(qtbot, frame)
    assert isinstance(frame.page(), RecordPage)


def test_a_number_of_what_may_not_be_read_and_a_heading_open_nothing(page: ReportsPage) -> None:
    assert page.table.figures.spot(page.table.figures.index(0, 1)) is None
    put(page, "普法活动（场）", 2)
    assert page.table.figures.spot(page.table.currentIndex()) is None


def test_another_period_by_keys_by_its_sort_and_from_day_to_day(
    qtbot: QtBot, frame: Frame, page: ReportsPage
) -> None:
    page.periods.earlier.click()
    settle(qtbot, frame)
    assert (page.periods.words.text(), numbers(page, "普法受众（人次）")[0]) == ("2026年2月", "7")
    page.periods.sorts._pressed("quarter")
    settle(qtbot, frame)
    assert (page.periods.words.text(), numbers(page, "普法受众（人次）")[0]) == (
        "2026年第一季度",
        "117",
    )
    page.periods.sorts._pressed("span")
    page.periods.first.set_value("2026-03-02")
    page.periods.last.set_value("2026-03-08")
    page.periods._ask.click()
    settle(qtbot, frame)
    assert numbers(page, "普法受众（人次）")[0] == "80"


def test_a_frozen_report_says_what_changed_since(
    qtbot: QtBot, frame: Frame, office: Workplace, page: ReportsPage
) -> None:
    page.freeze.click()
    settle(qtbot, frame)
    assert page._state.text().endswith("定稿。以后没有改动。")
    assert page.freeze.isHidden()
    assert not page.reopen.isHidden()
    event(office, "2026-03-20", 5)
    frame.go("workbench")
    frame.go("reports")
    settle(qtbot, frame)
    assert "定稿以后新增 1 条：普2026-0004；2 个数字与定稿不同。" in page._state.text()


def test_a_period_that_is_not_over_is_not_frozen(
    qtbot: QtBot, frame: Frame, page: ReportsPage
) -> None:
    page.periods.later.click()
    settle(qtbot, frame)
    assert page.periods.words.text() == "2026年4月"
    assert not page.freeze.isEnabled()
    assert page.freeze.toolTip() == "期间结束以后才能定稿。"
    assert page._state.text() == "期间还没有结束，数字还会变。"


def test_a_report_of_committees_is_shown_by_groups_with_its_whole(
    qtbot: QtBot, frame: Frame, page: ReportsPage
) -> None:
    page.names._pressed("mediation_cases")
    settle(qtbot, frame)
    assert list(page.groups._chips) == [
        "案件", "调解主体", "案件来源", "纠纷类型", "协议形式", "履行和确认",
    ]  # fmt: skip
    page.groups._pressed("纠纷类型")
    assert page.table.figures.columnCount() == 19
    assert page.table.figures.lines[-1].words == "合计"


def test_it_is_printed_and_exported(
    qtbot: QtBot, frame: Frame, page: ReportsPage, prompter: SilentPrompter, tmp_path: Path
) -> None:
    out = tmp_path / "月报.xlsx"
    prompter.chosen = out
    page.excel.click()
    settle(qtbot, frame)
    assert out.read_bytes()[:2] == b"PK"
    page.paper.click()
    settle(qtbot, frame)
    assert isinstance(frame.page(), PreviewPage)


def test_a_draft_is_written_for_the_period_that_is_shown(
    qtbot: QtBot, frame: Frame, page: ReportsPage, prompter: SilentPrompter, tmp_path: Path
) -> None:
    menu = page.drafts.button
    menu.refill()
    half, rule, year = menu.menu_below.actions()
    assert [one.text() for one in (half, rule, year)] == [
        "半年工作总结…", "法治政府建设年度情况报告…", "年度工作总结…",
    ]  # fmt: skip
    prompter.chosen = tmp_path / "总结.docx"
    half.trigger()
    settle(qtbot, frame)
    assert not prompter.chosen.exists()
    assert "“半年工作总结”按半年（如 2026H1）写。" in frame.bar.text
    page.periods.sorts._pressed("half")
    settle(qtbot, frame)
    half.trigger()
    settle(qtbot, frame)
    assert prompter.offered[-1] == "半年工作总结2026年上半年（草稿）.docx"
    written = [one.text for one in Document(str(prompter.chosen)).paragraphs]
    assert "2026年上半年工作总结" in written
    assert "开展普法活动3场，受众117人次。" in written


def test_the_registers_of_the_period_are_shown_together(
    qtbot: QtBot, frame: Frame, office: Workplace, page: ReportsPage
) -> None:
    office.act("village.add", {"code": "320699101201", "name": "柳堡村", "town": "云溪镇"})
    frame.desk.load_choices()
    settle(qtbot, frame)
    menu = page.packs.button
    menu.refill()
    whole, below = menu.menu_below.actions()
    assert whole.text() == "全部台账"
    (one,) = below.menu().actions()
    assert one.text() == "柳堡村"
    one.trigger()
    settle(qtbot, frame)
    shown = frame.page()
    assert isinstance(shown, PreviewPage)
    assert shown.bar.text == "这个期间没有可以汇编的台账。请换期间或者村（居）。"
    menu.refill()
    menu.menu_below.actions()[0].trigger()
    settle(qtbot, frame)
    assert shown._title.text() == "检查材料汇编"
    assert shown._pages.text() == "共 2 页"


@pytest.mark.parametrize(("height", "scrolls"), [(690, False), (480, True)])
def test_the_page_scrolls_only_where_table_and_cards_have_no_room(
    qtbot: QtBot, page: ReportsPage, height: int, scrolls: bool
) -> None:
    frame = page.window()
    frame.resize(1366, height)
    settle(qtbot, frame)  # type: ignore[arg-type]
    area = page.findChildren(ScrollArea)[0]
    assert (area.verticalScrollBar().maximum() > 0) == scrolls
    assert page.table.viewport().height() >= 5 * page.table.rowHeight(0)
