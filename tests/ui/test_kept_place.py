"""A list that is read again because of an act stays where one is: chosen record, rows in sight."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.list_again import places_around
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import settle
from tests.ui.offices import COMMITTEE, receive, register

COUNT = 80


def hire(office: Workplace, name: str) -> str:
    return office.act("mediator.add", {"name": name, "committee": COMMITTEE}).id


def listed(qtbot: QtBot, frame: Frame, name: str) -> ListPage:
    frame.go(name)
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, ListPage)
    return page


def chosen(page: ListPage) -> str:
    return str(page.model.item(page.table.currentIndex().row())["id"])


def highest(page: ListPage) -> str:
    return str(page.model.item(page.table.rowAt(0))["id"])


@pytest.mark.parametrize(
    ("name", "make"),
    [("disputes", register), ("corrections", receive), ("mediator_list", hire)],
)
def test_the_place_in_a_list_stays_when_it_is_read_again(
    qtbot: QtBot, frame: Frame, office: Workplace, name: str, make: Callable[[Workplace, str], str]
) -> None:
    made = [make(office, f"陈志{chr(0x6D77 + place)}") for place in range(COUNT)]
    page = listed(qtbot, frame, name)
    page.table.setCurrentIndex(page.model.index(60, 0))
    settle(qtbot, frame)
    page.table.verticalScrollBar().setValue(55)
    before = chosen(page), highest(page)
    assert before == (made[19], made[24])
    made.append(make(office, "安小满"))
    settle(qtbot, frame)
    assert page.model.total == 81
    assert (chosen(page), highest(page)) == before
    assert page.table.currentIndex().row() == 61
    frame.go("workbench")
    settle(qtbot, frame)
    frame.go(name)
    settle(qtbot, frame)
    assert (chosen(page), highest(page)) == before
    page.table.verticalScrollBar().setValue(0)
    make(office, "李大勇")
    settle(qtbot, frame)
    assert page.table.rowAt(0) == 0
    assert chosen(page) == before[0]


def test_where_the_chosen_record_left_the_list_the_next_one_is_chosen(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    made = [register(office, f"陈志{chr(0x6D77 + place)}") for place in range(20)]
    page = listed(qtbot, frame, "disputes")
    page.show_asked("", "registered", None)
    settle(qtbot, frame)
    page.table.setCurrentIndex(page.model.index(14, 0))
    assert chosen(page) == made[5]
    office.act("dispute.void", {"dispute": made[5], "reason": "重复登记"})
    settle(qtbot, frame)
    assert page.model.total == 19
    assert page.table.currentIndex().row() == 14
    assert chosen(page) == made[4]


def test_another_selection_begins_at_its_top(qtbot: QtBot, frame: Frame, office: Workplace) -> None:
    made = [receive(office, f"陈志{chr(0x6D77 + place)}") for place in range(COUNT)]
    page = listed(qtbot, frame, "corrections")
    page.table.setCurrentIndex(page.model.index(60, 0))
    settle(qtbot, frame)
    page.open(Target(words="陈志"))
    settle(qtbot, frame)
    assert (page.table.rowAt(0), chosen(page)) == (0, made[79])


def test_pages_are_read_around_what_is_looked_at() -> None:
    assert places_around((0, 20), 1000) == []
    assert places_around((55, 60), 1000) == [30]
    assert places_around((990, 500), 1000) == [475, 965]
    assert places_around((990, 500), 100) == [74]
    assert places_around((0, 0), 0) == []
