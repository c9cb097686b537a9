"""The window shows a field that was declared in one line: in intake, in the change form."""

from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.shell.form_choice import form_for
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.intake.page import IntakePage
from tests.ui.frames import at_rest, settle
from tests.ui.offices import register


def test_intake_and_change_have_its_input(
    qtbot: QtBot, frame: Frame, office: Workplace, desk: Desk
) -> None:
    frame.go("intake")
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, IntakePage)
    assert page.form.start.fields["weather"].input.title == "当天天气"
    page.form.start.set_values({"weather": "大雨"})
    assert page.form.start.values()["weather"] == "大雨"
    form = form_for(desk, "dispute.change", {"dispute": register(office, "陈志海")}, parent=frame)
    at_rest(qtbot, form.desk)
    assert "weather" in form.panel.fields
