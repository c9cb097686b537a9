"""A message belongs to its page, goes when it is not true any more, and moves nothing."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.frame import Frame
from tests.ui.offices import receive


def settled(qtbot: QtBot, frame: Frame) -> None:
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    qtbot.waitUntil(lambda: not frame.bar._new.isActive(), timeout=10_000)
    QApplication.processEvents()


def test_a_message_does_not_go_along_to_another_page(qtbot: QtBot, frame: Frame) -> None:
    for light in ("red", "yellow", "green"):
        frame.go("workbench")
        frame.desk.say("请假时间重叠。", light)
        settled(qtbot, frame)
        assert frame.bar.text == "请假时间重叠。"
        frame.go("disputes")
        assert frame.bar.text == ""
        settled(qtbot, frame)


def test_what_is_said_on_the_way_to_a_page_is_read_there(qtbot: QtBot, frame: Frame) -> None:
    frame.desk.say("已登记：登2026-0001。")
    frame.go("disputes")
    settled(qtbot, frame)
    assert frame.bar.text == "已登记：登2026-0001。"


def test_a_refusal_goes_when_something_was_done(qtbot: QtBot, frame: Frame) -> None:
    frame.desk.say("还没有登记调委会。", "red")
    settled(qtbot, frame)
    receive(frame.desk.workplace, "孙志强")
    qtbot.waitUntil(lambda: frame.bar.text == "", timeout=10_000)
    settled(qtbot, frame)


def test_a_confirmation_moves_nothing_under_the_mouse(qtbot: QtBot, frame: Frame) -> None:
    before = frame.holder.geometry()
    frame.desk.say("已保存。")
    settled(qtbot, frame)
    assert frame.bar.strip.isVisible()
    assert frame.holder.geometry() == before
    assert frame.rect().contains(frame.bar.strip.geometry())
    frame.bar.clear()
    assert frame.holder.geometry() == before
