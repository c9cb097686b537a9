"""F1 at the section of the page, the size of the text, and a start without other work beside it."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.paths import resources
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.prompter import _files
from sifasuo_desktop.ui.runner import Runner
from sifasuo_desktop.ui.shell.book_of_pages import all_pages
from sifasuo_desktop.ui.shell.help_window import SIGNING_IN, HelpWindow
from sifasuo_desktop.ui.shell.window import Window
from sifasuo_desktop.ui.theme import Theme
from tests.clock import FixedClock
from tests.services.offices import FIRST_DAY
from tests.ui.offices import SilentPrompter


@pytest.fixture
def window(qtbot: QtBot, runner: Runner, tmp_path: Path) -> Window:
    settings = Settings(tmp_path / "settings.json")
    made = Window(
        runner,
        SilentPrompter(),
        settings,
        Theme(),
        FixedClock(FIRST_DAY),
        SystemRandomness(),
    )
    qtbot.addWidget(made)
    return made


def test_nothing_runs_beside_the_first_paint(window: Window, runner: Runner) -> None:
    assert runner.idle()
    window.show()
    assert runner.idle()


def test_every_page_has_its_section_in_the_manual(qtbot: QtBot) -> None:
    manual = resources("help", "manual.md").read_text(encoding="utf-8")
    sections = {SIGNING_IN, *(page.help for page in all_pages().values())}
    assert all(section and f"## {section}\n" in manual for section in sections)


def test_the_manual_opens_at_the_section_of_the_page(qtbot: QtBot, window: Window) -> None:
    qtbot.addWidget(window)
    window.show()
    window.show_help()
    (manual,) = window.findChildren(HelpWindow)
    assert manual.section() == "一、登录"
    manual.open_at("correction")
    assert manual.section() == "四、社区矫正"
    assert manual.browser.verticalScrollBar().value() > 0


def test_another_text_size_is_kept_and_the_page_stays(
    qtbot: QtBot, window: Window, office: Workplace, runner: Runner, tmp_path: Path
) -> None:
    window.show()
    with qtbot.waitSignal(window.ready, timeout=10_000):
        window.enter(office)
    assert window.frame is not None
    window.frame.go("disputes")
    qtbot.waitUntil(runner.idle, timeout=10_000)
    (largest,) = (one for one in window.frame.top.user.actions_there() if one.data() == 1.75)
    with qtbot.waitSignal(window.ready, timeout=10_000):
        largest.trigger()
    qtbot.waitUntil(runner.idle, timeout=10_000)
    assert window.frame.current == "disputes"
    assert window.desk is not None
    assert window.desk.theme.factor == 1.75
    assert Settings(tmp_path / "settings.json").number("text_size", 1.0) == 1.75


class Restyled(QObject):
    """Counts how often Qt went over a widget with another style sheet."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.StyleChange
        return False


def test_another_text_size_spends_no_time_on_the_frame_that_goes(
    qtbot: QtBot, window: Window, office: Workplace
) -> None:
    window.show()
    with qtbot.waitSignal(window.ready, timeout=10_000):
        window.enter(office)
    assert window.frame is not None
    restyled = Restyled()
    window.frame.installEventFilter(restyled)
    with qtbot.waitSignal(window.ready, timeout=10_000):
        window.resize_text(1.5)
    assert restyled.times == 0


def test_the_words_of_file_dialogs_are_chinese(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _files(None, "选择文件", tmp_path)
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    words = [one.text() for one in dialog.findChildren(QLabel)]
    assert "位置：" in words
    assert "文件类型：" in words


def test_the_manual_in_the_window_tells_nobody_to_type_a_command() -> None:
    manual = resources("help", "manual.md").read_text(encoding="utf-8")
    assert not re.search(r"`sifasuo|`python|--[a-z]", manual)


@pytest.mark.parametrize("turn", [1, 2])
def test_every_test_begins_with_text_of_the_usual_size(qapp: QApplication, turn: int) -> None:
    assert qapp.font().pixelSize() == 14, turn
    Theme(1.75).apply(qapp)
