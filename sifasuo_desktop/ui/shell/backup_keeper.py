"""The hourly backup while the window is used: asked for in the store's lane, made beside it."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from sifasuo_desktop.domain.refusal import Problem, Refused
from sifasuo_desktop.services.office import backups
from sifasuo_desktop.services.office.backups import Job, Made
from sifasuo_desktop.ui.desk import Desk, sentences, told
from sifasuo_desktop.ui.runner import Trouble

EVERY_MS = 5 * 60 * 1000
"""How often it is asked whether a backup is due."""
FAILED = "自动备份没有做成，已经保存的内容没有受影响。"


class BackupKeeper(QObject):
    """Lives as long as somebody is signed in; says a failure once."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._busy = False
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begins to look at the clock."""
        self._timer.start()

    def stop(self) -> None:
        """Looks no more."""
        self._timer.stop()

    def look(self) -> None:
        """Makes the backup if it is due, one at a time."""
        if not self._busy:
            self._busy = True
            self._desk.read(partial(backups.due_job, self._desk.workplace), self._make)

    def _make(self, result: Job | Refused | Trouble | None) -> None:
        if isinstance(result, Job):
            self._desk.runner.in_pool(result.run, self._made)
        else:
            self._busy = False

    def _made(self, result: Made | Refused | Trouble) -> None:
        self._busy = False
        if isinstance(result, Made):
            self._said = ""
            self._desk.read(
                partial(backups.note_and_tell, self._desk.workplace, result), self._noted
            )
            return
        words = FAILED + "".join(sentences(result))
        if words != self._said:
            self._said = words
            self._desk.say(words, "yellow")

    def _noted(self, result: tuple[Problem, ...] | Refused | Trouble) -> None:
        """What the second place did not take is said once; it stands with the backups after that."""
        if isinstance(result, tuple) and result:
            self._desk.say("\n".join(told(one) for one in result), "yellow")
