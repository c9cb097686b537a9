"""What is doubtful is said while a form is filled in, not only once it is saved."""

import pytest
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.correction.panels.leave import LeavePanel
from sifasuo_desktop.ui.subjects.dispute.intake.page import IntakePage
from tests.ui.frames import form_of, intake_page
from tests.ui.offices import receive, register
from tests.ui.test_correction_forms import ask_for_leave, decide
from tests.ui.typing_people import fill

ID = "320699197111040015"
SEX = "证件号码显示性别为男，与填写的不同。请核对。"
BIRTH = "证件号码显示出生日期为 1971-11-04，与填写的不同。请核对。"


@pytest.mark.parametrize("verb", ["correction.receive", "dispute.add_party"])
def test_a_form_says_what_the_number_contradicts(
    qtbot: QtBot, frame: Frame, office: Workplace, verb: str
) -> None:
    preset = {"dispute": register(office, "陈志海")} if verb.startswith("dispute") else {}
    fields = form_of(qtbot, frame, verb, **preset).panel.fields
    fill(fields["id_number"], ID)
    assert fields["sex"].doubted() == ""
    fill(fields["sex"], "女")
    fill(fields["birth_date"], "1972-11-04")
    assert fields["sex"].doubted() == SEX
    assert fields["birth_date"].doubted() == BIRTH
    fill(fields["sex"], "男")
    assert fields["sex"].doubted() == ""
    assert fields["birth_date"].doubted() == BIRTH


def test_the_registration_says_what_the_number_contradicts(qtbot: QtBot, frame: Frame) -> None:
    frame.go("intake")
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    page = frame.page()
    assert isinstance(page, IntakePage)
    party = page.form.parties.of_side("applicant")[0]
    fields = party.fields.fields
    fill(fields["id_number"], ID)
    fill(fields["birth_date"], "1964")
    assert fields["birth_date"].doubted() == BIRTH
    fill(fields["birth_date"], "1971")
    assert fields["birth_date"].doubted() == ""


def test_what_the_number_contradicts_is_said_by_itself_and_not_with_the_age(
    qtbot: QtBot, frame: Frame
) -> None:
    party = intake_page(qtbot, frame).form.parties.of_side("applicant")[0]
    fields = party.fields.fields
    party.set_values({"id_number": ID})
    fields["sex"].set_value("2")
    party.fields.show_age("54")
    assert fields["sex"].doubted() == ""
    assert party.fields._age.text() == "54 岁"
    party.fields.look_at_id()
    assert fields["sex"].doubted() == SEX
    party.set_values({"name": "陈志海", "id_number": ID, "birth_date": "1964"})
    assert fields["sex"].value() == "1"
    assert (fields["sex"].doubted(), fields["birth_date"].doubted()) == ("", "")


def leave_form(qtbot: QtBot, frame: Frame, person: str) -> LeavePanel:
    form = form_of(qtbot, frame, "correction.leave_request", correction=person)
    panel = form.panel
    assert isinstance(panel, LeavePanel)
    return panel


def test_a_leave_says_which_dates_clash_before_it_is_saved(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person = receive(office, "孙志强")
    decide(frame.desk, person, ask_for_leave(frame.desk, person, "2026-04-20", "2026-04-22"))
    panel = leave_form(qtbot, frame, person)
    fill(panel.fields["start"], "2026-4-22")
    assert panel.doubts_line.isHidden()
    fill(panel.fields["end"], "2026-4-23")
    clash = "与第 1 次请假（2026-04-20 至 2026-04-22）的日期重叠。请先销假，或改为不重叠的日期。"
    assert panel.doubts_line.text() == clash
    assert "两个月内累计 4 天" in panel.weight_line.text()
    fill(panel.fields["start"], "2026-4-23")
    assert panel.doubts_line.isHidden()
    fill(panel.fields["start"], "2026-4-24")
    said = "外出期限止 2026-04-23 早于外出期限起 2026-04-24。请改正。"
    assert panel.doubts_line.text() == said


def test_a_leave_says_that_it_ends_after_the_term_and_who_is_not_back(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person = receive(office, "孙志强")
    decide(frame.desk, person, ask_for_leave(frame.desk, person, "2026-04-06", "2026-04-07"))
    panel = leave_form(qtbot, frame, person)
    fill(panel.fields["start"], "2026-9-18")
    fill(panel.fields["end"], "2026-9-20")
    assert panel.doubts_line.text().splitlines() == [
        "外出期限超过矫正期限止 2026-09-19。请核对。",
        "第 1 次请假（至 2026-04-07）逾期 3 日还没有销假，未销假的天数计入两个月内累计天数。请先核实是否返回。",
    ]
