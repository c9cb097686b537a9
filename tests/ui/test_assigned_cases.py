"""What is assigned to others is looked at by a mediator: no button offers what would be refused."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.records.record_page import RecordPage
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.workbench.due_row import DueRow
from tests.services.disputes import CHEN, WU, registration
from tests.services.offices import seat
from tests.ui.frames import settle
from tests.ui.offices import COMMITTEE

WHY = (
    "这件纠纷不是您登记的，也没有指派给您，只能查看。"
    "请由登记人、承办的调解员，或者经办人、所长办理。"
)


@pytest.fixture
def office(office: Workplace) -> Workplace:
    """The mediator at the window; a colleague accepted a case whose month is over."""
    chen, wu = ({**one, "consent": "yes"} for one in (CHEN, WU))
    parties = {"parties": [chen, wu], "agents": []}
    values = registration(committee=COMMITTEE, applied="2026-03-02", **parties)
    case = office.act("dispute.register", values).id
    office.act("dispute.accept", {"dispute": case, "accepted": "2026-03-03"})
    return seat(office, "mediator")


def test_the_page_of_a_case_of_others_offers_nothing_and_says_why(
    qtbot: QtBot, frame: Frame
) -> None:
    (case,) = find(frame.desk.workplace, "dispute").items
    frame.desk.go("dispute", Target(record=case["id"]))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, RecordPage)
    assert page.acts.lawful == []
    (more,) = page.acts.findChildren(QPushButton)
    words = [one.text() for one in more.menu().actions()]
    assert sum(WHY in one for one in words) == 1


def test_its_due_row_is_opened_and_neither_settled_nor_put_aside(
    qtbot: QtBot, frame: Frame
) -> None:
    settle(qtbot, frame)
    rows = frame.page().findChildren(DueRow)
    assert rows
    for row in rows:
        assert [one.text() for one in row.findChildren(QPushButton)] == ["打开"]
