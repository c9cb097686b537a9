"""A message belongs to its page, goes when it is not true any more, and moves nothing."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.intake.page import NO_COMMITTEE
from tests.clock import FixedClock
from tests.services.offices import FIRST_DAY, open_copy
from tests.ui.frames import intake_page, keep
from tests.ui.offices import COMMITTEE, receive
from tests.ui.typing_people import fill


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


def test_that_no_committee_is_there_is_not_said_once_there_is_one(
    qtbot: QtBot, desk: Desk, template: Path, tmp_path: Path
) -> None:
    bare = open_copy(template.parent / "store", tmp_path / "bare", FixedClock(FIRST_DAY))
    desk.workplace = bare
    frame = Frame(desk, "云溪司法所")
    keep(qtbot, frame)
    frame.start()
    frame.show()
    page = intake_page(qtbot, frame)
    assert page.bar.text == NO_COMMITTEE
    fill(page.form.start.fields["dispute_type"], "邻里纠纷")
    frame.go("system")
    bare.act("committee.add", {"name": COMMITTEE, "type": "03", "prefix": "皋云"})
    assert intake_page(qtbot, frame) is page
    assert page.bar.text == ""
    # What the frame tells after an act is read a moment later, and needs the store.
    qtbot.waitUntil(lambda: not frame._gather.isActive(), timeout=10_000)
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    bare.close()


def test_a_confirmation_moves_nothing_under_the_mouse(qtbot: QtBot, frame: Frame) -> None:
    before = frame.holder.geometry()
    frame.desk.say("已保存。")
    settled(qtbot, frame)
    assert frame.bar.strip.isVisible()
    assert frame.holder.geometry() == before
    assert frame.rect().contains(frame.bar.strip.geometry())
    frame.bar.clear()
    assert frame.holder.geometry() == before
