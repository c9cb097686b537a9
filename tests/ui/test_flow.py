"""What stands in lines one after the other is reckoned once a width, and anew after every change."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.parts.flow import FlowLayout


class Box(QLabel):
    """A label of a size of its own, which counts how often it is asked for it."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.wide, self.asked = width, 0

    def sizeHint(self) -> QSize:
        self.asked += 1
        return QSize(self.wide, 20)


def test_a_width_is_reckoned_once_and_again_when_something_changed(qtbot: QtBot) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    row = FlowLayout(gap=8)
    panel.setLayout(row)
    boxes = [Box(40), Box(40), Box(40)]
    for box in boxes:
        row.addWidget(box)
    panel.show()
    assert (row.heightForWidth(140), row.heightForWidth(100)) == (20, 48)
    asked = boxes[0].asked
    assert (row.heightForWidth(140), row.heightForWidth(100)) == (20, 48)
    assert boxes[0].asked == asked
    boxes[0].wide = 60
    boxes[0].updateGeometry()
    assert row.heightForWidth(140) == 48
    boxes[1].hide()
    assert row.heightForWidth(140) == 20
    row.addWidget(Box(100))
    qtbot.waitUntil(lambda: row.heightForWidth(140) == 48)
