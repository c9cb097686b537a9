"""Run in a process of its own: starts a window and prints the milliseconds until it is usable,
by the clock since the first line here and of the processor since the process began.

``bare`` shows an empty window of Qt and imports nothing of the program; ``sign-in STORE`` shows
the sign-in page, ``signed-in STORE`` opens the store, signs in and shows the workbench.
"""

import sys
import time

BEGIN = time.perf_counter()

from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

PASSWORD = "Bench-2026"


class Watch:
    """Says the time once the window is shown and its lanes are idle."""

    def __init__(self, application: QApplication, idle) -> None:  # type: ignore[no-untyped-def]
        self._application = application
        self._idle = idle
        self._timer = QTimer()
        self._timer.timeout.connect(self.look)
        self._timer.start(1)

    def look(self) -> None:
        if self._idle():
            wall = (time.perf_counter() - BEGIN) * 1000
            sys.stdout.write(f"{wall:.2f} {time.process_time() * 1000:.2f}\n")
            self._timer.stop()
            self._application.quit()


def always() -> bool:
    return True


def bare() -> None:
    """A window of Qt with nothing in it."""
    application = QApplication([])
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    watch = Watch(application, always)
    application.exec()
    assert watch


def ours(way: str, place: str) -> None:
    """The program as it is started, but for the size of the window and where the settings lie."""
    from pathlib import Path

    from sifasuo_desktop.app.gui import CrashNotice, build, speak_chinese
    from sifasuo_desktop.kernel.clock import SystemClock
    from sifasuo_desktop.kernel.ids import SystemRandomness
    from sifasuo_desktop.kernel.settings import Settings
    from sifasuo_desktop.services.office.workplace import open_workplace
    from sifasuo_desktop.ui.prompter import Prompter
    from sifasuo_desktop.ui.theme import Theme

    application = QApplication([])
    speak_chinese(application)
    theme = Theme(1.0)
    theme.apply(application)
    prompter, store = Prompter(), Path(place)
    settings = Settings(store / "settings.json")
    shown, runner = build(settings, SystemClock(), prompter, CrashNotice(prompter), theme)
    shown.resize(1366, 768)
    shown.show()
    workplace = None
    if way == "signed-in":
        workplace = open_workplace(
            store, "admin", PASSWORD, clock=SystemClock(), randomness=SystemRandomness()
        )
        shown.enter(workplace)
    watch = Watch(application, runner.idle)
    application.exec()
    assert watch
    runner.close()
    if workplace is not None:
        workplace.close()


def main() -> int:
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(*sys.argv[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main())
