"""Repeated rows of forms by keys: one more, one less, back again, and rows pasted from a table."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.forms.nested_group import NestedGroup
from sifasuo_desktop.ui.forms.next_field import put_cursor
from sifasuo_desktop.ui.forms.row_keys import RowKeys, UndoStrip, keys_of
from sifasuo_desktop.ui.parts.typing import Line
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.intake.form import IntakeForm
from sifasuo_desktop.ui.subjects.dispute.intake.party_card import PartyCard
from sifasuo_desktop.ui.subjects.dispute.obligation_rows import ObligationRows
from sifasuo_desktop.ui.subjects.dispute.term_list import TermList
from tests.ui.asking import have_made
from tests.ui.frames import at_rest
from tests.ui.typing_people import here, press, type_here

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
TABLE = (
    "姓名\t身份证号\t电话\t备注\n"
    "陈志海\t320699197111040015\t13900000001\t低保\n"
    "王秀英\t\t13900000002\t\n"
    "李国强\t\t13900000003\t\n"
)


@pytest.fixture
def intake(qtbot: QtBot, frame: Frame) -> Iterator[IntakeForm]:
    frame.go("intake")
    at_rest(qtbot, frame.desk)
    frame.activateWindow()
    yield frame.page().form
    at_rest(qtbot, frame.desk)
    QGuiApplication.clipboard().clear()


def strip_of(widget: QWidget) -> UndoStrip:
    return keys_of(widget).strip


def name_of(card: PartyCard) -> QWidget:
    return card.fields.fields["name"].input.widget


def control(key: Qt.Key) -> None:
    """Ctrl and a key in the line with the cursor."""
    QApplication.sendEvent(here(), QKeyEvent(QEvent.Type.KeyPress, key, CONTROL))
    have_made()


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    control(Qt.Key.Key_V)


def sides(form: IntakeForm) -> list[tuple[str, str]]:
    return [(card.heading.text(), card.name()) for card in form.parties.cards]


def test_one_key_gives_the_next_party_on_the_side_of_the_cursor(
    frame: Frame, intake: IntakeForm
) -> None:
    first = intake.parties.cards[0]
    put_cursor(name_of(first))
    press(frame, Qt.Key.Key_N, ALT)
    assert [name for name, _ in sides(intake)] == ["申请人 1", "申请人 2", "被申请人 1"]
    assert here() is name_of(intake.parties.cards[1])
    put_cursor(name_of(intake.parties.cards[2]))
    press(frame, Qt.Key.Key_N, ALT)
    assert sides(intake)[3][0] == "被申请人 2"
    assert here() is name_of(intake.parties.cards[3])


def test_outside_the_lists_the_key_means_the_next_one(frame: Frame, intake: IntakeForm) -> None:
    frame.page().switch_track()
    put_cursor(intake.agreement.fields["agreed"].input.widget)
    press(frame, Qt.Key.Key_N, ALT)
    assert len(intake.agreement.rows.rows) == 1
    assert len(intake.parties.cards) == 2
    assert here() is intake.agreement.rows.rows[0].fields["amount"].input.widget


def test_a_party_taken_away_by_key_comes_back_as_it_was(
    qtbot: QtBot, frame: Frame, intake: IntakeForm
) -> None:
    card = intake.parties._add("applicant")
    for name, text in (("name", "陈志海"), ("phone", "13900000001")):
        card.set_value(name, text)
    card.add_agent("agent").fields["name"].set_value("刘建国")
    put_cursor(name_of(card))
    press(frame, Qt.Key.Key_D, ALT)
    assert [name for name, _ in sides(intake)] == ["申请人 1", "被申请人 1"]
    strip = strip_of(intake.parties)
    assert strip.text == "已删去申请人 2。"
    assert strip.back.text() == "撤回  Ctrl+Z"
    control(Qt.Key.Key_Z)
    assert sides(intake)[1] == ("申请人 2", "陈志海")
    assert intake.parties.cards[1].value("phone") == "13900000001"
    (agent,) = intake.parties.cards[1].agents
    assert agent.fields["name"].value() == "刘建国"
    assert strip.text == ""


def test_typing_later_does_not_lose_what_was_taken_away(frame: Frame, intake: IntakeForm) -> None:
    card = intake.parties._add("respondent")
    card.set_value("name", "王秀英")
    card._remove.click()
    put_cursor(name_of(intake.parties.cards[0]))
    type_here("陈志海")
    control(Qt.Key.Key_Z)
    # That was the last word typed, not the card.
    assert len(intake.parties.cards) == 2
    strip_of(intake.parties).back.click()
    have_made()
    assert sides(intake)[2] == ("被申请人 2", "王秀英")


def test_the_first_of_a_side_stays_and_says_so(frame: Frame, intake: IntakeForm) -> None:
    put_cursor(name_of(intake.parties.cards[0]))
    press(frame, Qt.Key.Key_D, ALT)
    assert len(intake.parties.cards) == 2
    assert strip_of(intake.parties).text == "申请人 1 不能删去，可以直接改写。"
    assert not strip_of(intake.parties).back.isVisible()


def test_rows_of_a_table_fill_the_parties_of_the_side(frame: Frame, intake: IntakeForm) -> None:
    put_cursor(name_of(intake.parties.cards[1]))
    paste(TABLE)
    assert sides(intake) == [
        ("申请人 1", ""),
        ("被申请人 1", "陈志海"),
        ("被申请人 2", "王秀英"),
        ("被申请人 3", "李国强"),
    ]
    first = intake.parties.cards[1]
    assert first.value("birth_date") == "1971-11-04"
    assert [card.value("phone") for card in intake.parties.cards[1:]] == [
        "13900000001",
        "13900000002",
        "13900000003",
    ]
    assert strip_of(intake.parties).text == (
        "已粘贴 3 行，填入被申请人 1、被申请人 2、被申请人 3。请逐项核对。没有采用：第 1 行“低保”。"
    )
    control(Qt.Key.Key_Z)
    assert sides(intake) == [("申请人 1", ""), ("被申请人 1", "")]
    assert intake.parties.cards[1].blank()
    assert intake.parties.cards[1].value("birth_date") is None
    assert not intake.parties.cards[1].fields.rare_shown()


def test_what_was_typed_is_not_overwritten_by_a_paste(frame: Frame, intake: IntakeForm) -> None:
    intake.parties.cards[0].set_value("name", "刘建国")
    put_cursor(name_of(intake.parties.cards[0]))
    paste("陈志海\t13900000001\n被申请人\t王秀英\n")
    assert sides(intake) == [
        ("申请人 1", "刘建国"),
        ("申请人 2", "陈志海"),
        ("被申请人 1", "王秀英"),
    ]


def test_a_wrong_number_in_a_table_is_told_under_its_field(
    frame: Frame, intake: IntakeForm
) -> None:
    put_cursor(name_of(intake.parties.cards[0]))
    paste("陈志海\t320699197111040016\n王秀英\t13900000002\n")
    wrong = intake.parties.cards[0].fields.fields["id_number"].error()
    assert "身份证号码校验位不对" in wrong
    assert intake.parties.cards[0].value("id_number") == "320699197111040016"


@pytest.mark.parametrize("text", ["陈志海", "陈志海\n", "第一，各让一步。\n第二，不再争吵。"])
def test_a_plain_text_stays_a_plain_paste(frame: Frame, intake: IntakeForm, text: str) -> None:
    put_cursor(name_of(intake.parties.cards[0]))
    paste(text)
    assert len(intake.parties.cards) == 2
    assert intake.parties.cards[0].name().startswith(text.split("\n")[0])
    assert strip_of(intake.parties).text == ""


def test_the_menu_pastes_rows_as_the_key_does(
    qtbot: QtBot, frame: Frame, intake: IntakeForm
) -> None:
    line = name_of(intake.parties.cards[0])
    assert isinstance(line, Line)
    put_cursor(line)
    QGuiApplication.clipboard().setText("陈志海\t13900000001\n王秀英\t13900000002\n")
    at = line.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, line.mapToGlobal(at))
    QApplication.sendEvent(line, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = menu.findChild(QAction, "edit-paste")
    assert isinstance(action, QAction)
    action.trigger()
    menu.close()
    have_made()
    assert [card.name() for card in intake.parties.of_side("applicant")] == ["陈志海", "王秀英"]


def test_many_parties_are_pasted_one_in_a_turn_and_who_saves_at_once_finds_all_of_them(
    frame: Frame, intake: IntakeForm
) -> None:
    put_cursor(name_of(intake.parties.cards[1]))
    names = [f"陈{name}" for name in "志海大江河湖洋溪"]
    lines = [f"{name}\t1990000001{place}" for place, name in enumerate(names)]
    QGuiApplication.clipboard().setText("\n".join(["姓名\t联系电话", *lines]))
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, CONTROL)
    QApplication.sendEvent(here(), event)
    assert [card.name() for card in intake.parties.of_side("respondent")] == [""]
    press(frame, Qt.Key.Key_S, CONTROL)
    assert [card.name() for card in intake.parties.of_side("respondent")] == names
    assert strip_of(intake.parties).text.startswith("已粘贴 8 行")


def test_pasted_parties_are_taken_back_by_the_very_next_key(
    frame: Frame, intake: IntakeForm
) -> None:
    put_cursor(name_of(intake.parties.cards[1]))
    before = sides(intake)
    QGuiApplication.clipboard().setText("陈志海\t19900000011\n王秀英\t19900000012\n吴长林\t")
    for key in (Qt.Key.Key_V, Qt.Key.Key_Z):
        QApplication.sendEvent(here(), QKeyEvent(QEvent.Type.KeyPress, key, CONTROL))
    have_made()
    assert sides(intake) == before
    assert strip_of(intake.parties).text == ""


def test_obligations_are_pasted_between_the_parties_known(qtbot: QtBot, frame: Frame) -> None:
    rows = ObligationRows(frame.desk.workplace.today)
    qtbot.addWidget(rows)
    rows.offer_names(["陈志海", "王秀英"], "陈志海", "王秀英")
    rows.show()
    first = rows.add()
    line = first.fields["amount"].input.widget
    assert rows.take_paste("陈志海\t王秀英\t5,000\t2026-12-31\n王秀英\t陈志海\t1.2万\t明年\n", line)
    have_made()
    assert [row.values()["amount"] for row in rows.rows] == ["5000.00", "12000.00"]
    assert rows.rows[1].values()["debtor"] == "王秀英"
    assert rows._sum.text().startswith("合计 17,000.00 元")
    assert strip_of(rows).text == (
        "已粘贴 2 行，填入履行事项 1、履行事项 2。请逐项核对。没有采用：第 2 行“明年”。"
    )
    assert rows.take_back()
    have_made()
    assert len(rows.rows) == 1
    assert rows.rows[0].values() == {"debtor": "陈志海", "creditor": "王秀英"}


def test_a_message_and_a_table_of_obligations_keep_amounts_and_payers(
    qtbot: QtBot, frame: Frame
) -> None:
    rows = ObligationRows(frame.desk.workplace.today)
    qtbot.addWidget(rows)
    rows.offer_names(["陈志海", "王秀英"], "陈志海", "王秀英")
    rows.show()
    line = rows.add().fields["amount"].input.widget
    assert rows.take_paste("1、陈志海 13,800元 2026-5-1\n2、陈志海 12 000元 2026-6-1\n", line)
    have_made()
    assert [row.values()["amount"] for row in rows.rows] == ["13800.00", "12000.00"]
    assert rows._sum.text().startswith("合计 25,800.00 元")
    assert rows.take_back()
    have_made()
    assert rows.take_paste(
        "付款人\t收款人\t金额\t期限\t签订时履行\n"
        "王秀英\t陈志海\t500\t2026-5-1\t是\n\t\t600\t2026-6-1\t\n合计\t\t1,100\t\t\n",
        line,
    )
    have_made()
    kept = [row.values() for row in rows.rows]
    assert [(one["debtor"], one["creditor"], one["amount"]) for one in kept] == [
        ("王秀英", "陈志海", "500.00"),
        ("王秀英", "陈志海", "600.00"),
    ]
    assert [row.fields["at_signing"].value() for row in rows.rows] == [True, False]
    assert strip_of(rows).text == (
        "已粘贴 2 行，填入履行事项 1、履行事项 2。请逐项核对。没有采用：第 3 行“合计 1,100”。"
        "第 2 行没有写义务人、权利人，照上一行填入。"
    )


def test_the_team_of_an_announcement_by_keys_and_by_paste(qtbot: QtBot, frame: Frame) -> None:
    frame.desk.form("correction.announce", {})
    at_rest(qtbot, frame.desk)
    sheet = frame.holder.sheet
    assert sheet is not None
    (group,) = sheet.findChildren(NestedGroup)
    put_cursor(group._blocks[0].panel.fields["name"].input.widget)
    paste("姓名\t组长\n刘建国\t√\n周秀兰\t无\n")
    assert [block.panel.values().get("lead") for block in group._blocks] == [True, False]
    control(Qt.Key.Key_Z)
    paste("刘建国\t男\t村（居）\t13900000004\n周秀兰\t女\t志愿者\n")
    values = [block.panel.values() for block in group._blocks]
    assert [(one["name"], one["sex"], one["identity"]) for one in values] == [
        ("刘建国", "1", "04"),
        ("周秀兰", "2", "03"),
    ]
    press(frame, Qt.Key.Key_N, ALT)
    assert here() is group._blocks[1].panel.fields["name"].input.widget
    type_here("赵明")
    press(frame, Qt.Key.Key_D, ALT)
    assert [block.panel.values()["name"] for block in group._blocks] == ["刘建国", "周秀兰"]
    assert strip_of(group).text == "已删去矫正小组 2。"
    assert strip_of(group).parent() is sheet
    control(Qt.Key.Key_Z)
    assert [block.panel.values()["name"] for block in group._blocks] == ["刘建国", "赵明", "周秀兰"]


def test_terms_by_keys(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    terms = TermList()
    terms.setParent(place)
    keys = RowKeys(place)
    place.show()
    place.activateWindow()
    QApplication.processEvents()
    terms.set_value(["第一条", "第二条"])
    put_cursor(terms.terms[0].area.input.widget)
    keys.add()
    type_here("第一条之后")
    assert terms.value() == ["第一条", "第一条之后", "第二条"]
    put_cursor(terms.terms[0].area.input.widget)
    keys.drop()
    assert terms.value() == ["第一条之后", "第二条"]
    control(Qt.Key.Key_Z)
    assert terms.value() == ["第一条", "第一条之后", "第二条"]


def test_esc_closes_an_open_list_first_and_leaves_the_registration_open(
    qtbot: QtBot, frame: Frame, intake: IntakeForm
) -> None:
    box = intake.parties.cards[0].fields.fields["sex"].input.widget
    assert isinstance(box, QComboBox)
    line = box.lineEdit()
    assert line is not None
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert QApplication.activePopupWidget() is not None
    press(frame, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert QApplication.activePopupWidget() is None
    assert frame.current == "intake"


def test_the_keys_stand_where_rows_are_added_and_taken_away(
    frame: Frame, intake: IntakeForm
) -> None:
    read = intake.parties.read_pasted("姓名\t住址\n钱大喆\t云溪村3组")
    assert read.rows == ({"name": "钱大喆", "address": "云溪村3组"},)
    assert intake.agreement.rows.adder.toolTip() == "Alt+N"
    row = intake.agreement.rows.add()
    assert row._remove.toolTip() == "Alt+D"
    assert intake.parties.cards[0]._remove.toolTip() == "Alt+D"


def test_a_row_added_at_once_after_a_paste_stands_below_the_cursor(
    frame: Frame, intake: IntakeForm
) -> None:
    put_cursor(name_of(intake.parties.cards[1]))
    QGuiApplication.clipboard().setText("陈志海\t19900000011\n王秀英\t19900000012\n吴长林\t")
    QApplication.sendEvent(here(), QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, CONTROL))
    press(frame, Qt.Key.Key_N, ALT)
    names = [card.name() for card in intake.parties.of_side("respondent")]
    assert names == ["陈志海", "", "王秀英", "吴长林"]
