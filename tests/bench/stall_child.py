"""Run in a process of its own: the longest turn of the event loop while forms come and go.

``STORE`` is signed in to; every line printed is ``what: wall cpu``, the longest turn by the clock
and of the window's thread in milliseconds.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sifasuo_desktop.app.gui import CrashNotice, build
from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.office.workplace import open_workplace
from sifasuo_desktop.ui.prompter import Prompter
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.theme import Theme
from tests.bench.start_child import PASSWORD

CALM = 3
REST_MS = 2000
NARRATIVE = "因宅基地边界砌墙发生争吵。"


class Stopwatch:
    """Does something and turns the loop until all is calm, timing each turn."""

    def __init__(self, idle: Callable[[], bool]) -> None:
        self._idle = idle
        self._longest = (0.0, 0.0)

    def longest(self, deed: Callable[[], object]) -> tuple[float, float]:
        """The longest turn, by the clock and of this thread, ``deed`` being one."""
        self._longest = (0.0, 0.0)
        self._turn(deed)
        loop, calm = QEventLoop(), 0
        while calm < CALM:
            idle = self._idle()
            self._turn(lambda: loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1))
            # A loop that is turned by hand leaves what is to be deleted to the loop around it.
            self._turn(_delete)
            calm = calm + 1 if idle else 0
        return self._longest

    def rest(self) -> None:
        """Turns the loop for as long as a person looks at a new page before doing anything."""
        resting = QDeadlineTimer(REST_MS)
        while not resting.hasExpired() or not self._idle():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)

    def _turn(self, deed: Callable[[], object]) -> None:
        start, begun = time.perf_counter(), time.thread_time()
        deed()
        wall, cpu = time.perf_counter() - start, time.thread_time() - begun
        self._longest = max(self._longest[0], wall * 1000), max(self._longest[1], cpu * 1000)


def _delete() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]


class BareForm(QWidget):
    """Bare widgets of Qt: of each kind, and with the entries, that another form has."""

    def __init__(self, of: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        for kind in (QLabel, QCheckBox, QPlainTextEdit):
            for _ in of.findChildren(kind):
                column.addWidget(kind(self))
        boxes = of.findChildren(QComboBox)
        for _ in range(len(of.findChildren(QLineEdit)) - len(boxes)):
            column.addWidget(QLineEdit(self))
        for box in boxes:
            made = QComboBox(self)
            made.setEditable(True)
            made.addItems([box.itemText(place) for place in range(box.count())])
            column.addWidget(made)


class Forms:
    """One signed-in window whose forms are opened and left."""

    def __init__(self, frame: Frame, watch: Stopwatch) -> None:
        self.frame, self._watch = frame, watch

    def say(self, what: str, deed: Callable[[], object]) -> None:
        """Prints what ``deed`` took."""
        wall, cpu = self._watch.longest(deed)
        sys.stdout.write(f"{what}: {wall:.2f} {cpu:.2f}\n")

    def bare(self, what: str, of: QWidget) -> None:
        """The bare form in the place of a page."""
        stack, before = self.frame.stack, self.frame.stack.currentWidget()
        made: list[QWidget] = []

        def show() -> None:
            made.append(BareForm(of, stack))
            stack.addWidget(made[0])
            stack.setCurrentWidget(made[0])

        self.say(what, show)
        stack.setCurrentWidget(before)
        stack.removeWidget(made[0])
        made[0].deleteLater()
        self._watch.longest(lambda: None)

    def intake(self, which: str) -> None:
        """登记纠纷 opened, something typed, and left for the workbench, to be kept."""
        self.say(f"{which} opening of 登记纠纷", lambda: self.frame.go("intake"))
        page = self.frame.page()
        self.bare(f"{which} bare 登记纠纷", page)
        page.findChildren(QPlainTextEdit)[0].insertPlainText(NARRATIVE)
        self._watch.longest(lambda: None)
        self.say(f"{which} leaving of 登记纠纷", lambda: self.frame.go("workbench"))

    def receive(self, which: str) -> None:
        """接收登记 opened, a name typed, and left for another page, to be kept."""
        form = self.frame.desk.form
        self.say(f"{which} opening of 接收登记", lambda: form("correction.receive", {}))
        sheet = self.frame.holder.sheet
        assert sheet is not None
        self.bare(f"{which} bare 接收登记", sheet)
        next(line for line in sheet.findChildren(QLineEdit) if line.isVisible()).insert("钱大喆")
        self._watch.longest(lambda: None)
        self.say(f"{which} leaving of 接收登记", lambda: self.frame.go("workbench"))


def main() -> int:
    application = QApplication([])
    theme = Theme(1.0)
    theme.apply(application)
    prompter, store = Prompter(), Path(sys.argv[1])
    settings = Settings(store / "settings.json")
    window, runner = build(settings, SystemClock(), prompter, CrashNotice(prompter), theme)
    window.resize(1366, 768)
    window.show()
    window.enter(
        open_workplace(store, "admin", PASSWORD, clock=SystemClock(), randomness=SystemRandomness())
    )
    watch = Stopwatch(runner.idle)
    watch.longest(lambda: None)
    watch.rest()
    assert window.frame is not None
    forms = Forms(window.frame, watch)
    for which in ("first", "later"):
        forms.intake(which)
        forms.receive(which)
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
