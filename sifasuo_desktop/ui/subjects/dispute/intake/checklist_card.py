"""受理审查: seven points in three states; a person ticks them, never the program."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sifasuo_desktop.services.reading.choices import code_choices
from sifasuo_desktop.ui.parts.buttons import Button, button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.label import label, restyle

UNKNOWN, YES, NO = "unknown", "yes", "no"
_WORDS = {UNKNOWN: ("？ 待确认", "yellow"), YES: ("✓ 符合", "green"), NO: ("✗ 不符合", "red")}
_NEXT = {UNKNOWN: YES, YES: NO, NO: UNKNOWN}
CONSENT = "consent"
CAPACITY = "capacity"
UNSURE = "对方意愿未确认（人民调解法第十七条）"
"""What keeps every new case from being accepted."""


class Point(Button):
    """One point; pressing it goes from 待确认 to 符合 to 不符合."""

    turned = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.state = UNKNOWN
        self.setProperty("kind", "light")
        self.setMinimumWidth(96)
        self.show_state(UNKNOWN)
        self.clicked.connect(self._turn)

    def show_state(self, state: str) -> None:
        """Shows a state."""
        self.state = state
        words, light = _WORDS[state]
        self.setText(words)
        self.setAccessibleName(self.title)
        self.setAccessibleDescription(words)
        self.setProperty("light", light)
        restyle(self)

    def _turn(self) -> None:
        self.show_state(_NEXT[self.state])
        self.turned.emit()


class ChecklistCard(Card):
    """``edited`` when a point was turned; ``followed`` points are set by the form, not by hand."""

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("受理审查", parent)
        self.points: dict[str, Point] = {}
        all_hold = button("其余均符合", self._all_hold, kind="link")
        self.add_beside(all_hold)
        for one in code_choices("acceptance_check"):
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label(one.label, wrap=True), 1)
            point = Point(one.label)
            point.turned.connect(self.edited)
            row.addWidget(point)
            self.points[one.value] = point
            self.body.addLayout(row)
        self.body.setSpacing(4)
        self.points[CONSENT].setEnabled(False)
        self.points[CONSENT].setToolTip("随各方当事人的调解意愿而定")

    def follow_consent(self, consents: Sequence[str]) -> None:
        """The point of consent is what the parties said (人民调解法 第十七条)."""
        if NO in consents:
            state = NO
        else:
            state = YES if consents and set(consents) == {YES} else UNKNOWN
        self.points[CONSENT].show_state(state)

    def follow_capacity(self, *, guardian_missing: bool) -> None:
        """Without the guardian the law asks for, this point cannot hold."""
        if guardian_missing and self.points[CAPACITY].state == YES:
            self.points[CAPACITY].show_state(UNKNOWN)

    def holding(self) -> list[str]:
        """The codes of the points that hold."""
        return [code for code, point in self.points.items() if point.state == YES]

    def states(self) -> dict[str, str]:
        """Every point with its state, for the draft."""
        return {code: point.state for code, point in self.points.items()}

    def set_states(self, states: object) -> None:
        """Shows the states of a draft."""
        kept = states if isinstance(states, dict) else {}
        for code, point in self.points.items():
            point.show_state(str(kept.get(code, UNKNOWN)))

    def why_not(self) -> str | None:
        """Why the case cannot be accepted now, or None."""
        consent = self.points[CONSENT].state
        if consent == NO:
            return "有当事人明确拒绝调解，不得受理（人民调解法第十七条）"
        if consent == UNKNOWN:
            return UNSURE
        wrong = [point.title for point in self.points.values() if point.state == NO]
        if wrong:
            return f"不符合受理条件：{'、'.join(wrong)}"
        unsure = [point.title for point in self.points.values() if point.state == UNKNOWN]
        return f"受理审查还没有确认：{'、'.join(unsure)}" if unsure else None

    def _all_hold(self) -> None:
        for code, point in self.points.items():
            if code != CONSENT and point.state == UNKNOWN:
                point.show_state(YES)
        self.edited.emit()
