"""The clock that locks hears keys and mouse without listening to every object."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

import sifasuo_desktop
from sifasuo_desktop.ui.shell.lock import IdleClock
from tests.ui.typing_people import press

WAIT_MS = 1000


def test_a_key_puts_locking_off(qtbot: QtBot, qapp: QApplication) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    clock = IdleClock(qapp, WAIT_MS)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow)
    qtbot.waitUntil(lambda: clock._timer.remainingTime() < WAIT_MS - 200)
    press(line, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert clock._timer.remainingTime() > WAIT_MS - 200
    with qtbot.waitSignal(clock.idle, timeout=WAIT_MS * 5):
        pass
    assert line.text() == "a"


def test_nothing_listens_to_the_whole_application() -> None:
    root = Path(sifasuo_desktop.__file__).parent
    whole = re.compile(r"(app|application|qApp|instance\(\))\.installEventFilter")
    found = [one.name for one in root.rglob("*.py") if whole.search(one.read_text("utf-8"))]
    assert found == []
