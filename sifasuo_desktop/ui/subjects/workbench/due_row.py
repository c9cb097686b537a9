"""One row of what is due: light, what and for whom, why, and the button that settles it."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.office.aside import Aside
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.due_words import act_preset, act_title, light_words
from sifasuo_desktop.ui.parts.label import ElidedLabel, label, rule_line
from sifasuo_desktop.ui.parts.pill import Pill
from sifasuo_desktop.ui.parts.times import short_day

KEYS = "↑↓ 选择，Enter 办理，空格打开，Delete 搁置"


class RowKey(NamedTuple):
    """All a row shows; one with the same key looks the same.

    ``narrow`` gives the title and the names lines of their own. A row of ``others`` is for looking.
    """

    row: Obligation
    aside: Aside | None
    narrow: bool
    today: date
    others: bool = False


class DueRow(QFrame):
    """A click opens the record, the button opens the act; with the focus, keys do the same.

    ``step`` asks for the row so many places below.
    """

    step = Signal(int)

    def __init__(self, desk: Desk, key: RowKey) -> None:
        super().__init__()
        self._desk = desk
        self.key = key
        self.row = row = key.row
        self._aside = key.aside
        self.setProperty("part", "due")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(f"{row.title} {row.who} {row.number}")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(4, 0, 4, 0)
        outer.setSpacing(0)
        self._press = self._act_button()
        self._put = self._aside_button()
        outer.addLayout(self._narrow() if key.narrow else self._wide())
        outer.addWidget(rule_line())
        self.setToolTip(f"{row.basis}\n{row.why}\n{KEYS}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press.click()
        elif key == Qt.Key.Key_Space:
            self._open()
        elif key == Qt.Key.Key_Delete and self._put is not None:
            self._put.click()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _act_button(self) -> QPushButton:
        verb = all_verbs().get(self.row.act)
        workplace, others = self._desk.workplace, self.key.others
        may = verb is not None and not others and workplace.may(verb.permission)
        made = button(act_title(self.row), self._act) if may else button("打开", self._open)
        return self._of_row(made)

    def _aside_button(self) -> QPushButton | None:
        kind = self.row.kind
        if self.key.others:
            return None
        if self._aside is not None and self._desk.workplace.may(f"{kind}.take_up"):
            return self._of_row(button("恢复", self._take_up, kind="link"))
        if self._aside is None and self._desk.workplace.may(f"{kind}.put_aside"):
            return self._of_row(button("搁置", self._put_aside, kind="link"))
        return None

    def _of_row(self, made: QPushButton) -> QPushButton:
        """A button of this row; the keyboard works on the row as a whole."""
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        made.setAccessibleName(f"{made.text()}：{self.row.title} {self.row.number}")
        return made

    def _wide(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 7, 0, 7)
        line.setSpacing(12)
        line.addWidget(self._pill())
        words = QVBoxLayout()
        words.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(self.row.title, "strong"))
        head.addWidget(ElidedLabel(self._who()), 1)
        words.addLayout(head)
        words.addWidget(ElidedLabel(self._why(), "secondary"))
        line.addLayout(words, 1)
        self._add_buttons(line)
        return line

    def _narrow(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 7, 0, 7)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._pill())
        head.addWidget(label(self.row.title, "strong", wrap=True), 1)
        column.addLayout(head)
        column.addWidget(label(self._who(), wrap=True))
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(ElidedLabel(self._why(), "secondary"), 1)
        self._add_buttons(foot)
        column.addLayout(foot)
        return column

    def _add_buttons(self, line: QHBoxLayout) -> None:
        if self._put is not None:
            line.addWidget(self._put)
        line.addWidget(self._press)

    def _pill(self) -> Pill:
        pill = Pill(*light_words(self.row, self.key.today))
        pill.setMinimumWidth(self._desk.theme.px(86))
        return pill

    def _who(self) -> str:
        return f"{self.row.who}  {self.row.number}"

    def _why(self) -> str:
        row, today = self.row, self.key.today
        words = [f"应于 {short_day(row.due, today)}", row.why, row.basis]
        if self._aside is not None:
            until = self._aside.until
            back = f"至 {short_day(until, today)}" if until else ""
            words.insert(0, f"已搁置{back}：{self._aside.reason}")
        if row.provisional:
            words.append("工作日按周一至周五推算，待放假安排公布后核对")
        return " · ".join(word for word in words if word)

    def _act(self) -> None:
        row = self.row
        self._desk.form(row.act, act_preset(row), f"{row.number} {row.who}".strip())

    def _open(self) -> None:
        self._desk.go(self.row.kind, Target(record=self.row.record))

    def _put_aside(self) -> None:
        row = self.row
        due = row.due.isoformat()
        # The part goes along also where there is none: nobody could fill it in.
        preset = {row.kind: row.record, "rule": row.rule, "due": due, "part": row.part or None}
        self._desk.form(f"{row.kind}.put_aside", preset, f"{row.title} {row.who}".strip())

    def _take_up(self) -> None:
        if self._aside is not None:
            self._desk.form(
                f"{self.row.kind}.take_up",
                {"aside": self._aside.id},
                f"{self.row.title} {self.row.who}".strip(),
            )
