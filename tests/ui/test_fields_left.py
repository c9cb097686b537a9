"""What can be judged of one field alone is said when the cursor leaves it, in every form."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.parts.dates import DateInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.intake.page import IntakePage
from sifasuo_desktop.ui.subjects.dispute.panels.sign import SignatureRows, Signer
from tests.ui.asking import have_made
from tests.ui.frames import about, dealt, first
from tests.ui.ledger_records import shown_verbs
from tests.ui.test_every_form import opened
from tests.ui.typing_people import here, tab, type_into

WITH_DAYS = sorted(
    name
    for name in shown_verbs()
    if any(one.type is date and not one.many for one in fields_of(all_verbs()[name].command))
)


def leave(field: FormField, text: str) -> str:
    """Types over a field and presses Tab; what is said then."""
    field.input.focus()
    type_into(field.input.widget, text)
    tab()
    return field.error()


def open_intake(qtbot: QtBot, frame: Frame) -> IntakePage:
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    frame.go("intake")
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    page = frame.page()
    assert isinstance(page, IntakePage)
    return page


@pytest.mark.parametrize("verbs", dealt(WITH_DAYS), ids=first)
def test_a_day_that_does_not_exist_is_said_when_left(
    qtbot: QtBot, frame: Frame, verbs: tuple[str, ...]
) -> None:
    for verb in verbs:
        with about(verb):
            form = opened(qtbot, frame, verb)
            days = [one for one in form.panel.fields.values() if isinstance(one.input, DateInput)]
            seen = [one for one in days if one.input.widget.isVisible()]
            said = {one.title: leave(one, "2026-13-45") for one in seen}
            assert [title for title, words in said.items() if "日期" not in words] == []
            frame.holder.close_sheet()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("birth_date", "19870123456"),
        ("phone", "电话不详"),
        ("sex", "不男不女"),
        ("name", "张" * 101),
    ],
)
def test_intake_says_it_as_well(qtbot: QtBot, frame: Frame, name: str, text: str) -> None:
    field = open_intake(qtbot, frame).form.parties.cards[0].fields.fields[name]
    assert leave(field, text)
    assert leave(field, "") == ""


def test_what_is_pasted_into_rows_is_examined_as_if_it_were_typed(
    qtbot: QtBot, frame: Frame
) -> None:
    card = open_intake(qtbot, frame).form.parties.cards[0]
    QGuiApplication.clipboard().setText("姓名\t联系电话\n陈志海\t1381234567\n李桂香\t19900000011")
    card.fields.fields["name"].input.focus()
    QTest.keyClick(here(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    have_made()
    assert card.value("name") == "陈志海"
    assert card.value("phone") == "1381234567"
    assert "11 位" in card.fields.fields["phone"].error()


def test_a_word_outside_the_list_is_said(qtbot: QtBot, frame: Frame) -> None:
    form = open_intake(qtbot, frame).form
    assert "请从列表中选择" in leave(form.start.fields["committee"], "天上调委会")
    form = opened(qtbot, frame, "correction.receive")
    assert leave(form.panel.fields["category"], "坐牢")


def test_an_input_made_by_hand_in_a_form_says_it_as_well(qtbot: QtBot, frame: Frame) -> None:
    fields = opened(qtbot, frame, "correction.receive").panel.fields
    assert leave(fields["term_months"], "半年")
    assert leave(fields["term_months"], "6") == ""


def test_a_long_text_too_long_is_said(qtbot: QtBot, frame: Frame) -> None:
    page = open_intake(qtbot, frame)
    page.switch_track()
    assert "2000" in leave(page.form.agreement.fields["performance"], "谈" * 2001)


def test_rows_of_an_agreement_are_examined(qtbot: QtBot, frame: Frame) -> None:
    page = open_intake(qtbot, frame)
    page.switch_track()
    row = page.form.agreement.rows.add()
    row.show()
    assert leave(row.fields["due"], "2月30日")
    assert leave(row.fields["amount"], "一些钱")


def test_the_first_day_of_intake_is_selected(qtbot: QtBot, frame: Frame) -> None:
    page = open_intake(qtbot, frame)
    QTest.keyClicks(here(), "2026-4-1")
    assert page.form.start.fields["applied"].value() == "2026-04-01"


def test_a_click_into_the_words_opens_the_list(qtbot: QtBot, frame: Frame) -> None:
    page = open_intake(qtbot, frame)
    made = page.form.start.fields["dispute_type"].input
    assert isinstance(made, ChoiceInput)
    line, completer = made.box.lineEdit(), made.box.completer()
    assert line is not None
    assert completer is not None
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    popup = completer.popup()
    assert popup.isVisible()
    assert popup.model().rowCount() == len(made._choices)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert made.has(made.value())


def test_two_mediators_are_told_apart(qtbot: QtBot, desk: Desk) -> None:
    rows = SignatureRows(desk.workplace.today)
    qtbot.addWidget(rows)
    hands: list[Any] = [
        Signer("mediator", "人民调解员", (name,), "sign") for name in ("周建国", "徐海燕")
    ]
    rows.begin(hands, [], desk.workplace.today())
    seen = [one.text() for one in rows.findChildren(QCheckBox)]
    assert seen == ["人民调解员 周建国", "人民调解员 徐海燕"]
