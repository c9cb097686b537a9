"""The head of a record at every width: the title stands whole and no button is crushed."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.head_row import HeadRow
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
