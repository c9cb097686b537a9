"""`make screenshots` fails when a picture shows an error, an empty page or work under way."""

import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sifasuo_desktop.app import screenshots
from sifasuo_desktop.app.gui import CrashNotice
from sifasuo_desktop.app.picture_faults import faults_of, ink
from sifasuo_desktop.app.screenshots import View, Witness
from sifasuo_desktop.demo.story import Period, make_demo
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.slots import LEAST
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.paper.preview import PreviewPage
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.shell.window import Window
from tests.services.offices import PASSWORD
from tests.ui.offices import register

pytestmark = pytest.mark.long(30)


def settled(qtbot: QtBot, frame: Frame, page: str, target: Target | None = None) -> list[str]:
    frame.go(page, target or Target())
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    return faults_of(frame, frame.holder)


def test_the_page_of_a_paper_without_a_paper_is_a_fault(qtbot: QtBot, frame: Frame) -> None:
    said, empty = settled(qtbot, frame, "preview")
    assert said.startswith("说出了错误：没有“”这种文书")
    assert empty == "没有内容：文书页面"


def test_the_preview_of_a_paper_is_a_good_picture(qtbot: QtBot, frame: Frame) -> None:
    case = register(frame.desk.workplace, "陈志海")
    office = frame.desk.workplace
    office.act("dispute.consent", {"dispute": case, "consent": "yes"})
    office.act("dispute.accept", {"dispute": case, "accepted": "2026-04-02"})
    assert settled(qtbot, frame, "preview", Target(case, "acceptance", words="dispute")) == []
    page = frame.page()
    assert isinstance(page, PreviewPage)
    assert page.document.status() == QPdfDocument.Status.Ready
    assert page.document.pageCount() >= 1


def test_an_error_in_the_bar_of_the_frame_is_a_fault(qtbot: QtBot, frame: Frame) -> None:
    assert settled(qtbot, frame, "workbench") == []
    frame.desk.say("数据库正被另一个程序使用。", "red")
    assert faults_of(frame, frame.holder) == ["说出了错误：数据库正被另一个程序使用。"]
    frame.desk.say("已保存。", "green")
    assert faults_of(frame, frame.holder) == []


def test_a_record_that_is_not_there_is_a_fault(qtbot: QtBot, frame: Frame) -> None:
    found = settled(qtbot, frame, "dispute", Target(record="0" * 32))
    assert any(one.startswith("说出了错误：") for one in found)


def test_work_that_is_not_done_is_a_fault(qtbot: QtBot, frame: Frame) -> None:
    settled(qtbot, frame, "workbench")
    waiting = QLabel("正在读取…", frame.page())
    waiting.show()
    assert faults_of(frame, frame.holder) == ["还没有完成：正在读取…"]


def test_a_picture_of_one_colour_has_no_ink() -> None:
    image = QImage(120, 90, QImage.Format.Format_RGB32)
    image.fill(QColor("#F4F6F9"))
    assert ink(image) == 0.0
    for x in range(0, 120):
        for y in range(0, 9):
            image.setPixelColor(x, y, QColor("black"))
    assert ink(image) == pytest.approx(0.1)


def test_a_crash_is_told_as_a_fault_and_opens_no_dialog(qtbot: QtBot) -> None:
    witness = Witness()
    CrashNotice(witness).show(ValueError("x"))
    (told,) = witness.told
    assert told.startswith("程序出错")
    assert "ValueError" in told


def test_a_demonstration_is_photographed_without_a_fault_and_with_its_paper(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    store = tmp_path / "store"
    today = screenshots.SystemClock().today()
    period = Period(date.fromordinal(today.toordinal() - 120), today)
    make_demo(store, password=screenshots.PASSWORD, period=period, scale=0.4, cost=LEAST)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    view = View("small", QSize(1024, 768), 1.0)
    faults = screenshots.shoot_all(tmp_path / "out", store, view, application)
    assert faults == []
    assert not [one for one in application.topLevelWidgets() if isinstance(one, Window)]
    names = {path.stem for path in (tmp_path / "out" / "small").glob("*.png")}
    assert {"workbench", "disputes", "dispute", "corrections", "correction", "preview"} <= names


def test_bad_pictures_are_named_and_the_command_fails(
    qtbot: QtBot,
    office: Workplace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """An office without a case: its lists and its paper are empty."""
    office.close()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(screenshots, "PASSWORD", PASSWORD)
    monkeypatch.setattr(screenshots, "VIEWS", (View("small", QSize(1024, 768), 1.0),))
    out = tmp_path / "out"
    assert screenshots.main(["screenshots", str(out), str(tmp_path / "store")]) == 1
    told = capsys.readouterr().err
    assert "small/preview.png: 没有内容：文书页面" in told
    assert "small/sign_in.png" not in told
