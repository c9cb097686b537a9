"""The search box: nothing sought outlives Esc, a page, the lock; no match is left out unsaid."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.search_everything import EACH, Rest, everything
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.shell.frame import Frame
from tests.bench.search import fill
from tests.ui.offices import register


def settle(qtbot: QtBot, frame: Frame) -> None:
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)


def seek(qtbot: QtBot, frame: Frame, words: str) -> None:
    box = frame.top.search
    box.setFocus()
    box.clear()
    qtbot.keyClicks(box, words)
    box._ask()
    settle(qtbot, frame)


def test_esc_empties_the_search(qtbot: QtBot, frame: Frame, office: Workplace) -> None:
    register(office, "陈志海")
    seek(qtbot, frame, "czh")
    box = frame.top.search
    assert box._list is not None
    assert box._list.count() == 1
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert not box._list.isVisible()
    assert box._list.count() == 0


def test_another_page_and_the_lock_empty_the_search(qtbot: QtBot, frame: Frame) -> None:
    box = frame.top.search
    seek(qtbot, frame, "czh")
    frame.go("disputes")
    settle(qtbot, frame)
    assert box.text() == ""
    seek(qtbot, frame, "czh")
    frame.hide()
    assert box.text() == ""
    assert box._list is not None
    assert box._list.count() == 0


def test_what_comes_home_after_esc_is_not_shown(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    register(office, "陈志海")
    box = frame.top.search
    qtbot.keyClicks(box, "czh")
    box._ask()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    settle(qtbot, frame)
    assert box._list is None or box._list.count() == 0


def test_of_very_many_matches_it_is_told_that_there_are_more(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    """Every case has a register number, which begins with 登; six of them are shown."""
    fill(office, 1_006)
    assert everything(office, "登")[-1] == Rest("dispute", 1_000, "登")
    register(office, "陈志海")
    assert everything(office, "登")[-1] == Rest("dispute", 1_000, "登", more=True)
    assert find(office, "dispute", "登").total == 1_007
    box = frame.top.search
    box.setText("登")
    box._ask()
    settle(qtbot, frame)
    assert box._list is not None
    last = box._list.item(box._list.count() - 1)
    assert last.text() == "纠纷　还有 1000 条以上，在列表里看全部"


def test_more_matches_than_are_shown_are_told_and_open_the_whole_list(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    for number in range(EACH + 3):
        register(office, f"陈志海{number}")
    assert everything(office, "czh")[-1] == Rest("dispute", 3, "czh")
    seek(qtbot, frame, "czh")
    box = frame.top.search
    assert box._list is not None
    last = box._list.item(box._list.count() - 1)
    assert last.text() == "纠纷　还有 3 条，在列表里看全部"
    box._open(last)
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, ListPage)
    assert page.model.total == EACH + 3
    assert page.filter.text() == "czh"


def test_words_from_elsewhere_are_sought_in_all_states(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    case = register(office, "陈志海")
    office.act("dispute.void", {"dispute": case, "reason": "重复登记"})
    register(office, "李桂香")
    frame.go("disputes")
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, ListPage)
    page.chips._pressed("registered")
    settle(qtbot, frame)
    frame.go("disputes", Target(words="czh"))
    settle(qtbot, frame)
    assert page.model.total == 1
