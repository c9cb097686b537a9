"""The process goes with the window."""

from pathlib import Path

from tests.own_process import run_apart

SCRIPT = """
import gc
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import sifasuo_desktop.app.gui as gui
made = gui.build
def leave():
    for window in QApplication.topLevelWidgets():
        window.close()
def build(*given):
    QTimer.singleShot(200, leave)
    return made(*given)
gui.build = build
print(gui.run_window(["x"]), gc.get_freeze_count() > 1000)
"""


def test_nothing_is_left_to_collect_once_the_window_is_closed(tmp_path: Path) -> None:
    assert run_apart(SCRIPT, home=tmp_path) == ["0", "True"]
