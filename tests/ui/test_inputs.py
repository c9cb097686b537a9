"""Inputs: names, values, errors, and what is typed is never lost."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.reading.choices import Choice, choice, code_choices
from sifasuo_desktop.ui.forms.form_panel import FormPanel
from sifasuo_desktop.ui.parts.choosing import CheckInput, ChecksInput, ChoiceInput
from sifasuo_desktop.ui.parts.dates import DateInput
from sifasuo_desktop.ui.parts.fields import LongTextInput, MoneyInput, TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.make_input import Surroundings
from tests.ui.ledger_records import shown_verbs

TODAY = date(2026, 11, 22)


def today() -> date:
    return TODAY


def inputs_below(widget: QWidget) -> list[QWidget]:
    return [
        child
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox)
        for child in widget.findChildren(kind)
    ]


@pytest.mark.parametrize("verb", shown_verbs())
def test_every_input_of_every_act_has_the_name_of_its_label(qtbot: QtBot, verb: str) -> None:
    command = all_verbs()[verb].command
    panel = FormPanel(command, Surroundings(today))
    panel.make_all()
    qtbot.addWidget(panel)
    assert all(child.accessibleName() for child in inputs_below(panel))
    for declared in fields_of(command):
        if not declared.nested:
            field = panel.fields[declared.name]
            assert field.input.widget.accessibleName() == declared.spec.title


def test_a_date_is_rewritten_in_full_when_the_cursor_leaves(qtbot: QtBot) -> None:
    source = DateInput("申请日期", today)
    other = QLineEdit()
    for widget in (source.widget, other):
        qtbot.addWidget(widget)
        widget.show()
    source.focus()
    qtbot.keyClicks(source.widget, "4-2")
    source._settle()
    assert source.line.text() == "2026-04-02"


def test_what_is_no_date_stays_as_it_was_typed(qtbot: QtBot) -> None:
    source = DateInput("申请日期", today)
    qtbot.addWidget(source.widget)
    qtbot.keyClicks(source.widget, "2026-13-45")
    source._settle()
    assert source.value() == "2026-13-45"


@pytest.mark.parametrize(("typed", "kept"), [("13800", "13800.00"), ("13,800.5", "13800.50")])
def test_money_is_kept_with_two_places(qtbot: QtBot, typed: str, kept: str) -> None:
    source = MoneyInput("金额")
    qtbot.addWidget(source.widget)
    qtbot.keyClicks(source.widget, typed)
    assert source.value() == kept


@pytest.mark.parametrize("typed", ["损害赔偿纠纷", "6", "shpc", "sunhai"])
def test_a_code_is_found_by_words_code_and_pinyin(qtbot: QtBot, typed: str) -> None:
    source = ChoiceInput("纠纷类型", code_choices("dispute_type"))
    qtbot.addWidget(source.widget)
    source.set_value(typed)
    source._settle()
    assert source.value() == "6"


def test_what_can_mean_two_entries_is_not_guessed_at(qtbot: QtBot) -> None:
    source = ChoiceInput("纠纷类型", code_choices("dispute_type"))
    qtbot.addWidget(source.widget)
    source.set_value("纠纷")
    source._settle()
    assert source.value() == "纠纷"


def test_an_error_under_a_choice_stays_when_the_cursor_only_leaves(qtbot: QtBot) -> None:
    field = FormField(ChoiceInput("性别", code_choices("sex")))
    qtbot.addWidget(field)
    field.set_value("1")
    field.set_error("请核对。")
    field.input.widget.activated.emit(0)
    assert field.error() == "请核对。"


def test_setting_a_value_is_not_typing(qtbot: QtBot) -> None:
    source = LongTextInput("内容", 600)
    qtbot.addWidget(source.widget)
    with qtbot.assertNotEmitted(source.edited):
        source.set_value("已有的文字")
    with qtbot.waitSignal(source.edited):
        qtbot.keyClicks(source.widget, "x")


def test_the_counter_counts_and_the_error_goes_with_the_next_key(qtbot: QtBot) -> None:
    field = FormField(LongTextInput("纠纷简要情况", 600), required=True)
    qtbot.addWidget(field)
    field.set_error("“纠纷简要情况”没有填写。")
    assert field.input.widget.accessibleDescription() == "“纠纷简要情况”没有填写。"
    qtbot.keyClicks(field.input.widget, "abc")
    assert field.error() == ""
    assert field.input.count() == (3, 600)


def test_the_wheel_does_not_change_a_choice(qtbot: QtBot) -> None:
    source = ChoiceInput("性别", code_choices("sex"))
    qtbot.addWidget(source.widget)
    assert source.widget.focusPolicy() == Qt.FocusPolicy.StrongFocus


def places() -> tuple[Choice, ...]:
    return tuple(
        choice(code, name) for code, name in (("1", "九华镇"), ("2", "丁堰镇"), ("3", "丁家"))
    )


def test_what_was_typed_in_part_counts_before_the_cursor_leaves(qtbot: QtBot) -> None:
    made = ChoiceInput("镇", places())
    qtbot.addWidget(made.widget)
    made.box.setEditText("九华")
    assert made.value() == "1"
    made.box.setEditText("丁")
    assert made.value() == "丁"


def test_what_may_be_something_else_is_taken_as_typed(qtbot: QtBot) -> None:
    made = ChoiceInput("地址", places(), free=True)
    qtbot.addWidget(made.widget)
    made.box.setEditText("九华")
    assert made.value() == "九华"


def test_a_toggle_by_a_screen_reader_counts_as_editing(qtbot: QtBot) -> None:
    made = CheckInput("拒绝提供")
    qtbot.addWidget(made.widget)
    with qtbot.waitSignal(made.edited):
        made.box.toggle()
    with qtbot.assertNotEmitted(made.edited):
        made.set_value(False)


def test_each_of_several_boxes_counts_a_toggle(qtbot: QtBot) -> None:
    made = ChecksInput("镇", places())
    qtbot.addWidget(made.widget)
    first = made.widget.findChildren(QCheckBox)[0]
    with qtbot.waitSignal(made.edited):
        first.toggle()
    assert made.value() == ["1"]
    with qtbot.assertNotEmitted(made.edited):
        made.set_value(["2"])


def test_what_stands_in_an_input_the_cursor_is_put_into_is_typed_over(qtbot: QtBot) -> None:
    made = TextInput("再输一次", secret=True)
    qtbot.addWidget(made.widget)
    made.widget.show()
    made.set_value("abc")
    made.focus()
    qtbot.keyClicks(made.widget, "Yunxi-2026")
    assert made.value() == "Yunxi-2026"


def test_a_line_filled_in_under_the_cursor_is_typed_over(qtbot: QtBot) -> None:
    made = DateInput("日期", today)
    qtbot.addWidget(made.widget)
    made.widget.show()
    made.focus()
    qtbot.waitUntil(made.widget.hasFocus)
    made.set_value("2026-04-10")
    qtbot.keyClicks(made.widget, "2026-4-1")
    assert made.value() == "2026-04-01"


def test_a_choice_made_under_the_cursor_is_typed_over_and_typing_is_not(qtbot: QtBot) -> None:
    leaves = ChoiceInput("请假", (choice("a", "第1次"), choice("b", "第2次")))
    qtbot.addWidget(leaves.box)
    leaves.box.show()
    leaves.box.activateWindow()
    leaves.focus()
    qtbot.waitUntil(leaves.box.hasFocus)
    line = leaves.box.lineEdit()
    assert line is not None
    leaves.set_value("a")
    qtbot.keyClicks(line, "x")
    assert leaves.label() == "x"
    leaves.set_choices((choice("a", "第1次"), choice("xy", "xy")))
    qtbot.keyClicks(line, "y")
    assert leaves.label() == "xy"


def test_words_outside_a_list_are_told_so_whatever_else_is_wrong_with_them(qtbot: QtBot) -> None:
    leaves = ChoiceInput("请假", (choice("a", "第1次"), choice("b", "第2次")))
    field = FormField(leaves, required=True)
    qtbot.addWidget(field)
    field.set_value("第1次2026-13-45")
    field.set_error("“请假”最多 6 个字，现在有 13 个。请删减。")
    assert field.error() == "“请假”的值“第1次2026-13-45”不在可选范围内。请从列表中选择。"
    field.set_value("")
    field.set_error("“请假”没有填写。请填写后再保存。")
    assert field.error() == "“请假”没有填写。请填写后再保存。"
