"""Keys over something that lies open: a list, a menu, suggestions. None of them swallows a save."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sifasuo_desktop.domain.office.records import Committee
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.shell.help_window import HelpWindow
from tests.ui.typing_people import type_into

CTRL = Qt.KeyboardModifier.ControlModifier


def committee_form(qtbot: QtBot, frame: Frame) -> ActForm:
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    frame.desk.form("committee.add", {})
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    type_into(form.panel.fields["name"].input.widget, "如皋市丁堰镇人民调解委员会")
    type_into(form.panel.fields["prefix"].input.widget, "皋丁")
    return form


def type_box(form: ActForm) -> QComboBox:
    box = form.panel.fields["type"].input.widget
    assert isinstance(box, QComboBox)
    box.setFocus()
    return box


def open_popup() -> QWidget:
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


def seen(widget: QWidget) -> bool:
    """Whether it is on the screen; a form that was saved meanwhile is gone with all its lists."""
    return isValid(widget) and widget.isVisible()


def ctrl_s(popup: QWidget) -> None:
    """As the window system does it: the key goes to the window that lies open."""
    handle = popup.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_S, CTRL)


def committees(office: Workplace) -> dict[str, str]:
    with office.store.reading() as reader:
        return {one.name: one.type for one in reader.every(Committee)}


def test_ctrl_s_over_an_open_list_takes_the_entry_reached_and_saves(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    form = committee_form(qtbot, frame)
    box = type_box(form)
    QTest.keyClick(box, Qt.Key.Key_F4)
    view = box.view()
    assert view.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Down)
    ctrl_s(open_popup())
    assert not seen(view)
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    assert committees(office)["如皋市丁堰镇人民调解委员会"] == "02"


def test_ctrl_s_over_a_list_just_opened_keeps_what_was_chosen(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    form = committee_form(qtbot, frame)
    form.panel.fields["type"].set_value("03")
    QTest.keyClick(type_box(form), Qt.Key.Key_F4)
    ctrl_s(open_popup())
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    assert committees(office)["如皋市丁堰镇人民调解委员会"] == "03"


def test_ctrl_s_over_suggestions_takes_the_one_reached_and_saves(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    form = committee_form(qtbot, frame)
    line = type_box(form).lineEdit()
    assert line is not None
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    QTest.keyClick(open_popup(), Qt.Key.Key_Down)
    ctrl_s(open_popup())
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    assert committees(office)["如皋市丁堰镇人民调解委员会"] == "01"


def test_ctrl_s_closes_a_menu_and_saves(qtbot: QtBot, frame: Frame, office: Workplace) -> None:
    form = committee_form(qtbot, frame)
    form.panel.fields["type"].set_value("03")
    menu = QMenu(form)
    menu.addAction("一句常用的话")
    menu.popup(form.mapToGlobal(QPoint(20, 20)))
    ctrl_s(open_popup())
    assert QApplication.activePopupWidget() is None
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    assert "如皋市丁堰镇人民调解委员会" in committees(office)


def test_another_window_keeps_its_keys_to_itself(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    form = committee_form(qtbot, frame)
    form.panel.fields["type"].set_value("03")
    manual = HelpWindow(frame)
    qtbot.addWidget(manual)
    manual.open_at("workbench")
    qtbot.waitUntil(manual.isActiveWindow)
    ctrl_s(manual)
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    assert "如皋市丁堰镇人民调解委员会" not in committees(office)
