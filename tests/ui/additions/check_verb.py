"""The window offers a verb that was declared in one file, with a form made from its command."""

from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.shell.form_choice import form_for
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.page import DisputePage
from tests.services.disputes import session
from tests.ui.frames import at_rest, settle
from tests.ui.offices import COMMITTEE, register


def test_the_record_offers_it_and_its_form_asks_for_the_reason(
    qtbot: QtBot, frame: Frame, office: Workplace, desk: Desk
) -> None:
    office.act("mediator.add", {"name": "沈卫东", "committee": COMMITTEE})
    case = register(office, "陈志海")
    office.act("dispute.consent", {"dispute": case, "consent": "yes"})
    office.act("dispute.accept", {"dispute": case, "accepted": "2026-04-03"})
    office.act("dispute.assign", {"dispute": case, "host": "沈卫东", "recorder": "顾明"})
    office.act("dispute.mediate", {"dispute": case, **session()})
    form = form_for(desk, "dispute.pause", {"dispute": case}, parent=frame)
    at_rest(qtbot, form.desk)
    assert set(form.panel.fields) == {"why"}
    office.act("dispute.pause", {"dispute": case, "why": "等待鉴定"})
    frame.go("dispute", Target(record=case))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, DisputePage)
    assert page.view is not None
    assert page.view.state == "暂停调解"
    assert page.acts.lawful[0]["title"] == "恢复调解"
