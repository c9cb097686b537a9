"""Opens the window over no store and closes it again: the part of ``selftest`` that needs a screen."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn


def main() -> int:
    """0 once the window stood and went. Without a screen it stands nowhere, and is made all the same."""
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from sifasuo_desktop.app.gui import CrashNotice, build
    from sifasuo_desktop.kernel.clock import SystemClock
    from sifasuo_desktop.kernel.settings import Settings
    from sifasuo_desktop.ui.prompter import Prompter
    from sifasuo_desktop.ui.theme import Theme

    application = QApplication([])
    prompter = Prompter()
    with TemporaryDirectory(prefix="sifasuo-") as folder:
        settings = Settings(Path(folder) / "settings.json")
        settings.keep(store=str(Path(folder) / "store"))
        theme = Theme()
        theme.apply(application)
        window, _ = build(settings, SystemClock(), prompter, CrashNotice(prompter), theme)
        window.show()
        application.processEvents()
        stood = window.isVisible() and window.sign_in.isVisible()
        window.close()
        application.processEvents()
    return 0 if stood else 1


def run_alone() -> NoReturn:
    """The whole of a process: what is left of Qt would take its time to go."""
    status = main()
    sys.stdout.flush()
    os._exit(status)
