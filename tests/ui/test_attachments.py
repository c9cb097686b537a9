"""附件 on the page of a record: dropped, pasted, chosen, from the scanner; seen, renamed, voided, saved."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.attachments import attach, prepare
from sifasuo_desktop.services.reading.attachments import attachments_of
from sifasuo_desktop.services.reading.record_view import record_view
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.paper.attachment_page import AttachmentPage
from sifasuo_desktop.ui.records.attachments_card import AttachmentsCard
from sifasuo_desktop.ui.records.record_page import RecordPage
from sifasuo_desktop.ui.shell.frame import Frame
from tests.pictures import photo, scan
from tests.services.test_attachments import PUBLICITY
from tests.ui.frames import active, save, settle
from tests.ui.offices import SilentPrompter, register


@pytest.fixture
def event(office: Workplace) -> str:
    """The id of a publicity event."""
    return office.act("publicity.add", PUBLICITY).id


@pytest.fixture
def card(qtbot: QtBot, frame: Frame, event: str) -> AttachmentsCard:
    """附件 on the page of that event."""
    active(qtbot, frame)
    frame.desk.show_record("publicity", event)
    settle(qtbot, frame)
    return card_of(frame)


def card_of(frame: Frame) -> AttachmentsCard:
    page = frame.page()
    assert isinstance(page, RecordPage)
    assert page.attachments.isVisibleTo(frame)
    return page.attachments


def at_rest(qtbot: QtBot, frame: Frame) -> None:
    qtbot.waitUntil(lambda: not card_of(frame).attaching.busy, timeout=20_000)
    settle(qtbot, frame)
    settle(qtbot, frame)


def titles(card: AttachmentsCard) -> list[str]:
    return [card.list.item(row).text() for row in range(card.list.count())]


def said(frame: Frame) -> str:
    return frame.bar.text


def files(folder: Path) -> list[Path]:
    found = [folder / "合影.jpg", folder / "签到表.pdf"]
    found[0].write_bytes(photo())
    found[1].write_bytes(scan())
    return found


def mime_of(paths: list[Path]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(frame: Frame, mime: QMimeData) -> bool:
    """Drags over the page and lets go there; whether the page would take it."""
    page, button = frame.page(), Qt.MouseButton.LeftButton
    none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(300, 300), copy, mime, button, none)
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(300, 300), copy, mime, button, none))
    return enter.isAccepted()


def press(card: AttachmentsCard, name: str) -> None:
    (made,) = [
        one
        for one in card.findChildren(QPushButton)
        if one.accessibleName() == name and one.isVisibleTo(card)
    ]
    assert made.isEnabled()
    made.click()


def test_an_empty_card_says_how_files_come_in(card: AttachmentsCard) -> None:
    told = [one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card)]
    assert "把照片、扫描件拖到这一页，或者复制图片后按 Ctrl+V。" in told


def test_files_dropped_on_the_page_are_there_with_their_pictures(
    qtbot: QtBot, frame: Frame, card: AttachmentsCard, tmp_path: Path
) -> None:
    assert drop(frame, mime_of(files(tmp_path)))
    at_rest(qtbot, frame)
    assert titles(card) == ["合影", "签到表"]
    assert said(frame) == "已添加 2 件附件。"
    qtbot.waitUntil(lambda: all(not card.list.item(row).icon().isNull() for row in (0, 1)))
    assert [entry.title for entry in _story(frame)][:2] == ["添加附件", "添加附件"]


def _story(frame: Frame) -> list[object]:
    page = frame.page()
    assert isinstance(page, RecordPage)
    assert page.file is not None
    return list(page.file.story)


def test_what_is_no_file_is_not_taken(frame: Frame, card: AttachmentsCard) -> None:
    mime = QMimeData()
    mime.setText("张三")
    assert not drop(frame, mime)


def test_a_bad_file_among_good_ones_is_named_and_the_others_come_in(
    qtbot: QtBot, frame: Frame, card: AttachmentsCard, tmp_path: Path
) -> None:
    bad = tmp_path / "安装.exe"
    bad.write_bytes(b"MZ" + bytes(600))
    drop(frame, mime_of([bad, *files(tmp_path)]))
    at_rest(qtbot, frame)
    assert titles(card) == ["合影", "签到表"]
    first, second = said(frame).split("\n")
    assert first == "已添加 2 件附件。"
    assert second.startswith("文件“安装.exe”不是照片、扫描件或者 PDF")


def test_a_picture_is_pasted_with_the_key(
    qtbot: QtBot, frame: Frame, card: AttachmentsCard, event: str
) -> None:
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    image.fill(0xFF3366)
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(frame.page(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    at_rest(qtbot, frame)
    assert titles(card) == ["粘贴的图片"]
    (one,) = attachments_of(frame.desk.workplace, "publicity", event)
    assert (one.record.width, one.record.height) == (320, 200)
    QGuiApplication.clipboard().clear()


def test_files_are_chosen(
    qtbot: QtBot,
    frame: Frame,
    card: AttachmentsCard,
    prompter: SilentPrompter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = tuple(files(tmp_path))
    monkeypatch.setattr(prompter, "open_files", lambda *asked: chosen, raising=True)
    press(card, "添加附件…")
    at_rest(qtbot, frame)
    assert titles(card) == ["合影", "签到表"]


def test_the_rest_is_left_when_somebody_stops_it(
    qtbot: QtBot, frame: Frame, card: AttachmentsCard, tmp_path: Path
) -> None:
    paths = []
    for place in range(5):
        paths.append(tmp_path / f"{place}.jpg")
        paths[-1].write_bytes(photo(300 + place, 200))
    drop(frame, mime_of(paths))
    press(card, "不再添加其余的")
    at_rest(qtbot, frame)
    assert titles(card) == ["0"]
    assert said(frame) == "已添加 1 件附件。"


def test_what_the_scanner_writes_is_offered_and_what_lay_there_is_not(
    qtbot: QtBot,
    frame: Frame,
    card: AttachmentsCard,
    prompter: SilentPrompter,
    tmp_path: Path,
) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    old = folder / "旧.jpg"
    old.write_bytes(photo())
    os.utime(old, (1_700_000_000, 1_700_000_000))
    prompter.chosen = folder
    press(card, "扫描仪文件夹…")
    settle(qtbot, frame)
    assert not card.scanned.isVisibleTo(card)
    (folder / "SCAN0001.pdf").write_bytes(scan())
    (folder / "说明.txt").write_text("x")
    card.scanned.look()
    settle(qtbot, frame)
    assert card.scanned.isVisibleTo(card)
    assert card.list.count() == 0
    press(card, "添加到这条记录")
    at_rest(qtbot, frame)
    assert titles(card) == ["SCAN0001"]
    card.scanned.look()
    settle(qtbot, frame)
    assert not card.scanned.isVisibleTo(card)


@pytest.fixture
def three(qtbot: QtBot, frame: Frame, card: AttachmentsCard, office: Workplace, event: str) -> str:
    """The event with a photo, a PDF and another photo."""
    attach(office, "publicity", event, prepare(photo(), "合影.jpg"))
    attach(office, "publicity", event, prepare(scan(), "签到表.pdf"))
    attach(office, "publicity", event, prepare(photo(600, 900, colour="#2a7f50"), "横幅.jpg"))
    settle(qtbot, frame)
    settle(qtbot, frame)
    return event


def test_one_is_opened_inside_the_window_and_the_keys_go_to_the_next(
    qtbot: QtBot, frame: Frame, card: AttachmentsCard, three: str
) -> None:
    card.list.setFocus()
    card.list.setCurrentRow(0)
    QTest.keyClick(card.list, Qt.Key.Key_Return)
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, AttachmentPage)
    assert page.stack.currentWidget() is page.pane
    assert page.pane.widget().width() > 500
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, frame)
    assert page.stack.currentWidget() is page.pages
    assert page.document.pageCount() == 2
    QTest.keyClick(page, Qt.Key.Key_Escape)
    settle(qtbot, frame)
    assert frame.current == "publicity"


def test_a_title_is_written_over_the_old_one(
    qtbot: QtBot, frame: Frame, card: AttachmentsCard, three: str
) -> None:
    card.list.setFocus()
    card.list.setCurrentRow(2)
    press(card, "改名称")
    (line,) = card.list.findChildren(QLineEdit)
    line.setText("活动横幅")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, frame)
    settle(qtbot, frame)
    found = attachments_of(frame.desk.workplace, "publicity", three)
    assert [one.record.title for one in found] == ["合影", "签到表", "活动横幅"]
    assert titles(card) == ["合影", "签到表", "活动横幅"]


def test_one_is_voided_with_a_reason(
    qtbot: QtBot, frame: Frame, card: AttachmentsCard, three: str
) -> None:
    card.list.setCurrentRow(1)
    press(card, "作废…")
    settle(qtbot, frame)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    form.panel.set_values({"reason": "传错了"})
    save(qtbot, frame, form)
    settle(qtbot, frame)
    assert titles(card) == ["合影", "横幅"]
    kept = show(frame.desk.workplace, "publicity", three)["children"]["attachment"]
    assert [one["void_reason"] for one in kept] == [None, "传错了", None]


def test_one_is_saved_as_a_file(
    qtbot: QtBot,
    frame: Frame,
    card: AttachmentsCard,
    prompter: SilentPrompter,
    three: str,
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    prompter.chosen = out
    card.list.setCurrentRow(1)
    press(card, "另存为…")
    settle(qtbot, frame)
    (file,) = out.iterdir()
    assert file.read_bytes() == scan()
    assert file.name in said(frame)


def test_what_came_last_is_chosen_and_in_sight(
    qtbot: QtBot, frame: Frame, card: AttachmentsCard, three: str, tmp_path: Path
) -> None:
    paths = []
    for place in range(12):
        paths.append(tmp_path / f"{place:02}.jpg")
        paths[-1].write_bytes(photo(200 + place, 150))
    drop(frame, mime_of(paths))
    at_rest(qtbot, frame)
    assert card.list.count() == 15
    chosen = card.list.chosen()
    assert chosen is not None
    assert chosen.record.title == "11"
    seen = card.list.viewport().rect()
    assert card.list.visualItemRect(card.list.item(14)).intersects(seen)


def test_another_record_shows_nothing_of_the_one_before(
    qtbot: QtBot, frame: Frame, card: AttachmentsCard, three: str, office: Workplace
) -> None:
    assert len(titles(card)) == 3
    other = office.act("publicity.add", PUBLICITY).id
    frame.desk.show_record("publicity", other)
    settle(qtbot, frame)
    assert titles(card) == []


def test_a_case_with_a_page_of_its_own_has_the_card_too(
    qtbot: QtBot, frame: Frame, office: Workplace, tmp_path: Path
) -> None:
    case = register(office, "陈志海")
    active(qtbot, frame)
    frame.desk.show_record("dispute", case)
    settle(qtbot, frame)
    assert drop(frame, mime_of(files(tmp_path)))
    at_rest(qtbot, frame)
    assert titles(card_of(frame)) == ["合影", "签到表"]


def test_what_has_no_attachments_has_no_card(qtbot: QtBot, frame: Frame) -> None:
    active(qtbot, frame)
    user = frame.desk.workplace.user.id
    frame.desk.show_record("user", user)
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, RecordPage)
    assert not page.attachments.isVisibleTo(frame)
    assert not page.acceptDrops()


Choose = Callable[..., tuple[Path, ...]]


def test_what_happened_tells_an_attachment_by_its_name_alone(office: Workplace, event: str) -> None:
    attach(office, "publicity", event, prepare(photo(), "合影.jpg"))
    story = record_view(office, "publicity", event).story
    assert (story[0].title, story[0].text.split(" · ")[-1]) == ("添加附件", "合影")
    assert all("publicity" not in one.text and "校验值" not in one.text for one in story)
