"""A damaged database file is told in the window; a sound one is not spoken of."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.soundness import look_is_due
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.runner import Runner
from sifasuo_desktop.ui.shell.weekly_look import WeeklyLook
from tests.ui.offices import SilentPrompter


def looked(qtbot: QtBot, desk: Desk, runner: Runner) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    WeeklyLook(desk, frame).begin()
    qtbot.waitUntil(runner.idle, timeout=10_000)


def test_of_a_sound_file_nothing_is_said_and_the_day_is_kept(
    qtbot: QtBot, desk: Desk, runner: Runner, prompter: SilentPrompter
) -> None:
    assert look_is_due(desk.workplace)
    looked(qtbot, desk, runner)
    assert prompter.asked == []
    assert not look_is_due(desk.workplace)


def test_of_a_damaged_file_is_told_what_to_do(
    qtbot: QtBot, desk: Desk, runner: Runner, prompter: SilentPrompter
) -> None:
    desk.workplace.store.check_integrity()
    path = desk.workplace.store.where.database
    with path.open("r+b") as file:
        file.seek(path.stat().st_size - 100)
        file.write(b"x")
    looked(qtbot, desk, runner)
    assert prompter.asked == [
        "每周检查发现数据库文件有损坏的地方。请办完手上这一件就退出，"
        "不要删除数据库文件夹，请用备份恢复，或与技术人员联系。"
    ]
