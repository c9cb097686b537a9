"""Run in a process of its own: starts a window and prints the milliseconds until it is usable,
by the clock since the first line here and of the processor since the process began.

``bare`` shows an empty window of Qt and imports nothing of the program; ``sign-in STORE`` shows
the sign-in page of a store that was opened here before, ``signed-in STORE`` types the password
there at once, presses 登录 and waits for the workbench.
"""

import sys
import time

BEGIN = time.perf_counter()

PASSWORD = "Bench-2026"
OTHER = [0.0, 0.0]
"""Seconds by the clock and of the processor that belong to the key's stretching."""


class Watch:
    """Says the time once the window is painted and its lanes are idle."""

    def __init__(self, application, usable) -> None:  # type: ignore[no-untyped-def]
        from PySide6.QtCore import QTimer

        self._application = application
        self._usable = usable
        self._timer = QTimer()
        self._timer.timeout.connect(self.look)
        self._timer.start(1)

    def look(self) -> None:
        if self._usable():
            wall = (time.perf_counter() - BEGIN - OTHER[0]) * 1000
            sys.stdout.write(f"{wall:.2f} {(time.process_time() - OTHER[1]) * 1000:.2f}\n")
            self._timer.stop()
            self._application.quit()


def always() -> bool:
    return True


def bare() -> None:
    """A window of Qt with nothing in it."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    watch = Watch(application, always)
    application.exec()
    assert watch


def while_stretching() -> None:
    """What the program does beside stretching a key of full strength; the key here is a weak one."""
    from sifasuo_desktop.services.reading.choices import warm_up

    wall, cpu = time.perf_counter(), time.process_time()
    warm_up()
    OTHER[:] = [time.perf_counter() - wall, time.process_time() - cpu]


def ours(way: str, place: str) -> None:
    """The program as it is started, but for the size of the window and where the settings lie."""
    from pathlib import Path

    from sifasuo_desktop.app.main import make_ready

    make_ready()
    from PySide6.QtWidgets import QApplication

    from sifasuo_desktop.app.gui import stand
    from sifasuo_desktop.kernel.settings import Settings

    settings = Settings(Path(place) / "settings.json")
    settings.keep(store=place, account="admin")
    application = QApplication([])
    window, runner = stand(application, settings)
    window.resize(1366, 768)
    window.show()

    def at_the_workbench() -> bool:
        return window.frame is not None and runner.idle()

    if way == "signed-in":
        while_stretching()
        window.sign_in.fields.password.set_value(PASSWORD)
        window.sign_in.enter()
    watch = Watch(application, at_the_workbench if way == "signed-in" else runner.idle)
    application.exec()
    assert watch
    runner.close()
    if window.desk is not None:
        window.desk.workplace.close()


def main() -> int:
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(*sys.argv[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main())
