"""The head of a record at every width: the title stands whole and no button is crushed."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.acts_bar import ActsBar
from sifasuo_desktop.ui.parts.head_row import HeadRow
from sifasuo_desktop.ui.parts.label import ElidedLabel
from tests.ui.frames import SIZES, FrameAt
from tests.ui.offices import receive, register


@pytest.mark.parametrize(("width", "factor"), SIZES)
@pytest.mark.parametrize("kind", ["dispute", "correction"])
def test_title_and_buttons_stand_whole(
    qtbot: QtBot, desk: Desk, frame_at: FrameAt, width: int, factor: float, kind: str
) -> None:
    make = {"dispute": register, "correction": receive}[kind]
    record = make(desk.workplace, "阿卜杜热西提·买买提")
    frame = frame_at(width, factor)
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    frame.go(kind, Target(record=record))
    (head,) = frame.page().findChildren(HeadRow)

    def whole() -> bool:
        buttons = [one for one in head.findChildren(QPushButton) if one.isVisibleTo(head)]
        titles = [one for one in head.findChildren(QLabel) if "阿卜杜热西提·买买提" in one.text()]
        fits = all(one.width() >= one.sizeHint().width() for one in buttons)
        tall = all(one.height() >= one.minimumSizeHint().height() for one in (*buttons, *titles))
        return bool(buttons) and bool(titles) and fits and tall

    qtbot.waitUntil(whole, timeout=5_000)
    assert head.width() <= frame.page().width()


def test_buttons_without_room_leave_their_keys_out_and_stand_whole(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(2000, 200)
    row, bar = HeadRow(), ActsBar([].append, ())
    row.setParent(holder)
    row.left.addWidget(ElidedLabel("孙志强", "title"))
    row.right.addWidget(bar)
    act = {"title": "解除（终止）矫正", "allowed": True, "reason": None}
    bar.show_acts([{**act, "verb": f"correction.{place}"} for place in range(3)])
    holder.show()
    needed = bar.whole_width()
    row.resize(needed + 200, 120)
    made = bar.findChildren(QPushButton)
    assert sorted(one.text() for one in made) == [
        f"解除（终止）矫正  Alt+{place}" for place in (1, 2, 3)
    ]
    row.resize(needed - 60, 120)
    assert [one.text() for one in made] == ["解除（终止）矫正"] * 3
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in made))
