"""Once a week, some time after signing in, the database file is looked over beside the work."""

from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from sifasuo_desktop.domain.refusal import Problem, Refused
from sifasuo_desktop.services.office.soundness import look, look_is_due, settle
from sifasuo_desktop.ui.desk import Desk, told
from sifasuo_desktop.ui.runner import Trouble

WAIT_MS = 90_000
"""When the first lists stand and nobody waits for the disk."""


class WeeklyLook(QObject):
    """Tells of damage in a message that must be read; of a sound file it says nothing.

    It goes with the frame it lives in: who signs out ends it.
    """

    def __init__(self, desk: Desk, frame: QWidget) -> None:
        super().__init__(frame)
        self._desk = desk
        self._frame = frame
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(WAIT_MS)
        timer.timeout.connect(self.begin)
        timer.start()

    def begin(self) -> None:
        """Asks when the last look was."""
        self._desk.runner.in_store(partial(look_is_due, self._desk.workplace), self._asked)

    def _asked(self, due: bool | Refused | Trouble) -> None:
        if due is True:
            self._desk.runner.in_pool(partial(look, self._desk.workplace), self._looked)

    def _looked(self, sound: bool | Refused | Trouble) -> None:
        if isinstance(sound, bool):
            work = partial(settle, self._desk.workplace, sound)
            self._desk.runner.in_store(work, self._settled)

    def _settled(self, found: tuple[Problem, ...] | Refused | Trouble) -> None:
        if isinstance(found, tuple) and found:
            words = "\n".join(told(one) for one in found)
            self._desk.prompter.tell(self._frame, "数据库文件损坏", words)
