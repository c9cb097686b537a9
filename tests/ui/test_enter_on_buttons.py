"""Enter presses whatever button the cursor is on, on every page; the first act of a list has a key."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.shell.book_of_pages import pages_for
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.theme import Theme
from tests.ui.offices import COMMITTEE, of_every_kind, receive, register
from tests.ui.typing_people import press


def test_a_link_of_a_card_opens_its_form_with_enter(qtbot: QtBot, frame: Frame, desk: Desk) -> None:
    frame.go("system")
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    links = frame.page().findChildren(QPushButton)
    named = {one.accessibleName(): one for one in links}
    for name, title in (
        ("登记调解员", "登记调解员"),
        (f"修改：{COMMITTEE}", "更正（撤销）调委会"),
    ):
        QTest.keyClick(named[name], Qt.Key.Key_Return)
        sheet = frame.holder.sheet
        assert sheet is not None
        assert sheet.accessibleName() == title
        frame.holder.close_sheet()


def test_a_person_is_received_from_the_list_by_key(qtbot: QtBot, frame: Frame, desk: Desk) -> None:
    receive(desk.workplace, "孙志强")
    frame.go("corrections")
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    press(frame, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    sheet = frame.holder.sheet
    assert sheet is not None
    assert sheet.accessibleName() == "接收登记"
    press(frame, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert frame.holder.sheet is None
    page = frame.page()
    assert isinstance(page, ListPage)
    assert page.table.hasFocus()


def test_enter_presses_every_button_there_is(qtbot: QtBot, frame: Frame, desk: Desk) -> None:
    records = of_every_kind(desk.workplace)
    dead: list[str] = []
    seen: set[str] = set()
    for page in pages_for(desk.workplace):
        if page == "preview":
            continue
        frame.go(page, Target(record=records.get(page, "")))
        qtbot.waitUntil(desk.runner.idle, timeout=10_000)
        for one in frame.findChildren(QPushButton):
            seen.add(one.accessibleName())
            if not one.autoDefault():
                dead.append(f"{page}: {one.accessibleName() or one.text()}")
    assert dead == []
    assert {"打印", "更多操作", "保存登记", "工作台", "核对日志", "列与排序"} <= seen


def test_what_scrolls_is_no_stop_without_a_name(qtbot: QtBot, frame: Frame, desk: Desk) -> None:
    records = {
        "dispute": register(desk.workplace, "陈志海"),
        "correction": receive(desk.workplace, "孙志强"),
    }
    stops = set()
    for page in ("workbench", "dispute", "correction", "intake", "handover", "system"):
        frame.go(page, Target(record=records.get(page, "")))
        qtbot.waitUntil(desk.runner.idle, timeout=10_000)
        for one in frame.page().findChildren(QScrollArea):
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                stops.add((page, one.accessibleName()))
    assert stops == {
        (page, name) for page in ("dispute", "correction") for name in ("登记的情况", "经过")
    }


def test_a_long_menu_scrolls_and_does_not_cover_the_page_in_columns(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    entries = [menu.addAction(f"第{place}项") for place in range(60)]
    menu.setStyleSheet(Theme().qss())
    menu.popup(QPoint(0, 0))
    assert {menu.actionGeometry(one).x() for one in entries} == {
        menu.actionGeometry(entries[0]).x()
    }
