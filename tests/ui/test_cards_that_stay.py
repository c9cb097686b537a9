"""A card that is read again and says the same is not made anew."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.chips import Chips
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.system.page import SystemPage
from sifasuo_desktop.ui.subjects.workbench.page import Workbench
from tests.ui.frames import settle


def inside(card: Card) -> list[QWidget]:
    return [one for one in card.findChildren(QWidget) if one.isVisible()]


def texts(card: Card) -> list[str]:
    return [one.text() for one in inside(card) if isinstance(one, QLabel)]


def test_the_tables_of_the_office_are_made_anew_where_something_changed(
    qtbot: QtBot, frame: Frame
) -> None:
    frame.go("system")
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, SystemPage)
    cards = {card.accessibleName(): card for card in page._cards()}
    before = {name: inside(card) for name, card in cards.items()}
    assert "还没有村（居）。" in texts(cards["村（居）"])
    frame.desk.workplace.act(
        "village.add", {"code": "320699101201", "name": "柳堡村", "town": "云溪镇"}
    )
    settle(qtbot, frame)
    same = [name for name, card in cards.items() if inside(card) == before[name]]
    assert "账号" in same
    assert "人民调解委员会" in same
    assert "村（居）" not in same
    assert "还没有村（居）。" not in texts(cards["村（居）"])


def test_the_cards_beside_what_is_due_stay_when_nothing_changed(qtbot: QtBot, frame: Frame) -> None:
    page = frame.page()
    assert isinstance(page, Workbench)
    settle(qtbot, frame)
    before = [inside(card) for card in (page._drafts, page._month, page._safety, page._steps)]
    assert all(before)
    frame.go("workbench")
    settle(qtbot, frame)
    assert [
        inside(card) for card in (page._drafts, page._month, page._safety, page._steps)
    ] == before


def test_chips_with_other_counts_are_the_same_chips(qtbot: QtBot) -> None:
    chips = Chips("按状态筛选")
    qtbot.addWidget(chips)
    chips.show()
    chips.show_chips([("", "全部 3"), ("open", "办理中 1")])
    before = chips.findChildren(QPushButton)
    assert [one.isVisible() for one in before] == [True, True]
    chips.choose("open")
    chips.show_chips([("", "全部 4"), ("open", "办理中 2")])
    assert chips.findChildren(QPushButton) == before
    assert [one.text() for one in before] == ["全部 4", "办理中 2"]
    assert [one.accessibleName() for one in before] == ["全部 4", "办理中 2"]
    assert chips.value == "open"
