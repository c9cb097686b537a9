"""Rows copied in a spreadsheet are pasted into a list: looked at, registered, taken back as a file is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.sheets.page import ImportPage
from tests.ui.frames import active, settle

HEAD = "活动日期\t活动主题\t活动地点\t活动形式\t面向人群\t受众人次"
ROWS = (
    "2026.3.5\t学雷锋\t皋北村\t普法宣讲\t社会大众\t50",
    '2026/3/12\t"消费者权益\n专场"\t云溪集市\t发放资料\t社会大众、老年\t1,200',
)


def copied(*lines: str) -> None:
    QGuiApplication.clipboard().setText("\r\n".join(lines))


def pasted(qtbot: QtBot, frame: Frame, kind: str = "publicity") -> ImportPage:
    """After Ctrl+V over the list of a kind."""
    active(qtbot, frame)
    frame.desk.show_list(kind)
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, ListPage)
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, frame)
    shown = frame.page()
    assert isinstance(shown, ImportPage)
    return shown


def test_rows_with_their_head_are_looked_at_registered_and_taken_back(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    copied(HEAD, *ROWS)
    page = pasted(qtbot, frame)
    assert page.found.says.text() == "粘贴的行：共 2 行，可以登记 2 行，已有 0 行，有误 0 行。"
    assert find(office, "publicity").total == 0
    page.found.register.click()
    settle(qtbot, frame)
    items = find(office, "publicity").items[::-1]
    assert [(one["held_on"], one["theme"], one["people"]) for one in items] == [
        ("2026-03-05", "学雷锋", 50),
        ("2026-03-12", "消费者权益专场", 1200),
    ]
    page.found.undo.click()
    settle(qtbot, frame)
    assert find(office, "publicity").total == 0


def test_more_is_pasted_on_the_page_itself(qtbot: QtBot, frame: Frame, office: Workplace) -> None:
    copied(HEAD, ROWS[0])
    page = pasted(qtbot, frame)
    page.found.register.click()
    settle(qtbot, frame)
    copied(HEAD, *ROWS)
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, frame)
    assert page.found.says.text() == "粘贴的行：共 2 行，可以登记 1 行，已有 1 行，有误 0 行。"


@pytest.mark.parametrize("words", ["", "一段话，没有表格。", ROWS[0], "只有\n一列\n几行"])
def test_what_is_no_table_says_what_to_copy(qtbot: QtBot, frame: Frame, words: str) -> None:
    copied(words)
    page = pasted(qtbot, frame)
    assert page.found.wrong.text() == (
        "没有复制到表格的行。请在表格里选中要登记的行，连同列标题一起复制，再到这里粘贴。"
    )
    assert page.paste.isEnabled()


def test_rows_without_a_head_ask_for_it(qtbot: QtBot, frame: Frame) -> None:
    copied(*ROWS)
    assert pasted(qtbot, frame).found.wrong.text().startswith("没有找到表头。")


def test_what_is_pasted_into_the_filter_stays_there(qtbot: QtBot, frame: Frame) -> None:
    active(qtbot, frame)
    frame.desk.show_list("publicity")
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, ListPage)
    copied("民法典")
    page.filter.setFocus()
    QTest.keyClick(page.filter, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, frame)
    assert frame.page() is page
    assert page.filter.text() == "民法典"


def test_over_a_list_that_takes_no_sheet_nothing_happens(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    copied(HEAD, *ROWS)
    active(qtbot, frame)
    frame.desk.show_list("user")
    settle(qtbot, frame)
    page = frame.page()
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, frame)
    assert frame.page() is page


def test_a_quote_at_the_beginning_of_a_cell_swallows_nothing(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    """Spreadsheets put a cell in quotes where a line break is in it, and nowhere else."""
    themes = ('"学雷锋"主题活动', '"好', '说"好"')
    rows = [
        f"2026-3-{day}\t{theme}\t皋北村\t普法宣讲\t社会大众\t5"
        for day, theme in enumerate(themes, 1)
    ]
    copied(HEAD, *rows)
    page = pasted(qtbot, frame)
    assert page.found.says.text() == "粘贴的行：共 3 行，可以登记 3 行，已有 0 行，有误 0 行。"
    page.found.register.click()
    settle(qtbot, frame)
    items = find(office, "publicity").items[::-1]
    assert [one["theme"] for one in items] == list(themes)
