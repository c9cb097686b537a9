"""What the page of any record does: acts of the record that is asked for, nothing of another."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.services.acting.bus import ChangeSet
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.unit_of_work import Change
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.records.record_page import RecordPage
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import settle
from tests.ui.offices import receive, register


def shown(qtbot: QtBot, frame: Frame, record: str, verb: str = "") -> RecordPage:
    frame.go("correction", Target(record=record, verb=verb))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, RecordPage)
    return page


def test_an_act_begun_in_the_list_is_about_the_person_of_the_row(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    """The page showed another person before, for whom the same act was due."""
    first, second = receive(office, "孙志强"), receive(office, "李大勇")
    page = shown(qtbot, frame, first)
    due = next(act["verb"] for act in page.acts.lawful)
    frame.go("corrections")
    settle(qtbot, frame)
    shown(qtbot, frame, second, str(due))
    sheet = frame.holder.sheet
    assert isinstance(sheet, ActForm)
    assert sheet.content()["preset"]["correction"] == second
    heading = "\n".join(one.text() for one in sheet.findChildren(QLabel))
    assert "李大勇" in heading
    assert "孙志强" not in heading


def test_numbers_in_full_are_noted_once_however_often_the_page_is_read(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person = receive(office, "孙志强")
    page = shown(qtbot, frame, person)
    page.unmask.click()
    settle(qtbot, frame)
    for _ in range(2):
        page.reload(ChangeSet((Change("correction", person, person),)))
        settle(qtbot, frame)
    assert page.unmask.text() == "已显示完整号码"
    with office.store.reading() as reader:
        assert sum(event.act == "unmask" for event in reader.every(Event)) == 1


@pytest.mark.parametrize("kind", ["dispute", "correction", "committee"])
def test_of_a_record_that_cannot_be_read_nothing_of_the_one_before_is_shown(
    qtbot: QtBot, frame: Frame, office: Workplace, kind: str
) -> None:
    there = {
        "dispute": lambda: register(office, "孙志强"),
        "correction": lambda: receive(office, "孙志强"),
        "committee": lambda: next(iter(frame.desk.around().records["committee"])).value,
    }[kind]()
    frame.desk.show_record(kind, there)
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, RecordPage)
    assert page.acts.isVisibleTo(page)
    page.open(Target(record="0" * 32))
    settle(qtbot, frame)
    assert not page.acts.isVisibleTo(page)
    assert not page.timeline.isVisibleTo(page)
    page.open(Target(record=there))
    settle(qtbot, frame)
    assert page.acts.isVisibleTo(page)
