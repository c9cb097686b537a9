"""Forms that begin with what was told before: what a person typed or wiped out stays his."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.forms.nested_group import NestedGroup
from sifasuo_desktop.ui.parts.recalling import RecallInput
from sifasuo_desktop.ui.shell.frame import Frame
from tests.services.test_receptions import came
from tests.services.test_reviews import CLAUSE
from tests.ui.frames import form_of
from tests.ui.test_usual_answers import DOCUMENT
from tests.ui.typing_people import fill, press, type_into


def test_what_was_wiped_out_in_the_form_of_a_way_stays_empty(qtbot: QtBot, frame: Frame) -> None:
    office = frame.desk.workplace
    ref = office.act("service.add", came()).id
    form = form_of(qtbot, frame, "service.to_aid", service=ref)
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    fields = form.panel.fields
    assert fields["phone"].value() == "19900000033"
    fill(fields["phone"], "")
    form.panel.set_values({"aid_kind": "civil", "cause": "追索劳动报酬"})
    press(frame, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: frame.holder.sheet is None, timeout=10_000)
    made = str(show(office, "service", ref)["record"]["aid"])
    kept = show(office, "aid", made)["record"]
    assert (kept["applicant"], kept["phone"]) == ("徐国华", None)


def examined(frame: Frame) -> str:
    office = frame.desk.workplace
    ref = office.act("review.add", DOCUMENT).id
    office.act("review.accept", {"review": ref, "complete_on": "2026-04-08"})
    seen = {"review": ref, "reviewer": "沈知秋", "reviewed_on": "2026-04-08"}
    office.act("review.examine", {**seen, "opinions": [CLAUSE]})
    return str(ref)


def test_looking_for_an_earlier_opinion_overwrites_nothing(qtbot: QtBot, frame: Frame) -> None:
    ref = examined(frame)
    form = form_of(qtbot, frame, "review.add_opinion", review=ref)
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    mine = form.panel.fields["problem"]
    fill(mine, "本次另外发现的问题。")
    (recall,) = form.panel.findChildren(RecallInput)
    recall.focus()
    type_into(recall.widget, "收费")
    qtbot.waitUntil(lambda: not recall.looking(), timeout=10_000)
    assert recall._choices
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    assert mine.value() == "本次另外发现的问题。"
    assert form.panel.fields["suggestion"].value() is None


def test_rows_that_were_typed_stay_when_what_is_begun_with_comes_late(
    qtbot: QtBot, frame: Frame
) -> None:
    ref = examined(frame)
    form = form_of(qtbot, frame, "review.issue", review=ref)
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    group = form.panel.groups["opinions"]
    assert isinstance(group, NestedGroup)
    row: Any = group.new_row(None)
    fill(group.row_fields(row)["clause"], "第九条")
    form.panel.offer_values({"opinions": []})
    assert [one.get("clause") for one in group.value()] == ["第三条", "第九条"]
