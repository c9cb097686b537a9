"""经过 shows what was attached as a small picture; pressed, it is seen whole."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.attachments import attach, prepare
from sifasuo_desktop.services.reading.attachments import attachments_of
from sifasuo_desktop.services.reading.record_view import record_view
from sifasuo_desktop.ui.paper.attachment_page import AttachmentPage
from sifasuo_desktop.ui.records.record_page import RecordPage
from sifasuo_desktop.ui.records.small_picture import SmallPicture
from sifasuo_desktop.ui.shell.frame import Frame
from tests.pictures import photo, scan
from tests.services.test_attachments import PUBLICITY
from tests.ui.frames import active, settle
from tests.ui.offices import receive, register

RECORDS: dict[str, Callable[[Workplace], str]] = {
    "publicity": lambda office: office.act("publicity.add", PUBLICITY).id,
    "dispute": lambda office: register(office, "陈志海"),
    "correction": lambda office: receive(office, "王磊"),
}


@pytest.fixture(params=RECORDS)
def page(
    qtbot: QtBot, frame: Frame, office: Workplace, request: pytest.FixtureRequest
) -> RecordPage:
    """Of a record with a photo and a scan, of every kind whose story is told another way."""
    record = RECORDS[request.param](office)
    attach(office, request.param, record, prepare(photo(), "合影.jpg"))
    attach(office, request.param, record, prepare(scan(), "签到表.pdf"))
    active(qtbot, frame)
    frame.desk.show_record(request.param, record)
    settle(qtbot, frame)
    settle(qtbot, frame)
    shown = frame.page()
    assert isinstance(shown, RecordPage)
    return shown


def pictures(page: RecordPage) -> list[SmallPicture]:
    found = page.timeline.findChildren(SmallPicture)
    return [one for one in found if one.isVisibleTo(page)]


def test_both_are_seen_and_enter_shows_one_whole(
    qtbot: QtBot, frame: Frame, page: RecordPage
) -> None:
    qtbot.waitUntil(lambda: len(pictures(page)) == 2, timeout=10_000)
    for one in pictures(page):
        page.timeline._scroll.ensureWidgetVisible(one)
        qtbot.waitUntil(lambda one=one: not one.icon().isNull(), timeout=10_000)  # type: ignore[misc]
        assert one.iconSize().height() <= 72
    names = sorted(one.accessibleName() for one in pictures(page))
    assert ["合影" in names[0], "签到表" in names[1]] == [True, True]
    chosen = next(one for one in pictures(page) if "签到表" in one.accessibleName())
    chosen.setFocus()
    QTest.keyClick(chosen, Qt.Key.Key_Return)
    settle(qtbot, frame)
    shown = frame.page()
    assert isinstance(shown, AttachmentPage)


def test_one_that_is_void_is_told_without_its_picture(
    qtbot: QtBot, frame: Frame, office: Workplace, page: RecordPage
) -> None:
    kind, record = page.kind, str(page.file.record["id"]) if page.file else ""
    (photo_of, _) = attachments_of(office, kind, record)
    given = {"kind": kind, "record": record, "attachment": photo_of.record.id}
    frame.desk.act("attachment.void", {**given, "reason": "传错了"}, lambda _: None)
    settle(qtbot, frame)
    settle(qtbot, frame)
    qtbot.waitUntil(lambda: len(pictures(page)) == 1, timeout=10_000)
    assert "签到表" in pictures(page)[0].accessibleName()


def test_one_whose_file_is_not_on_this_computer_takes_no_room(
    qtbot: QtBot, frame: Frame, office: Workplace, page: RecordPage
) -> None:
    for file in office.store.where.attachments.iterdir():
        file.unlink()
    record = str(page.file.record["id"]) if page.file else ""
    frame.go("workbench")
    settle(qtbot, frame)
    page.timeline.forget()
    frame.desk.show_record(page.kind, record)
    settle(qtbot, frame)
    qtbot.waitUntil(lambda: not pictures(page), timeout=10_000)
    titles = [one.said.entry.title for one in page.timeline._shown]
    assert titles.count("添加附件") == 2


def test_tab_goes_down_the_story(
    qtbot: QtBot, frame: Frame, office: Workplace, page: RecordPage
) -> None:
    qtbot.waitUntil(lambda: len(pictures(page)) == 2, timeout=10_000)
    record = str(page.file.record["id"]) if page.file else ""
    attach(office, page.kind, record, prepare(photo(600, 900), "横幅.jpg"))
    frame.desk.show_record(page.kind, record)
    settle(qtbot, frame)
    qtbot.waitUntil(lambda: len(pictures(page)) == 3, timeout=10_000)
    shown = [one for entry in page.timeline._shown for one in entry.findChildren(SmallPicture)]
    reached: list[SmallPicture] = []
    page.timeline._scroll.setFocus()
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        reached += [now] if isinstance(now, SmallPicture) else []
    assert reached[:3] == shown


def test_what_was_made_void_is_named(office: Workplace) -> None:
    record = RECORDS["publicity"](office)
    attach(office, "publicity", record, prepare(photo(), "合影.jpg"))
    (one,) = attachments_of(office, "publicity", record)
    given = {"kind": "publicity", "record": record, "attachment": one.record.id}
    office.act("attachment.void", {**given, "reason": "传错了"})
    story = record_view(office, "publicity", record).story
    assert [entry.text.partition(" · ")[2].partition(" · ")[2] for entry in story][:2] == [
        "合影，传错了",
        "合影",
    ]
