"""A row of chips of which one is chosen: filters with their counts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from sifasuo_desktop.ui.parts.buttons import Button
from sifasuo_desktop.ui.parts.card import empty
from sifasuo_desktop.ui.parts.flow import FlowLayout


class Chips(QWidget):
    """``chosen`` carries the value of the chip that was pressed."""

    chosen = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._row = FlowLayout()
        self.setLayout(self._row)
        self._chips: dict[str, _Chip] = {}
        self.value = ""

    def show_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Shows (value, words) pairs; the chosen value stays chosen while it is there."""
        if list(self._chips) == [value for value, _ in chips]:
            for value, words in chips:
                self._chips[value].say(words)
            return
        begun = not self._chips and not self.isHidden()
        if begun:
            # Seen together: Qt lays out the whole page around each one that appears by itself.
            self.hide()
        empty(self._row)
        self._chips = {}
        for value, words in chips:
            chip = _Chip(value, words, self._pressed)
            self._chips[value] = chip
            self._row.addWidget(chip)
        if begun:
            self.show()
        if self.value not in self._chips and chips:
            self.value = chips[0][0]
        self._mark()

    def choose(self, value: str) -> None:
        """Marks a chip without telling anybody."""
        self.value = value
        self._mark()

    def take_focus(self) -> bool:
        """The cursor goes to the chosen chip; whether there is one."""
        chip = self._chips.get(self.value)
        if chip is None:
            return False
        chip.setFocus()
        return True

    def _pressed(self, value: str) -> None:
        self.choose(value)
        self.chosen.emit(value)

    def _mark(self) -> None:
        for value, chip in self._chips.items():
            chip.show_chosen(value == self.value)


class _Chip(Button):
    def __init__(self, value: str, words: str, pressed: Callable[[str], None]) -> None:
        super().__init__(words)
        self._value = value
        self._pressed_with = pressed
        self.setProperty("kind", "chip")
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._press)

    def say(self, words: str) -> None:
        """Other words, such as another count."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)

    def show_chosen(self, chosen: bool) -> None:
        """Marks the chip without choosing it."""
        self.blockSignals(True)
        self.setChecked(chosen)
        self.blockSignals(False)

    def _press(self, checked: bool) -> None:
        # A screen reader toggles where a mouse clicks; both mean: choose this one.
        self._pressed_with(self._value)
