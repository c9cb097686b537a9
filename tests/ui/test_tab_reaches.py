"""Tab comes by every button and every input of every page, as it does of a sheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.shell.book_of_pages import all_pages
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import about, active, dealt, first, settle


def stops(frame: Frame) -> list[QWidget]:
    """Every button and input that is seen and may be pressed or filled in."""
    found = [*frame.findChildren(QPushButton), *frame.findChildren(QLineEdit)]
    return [
        one
        for one in found
        if one.isVisibleTo(frame)
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
    ]


@pytest.mark.parametrize("names", dealt(all_pages()), ids=first)
def test_every_button_and_input_of_a_page_is_reached(
    qtbot: QtBot, frame: Frame, names: tuple[str, ...]
) -> None:
    active(qtbot, frame)
    for name in names:
        with about(name):
            frame.go(name)
            settle(qtbot, frame)
            reached_by_tab(frame)


def reached_by_tab(frame: Frame) -> None:
    wanted = stops(frame)
    reached: list[QWidget] = []
    for _ in range(2 * len(wanted) + 20):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    missed = [one.accessibleName() or one for one in wanted if one not in reached]
    assert len(wanted) > 8
    assert missed == []
