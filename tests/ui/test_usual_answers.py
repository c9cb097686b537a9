"""没有选的都选…: what is usual is chosen in every row in which nothing was chosen yet."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.forms.nested_group import NestedGroup
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import form_of
from tests.ui.typing_people import press

DOCUMENT: dict[str, Any] = {
    "submitted_on": "2026-04-08",
    "matter": "行政规范性文件",
    "title": "养犬管理办法",
    "drafting_dept": "云溪镇社会事务办公室",
}


def materials(qtbot: QtBot, frame: Frame, ref: str) -> NestedGroup:
    """The list of papers in the form that accepts a review."""
    form = form_of(qtbot, frame, "review.accept", review=ref)
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    group = form.findChild(NestedGroup)
    assert isinstance(group, NestedGroup)
    return group


def test_one_press_answers_what_is_left_and_leaves_what_was_chosen(
    qtbot: QtBot, frame: Frame
) -> None:
    office = frame.desk.workplace
    ref = office.act("review.add", DOCUMENT).id
    group = materials(qtbot, frame, ref)
    usual = next(one for one in group.findChildren(QPushButton) if "没有选的" in one.text())
    assert usual.isVisible()
    rows = group.value()
    assert len(rows) == 6
    group.set_value([{**rows[0], "given": "lacking"}, *rows[1:]])
    QTest.mouseClick(usual, Qt.MouseButton.LeftButton)
    assert [one["given"] for one in group.value()] == ["lacking", *["given"] * 5]
    press(frame, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: frame.holder.sheet is None, timeout=10_000)
    kept = show(office, "review", ref)["children"]["review_material"]
    assert [one["given"] for one in kept] == ["lacking", *["given"] * 5]


def test_without_rows_there_is_nothing_to_answer_and_each_input_says_its_row(
    qtbot: QtBot, frame: Frame
) -> None:
    office = frame.desk.workplace
    ref = office.act("review.add", DOCUMENT).id
    group = materials(qtbot, frame, ref)
    inputs = group.row_fields(group.row_widgets()[1])
    assert inputs["pages"].input.widget.accessibleName() == "送审材料2 页数"
    usual = next(one for one in group.findChildren(QPushButton) if "没有选的" in one.text())
    group.set_value([])
    assert not usual.isVisible()
