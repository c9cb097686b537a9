"""A box of choices is two widgets until the cursor comes, and looks as Qt's own does."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.reading.choices import choice
from sifasuo_desktop.ui.parts.choice_box import ChoiceBox
from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.theme import Theme
from tests.ui.typing_people import here

TOWNS = (choice("甲", "甲村"), choice("乙", "乙村"), choice("丙", "丙村"))


def shown(qtbot: QtBot, *inputs: ChoiceInput) -> QWidget:
    """A window with these inputs below each other, painted."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for one in inputs:
        column.addWidget(one.widget)
    window.resize(300, 120)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.grab()
    return window


def parts(one: ChoiceInput) -> list[str]:
    return [type(part).__name__ for part in one.box.findChildren(QWidget)]


def test_a_box_nobody_came_to_is_a_line_in_a_frame(qtbot: QtBot) -> None:
    first, other = ChoiceInput("村", TOWNS), ChoiceInput("村", TOWNS)
    window = shown(qtbot, first, other)
    other.set_value("丙")
    other.set_wrong(True)
    window.grab()
    assert parts(other) == ["_ChoiceLine"]
    assert (other.value(), other.label()) == ("丙", "丙村")
    other.set_choices([choice("丙", "丙字村"), choice("丁", "丁村")])
    assert (other.value(), other.label(), parts(other)) == ("丙", "丙字村", ["_ChoiceLine"])


def test_with_the_cursor_the_entries_are_there_and_what_stands_is_marked(qtbot: QtBot) -> None:
    first, other = ChoiceInput("村", TOWNS), ChoiceInput("村", TOWNS)
    window = shown(qtbot, first, other)
    other.set_value("乙")
    first.box.setFocus()
    QTest.keyClick(here(), Qt.Key.Key_Tab)
    assert here() is other.box
    assert window.isVisible()
    assert "QListView" in parts(other)
    assert other.box.line.selectedText() == "乙村"
    QTest.keyClick(here(), Qt.Key.Key_Down)
    assert (other.value(), other.label(), window.isVisible()) == ("丙", "丙村", True)
    QTest.keyClick(here(), Qt.Key.Key_Up)
    QTest.keyClick(here(), Qt.Key.Key_Up)
    assert other.value() == "甲"


def test_typing_into_a_box_finds_its_entry(qtbot: QtBot) -> None:
    first, other = ChoiceInput("村", TOWNS), ChoiceInput("村", TOWNS)
    window = shown(qtbot, first, other)
    other.box.setFocus()
    QTest.keyClicks(other.box, "bing")
    assert (other.value(), window.isVisible()) == ("丙", True)


def test_a_click_on_the_arrow_opens_the_list_at_the_entry_that_stands_there(qtbot: QtBot) -> None:
    one = ChoiceInput("村", TOWNS)
    window = shown(qtbot, one)
    one.set_value("丙")
    QTest.mouseClick(
        one.box, Qt.MouseButton.LeftButton, pos=QPoint(one.box.width() - 8, one.box.height() // 2)
    )
    assert one.box.view().isVisible()
    assert one.box.view().currentIndex().data() == "丙村"
    assert window.isVisible()
    one.box.hidePopup()


@pytest.mark.parametrize("factor", [1.0, 1.75])
def test_a_box_has_the_size_and_the_looks_qt_would_give_it(qtbot: QtBot, factor: float) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Theme(factor).apply(application)
    ours, theirs = ChoiceBox(), QComboBox()
    policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    theirs.setMinimumContentsLength(6)
    theirs.setSizeAdjustPolicy(policy)
    theirs.setEditable(True)
    for box in (ours, theirs):
        qtbot.addWidget(box)
        box.show()
        box.resize(160, box.sizeHint().height())
        box.setEditText("甲村")
    assert ours.sizeHint() == theirs.sizeHint()
    assert ours.minimumSizeHint() == theirs.minimumSizeHint()
    assert ours.grab().toImage() == theirs.grab().toImage()
    Theme(1.0).apply(application)


def test_a_plain_widget_has_the_programs_font_and_colour_and_none_of_its_own(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    words = QLabel("当事人", page)
    page.show()
    assert words.font().pixelSize() == 14
    assert words.palette().color(QPalette.ColorRole.WindowText).name() == "#1f2329"
    assert words.font().resolveMask() == 0
    line = QLineEdit(page)
    line.ensurePolished()
    assert line.palette().color(QPalette.ColorRole.PlaceholderText).name() == "#1f2329"
