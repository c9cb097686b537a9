"""Run in a process of its own: starts a window and prints the milliseconds until it is usable,
by the clock since the first line here and of the processor since the process began.

``ours STORE`` opens the store, signs in and shows the workbench; ``bare`` imports the same and
shows an empty window.
"""

import sys
import time

BEGIN = time.perf_counter()

from pathlib import Path  # noqa: E402

from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from sifasuo_desktop.app.gui import CrashNotice, build  # noqa: E402
from sifasuo_desktop.kernel.clock import SystemClock  # noqa: E402
from sifasuo_desktop.kernel.ids import SystemRandomness  # noqa: E402
from sifasuo_desktop.kernel.settings import Settings  # noqa: E402
from sifasuo_desktop.services.office.workplace import open_workplace  # noqa: E402
from sifasuo_desktop.ui.prompter import Prompter  # noqa: E402
from sifasuo_desktop.ui.shell.book_of_pages import pages_for  # noqa: E402
from sifasuo_desktop.ui.theme import Theme  # noqa: E402

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


def main() -> int:
    application = QApplication([])
    if sys.argv[1] == "bare":
        from sifasuo_desktop.ui.subjects.workbench import page  # noqa: F401 - the same imports

        assert pages_for
        window: QWidget = QWidget()
        window.resize(1366, 768)
        window.show()
        watch = Watch(application, always)
    else:
        theme = Theme(1.0)
        theme.apply(application)
        prompter = Prompter()
        settings = Settings(Path(sys.argv[2]) / "settings.json")
        shown, runner = build(settings, SystemClock(), prompter, CrashNotice(prompter), theme)
        shown.resize(1366, 768)
        shown.show()
        if sys.argv[1] == "signed-in":
            place = Path(sys.argv[2])
            workplace = open_workplace(
                place, "admin", PASSWORD, clock=SystemClock(), randomness=SystemRandomness()
            )
            shown.enter(workplace)
        watch = Watch(application, runner.idle)
    application.exec()
    assert watch
    return 0


if __name__ == "__main__":
    sys.exit(main())
