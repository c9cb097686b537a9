"""开始使用: what an empty office does first, ticked off as it is done, put away when finished."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sifasuo_desktop.services.reading.first_steps import FirstStep
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.label import ElidedLabel, label

TITLE = "开始使用"
NOT_NEEDED = "本所不需要"
FINISHED = "finished"


class FirstStepsCard(Card):
    """Hidden for good once all is done; ``passed`` carries the step the office does not need."""

    passed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(TITLE)
        self._desk = desk
        self._ticked = ElidedLabel("", "secondary")
        self.head.insertWidget(1, self._ticked, 1)
        self.hide()

    def show_steps(self, steps: Sequence[FirstStep]) -> None:
        """Shows what is still to do; what is done stands in the title row."""
        if self.holds(steps):
            return
        self.clear()
        done = [step.title for step in steps if step.done]
        left = [step for step in steps if not step.done]
        self.setVisible(bool(left))
        self._ticked.show_text("  ".join(f"✓ {title}" for title in done))
        for step in left:
            self.add(_StepRow(self._desk, step, self.passed.emit))


class _StepRow(QWidget):
    def __init__(self, desk: Desk, step: FirstStep, pass_over: Callable[[str], object]) -> None:
        super().__init__()
        self._desk = desk
        self._step = step
        self._pass_over = pass_over
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        press = button(step.title, self._do)
        press.setMinimumWidth(max(desk.theme.px(110), press.sizeHint().width()))
        row.addWidget(press)
        row.addWidget(ElidedLabel(step.why, "secondary"), 1)
        if step.optional:
            leave = button(NOT_NEEDED, self._leave, kind="link")
            leave.setAccessibleName(f"{step.title}：{NOT_NEEDED}")
            row.addWidget(leave)
        else:
            row.addWidget(label("必需", "secondary"))

    def _do(self) -> None:
        if self._step.verb:
            self._desk.form(self._step.verb, {})
        else:
            self._desk.go(self._step.page)

    def _leave(self) -> None:
        self._pass_over(self._step.name)
