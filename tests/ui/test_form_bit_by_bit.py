"""A form is there at once and its last inputs a moment later: no key waits, and none is lost."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.drafts import drafts, keep_draft
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import active, at_rest, settle
from tests.ui.offices import receive
from tests.ui.typing_people import enter, here, press, tab, type_here

RECEIVE = "correction.receive"


def opened(qtbot: QtBot, frame: Frame, verb: str, **preset: Any) -> ActForm:
    """The form as it is in the turn of the loop that opens it."""
    active(qtbot, frame)
    frame.desk.form(verb, preset)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    assert not form.panel.whole
    return form


def test_the_cursor_is_in_the_first_input_at_once_and_what_is_typed_there_stays(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person = receive(office, "孙志强")
    form = opened(qtbot, frame, "correction.change", correction=person)
    (name, first), *_ = form.panel.fields.items()
    assert name == "reason"
    assert here() is first.input.widget
    type_here("罪名笔误")
    at_rest(qtbot, frame.desk)
    assert first.value() == "罪名笔误"
    assert here() is first.input.widget
    assert form.panel.fields["name"].value() == "孙志强"


def test_saving_at_once_examines_all_inputs(qtbot: QtBot, frame: Frame) -> None:
    form = opened(qtbot, frame, RECEIVE)
    press(frame, Qt.Key.Key_S)
    at_rest(qtbot, frame.desk)
    errors = {name: field.error() for name, field in form.panel.fields.items() if field.error()}
    assert errors["name"] == "“姓名”没有填写。请填写后再保存。"
    assert errors["end"] == "“矫正期限止”没有填写。请填写后再保存。"
    assert form.bar.text == ""


def test_saving_at_once_waits_for_what_is_filled_in_from_the_record(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    form = opened(qtbot, frame, "correction.visit", correction=receive(office, "孙志强"))
    press(frame, Qt.Key.Key_S)
    at_rest(qtbot, frame.desk)
    assert form.panel.fields["done_at"].value() == "2026-04-10T12:00"
    assert form.panel.fields["done_at"].error() == ""
    assert form.panel.fields["content"].error() == "“内容”没有填写。请填写后再保存。"


def test_what_waits_to_be_sent_is_not_given_up_by_the_next_key(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person, busy = receive(office, "孙志强"), threading.Event()
    frame.desk.runner.in_store(busy.wait)
    form = opened(qtbot, frame, "correction.visit", correction=person)
    press(frame, Qt.Key.Key_S)
    QTest.keyClick(here(), Qt.Key.Key_Escape)
    frame.go("workbench")
    stays = frame.holder.sheet is form
    busy.set()
    settle(qtbot, frame)
    assert stays
    assert form.panel.fields["content"].error() == "“内容”没有填写。请填写后再保存。"


def test_saving_at_once_sends_no_draft_that_nobody_has_seen(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person = receive(office, "孙志强")
    place, values = f"act|correction.visit|{person}", {"content": "上门走访。", "visited": "本人"}
    keep_draft(office, place, "登记走访", {"values": values, "preset": {"correction": person}})
    form = opened(qtbot, frame, "correction.visit", correction=person)
    press(frame, Qt.Key.Key_S)
    at_rest(qtbot, frame.desk)
    assert form.panel.fields["content"].value() == "上门走访。"
    assert frame.holder.sheet is form
    assert not show(office, "correction", person)["children"].get("check")


def test_what_was_made_a_moment_ago_counts_among_what_is_sent(qtbot: QtBot, frame: Frame) -> None:
    form = opened(qtbot, frame, RECEIVE)
    form.asks_for_more.emit()
    form.panel.set_values({"alias": "大强"})
    assert form.panel.values()["alias"] == "大强"


@pytest.mark.parametrize(
    ("go_on", "order"),
    [(tab, ["name", "id_type", "id_number", "sex"]), (enter, ["name", "id_number", "sex"])],
)
def test_tab_and_enter_go_on_into_inputs_that_were_not_made_yet(
    qtbot: QtBot, frame: Frame, go_on: Callable[[], None], order: list[str]
) -> None:
    form = opened(qtbot, frame, RECEIVE)
    seen = [_name(form)]
    while len(seen) < len(order):
        go_on()
        seen.append(_name(form))
    assert seen == order


def _name(form: ActForm) -> str:
    inputs = {name: field.input.widget for name, field in form.panel.fields.items()}
    return next(name for name, one in inputs.items() if one is here() or one.isAncestorOf(here()))


def test_leaving_at_once_keeps_what_was_typed_as_a_draft_of_the_whole(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    form = opened(qtbot, frame, RECEIVE)
    type_here("孙志强")
    frame.go("workbench")
    settle(qtbot, frame)
    (draft,) = drafts(office)
    assert draft.content["values"]["name"] == "孙志强"
    assert draft.content["values"]["reported"] == "2026-04-10"
    assert frame.holder.sheet is not form


def test_esc_at_once_leaves_nothing_behind(qtbot: QtBot, frame: Frame, office: Workplace) -> None:
    form = opened(qtbot, frame, RECEIVE)
    QTest.keyClick(here(), Qt.Key.Key_Escape)
    assert not form.panel.whole
    settle(qtbot, frame)
    assert frame.holder.sheet is None
    assert not drafts(office)


def test_a_draft_fills_the_form_when_it_is_whole(qtbot: QtBot, frame: Frame) -> None:
    content = {"values": {"name": "孙志强", "note": "家属代为报到"}, "preset": {}}
    active(qtbot, frame)
    frame.desk.form(RECEIVE, {}, draft=content)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    at_rest(qtbot, frame.desk)
    assert form.panel.fields["name"].value() == "孙志强"
    assert form.panel.fields["note"].value() == "家属代为报到"
    assert form.said.text() == "已恢复上次没有保存的内容"
