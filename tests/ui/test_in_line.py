"""What stands below or beside one another in a form stands in line."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.forms.next_field import first_input
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.phrase_button import PhraseButton
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.intake.page import IntakePage
from tests.ui.frames import at_rest
from tests.ui.narrow import sized
from tests.ui.offices import receive, register
from tests.ui.test_dispute_record import agree, case
from tests.ui.typing_people import fill

__all__ = ["case", "sized"]

FORMS = sorted(name for name, verb in all_verbs().items() if verb.kind in ("dispute", "correction"))


def top_of(widget: QWidget, form: QWidget) -> int:
    return widget.mapTo(form, QPoint(0, 0)).y()


def bottom_of(widget: QWidget, form: QWidget) -> int:
    return top_of(widget, form) + widget.height()


def left_of(widget: QWidget, form: QWidget) -> int:
    return widget.mapTo(form, QPoint(0, 0)).x()


def test_the_late_entry_stands_below_the_inputs_of_every_sheet(
    qtbot: QtBot, frame: Frame, desk: Desk
) -> None:
    office = desk.workplace
    records = {"dispute": register(office, "陈志海"), "correction": receive(office, "孙志强")}
    out: list[str] = []
    for verb in FORMS:
        declared = all_verbs()[verb]
        frame.desk.form(verb, {declared.target: records[declared.kind]} if declared.target else {})
        at_rest(qtbot, desk)
        QApplication.processEvents()
        form = frame.holder.sheet
        if not isinstance(form, ActForm) or form.late.isHidden():
            continue
        first = first_input(form.panel)
        if first is None:
            continue
        box = form.late.box()
        if abs(left_of(box, form) - left_of(first, form)) > 1:
            out.append(verb)
    assert out == []


def test_the_late_entry_stands_below_the_ticks_of_the_signatures(
    qtbot: QtBot, frame: Frame, desk: Desk, case: str
) -> None:
    agree(desk.workplace, case)
    frame.desk.form("dispute.sign", {"dispute": case})
    at_rest(qtbot, desk)
    QApplication.processEvents()
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    first = first_input(form.panel)
    assert first is not None
    assert left_of(form.late.box(), form) == left_of(first, form)


@pytest.mark.parametrize(
    ("verb", "text", "after"),
    [("dispute.follow_up", "situation", "satisfied"), ("dispute.mediate", "record", "result")],
)
def test_the_phrases_stand_below_the_text_they_go_into(
    qtbot: QtBot, frame: Frame, desk: Desk, case: str, verb: str, text: str, after: str
) -> None:
    agree(desk.workplace, case)
    frame.desk.form(verb, {"dispute": case})
    at_rest(qtbot, desk)
    QApplication.processEvents()
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    (offer,) = form.findChildren(PhraseButton)
    fields = form.panel.fields
    assert bottom_of(fields[text], form) <= top_of(offer, form)
    assert bottom_of(offer, form) <= top_of(fields[after], form)


def party(qtbot: QtBot, frame: Frame) -> dict[str, FormField]:
    frame.go("intake")
    at_rest(qtbot, frame.desk)
    page = frame.page()
    assert isinstance(page, IntakePage)
    QApplication.processEvents()
    return page.form.parties.of_side("applicant")[0].fields.fields


def test_refused_stands_on_the_line_of_the_number(qtbot: QtBot, frame: Frame) -> None:
    fields = party(qtbot, frame)
    number, refused = (fields[name].input.widget for name in ("id_number", "id_refused"))
    middles = [one.mapTo(frame, one.rect().center()).y() for one in (number, refused)]
    assert abs(middles[0] - middles[1]) <= 1


@pytest.mark.parametrize(
    "typed", ["32069919711104001", "320699197111040016", "320699711104001", "abcdefghijklmnopqr"]
)
def test_what_is_wrong_with_a_number_takes_two_lines_at_most(
    qtbot: QtBot, sized: Frame, typed: str
) -> None:
    sized.activateWindow()
    qtbot.waitUntil(sized.isActiveWindow)
    fields = party(qtbot, sized)
    fill(fields["id_number"], typed)
    fields["phone"].input.focus()
    QApplication.processEvents()
    words = next(
        one
        for one in fields["id_number"].findChildren(QLabel)
        if one.isVisible() and one.property("type") == "error"
    )
    assert words.heightForWidth(words.width()) <= 2 * words.heightForWidth(9999)


def test_a_birth_date_without_an_age_ends_where_its_neighbours_end(
    qtbot: QtBot, frame: Frame
) -> None:
    fields = party(qtbot, frame)
    born, lives = (fields[name].input.widget for name in ("birth_date", "address"))
    ends = [left_of(one, frame) + one.width() for one in (born, lives)]
    assert ends[0] == ends[1]
    fill(fields["birth_date"], "1964-05-03")
    fields["phone"].input.focus()
    QApplication.processEvents()
    assert "61 岁" in [one.text() for one in fields["birth_date"].findChildren(QLabel)]


@pytest.mark.parametrize("label_width", [0, 92])
def test_what_is_said_below_an_input_leaves_its_width(qtbot: QtBot, label_width: int) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    column = QVBoxLayout(place)
    plain, told = (FormField(TextInput("姓名"), label_width=label_width) for _ in range(2))
    column.addWidget(plain)
    column.addWidget(told)
    place.resize(400, 200)
    place.show()
    told.set_error("“姓名”没有填写。")
    told.tell_help("与身份证一致")
    QApplication.processEvents()
    assert told.input.widget.width() == plain.input.widget.width() > 250
    beside = QPushButton("选择…")
    told.add_beside(beside)
    QApplication.processEvents()
    right = told.input.widget.geometry().right()
    assert right < beside.geometry().left() <= plain.input.widget.geometry().right()
