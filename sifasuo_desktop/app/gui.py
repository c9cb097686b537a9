"""Builds the window: application, look, lanes, crash notice; then sign-in and the frame."""

import gc
import logging
import os
import sys
import traceback
from collections.abc import MutableMapping, Sequence
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from sifasuo_desktop import __version__
from sifasuo_desktop.app.trouble import translate
from sifasuo_desktop.kernel.clock import Clock, SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.paths import default_settings
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.ui.prompter import Prompter
from sifasuo_desktop.ui.runner import Runner
from sifasuo_desktop.ui.shell.window import TITLE, Window
from sifasuo_desktop.ui.theme import Theme

LOG = logging.getLogger(__name__)


class CrashNotice:
    """Tells a bug once at a time, without personal data, and lets the person go on."""

    def __init__(self, prompter: Prompter) -> None:
        self._prompter = prompter
        self.parent: QWidget | None = None
        self._showing = False

    def show(self, error: BaseException) -> None:
        """Notes where the bug lies and says what to do."""
        frames = traceback.extract_tb(error.__traceback__)
        place = [f"{frame.name} {frame.lineno}" for frame in frames[-6:]]
        LOG.error("bug %s at %s", type(error).__name__, " < ".join(reversed(place)))
        if self._showing:
            return
        self._showing = True
        detail = "\n".join([f"版本 {__version__}", type(error).__name__, *reversed(place)])
        self._prompter.tell(
            self.parent,
            "程序出错",
            "刚才的操作没有完成，已经保存的数据没有受影响，正在填写的内容会作为草稿保留。\n"
            "请重新操作一次；如果仍然出错，请把下面的详细信息告诉技术人员。",
            detail,
        )
        self._showing = False

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """The exception hook of the program."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self.show(error)


def prepare_input_method(environment: MutableMapping[str, str], platform: str) -> None:
    """Where only fcitx runs, Qt's ibus plug-in speaks to it; else nobody could type Chinese."""
    if not platform.startswith("linux") or environment.get("QT_IM_MODULE", "") not in ("", "fcitx"):
        return
    hints = (environment.get(name, "") for name in ("QT_IM_MODULE", "XMODIFIERS", "GTK_IM_MODULE"))
    if any("fcitx" in hint for hint in hints):
        environment["QT_IM_MODULE"] = "ibus"


def speak_chinese(application: QApplication) -> bool:
    """Qt's own dialogs (files, printing) in Simplified Chinese; whether their words were found."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    found = translator.load("qtbase_zh_CN", folder)
    return bool(found and application.installTranslator(translator))


def build(
    settings: Settings, clock: Clock, prompter: Prompter, notice: CrashNotice, theme: Theme
) -> tuple[Window, Runner]:
    """The window with everything it works with."""
    runner = Runner(translate, notice.show)
    window = Window(runner, prompter, settings, theme, clock, SystemRandomness())
    notice.parent = window
    return window, runner


def stand(application: QApplication, settings: Settings) -> tuple[Window, Runner]:
    """The window in its look, not yet shown; from now on a bug is told."""
    application.setApplicationName("sifasuo")
    application.setApplicationDisplayName(TITLE)
    speak_chinese(application)
    theme = Theme(min(1.75, max(1.0, settings.number("text_size", 1.0))))
    theme.apply(application)
    prompter = Prompter()
    notice = CrashNotice(prompter)
    sys.excepthook = notice.hook
    return build(settings, SystemClock(), prompter, notice, theme)


def run_window(argv: Sequence[str]) -> int:
    """Opens the window and stays until it is closed."""
    prepare_input_method(os.environ, sys.platform)
    application = QApplication(list(argv))
    window, _ = stand(application, Settings(default_settings()))
    window.resize(1366, 768)
    window.showMaximized()
    code = application.exec()
    # Everything is closed by now. Without this Python walks all that was ever made for some
    # seconds before the process goes.
    gc.freeze()
    return code
