"""Rows taken away by key: they come back as they were, where they were, and only when meant."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sifasuo_desktop.ui.forms.next_field import put_cursor
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.intake.form import IntakeForm
from sifasuo_desktop.ui.subjects.dispute.intake.party_card import PartyCard
from tests.ui.test_rows import ALT, control, intake, name_of, sides, strip_of
from tests.ui.typing_people import here, press, type_here

__all__ = ["intake"]


def acting(form: IntakeForm) -> list[list[str | None]]:
    """Who acts for each party."""
    return [[one.fields["name"].value() for one in card.agents] for card in form.parties.cards]


def two_of_one_name(form: IntakeForm, name: str) -> PartyCard:
    """A second applicant, called as the first is, with two who act for him."""
    card = form.parties._add("applicant")
    for one in form.parties.of_side("applicant"):
        one.set_value("name", name or None)
    card.add_agent("agent").fields["name"].set_value("刘建国")
    card.add_agent("agent").fields["phone"].set_value("13900000005")
    assert acting(form) == [[], ["刘建国", None], []]
    return card


@pytest.mark.parametrize("name", ["王伟", ""])
def test_who_acts_for_a_party_comes_back_with_that_party(
    frame: Frame, intake: IntakeForm, name: str
) -> None:
    put_cursor(name_of(two_of_one_name(intake, name)))
    press(frame, Qt.Key.Key_D, ALT)
    assert acting(intake) == [[], []]
    control(Qt.Key.Key_Z)
    assert acting(intake) == [[], ["刘建国", None], []]
    assert intake.parties.cards[1].agents[1].fields["phone"].value() == "13900000005"


@pytest.mark.parametrize("name", ["王伟", ""])
def test_who_acts_for_a_party_comes_back_from_a_draft_with_that_party(
    frame: Frame, intake: IntakeForm, name: str
) -> None:
    two_of_one_name(intake, name)
    kept = intake.content()
    again = IntakeForm(intake.desk, QPushButton(), frame)
    again.restore(kept)
    assert acting(again) == [[], ["刘建国", None], []]
    assert again.parties.cards[1].agents[1].fields["phone"].value() == "13900000005"


def test_who_acts_for_a_party_is_taken_away_by_key_and_comes_back(
    frame: Frame, intake: IntakeForm
) -> None:
    card = two_of_one_name(intake, "王伟")
    put_cursor(card.agents[0].fields["relation"].input.widget)
    press(frame, Qt.Key.Key_D, ALT)
    assert acting(intake) == [[], [None], []]
    assert strip_of(intake.parties).text == "已删去申请人2的委托代理人刘建国。"
    assert here() is card.agents[0].fields["name"].input.widget
    control(Qt.Key.Key_Z)
    assert acting(intake) == [[], ["刘建国", None], []]
    for _ in range(2):
        put_cursor(card.agents[0].fields["name"].input.widget)
        press(frame, Qt.Key.Key_D, ALT)
    assert acting(intake) == [[], [], []]
    assert here() is card._add_agent
    press(frame, Qt.Key.Key_Z)
    assert acting(intake) == [[], [None], []]
    assert card.agents[0].fields["phone"].value() == "13900000005"


def test_the_next_party_is_on_the_side_of_whom_somebody_acts_for(
    frame: Frame, intake: IntakeForm
) -> None:
    card = two_of_one_name(intake, "王伟")
    put_cursor(card.agents[0].fields["phone"].input.widget)
    press(frame, Qt.Key.Key_N, ALT)
    assert [name for name, _ in sides(intake)] == ["申请人 1", "申请人 2", "申请人 3", "被申请人 1"]
    assert here() is name_of(intake.parties.cards[2])
    put_cursor(intake.facts.facts.input.widget)
    press(frame, Qt.Key.Key_N, ALT)
    assert sides(intake)[-1][0] == "被申请人 2"


def test_a_guardian_comes_back_into_the_block_that_asks_for_one(
    frame: Frame, intake: IntakeForm
) -> None:
    card = intake.parties.cards[0]
    card.set_values({"name": "陈小海", "birth_date": "2019-03-02"})
    (guardian,) = card.agents
    guardian.fields["name"].set_value("陈志海")
    put_cursor(guardian.fields["name"].input.widget)
    press(frame, Qt.Key.Key_D, ALT)
    assert card.agents == []
    card.set_values({"phone": "13900000001"})
    assert acting(intake)[0] == [None]
    strip_of(card.acting).back.click()
    assert acting(intake)[0] == ["陈志海"]


def oral_with_a_row_taken_away(frame: Frame, form: IntakeForm) -> None:
    """An oral case; the second of two applicants was taken away by key, the cursor in the first."""
    frame.page().switch_track()
    form.agreement.rows.add()
    card = form.parties._add("applicant")
    card.set_value("name", "王秀英")
    put_cursor(name_of(card))
    press(frame, Qt.Key.Key_D, ALT)
    assert strip_of(form.parties).text == "已删去申请人 2。"


def test_undo_in_another_list_undoes_what_was_typed_there(frame: Frame, intake: IntakeForm) -> None:
    oral_with_a_row_taken_away(frame, intake)
    method = intake.agreement.rows.rows[0].fields["method"].input.widget
    put_cursor(method)
    QTest.keyClicks(method, "cash")
    control(Qt.Key.Key_Z)
    assert [name for name, _ in sides(intake)] == ["申请人 1", "被申请人 1"]
    assert intake.agreement.rows.rows[0].fields["method"].value() is None
    # Also from a button the key no longer takes back what was done before the typing.
    intake.agreement.rows.adder.setFocus()
    press(frame, Qt.Key.Key_Z)
    assert [name for name, _ in sides(intake)] == ["申请人 1", "被申请人 1"]


def test_undo_in_a_line_of_another_list_brings_no_row_back(
    frame: Frame, intake: IntakeForm
) -> None:
    oral_with_a_row_taken_away(frame, intake)
    put_cursor(intake.agreement.rows.rows[0].fields["amount"].input.widget)
    control(Qt.Key.Key_Z)
    assert [name for name, _ in sides(intake)] == ["申请人 1", "被申请人 1"]
    put_cursor(name_of(intake.parties.cards[0]))
    control(Qt.Key.Key_Z)
    assert sides(intake)[1] == ("申请人 2", "王秀英")


def test_what_is_typed_outside_the_lists_comes_after_the_row(
    frame: Frame, intake: IntakeForm
) -> None:
    oral_with_a_row_taken_away(frame, intake)
    put_cursor(intake.facts.facts.input.widget)
    assert strip_of(intake.parties).back.text() == "撤回  Ctrl+Z"
    type_here("因建房受伤。")
    assert strip_of(intake.parties).back.text() == "撤回"
    put_cursor(name_of(intake.parties.cards[0]))
    control(Qt.Key.Key_Z)
    assert [name for name, _ in sides(intake)] == ["申请人 1", "被申请人 1"]
    strip_of(intake.parties).back.click()
    assert sides(intake)[1] == ("申请人 2", "王秀英")


def test_the_only_row_taken_away_leaves_the_cursor_on_what_adds_one(
    frame: Frame, intake: IntakeForm
) -> None:
    frame.page().switch_track()
    rows = intake.agreement.rows
    put_cursor(rows.add().fields["amount"].input.widget)
    type_here("500")
    press(frame, Qt.Key.Key_D, ALT)
    assert here() is rows.adder
    press(frame, Qt.Key.Key_Z)
    assert [row.fields["amount"].value() for row in rows.rows] == ["500.00"]
