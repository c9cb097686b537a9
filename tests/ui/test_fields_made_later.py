"""Inputs seldom seen are made when they are asked for: in their places, and saying what is usual."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.next_field import first_input
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.subjects.dispute.intake.agent_block import AgentBlock
from sifasuo_desktop.ui.subjects.dispute.intake.party_card import PartyCard
from sifasuo_desktop.ui.subjects.dispute.intake.start_card import StartCard

SEEN = ["姓名", "证件号码", "性别", "出生日期", "联系电话", "住址", "职业或职务", "调解意愿"]


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.resize(900, 700)
    made.show()
    return made


def placed(ground: QWidget, card: QWidget) -> None:
    layout = ground.layout()
    assert layout is not None
    layout.addWidget(card)
    card.show()
    for _ in range(4):  # Layouts in layouts, one after the other.
        QApplication.processEvents()


def read(card: QWidget) -> list[str]:
    """The titles of the fields that are seen, from above to below and from left to right."""
    seen = [one for one in card.findChildren(FormField) if one.isVisible() and one.title]
    at = {one: one.mapTo(card, one.rect().topLeft()) for one in seen}
    return [one.title for one in sorted(seen, key=lambda one: (at[one].y(), at[one].x()))]


def test_a_new_party_says_what_is_usual_without_an_input_for_it(
    ground: QWidget, desk: Desk
) -> None:
    card = PartyCard("respondent", desk.around(), ground)
    assert card.values() == {
        "side": "respondent", "party_type": "01", "id_type": "01", "capacity": "1",
        "people_count": 1, "consent": "unknown",
    }  # fmt: skip
    assert "capacity" not in card.fields.fields.made()
    card.set_values({"id_type": "01", "capacity": "1", "people_count": 1, "name": "吴长林"})
    assert "capacity" not in card.fields.fields.made()
    card.set_values({"capacity": "2"})
    assert (card.value("capacity"), card.needs_guardian()) == ("2", True)


def test_rare_inputs_of_a_party_stand_in_their_places(ground: QWidget, desk: Desk) -> None:
    card = PartyCard("applicant", desk.around(), ground)
    placed(ground, card)
    assert [one for one in read(card.fields) if one != "拒绝提供"] == SEEN
    card._toggle_rare()
    card.fields.show_elected(True)
    placed(ground, card)
    assert [one for one in read(card.fields) if one != "拒绝提供"] == [
        *SEEN, "民族", "证件类型", "行为能力", "本方人数", "推选的代表人",
    ]  # fmt: skip
    card._switch_type()
    placed(ground, card)
    assert [one for one in read(card.fields) if one != "拒绝提供"] == [
        "单位名称", "信用代码", "法定代表人（负责人）", "职务", "联系电话", "住所", "调解意愿",
        "本方人数",
    ]  # fmt: skip


def test_an_input_made_later_is_called_after_its_party(ground: QWidget, desk: Desk) -> None:
    card = PartyCard("applicant", desk.around(), ground)
    card.number(2, removable=True)
    assert card.fields.fields["nation"].input.widget.accessibleName() == "申请人2 民族"
    assert card.fields.fields["nation"].isHidden()


def test_a_new_case_says_what_is_usual_without_opening_more(ground: QWidget, desk: Desk) -> None:
    card = StartCard(desk.around(), ground)
    assert card.values() == {"difficulty": "2", "prediction": "1", "lead_role": "1"}
    assert len(card.fields.made()) == 6
    card.set_values({"loss_amount": "3000.00"})
    assert card.fields["loss_amount"].isVisibleTo(card)
    card.set_values({"prediction": "2"})
    placed(ground, card)
    assert read(card)[6:] == [
        "子类型", "来源细分", "来源编号", "发生日期", "发生时间", "涉及人数", "损失总额", "牵头情况",
        "所属项目", "案件预测", "报告对象", "报告时间", "重大信访", "防激化措施",
    ]  # fmt: skip


def test_powers_shown_in_a_narrow_window_cover_nothing(ground: QWidget, desk: Desk) -> None:
    ground.resize(340, 900)
    block = AgentBlock(desk.around(), "agent", ground)
    placed(ground, block)
    block.set_values({"authority": "special"})
    placed(ground, block)
    term, powers = block.fields["term"], block.fields["powers"]
    assert powers.isVisible()
    assert powers.geometry().top() > term.geometry().bottom()
    assert first_input(block) is block.fields["name"].input.widget
