"""复制到平台: a small window; Enter copies a line and goes on, what is empty leaves the clipboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.records.copy_window import CopyWindow
from sifasuo_desktop.ui.records.record_page import RecordPage
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import active, settle

VALUES = {
    "received_on": "2026-04-02",
    "applicant": "孙凤珍",
    "phone": "19900000021",
    "aid_kind": "civil",
    "cause": "离婚纠纷",
}


def aid_page(qtbot: QtBot, frame: Frame, office: Workplace) -> RecordPage:
    """The page of an application for legal aid."""
    ref = office.act("aid.add", VALUES).id
    active(qtbot, frame)
    frame.go("aid", Target(record=ref))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, RecordPage)
    return page


def test_lines_are_copied_one_by_one_by_the_keyboard(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    menu = aid_page(qtbot, frame, office).copy_menu
    assert menu.isVisible()
    (action,) = menu._menu.actions()
    assert action.text() == "法律援助系统"
    action.trigger()
    settle(qtbot, frame)
    (window,) = frame.window().findChildren(CopyWindow)
    assert "孙凤珍" in window.windowTitle()
    QGuiApplication.clipboard().setText("以前的")
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "孙凤珍"
    assert window.said.text() == "已复制：申请人"
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "孙凤珍"
    assert window.said.text() == "“性别”（没有填），没有复制。"
    assert window.table.currentRow() == 2
    (every,) = window.findChildren(QPushButton)
    assert every.text() == "全部复制  Ctrl+A"
    every.click()
    assert QGuiApplication.clipboard().text().splitlines()[:2] == [
        "申请人：孙凤珍",
        "联系电话：19900000021",
    ]
    QGuiApplication.clipboard().setText("以前的")
    window.table.setCurrentCell(0, 0)
    QTest.keyClick(window.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "孙凤珍"
    window.close()


def test_nothing_of_it_stands_over_a_locked_window(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    page = aid_page(qtbot, frame, office)
    (action,) = page.copy_menu._menu.actions()
    action.trigger()
    settle(qtbot, frame)
    (window,) = frame.window().findChildren(CopyWindow)
    assert window.isVisible()
    action.trigger()
    frame.hide()
    settle(qtbot, frame)
    qtbot.waitUntil(lambda: not frame.window().findChildren(CopyWindow))
