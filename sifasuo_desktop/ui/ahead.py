"""What is needed soon is read after the first paint, off the window's thread."""

from collections.abc import Callable
from functools import partial

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QTimer

from sifasuo_desktop.services.bus import all_verbs
from sifasuo_desktop.services.choices import warm_up
from sifasuo_desktop.ui.runner import Runner
from sifasuo_desktop.ui.sign_in import PRELOAD_MS

VERBS_MS = 1000
"""The acts are needed by the first form: a quarter of a second that is over by the time a password
is typed. The workbench comes first."""


def read_toolkit() -> None:
    """PySide makes the classes of Qt all at once where it first meets one it does not know."""
    for name in dir(QtWidgets):
        getattr(QtWidgets, name)


class Ahead(QObject):
    """Code lists at once; the rest a moment later and when nothing else is under way."""

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._soon = self._timer(PRELOAD_MS, partial(runner.in_pool, warm_up))
        self._later = self._timer(VERBS_MS, self._read)

    def start(self) -> None:
        """To be called when the window is shown."""
        self._soon.start()
        self._later.start()

    def _read(self) -> None:
        if not self._runner.idle():
            self._later.start()
            return
        self._runner.in_pool(all_verbs)
        read_toolkit()

    def _timer(self, wait: int, work: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(work)
        return timer
