"""Enter leads through the forms of acts: over what is known, past boxes to tick, into new rows."""

from functools import partial

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import form_of, intake_page
from tests.ui.offices import receive
from tests.ui.test_every_form import inside
from tests.ui.typing_people import enter, fill, here


def at(field: FormField) -> bool:
    """Whether the cursor is in a field."""
    widget = field.input.widget
    return here() is widget or widget.isAncestorOf(here())


def test_enter_passes_over_sex_and_birth_date_that_the_number_gives(
    qtbot: QtBot, frame: Frame
) -> None:
    fields = form_of(qtbot, frame, "correction.receive").panel.fields
    fill(fields["id_number"], "320699197111040015")
    enter()
    assert at(fields["nation"])


def test_enter_goes_on_from_a_box_to_tick(qtbot: QtBot, frame: Frame, desk: Desk) -> None:
    person = receive(desk.workplace, "孙志强")
    form = form_of(qtbot, frame, "correction.visit", correction=person)
    form.panel.fields["signed_by_person"].input.focus()
    enter()
    assert at(form.panel.fields["visited"])


def test_enter_leads_from_the_last_input_to_saving_and_saves(
    qtbot: QtBot, frame: Frame, desk: Desk
) -> None:
    person = receive(desk.workplace, "孙志强")
    form = form_of(qtbot, frame, "correction.visit", correction=person)
    fill(form.panel.fields["visited"], "本人")
    enter()
    assert isinstance(here(), QPushButton)
    enter()
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    assert "没有填写" in form.panel.fields["content"].error()


def test_what_is_typed_after_enter_replaces_the_choice_that_stands_there(
    qtbot: QtBot, frame: Frame
) -> None:
    source = intake_page(qtbot, frame).form.start.fields["source"]
    assert source.value() == "1"
    enter()
    assert at(source)
    QTest.keyClicks(here(), "fayuan")
    assert source.value() == "3"


def test_enter_goes_on_in_a_row_that_was_added_later(
    qtbot: QtBot, frame: Frame, desk: Desk
) -> None:
    person = receive(desk.workplace, "孙志强")
    form = form_of(qtbot, frame, "correction.announce", correction=person)
    add = next(one for one in form.findChildren(QPushButton) if "增加" in one.accessibleName())
    add.click()
    first = here()
    assert isinstance(first, QLineEdit)
    enter()
    assert here() is not first


def test_a_row_that_was_added_is_seen_whole(qtbot: QtBot, frame: Frame) -> None:
    page = intake_page(qtbot, frame)
    page.switch_track()
    for count in range(1, 4):
        page.form.agreement.rows.add_by_key(None)
        assert len(page.form.agreement.rows.row_widgets()) == count
        qtbot.waitUntil(partial(inside, here()))
