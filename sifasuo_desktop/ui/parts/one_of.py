"""One of a few entries, all of them seen: one press chooses."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.ui.parts.fields import Input

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class OneOfInput(Input):
    """Empty until somebody chooses. Tab stops here once.

    ← → or the number of the entry chooses, Delete takes the choice away.
    """

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        panel = QWidget()
        super().__init__(title, panel)
        row = QHBoxLayout(panel)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(16)
        self._group = QButtonGroup(panel)
        self._buttons: dict[str, QRadioButton] = {}
        for one in choices:
            button = QRadioButton(one.label)
            button.installEventFilter(self)
            self._group.addButton(button)
            self._buttons[one.value] = button
            row.addWidget(button)
        self._group.buttonToggled.connect(self._toggled)
        self.call(title)
        self._stop_at(next(iter(self._buttons.values())))

    def call(self, name: str) -> None:
        """Each entry is called after the input, too."""
        super().call(name)
        for button in self._buttons.values():
            button.setAccessibleName(f"{name} {button.text()}")

    def value(self) -> Any:
        chosen = self._group.checkedButton()
        return next((value for value, one in self._buttons.items() if one is chosen), None)

    def set_value(self, value: Any) -> None:
        self._group.blockSignals(True)
        button = self._buttons.get(str(value))
        if button is not None:
            button.setChecked(True)
            self._stop_at(button)
        else:
            self._clear()
        self._group.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of a button."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        buttons = list(self._buttons.values())
        here = next(place for place, one in enumerate(buttons) if one is watched)
        if event.key() in _CLEAR:
            self._clear()
            self.edited.emit()
        elif event.key() in _STEPS:
            place = (here + _STEPS[Qt.Key(event.key())]) % len(buttons)
            self._choose(buttons[place])
        elif event.text().isdecimal() and 1 <= int(event.text()) <= len(buttons):
            self._choose(buttons[int(event.text()) - 1])
        else:
            return False
        return True

    def _choose(self, button: QRadioButton) -> None:
        button.setChecked(True)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def _stop_at(self, stop: QAbstractButton) -> None:
        for button in self._buttons.values():
            stops = button is stop
            policy = Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.widget.setFocusProxy(stop)

    def _toggled(self, button: QAbstractButton, checked: bool) -> None:
        # A screen reader toggles, too; of the two that change only the chosen one is told.
        if checked:
            self._stop_at(button)
            self.edited.emit()
