"""The window lists a plain ledger, shows a record of it with its acts, and has a form to enter one."""

from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.lists.kind_list import KindList
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.records.record_page import RecordPage
from sifasuo_desktop.ui.shell.form_choice import form_for
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import at_rest, settle


def test_list_page_and_form_are_derived(
    qtbot: QtBot, frame: Frame, office: Workplace, desk: Desk
) -> None:
    form = form_for(desk, "visitor_book.add", {}, parent=frame)
    at_rest(qtbot, form.desk)
    assert [*form.panel.fields][:4] == ["on", "keeper", "phone", "village"]
    values = {"on": "2026-04-09", "keeper": "顾明远"}
    made = office.act("visitor_book.add", values)
    frame.go("visitor_book_list")
    settle(qtbot, frame)
    listed = frame.page()
    assert isinstance(listed, KindList)
    assert [button.text() for button in listed.make_buttons()] == ["登记来访"]
    frame.go("visitor_book", Target(record=made.id))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, RecordPage)
    assert {act["title"] for act in page.acts.lawful} == {"交班", "更正来访", "作废来访"}
