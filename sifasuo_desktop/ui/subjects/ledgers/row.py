"""One ledger on the page of ledgers: its title, its counts, what presses, the way to enter one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sifasuo_desktop.domain.ledger import Ledger
from sifasuo_desktop.services.acting.command import Verb
from sifasuo_desktop.services.acting.makers import makers_of
from sifasuo_desktop.services.reading.ledger_counts import LedgerCount
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.buttons import Button
from sifasuo_desktop.ui.parts.label import ElidedLabel, label
from sifasuo_desktop.ui.parts.pill import Pill

KEYS = "↑ ↓ 选择    Enter 打开    → 登记"
PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LedgerRow(QFrame):
    """A click or Enter opens the list; the button at its end enters a record.

    ``step`` asks for the row so many places below.
    """

    step = Signal(int)

    def __init__(self, desk: Desk, ledger: Ledger) -> None:
        super().__init__()
        self._desk = desk
        self.ledger = ledger
        self.setProperty("part", "due")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(KEYS)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(desk.in_own_words(ledger.title), "strong", wrap=True))
        self._said = ElidedLabel("", "secondary")
        words.addWidget(self._said)
        row.addLayout(words, 1)
        self._pill = Pill("", "red")
        self._pill.hide()
        row.addWidget(self._pill)
        self.maker = self._make()
        if self.maker is not None:
            row.addWidget(self.maker)
        self.setAccessibleName(desk.in_own_words(ledger.title))

    def show_count(self, count: LedgerCount) -> None:
        """Says how many there are, and what presses."""
        words = [f"共 {count.total} 条"]
        if any(state.awaits for state in self.ledger.flow):
            words.append(f"未办结 {count.open}")
        self._said.show_text(" · ".join(words))
        pressing = f"逾期 {count.late}" if count.late else f"待办 {count.due}" if count.due else ""
        self._pill.show_light(pressing, "red" if count.late else "yellow")
        self._pill.setVisible(bool(pressing))
        self.setAccessibleName(" ".join((self.ledger.title, *words, pressing)).strip())

    def begin_new(self) -> bool:
        """Opens the form of a new record; False where the person may not enter one."""
        if self.maker is None:
            return False
        self.maker.click()
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in PRESSING:
            self._open()
        elif key in STEPS:
            self.step.emit(STEPS[key])
        elif key == Qt.Key.Key_Right and self.maker is not None:
            self.maker.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self._desk.show_list(self.ledger.kind)

    def _make(self) -> "_Maker | None":
        may = self._desk.workplace.may
        verb = next((one for one in makers_of(self.ledger.kind) if may(one.permission)), None)
        return None if verb is None else _Maker(self._desk, self, verb)


class _Maker(Button):
    """登记…; the arrows lead back to the row and to the rows around it."""

    def __init__(self, desk: Desk, row: LedgerRow, verb: Verb) -> None:
        super().__init__("登记…")
        self._row = row
        self.setAccessibleName(verb.title)
        self.setToolTip(verb.title)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.clicked.connect(partial(desk.form, verb.name, {}))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Left:
            self._row.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in STEPS:
            self._row.step.emit(STEPS[key])
        else:
            super().keyPressEvent(event)
