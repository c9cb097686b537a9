"""Ten minutes without a key lock the window; what was typed or unmasked is nobody else's."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.office.drafts import draft_at, drafts, drop_draft, keep_draft
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.paper.preview import PreviewPage
from sifasuo_desktop.ui.runner import Runner
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.shell.lock import LockScreen
from sifasuo_desktop.ui.shell.window import Window
from sifasuo_desktop.ui.subjects.correction.page import CorrectionPage
from sifasuo_desktop.ui.theme import Theme
from tests.clock import FixedClock
from tests.services.offices import FIRST_DAY, PASSWORD, seat
from tests.ui.offices import SilentPrompter, receive, register

PHONE = "19900000021"


@pytest.fixture
def window(qtbot: QtBot, runner: Runner, tmp_path: Path) -> Iterator[Window]:
    settings = Settings(tmp_path / "settings.json")
    clock = FixedClock(FIRST_DAY)
    made = Window(runner, SilentPrompter(), settings, Theme(), clock, SystemRandomness())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitUntil(runner.idle, timeout=10_000)
    yield made
    qtbot.waitUntil(runner.idle, timeout=10_000)


def words_on(widget: QWidget) -> str:
    labels = [one for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "\n".join(one.toolTip() or one.text() for one in labels)


def test_ten_idle_minutes_lock_and_only_the_password_opens(
    qtbot: QtBot, window: Window, office: Workplace, runner: Runner
) -> None:
    receive(office, "孙志强")
    with qtbot.waitSignal(window.ready, timeout=10_000):
        window.enter(office)
    frame = window.frame
    assert frame is not None
    frame.go("corrections")
    qtbot.waitUntil(runner.idle, timeout=10_000)
    assert window._idle._timer.interval() == 10 * 60 * 1000
    window._idle.idle.emit()
    (lock,) = window.findChildren(LockScreen)
    qtbot.waitUntil(lock.isVisible, timeout=10_000)
    assert not frame.isVisible()
    assert "孙志强" not in words_on(lock)
    for wrong in ("", "yunxi-2026", "Falsch-2026"):
        lock.password.set_value(wrong)
        lock.ask()
        qtbot.waitUntil(runner.idle, timeout=10_000)
        assert lock.password.error() == "密码不对。请重新输入。"
        assert not frame.isVisible()
    lock.password.set_value(PASSWORD)
    lock.ask()
    qtbot.waitUntil(frame.isVisible, timeout=10_000)
    assert frame.current == "corrections"
    qtbot.waitUntil(lambda: not window.findChildren(LockScreen), timeout=10_000)


def test_what_one_has_typed_is_offered_to_nobody_else(office: Workplace) -> None:
    clerk, mediator = seat(office, "clerk"), seat(office, "mediator")
    place = "intake|dispute.register|"
    keep_draft(clerk, place, "登记纠纷：陈志海", {"facts": "经办人写的"})
    keep_draft(mediator, place, "登记纠纷：李桂香", {"facts": "调解员写的"})
    assert [one.title for one in drafts(clerk)] == ["登记纠纷：陈志海"]
    assert [one.title for one in drafts(mediator)] == ["登记纠纷：李桂香"]
    assert drafts(office) == ()
    drop_draft(mediator, place)
    kept = draft_at(clerk, place)
    assert kept is not None
    assert kept.content == {"facts": "经办人写的"}
    assert draft_at(mediator, place) is None


def test_what_was_done_before_the_window_fell_is_not_offered_again(office: Workplace) -> None:
    """The act was kept, the draft of its form was not yet dropped."""
    person = receive(office, "孙志强")
    values = {"correction": person, "plan": "每月走访一次。", "plan_made": "2026-04-01"}
    office.act("correction.plan", {**values, "command_id": "K-7"})
    keep_draft(office, "correction|correction.plan|A", "矫正方案", {**values, "command_id": "K-7"})
    keep_draft(office, "correction|correction.plan|B", "矫正方案", {**values, "command_id": "K-8"})
    assert [one.place for one in drafts(office)] == ["correction|correction.plan|B"]


def pages(frame: Frame, office: Workplace) -> tuple[Callable[[], QWidget], Callable[[], QWidget]]:
    """Ways to the pages of two persons with a telephone."""
    persons = [receive(office, name) for name in ("孙志强", "李大勇")]
    for person in persons:
        office.act("correction.change", {"correction": person, "phone": PHONE})

    def way(person: str) -> Callable[[], QWidget]:
        def open_it() -> QWidget:
            frame.go("correction", Target(record=person))
            return frame.page()

        return open_it

    return way(persons[0]), way(persons[1])


def test_a_person_is_masked_again_when_opened_again(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    first, second = pages(frame, office)

    def shown(open_it: Callable[[], QWidget]) -> CorrectionPage:
        page = open_it()
        qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
        assert isinstance(page, CorrectionPage)
        return page

    page = shown(first)
    assert PHONE not in words_on(page)
    QTest.mouseClick(page.unmask, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: PHONE in words_on(page), timeout=10_000)
    for way in (second, first):
        page = shown(way)
        qtbot.waitUntil(lambda page=page: "199****0021" in words_on(page), timeout=10_000)  # type: ignore[misc]
        assert PHONE not in words_on(page)


def test_characters_without_a_font_are_told_above_the_paper(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    case = register(office, "钱\U0002ebf0")
    office.act("dispute.consent", {"dispute": case, "consent": "yes"})
    office.act("dispute.accept", {"dispute": case, "accepted": "2026-04-02"})
    frame.go("preview", Target(case, "acceptance", "1", "dispute"))
    page = frame.page()
    assert isinstance(page, PreviewPage)
    told = "没有字体可印的字：\U0002ebf0。纸上印成带编码的方框，请手写补上后再签署。"
    qtbot.waitUntil(lambda: page.bar.text == told, timeout=10_000)
