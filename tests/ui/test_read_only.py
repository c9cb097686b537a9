"""A store that cannot be written: a line stays in sight, every page is read, every act refused."""

from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.runner import Runner, Trouble
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.shell.read_only_banner import WORDS, ReadOnlyBanner
from tests.ui.frames import keep
from tests.ui.offices import register


def shown(qtbot: QtBot, desk: Desk, runner: Runner) -> Frame:
    frame = Frame(desk, "云溪司法所")
    keep(qtbot, frame)
    frame.resize(1366, 768)
    frame.show()
    frame.start()
    qtbot.waitUntil(runner.idle, timeout=10_000)
    return frame


def banner(frame: Frame) -> ReadOnlyBanner:
    (found,) = frame.findChildren(ReadOnlyBanner)
    assert isinstance(found, ReadOnlyBanner)
    return found


def test_over_a_store_that_can_be_written_there_is_no_such_line(
    qtbot: QtBot, desk: Desk, runner: Runner
) -> None:
    assert not banner(shown(qtbot, desk, runner)).isVisible()


def test_the_line_stays_in_sight_on_every_page(qtbot: QtBot, desk: Desk, runner: Runner) -> None:
    register(desk.workplace, "陈志海")
    desk.workplace.store.read_only = True
    frame = shown(qtbot, desk, runner)
    for page in ("disputes", "system", "handover"):
        frame.go(page)
        qtbot.waitUntil(runner.idle, timeout=10_000)
        line = banner(frame)
        assert line.isVisible()
        assert line.accessibleName() == WORDS
        assert frame.bar.bar.text == ""


def test_an_act_is_refused_in_words_and_nothing_is_saved(
    qtbot: QtBot, desk: Desk, runner: Runner
) -> None:
    desk.workplace.store.read_only = True
    answers: list[object] = []
    values = {"account": "clerk2", "name": "沈知秋", "roles": ["clerk"]}
    desk.act("user.add", values, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    assert answers == [
        Trouble(
            "store.read_only",
            "数据库现在只能查看，这一项没有保存。"
            "请清理磁盘空间或者检查文件夹的写入权限，再重新登录办理。",
        )
    ]
