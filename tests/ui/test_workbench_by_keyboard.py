"""The workbench: rows by keyboard, put aside, whole names at any size; first steps of an office."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office import recovery
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.first_steps import first_steps
from sifasuo_desktop.store import recovery_keys
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.workbench.due_list import DueList
from sifasuo_desktop.ui.subjects.workbench.due_row import DueRow
from sifasuo_desktop.ui.subjects.workbench.first_steps_card import FirstStepsCard
from tests.clock import FixedClock
from tests.services.offices import seat
from tests.ui.frames import SIZES, FrameAt, active, keep, settle
from tests.ui.offices import COMMITTEE, receive


def make_due(office: Workplace, *names: str) -> None:
    """One accepted dispute a name, all past their month, and a person who owes his summary."""
    for name in names:
        answer = office.act(
            "dispute.register",
            {
                "committee": COMMITTEE,
                "applied": "2026-04-02",
                "dispute_type": "6",
                "source": "1",
                "facts": "因建房受伤，双方就赔偿数额协商不成。",
                "parties": [
                    {"side": "applicant", "name": name, "consent": "yes"},
                    {"side": "respondent", "name": "吴长林", "consent": "yes"},
                ],
            },
        )
        office.act("dispute.accept", {"dispute": answer.id, "accepted": "2026-04-03"})
    receive(office, "孙志强")
    clock = office.store.clock
    assert isinstance(clock, FixedClock)
    clock.move("2026-08-25")


@pytest.fixture
def morning(qtbot: QtBot, desk: Desk) -> Iterator[Frame]:
    make_due(desk.workplace, "陈志海", "欧阳建国强", "周文博")
    frame = Frame(desk, "云溪司法所")
    keep(qtbot, frame)
    frame.resize(1366, 768)
    frame.start()
    frame.show()
    qtbot.waitUntil(lambda: len(shown(frame)) > 3, timeout=10_000)
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    yield frame
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)


def the_list(frame: Frame) -> DueList:
    return frame.page().findChildren(DueList)[0]


def shown(frame: Frame) -> list[DueRow]:
    return the_list(frame).rows()


def at(frame: Frame) -> int:
    focused = frame.focusWidget()
    return next(place for place, row in enumerate(shown(frame)) if row is focused)


def test_the_arrows_choose_a_row_and_enter_does_its_act(qtbot: QtBot, morning: Frame) -> None:
    qtbot.keyClick(morning.page(), Qt.Key.Key_Down)
    assert at(morning) == 0
    qtbot.keyClick(shown(morning)[0], Qt.Key.Key_Down)
    qtbot.keyClick(shown(morning)[1], Qt.Key.Key_Down)
    qtbot.keyClick(shown(morning)[2], Qt.Key.Key_Up)
    assert at(morning) == 1
    stops = [row for row in shown(morning) if row.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [shown(morning)[1]]
    inside = [one for row in shown(morning) for one in row.findChildren(QWidget)]
    assert not [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    wanted = shown(morning)[1].row.act
    qtbot.keyClick(shown(morning)[1], Qt.Key.Key_Return)
    qtbot.waitUntil(morning.desk.runner.idle, timeout=10_000)
    sheet = morning.holder.sheet
    assert isinstance(sheet, ActForm)
    assert sheet.verb.name == wanted


def test_the_space_key_opens_the_record(qtbot: QtBot, morning: Frame) -> None:
    qtbot.keyClick(shown(morning)[0], Qt.Key.Key_Space)
    qtbot.waitUntil(morning.desk.runner.idle, timeout=10_000)
    assert morning.current == "dispute"


def test_the_focus_of_a_row_is_seen(qtbot: QtBot, morning: Frame) -> None:
    row = shown(morning)[0]
    before = row.grab().toImage().pixelColor(20, 3)
    row.setFocus()
    morning.activateWindow()
    qtbot.waitUntil(row.hasFocus, timeout=5_000)
    assert row.grab().toImage().pixelColor(20, 3) != before


def test_a_row_is_put_aside_by_a_key_and_stands_apart(qtbot: QtBot, morning: Frame) -> None:
    first = shown(morning)[0].row
    count = len(shown(morning))
    qtbot.keyClick(shown(morning)[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(morning.desk.runner.idle, timeout=10_000)
    sheet = morning.holder.sheet
    assert isinstance(sheet, ActForm)
    assert set(sheet.panel.fields) >= {"until", "reason"}
    sheet.panel.set_values({"until": "2026-09-10", "reason": "县局通知另行安排"})
    sheet.send()
    qtbot.waitUntil(lambda: len(shown(morning)) == count - 1, timeout=10_000)
    assert first not in [row.row for row in shown(morning)]
    assert first in due_rows(morning.desk.workplace)
    chips = {one.text(): one for one in the_list(morning).findChildren(QPushButton)}
    chips["已搁置 1"].click()
    (aside,) = shown(morning)
    assert aside.row == first
    assert "县局通知另行安排" in str([one.accessibleName() for one in aside.findChildren(QLabel)])


@pytest.mark.parametrize(("width", "factor"), SIZES)
def test_names_and_titles_stand_whole_at_every_size(
    qtbot: QtBot, desk: Desk, frame_at: FrameAt, width: int, factor: float
) -> None:
    make_due(desk.workplace, "阿卜杜热西提·买买提")
    frame = frame_at(width, factor)
    qtbot.waitUntil(lambda: len(shown(frame)) > 0, timeout=10_000)
    QApplication.processEvents()
    for row in [one for one in shown(frame) if one.row.kind == "dispute"]:
        words = [one.text() for one in row.findChildren(QLabel) if one.isVisibleTo(row)]
        assert any("阿卜杜热西提·买买提" in one for one in words), words
        for one in row.findChildren(QLabel):
            if one.text() == row.row.title:
                needed = one.fontMetrics().horizontalAdvance(one.text())
                assert one.width() >= needed or one.wordWrap()
        for button in row.findChildren(QPushButton):
            assert button.width() >= button.sizeHint().width()
    assert frame.minimumSizeHint().width() <= width


def titles(card: FirstStepsCard) -> list[str]:
    buttons = card.findChildren(QPushButton)
    return [
        one.text() for one in buttons if one.isVisibleTo(card) and "：" not in one.accessibleName()
    ]


def test_an_empty_office_sees_its_first_steps_and_they_go_for_good(
    qtbot: QtBot, frame: Frame
) -> None:
    (card,) = frame.page().findChildren(FirstStepsCard)
    # The template has its committee and its colleagues' accounts.
    rest = ["登记调解员", "登记委托书", "登记分类管理规定", "接入市局"]
    assert titles(card) == ["打印恢复密钥", *rest]
    office = frame.desk.workplace
    key = recovery_keys.key_of(office.store)
    assert key is not None
    recovery.confirm(office, {1: key[:5], 7: key[-5:]})
    frame.go("system")
    frame.go("workbench")
    qtbot.waitUntil(lambda: titles(card) == rest, timeout=10_000)
    committee = "如皋市云溪镇人民调解委员会"
    office.act("mediator.add", {"name": "杨启东", "committee": committee})
    qtbot.waitUntil(lambda: "登记调解员" not in titles(card), timeout=10_000)
    for step in ("登记委托书", "登记分类管理规定", "接入市局"):
        there = [
            b for b in card.findChildren(QPushButton) if b.accessibleName().startswith(f"{step}：")
        ]
        there[-1].click()
        qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
        qtbot.waitUntil(lambda step=step: step not in titles(card), timeout=10_000)  # type: ignore[misc]
    assert card.isHidden()
    frame.go("system")
    frame.go("workbench")
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    assert card.isHidden()


def test_a_mediator_is_offered_no_step_he_may_not_do(office: Workplace) -> None:
    assert first_steps(seat(office, "mediator")) == ()
    assert [one.name for one in first_steps(seat(office, "clerk"))] == ["committee", "mediator"]


def test_who_comes_back_to_an_office_with_first_steps_begins_none_by_enter(
    qtbot: QtBot, morning: Frame
) -> None:
    active(qtbot, morning)
    for name in ("disputes", "workbench"):
        morning.go(name)
        settle(qtbot, morning)
    assert morning.page().findChildren(FirstStepsCard)[0].isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "全部 5"
