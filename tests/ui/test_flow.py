"""What stands in lines one after the other is reckoned once a width, and anew after every change."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.lists.columns import Columns
from sifasuo_desktop.ui.lists.pill_delegate import PillDelegate
from sifasuo_desktop.ui.lists.record_model import RecordModel
from sifasuo_desktop.ui.lists.record_table import RecordTable
from sifasuo_desktop.ui.parts.flow import FlowLayout
from sifasuo_desktop.ui.shell.frame import Frame


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


def test_only_the_column_of_states_is_drawn_by_hand(qtbot: QtBot, frame: Frame) -> None:
    desk = frame.desk
    columns = Columns("dispute", desk.workplace.codes, dict, desk.workplace.today()).of(())
    table = RecordTable(RecordModel(desk, "dispute", columns), columns, desk.theme)
    qtbot.addWidget(table)
    drawn = [
        column.name
        for place, column in enumerate(columns)
        if isinstance(table.itemDelegateForColumn(place), PillDelegate)
    ]
    assert drawn == ["state"]
    assert not isinstance(table.itemDelegate(), PillDelegate)
