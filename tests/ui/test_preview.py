"""The preview by keys: the cursor stays where it is pressed again, and goes where there is a use."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.paper.preview import PreviewPage
from sifasuo_desktop.ui.shell.frame import Frame
from tests.documents import reading
from tests.ui.frames import active, settle
from tests.ui.offices import SilentPrompter, register
from tests.ui.typing_people import here, tab


def shown(qtbot: QtBot, frame: Frame, target: Target) -> PreviewPage:
    """The page with the paper drawn."""
    active(qtbot, frame)
    frame.go("preview", target)
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, PreviewPage)
    assert page.document.pageCount() >= 1
    return page


def test_the_cursor_stays_on_the_button_that_is_pressed_again_and_again(
    qtbot: QtBot, frame: Frame
) -> None:
    blank = Target(verb="agreement", part="blank 11", words="disputes")
    page = shown(qtbot, frame, blank)
    parties = page.parties
    parties.more.setFocus()
    QTest.keyClick(here(), Qt.Key.Key_Space)
    assert here() is parties.fewer  # twelve is the most
    settle(qtbot, frame)
    for left in range(11, 1, -1):
        QTest.keyClick(here(), Qt.Key.Key_Space)
        assert parties.words.text() == f"当事人 {left} 方"
        assert here() is parties.fewer
    settle(qtbot, frame)
    assert here() is parties.fewer
    QTest.keyClick(here(), Qt.Key.Key_Space)
    settle(qtbot, frame)
    assert here() is parties.more
    assert page._paper is not None
    assert "".join(reading.pages(page._paper.pdf)).count("当事人姓名") == 1


def test_the_arrows_turn_the_pages_at_once(qtbot: QtBot, frame: Frame) -> None:
    page = shown(qtbot, frame, Target(verb="agreement", part="blank", words="disputes"))
    assert here() is page.pages
    before = page.pages.verticalScrollBar().value()
    QTest.keyClick(here(), Qt.Key.Key_PageDown)
    assert page.pages.verticalScrollBar().value() > before


def test_tab_goes_through_the_preview_as_it_is_read(qtbot: QtBot, frame: Frame) -> None:
    page = shown(qtbot, frame, Target(verb="agreement", part="blank", words="disputes"))
    (back,) = [one for one in page.findChildren(QPushButton) if one.accessibleName() == "返回  Esc"]
    back.setFocus()
    seen = []
    for _ in range(11):
        seen.append(here().accessibleName())
        tab()
    assert seen[:4] == ["返回  Esc", "缩小", "放大", "适合宽度"]
    assert seen[4:6] == ["页", "文书页面"]
    assert seen[6:] == ["减一方", "加一方", "份数", "另存为 PDF", "打印…"]


def test_an_empty_form_asked_for_is_read_with_the_keys(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    case = register(office, "陈志海")
    office.act("dispute.consent", {"dispute": case, "consent": "yes"})
    office.act("dispute.accept", {"dispute": case, "accepted": "2026-04-03"})
    page = shown(qtbot, frame, Target(record=case, verb="acceptance", words="dispute"))
    page._blank.setFocus()
    QTest.keyClick(here(), Qt.Key.Key_Space)
    settle(qtbot, frame)
    assert not page._blank.isEnabled()
    assert here() is page.pages


def test_every_case_is_offered_a_file_of_its_own_and_none_is_written_over(
    qtbot: QtBot,
    frame: Frame,
    office: Workplace,
    prompter: SilentPrompter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    for name in ("陈志海", "李桂香"):
        case = register(office, name)
        office.act("dispute.consent", {"dispute": case, "consent": "yes"})
        office.act("dispute.accept", {"dispute": case, "accepted": "2026-04-03"})
        shown(qtbot, frame, Target(record=case, verb="acceptance", words="dispute")).save()
    assert prompter.offered == [
        "（2026）皋云人调字第001号 陈志海与吴长林 人民调解受理登记表.pdf",
        "（2026）皋云人调字第002号 李桂香与吴长林 人民调解受理登记表.pdf",
    ]
    (tmp_path / prompter.offered[1]).touch()
    page = frame.page()
    assert isinstance(page, PreviewPage)
    page.save()
    assert prompter.offered[2] == (
        "（2026）皋云人调字第002号 李桂香与吴长林 人民调解受理登记表（2）.pdf"
    )
