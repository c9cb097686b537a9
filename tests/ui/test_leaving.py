"""The process goes with the window."""

import os
import subprocess
import sys
from pathlib import Path

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
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=surroundings,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == ["0", "True"]
