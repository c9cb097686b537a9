"""One row of what is due: light, what and for whom, why, and the button that settles it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.due_words import act_preset, act_title, light_words
from sifasuo_desktop.ui.parts.label import ElidedLabel, label, rule_line
from sifasuo_desktop.ui.parts.pill import Pill
from sifasuo_desktop.ui.parts.times import short_day


class DueRow(QFrame):
    """A click opens the record, the button opens the act."""

    def __init__(self, desk: Desk, row: Obligation) -> None:
        super().__init__()
        self._desk = desk
        self._row = row
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(0, 7, 0, 7)
        line.setSpacing(12)
        today = desk.workplace.today()
        pill = Pill(*light_words(row, today))
        pill.setFixedWidth(desk.theme.px(86))
        line.addWidget(pill)
        line.addLayout(self._words(), 1)
        title = act_title(row)
        press = button(title, self._act) if title else button("打开", self._open)
        press.setAccessibleName(f"{press.text()}：{row.title} {row.number}")
        line.addWidget(press)
        outer.addLayout(line)
        outer.addWidget(rule_line())
        self.setToolTip(f"{row.basis}\n{row.why}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._open()

    def _words(self) -> QVBoxLayout:
        row = self._row
        column = QVBoxLayout()
        column.setSpacing(1)
        first = QWidget()
        head = QHBoxLayout(first)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(label(row.title, "strong"))
        head.addWidget(ElidedLabel(f"{row.number}  {row.who}"), 1)
        column.addWidget(first)
        column.addWidget(ElidedLabel(self._why(), "secondary"))
        return column

    def _why(self) -> str:
        row = self._row
        day = short_day(row.due, self._desk.workplace.today())
        words = [f"应于 {day}", row.why, row.basis]
        if row.provisional:
            words.append("工作日按周一至周五推算，待放假安排公布后核对")
        return " · ".join(word for word in words if word)

    def _act(self) -> None:
        row = self._row
        self._desk.form(row.act, act_preset(row), f"{row.number} {row.who}".strip())

    def _open(self) -> None:
        self._desk.go(self._row.kind, Target(record=self._row.record))
