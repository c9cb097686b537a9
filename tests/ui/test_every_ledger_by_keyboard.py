"""Each ledger is entered once by the keyboard alone: Ctrl+N, the words, Enter from field to field, saved."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.fields import Field, fields_of
from sifasuo_desktop.domain.ledger import Ledger
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.reference_data import code_book
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.choosing import ChecksInput
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import active, settle
from tests.ui.ledger_records import of_ledgers, values_of
from tests.ui.typing_people import here, press, type_here

MOST = 120
"""So many keys lead through the longest form."""


@pytest.mark.parametrize("ledger", ledgers().values(), ids=ledgers().keys())
def test_a_record_is_entered_by_the_keyboard_alone(
    qtbot: QtBot, frame: Frame, office: Workplace, ledger: Ledger
) -> None:
    verb = all_verbs()[ledger.verb("add")]
    needed = {one.spec.ref for one in fields_of(verb.command)} & set(ledgers())
    made = of_ledgers(office, needed - {ledger.kind})
    asked = {one.name: one for one in fields_of(verb.command) if not one.nested}
    wanted = values_of([one for one in asked.values() if one.required], made)
    active(qtbot, frame)
    frame.go(f"{ledger.kind}_list", Target())
    settle(qtbot, frame)
    press(frame, Qt.Key.Key_N)
    settle(qtbot, frame)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    _through(qtbot, frame, form, asked, wanted)
    settle(qtbot, frame)
    assert frame.holder.sheet is None, _told(form)
    newest = find(office, ledger.kind, limit=1).items[0]["id"]
    kept = show(office, ledger.kind, newest, unmask=True)["record"]
    for name, value in wanted.items():
        assert kept[name] == value, name


def _through(
    qtbot: QtBot, frame: Frame, form: ActForm, asked: dict[str, Field], wanted: dict[str, Any]
) -> None:
    """Types what is wanted where the cursor comes, and goes on until the form is gone."""
    for _ in range(MOST):
        cursor = here()
        name = _field_at(form, cursor)
        if cursor is form.save_button:
            QTest.keyClick(cursor, Qt.Key.Key_Return)
            settle(qtbot, frame)
            return
        if name in wanted:
            _type(qtbot, frame, form, asked[name], wanted[name])
        long = isinstance(here(), QPlainTextEdit | QPushButton)
        QTest.keyClick(here(), Qt.Key.Key_Tab if long else Qt.Key.Key_Return)
        settle(qtbot, frame)
    pytest.fail(f"the form stays; the cursor is in {here().accessibleName()}")


def _told(form: ActForm) -> list[str]:
    """What the form says is wrong."""
    said = [form.bar.text, *(field.error() for field in form.panel.fields.values())]
    return [one for one in said if one]


def _field_at(form: ActForm, cursor: QWidget) -> str | None:
    """The field in whose input the cursor is."""
    for name, field in form.panel.fields.items():
        widget = field.input.widget
        if cursor is widget or widget.isAncestorOf(cursor):
            return name
    return None


def _type(qtbot: QtBot, frame: Frame, form: ActForm, field: Field, value: Any) -> None:
    made = form.panel.fields[field.name]
    if made.value() == value:
        return
    if isinstance(made.input, ChecksInput):
        QTest.keyClick(here(), Qt.Key.Key_Space)
        return
    words = value
    if field.spec.codes:
        words = code_book().title(field.spec.codes, value)
    elif field.spec.ref:
        words = _called(frame, field, value)
    elif isinstance(value, bool):
        if value:
            QTest.keyClick(here(), Qt.Key.Key_Space)
        return
    type_here(str(words))
    settle(qtbot, frame)


def _called(frame: Frame, field: Field, value: str) -> str:
    """What a person types to name a record: its number, or its name."""
    record = show(frame.desk.workplace, field.spec.ref, value)["record"]
    return str(record.get("register_no") or record["name"])


def test_what_is_wanted_is_of_every_sort() -> None:
    """Days, codes, numbers, names of records and several boxes are among what is typed above."""
    sorts = {
        (one.type, bool(one.spec.codes), bool(one.spec.ref), one.many)
        for ledger in ledgers().values()
        for one in fields_of(all_verbs()[ledger.verb("add")].command)
        if one.required and not one.nested
    }
    assert {
        (date, False, False, False),
        (str, True, False, False),
        (str, True, False, True),
        (str, False, True, False),
        (str, False, False, False),
        (int, False, False, False),
        (Decimal, False, False, False),
    } <= sorts
