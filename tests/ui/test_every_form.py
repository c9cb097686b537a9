"""Every form of the catalogue keeps the focus, answers Ctrl+S every time, and Esc at any time."""

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.drafts import drafts
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.intake.page import IntakePage
from tests.ui.frames import about, dealt, first, form_of, intake_page, settle
from tests.ui.ledger_records import of_ledgers, shown_verbs
from tests.ui.offices import COMMITTEE, receive, register
from tests.ui.typing_people import fill, here, press

VERBS = shown_verbs()


def opened(qtbot: QtBot, frame: Frame, verb: str) -> ActForm:
    declared = all_verbs()[verb]
    preset: dict[str, Any] = {}
    if declared.target and declared.kind == "dispute":
        preset = {declared.target: register(frame.desk.workplace, "陈志海")}
    elif declared.target and declared.kind == "correction":
        preset = {declared.target: receive(frame.desk.workplace, "孙志强")}
    elif declared.target in ledgers():
        preset = {
            declared.target: of_ledgers(frame.desk.workplace, [declared.target])[declared.target]
        }
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    return form_of(qtbot, frame, verb, **preset)


def said(form: ActForm) -> str:
    """Everything the form says is wrong."""
    lines = [one for one in form.findChildren(QLabel) if one.property("type") == "error"]
    return form.bar.text + "".join(one.text() for one in lines if one.isVisible())


def tab_around(form: ActForm) -> None:
    """Tab goes through the whole form, back to where it came to first, and never out of it."""
    passed: list[QWidget] = []
    while not passed or here() is not passed[0]:
        passed.append(here())
        assert len(passed) < 200
        QTest.keyClick(here(), Qt.Key.Key_Tab)
        assert form.isAncestorOf(here())


@pytest.mark.parametrize("verbs", dealt(VERBS), ids=first)
def test_a_form_goes_on_by_enter_keeps_the_focus_and_answers_every_time(
    qtbot: QtBot, frame: Frame, verbs: tuple[str, ...]
) -> None:
    for verb in verbs:
        with about(verb):
            goes_on_and_answers(qtbot, frame, opened(qtbot, frame, verb))
            settle(qtbot, frame)


def goes_on_and_answers(qtbot: QtBot, frame: Frame, form: ActForm) -> None:
    assert form.isAncestorOf(here())
    enter_to_the_button(qtbot, form)
    for _ in range(2):
        form.bar.clear()
        form.panel.clear_errors()
        form.secret.set_error("")
        press(frame, Qt.Key.Key_S)
        qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
        if frame.holder.sheet is not form:
            return
        assert said(form)
        assert form.isAncestorOf(here())
    QTest.keyClick(here(), Qt.Key.Key_Tab)
    for _ in range(2):
        tab_around(form)
    press(frame, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert frame.holder.sheet is None


def enter_to_the_button(qtbot: QtBot, form: ActForm) -> None:
    """Enter goes from every input to the way to save, and what has the cursor is seen."""
    passed: list[QWidget] = []
    while not isinstance(here(), QPushButton):
        at = here()
        assert at not in passed
        passed.append(at)
        qtbot.waitUntil(partial(inside, at))
        if isinstance(at, QPlainTextEdit):
            QTest.keyClick(at, Qt.Key.Key_Tab)
            # Sentences to insert and rows to add stand between the inputs.
            while isinstance(here(), QPushButton) and here() is not form.save_button:
                QTest.keyClick(here(), Qt.Key.Key_Tab)
        else:
            QTest.keyClick(QApplication.activePopupWidget() or at, Qt.Key.Key_Return)
    assert here() is form.save_button


def inside(widget: QWidget) -> bool:
    outer: QWidget | None = widget
    while outer is not None and not isinstance(outer, QScrollArea):
        outer = outer.parentWidget()
    if not isinstance(outer, QScrollArea):
        return True
    port = outer.viewport()
    place = widget.mapTo(port, widget.rect().topLeft())
    return place.y() >= 0 and place.y() + min(widget.height(), port.height()) <= port.height() + 1


def test_going_to_another_record_puts_the_form_away(qtbot: QtBot, frame: Frame, desk: Desk) -> None:
    other = register(desk.workplace, "李桂香")
    form = opened(qtbot, frame, "dispute.decline")
    fill(form.panel.fields["reason"], "一方拒绝调解")
    frame.go("dispute", Target(record=other))
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    assert frame.holder.sheet is None
    assert "接着做" in frame.bar.text
    assert len(drafts(desk.workplace)) == 1


def test_the_last_word_of_the_input_method_is_kept(qtbot: QtBot, frame: Frame) -> None:
    form = opened(qtbot, frame, "committee.add")
    fill(form.panel.fields["name"], "云溪")
    event = QInputMethodEvent("调委会", [])
    QApplication.sendEvent(here(), event)
    assert form.panel.fields["name"].value() == "云溪"
    form.keep()
    assert form.panel.fields["name"].value() == "云溪调委会"


def test_the_last_word_of_the_input_method_is_saved(qtbot: QtBot, frame: Frame) -> None:
    form = opened(qtbot, frame, "mediator.add")
    form.panel.set_values({"committee": COMMITTEE})
    fill(form.panel.fields["name"], "沈卫")
    QApplication.sendEvent(here(), QInputMethodEvent("东", []))
    press(frame, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: frame.holder.sheet is None, timeout=10_000)
    office = frame.desk.workplace
    assert [one["title"] for one in find(office, "mediator").items] == ["沈卫东"]


@pytest.mark.parametrize("saved", [True, False])
def test_the_last_word_of_the_input_method_is_kept_in_intake(
    qtbot: QtBot, frame: Frame, saved: bool
) -> None:
    page = intake_page(qtbot, frame)
    name = page.form.parties.of_side("applicant")[0].fields.fields["name"]
    fill(name, "陈志")
    QApplication.sendEvent(here(), QInputMethodEvent("海", []))
    assert name.value() == "陈志"
    if saved:
        press(frame, Qt.Key.Key_S)
    else:
        frame.go("disputes")
    assert name.value() == "陈志海"


def test_tab_in_intake_follows_the_reading(qtbot: QtBot, frame: Frame, desk: Desk) -> None:
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    frame.go("intake")
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    page = frame.page()
    assert isinstance(page, IntakePage)
    press(frame, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    page.form.focus_first()
    first, names = here(), [here().accessibleName()]
    QTest.keyClick(here(), Qt.Key.Key_Tab)
    # Once around the window: what was made last is not met again behind the end of the form.
    while here() is not first:
        names.append(here().accessibleName())
        assert len(names) < 200
        QTest.keyClick(here(), Qt.Key.Key_Tab)
    people = ["申请人1 姓名", "申请人2 姓名", "被申请人1 姓名", "纠纷简要情况"]
    assert [name for name in names if name in people] == people


def test_the_draft_is_kept_while_typing_goes_on(qtbot: QtBot, frame: Frame) -> None:
    form = opened(qtbot, frame, "committee.add")
    kept: list[str] = []
    form.drafts.kept.connect(kept.append)

    def typed_once_more() -> bool:
        QTest.keyClick(here(), Qt.Key.Key_A)
        return bool(kept)

    qtbot.waitUntil(typed_once_more, timeout=3000)


def test_a_form_left_behind_is_there_when_the_act_is_begun_again(
    qtbot: QtBot, frame: Frame
) -> None:
    form = opened(qtbot, frame, "committee.add")
    fill(form.panel.fields["name"], "云溪镇人民调解委员会")
    frame.go("disputes")
    again = opened(qtbot, frame, "committee.add")
    assert again is not form
    assert again.panel.fields["name"].value() == "云溪镇人民调解委员会"
    assert "已恢复" in again.bar.text
