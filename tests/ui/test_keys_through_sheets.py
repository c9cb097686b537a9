"""Sheets by the keyboard: where the cursor is, what is said, and until when it stands there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.intake.checklist_card import YES
from sifasuo_desktop.ui.subjects.dispute.panels.agree import AgreePanel
from sifasuo_desktop.ui.subjects.dispute.panels.sign import SignPanel
from tests.ui.frames import form_of, intake_page, settle
from tests.ui.offices import COMMITTEE, receive
from tests.ui.test_dispute_record import agree, assign_and_mediate, case
from tests.ui.typing_people import enter, fill, here, press, type_here, type_into

__all__ = ["case"]


def sheet(qtbot: QtBot, frame: Frame, verb: str, record: str) -> ActForm:
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    kind = verb.partition(".")[0]
    frame.go(kind, Target(record=record))
    settle(qtbot, frame)
    frame.desk.form(verb, {kind: record})
    settle(qtbot, frame)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    return form


def refuse(qtbot: QtBot, frame: Frame) -> None:
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)


def test_a_refused_agreement_leads_to_the_first_thing_missing_as_it_is_read(
    qtbot: QtBot, frame: Frame, office: Workplace, case: str
) -> None:
    assign_and_mediate(office, case)
    form = sheet(qtbot, frame, "dispute.agree", case)
    panel = form.panel
    assert isinstance(panel, AgreePanel)
    for _ in range(2):
        refuse(qtbot, frame)
        assert here().accessibleName() == "协议内容1"
    area = panel.terms.terms[0].area
    assert "没有填写" in area.error()
    type_here("互相道歉。")
    assert not area.error()
    assert "没有填写" in panel.fields["performance"].error()


def test_signing_begins_at_the_first_hand_and_a_refusal_stands_until_it_is_mended(
    qtbot: QtBot, frame: Frame, office: Workplace, case: str
) -> None:
    agree(office, case)
    form = sheet(qtbot, frame, "dispute.sign", case)
    panel = form.panel
    assert isinstance(panel, SignPanel)
    first = panel.rows.rows[0].fields["done"].input.widget
    assert here() is first
    refuse(qtbot, frame)
    assert here() is first
    assert not panel.rows.problem_line.isHidden()
    assert form.bar.text == ""
    panel.rows._tick_all()
    assert panel.rows.problem_line.isHidden()
    assert form.drafts.dirty


def test_no_stop_in_a_sheet_shows_nothing(
    qtbot: QtBot, frame: Frame, office: Workplace, case: str
) -> None:
    form = sheet(qtbot, frame, "dispute.assign", case)
    names = set()
    for _ in range(12):
        form.focusNextPrevChild(True)
        names.add(type(here()).__name__)
    assert "QScrollArea" not in names


def test_the_cursor_stays_in_the_sheet_that_covers_a_page(qtbot: QtBot, frame: Frame) -> None:
    frame.go("disputes")
    page = frame.page()
    assert isinstance(page, ListPage)
    form = form_of(qtbot, frame, "committee.add")
    name = here()
    page.filter.setFocus()
    assert here() is name
    QTest.keyClicks(here(), "yunxi")
    assert form.panel.fields["name"].value() == "yunxi"


def test_a_confirmation_goes_when_the_next_sheet_is_opened(
    qtbot: QtBot, frame: Frame, office: Workplace, case: str
) -> None:
    frame.desk.say("登记调解：已保存。", "green")
    sheet(qtbot, frame, "dispute.assign", case)
    frame.desk.say("登记调解：已保存。", "green")
    frame.desk.form("dispute.assign", {"dispute": case})
    assert frame.bar.text == ""


def test_the_marks_of_an_intake_go_with_their_sentence(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    page = intake_page(qtbot, frame)
    refuse(qtbot, frame)
    assert here().accessibleName() == "纠纷类型"
    assert "标出" in page.bar.text
    fill(page.form.start.fields["dispute_type"], "邻里纠纷")
    fill(page.form.parties.of_side("applicant")[0].fields.fields["name"], "陈志海")
    fill(page.form.parties.of_side("respondent")[0].fields.fields["name"], "吴长林")
    assert "标出" in page.bar.text
    refuse(qtbot, frame)
    assert here().accessibleName() == "纠纷简要情况"
    type_here("因排水争执。")
    assert page.bar.text == ""


def test_an_oral_case_leads_to_its_facts_before_its_agreement(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    page = intake_page(qtbot, frame)
    page.switch_track()
    fill(page.form.start.fields["dispute_type"], "邻里纠纷")
    fill(page.form.parties.of_side("applicant")[0].fields.fields["name"], "陈志海")
    fill(page.form.parties.of_side("respondent")[0].fields.fields["name"], "吴长林")
    refuse(qtbot, frame)
    assert here().accessibleName() == "纠纷简要情况"
    performed = page.form.agreement.fields["performed"]
    assert performed.error().startswith(f"“{performed.title}”")


def test_the_key_that_accepts_says_why_not_and_accepts_once(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    page = intake_page(qtbot, frame)
    before = here()
    press(frame, Qt.Key.Key_Return)
    assert here() is before
    assert "暂不能受理" in page.bar.text
    fill(page.form.start.fields["dispute_type"], "邻里纠纷")
    for side, name in (("applicant", "陈志海"), ("respondent", "吴长林")):
        card = page.form.parties.of_side(side)[0]
        fill(card.fields.fields["name"], name)
        fill(card.fields.fields["consent"], "同意调解")
    type_into(page.form.facts.facts.input.widget, "因排水争执。")
    page.form.checklist.set_states(dict.fromkeys(page.form.checklist.points, YES))
    page.form._judge()
    for _ in range(2):
        page.save_and_accept()
    settle(qtbot, frame)
    page.save_and_accept()
    settle(qtbot, frame)
    assert find(office, "dispute").total == 1
    assert "没有受理" not in frame.bar.text


def test_leaving_a_half_typed_intake_says_where_it_is(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    page = intake_page(qtbot, frame)
    frame.go("disputes")
    assert frame.bar.text == ""
    frame.go("intake")
    fill(page.form.parties.of_side("applicant")[0].fields.fields["name"], "陈志海")
    frame.go("intake")
    assert frame.bar.text == ""
    frame.go("workbench")
    settle(qtbot, frame)
    assert frame.bar.text == "“陈志海：登记纠纷”还没有保存，已放进工作台的“接着做”。"
    frame.go("intake", Target(draft=page._content()))
    assert page.form.start._more.isHidden()


@pytest.mark.parametrize("width", [1024, 1366])
def test_no_link_of_a_party_reaches_out_of_sight(qtbot: QtBot, frame: Frame, width: int) -> None:
    frame.resize(width, 749)
    page = intake_page(qtbot, frame)
    shown = page.form._scroll.viewport().width()
    qtbot.waitUntil(lambda: page.form._scroll.widget().width() <= shown)
    for card in page.form.parties.cards:
        links = [one for one in card.findChildren(QPushButton) if one.isVisible()]
        places = [one.geometry() for one in links]
        assert len(links) == 4
        assert all(0 <= one.left() and one.right() <= card.width() for one in places)
        assert max(one.bottom() for one in places) < card.fields.geometry().top()


def test_a_long_name_shows_how_it_begins(qtbot: QtBot) -> None:
    made = ChoiceInput("签署人", (), free=True)
    qtbot.addWidget(made.box)
    made.set_value(COMMITTEE)
    line = made.box.lineEdit()
    assert line is not None
    assert line.cursorPosition() == 0


def test_a_due_row_put_aside_asks_for_nothing_nobody_knows(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person = receive(office, "孙志强")
    preset = {
        "correction": person,
        "rule": "correction.admission",
        "part": None,
        "due": "2026-04-10",
    }
    frame.desk.form("correction.put_aside", preset)
    settle(qtbot, frame)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    shown = [one.title for one in form.panel.fields.values() if not one.isHidden()]
    assert "案件中的一项" not in shown


def test_enter_passes_over_the_kind_of_paper_when_a_person_is_received(
    qtbot: QtBot, frame: Frame
) -> None:
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    frame.desk.form("correction.receive", {})
    settle(qtbot, frame)
    assert here().accessibleName() == "姓名"
    enter()
    assert here().accessibleName() == "证件号码"
    assert QApplication.focusWidget() is here()
