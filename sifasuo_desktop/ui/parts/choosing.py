"""Inputs that are chosen: an entry typed to, one box to tick, several boxes to tick."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.reading.choices import Choice, choice
from sifasuo_desktop.ui.parts.choice_box import ChoiceBox
from sifasuo_desktop.ui.parts.fields import Input
from sifasuo_desktop.ui.parts.flow import FlowLayout

BOXES = "boxes"
"""The property of what holds several boxes that are one input."""
MOST_WORDS = 20  # characters of a box on one line: Qt does not wrap them


class ChoiceInput(Input):
    """One of several entries, chosen by mouse or by typing words, a code or pinyin initials.

    With ``free`` the words may also be something else (a village outside the list); then the
    value is what was typed. ``chosen`` when somebody took another entry or left other words here:
    what typing passes on its way (王伟 before 王伟东) and what the arrows step over is not chosen.
    """

    chosen = Signal()

    def __init__(self, title: str, choices: Sequence[Choice], *, free: bool = False) -> None:
        self.box = self.make_box()
        super().__init__(title, self.box)
        self._free = free
        self._choices: tuple[Choice, ...] = ()
        self._told = self._taken = ""
        self.call(title)
        self.set_choices(choices)
        self.box.picked.connect(self._typed)
        self.box.activated.connect(self._activated)
        self.box.line.textEdited.connect(self._changed)
        self.box.left.connect(self._settle)

    def make_box(self) -> ChoiceBox:
        """The box; inputs that look for their entries make their own."""
        return ChoiceBox()

    def call(self, name: str) -> None:
        """The line that is typed into is called so as well."""
        super().call(name)
        self.box.line.setAccessibleName(name)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Other entries; what is chosen stays chosen."""
        kept = self._exact()
        self._choices = tuple(choices)
        self.box.blockSignals(True)
        self.box.offer(self._choices)
        self._show(kept)
        self._told = self._taken = self.label()
        self.box.blockSignals(False)

    def has(self, value: Any) -> bool:
        """Whether a value is one of the entries."""
        return any(one.value == value for one in self._choices)

    def only(self) -> Any:
        """The value of the one entry there is; None where there are several or other words may do."""
        return self._choices[0].value if len(self._choices) == 1 and not self._free else None

    def value(self) -> Any:
        """Also while the cursor is still here: what was typed in part counts as what it means."""
        meant = self._meant(self.label())
        return meant.value if meant is not None else self._exact()

    def _exact(self) -> Any:
        """The entry whose words stand here, else the words themselves."""
        text = self.label()
        return next((one.value for one in self._choices if one.label == text), text or None)

    def _meant(self, text: str) -> Choice | None:
        """The only entry that what was typed can mean; it never guesses."""
        if not text or any(one.label == text for one in self._choices):
            return None
        found = [one for one in self._choices if one.matches(text)]
        exact = [one for one in found if text.casefold() in one.sought.split()]
        if len(exact) == 1:
            return exact[0]
        return found[0] if len(found) == 1 and not self._free else None

    def set_value(self, value: Any) -> None:
        self._show(value)
        self._told = self._taken = self.label()
        if self.box.hasFocus():
            # Filled in under the cursor: the next key replaces it, as after Tab.
            self.box.line.selectAll()

    def _show(self, value: Any) -> None:
        for index, one in enumerate(self._choices):
            if value in (one.value, one.label):
                self.box.put(index, one.label)
                self._show_beginning()
                return
        self.box.put(-1, "" if value is None else str(value))
        self._show_beginning()

    def _show_beginning(self) -> None:
        """A name too long for the box shows how it begins, not how it ends."""
        if not self.box.hasFocus():
            self.box.line.setCursorPosition(0)

    def wrong(self) -> str:
        value = self.value()
        if self._free or not self._choices or value is None or self.has(value):
            return ""
        return sentence("value.code", title=self.title, value=str(value))

    def label(self) -> str:
        """The words on the screen."""
        return self.box.currentText().strip()

    def _typed(self, label: str) -> None:
        self._show(label)
        self._changed()
        self._take()

    def _activated(self) -> None:
        self._changed()
        if not self.box.stepping:
            self._take()

    def _settle(self) -> None:
        """Leaving shows the entry that what was typed means."""
        meant = self._meant(self.label())
        if meant is not None:
            self._typed(meant.label)
        self._changed()
        self._take()
        self.left.emit()

    def _take(self) -> None:
        if self.label() != self._taken:
            self._taken = self.label()
            self.chosen.emit()

    def _changed(self) -> None:
        # Qt says ``activated`` also when the cursor only leaves; that is no editing.
        if self.label() != self._told:
            self._told = self.label()
            self.edited.emit()


class CheckInput(Input):
    """One box to tick; its title stands beside it."""

    def __init__(self, title: str) -> None:
        self.box = QCheckBox(title)
        super().__init__(title, self.box)
        # Not ``clicked``: a screen reader toggles.
        self.box.toggled.connect(self._changed)

    def value(self) -> Any:
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        _tick(self.box, value is True)

    def _changed(self) -> None:
        self.edited.emit()


class YesNoInput(ChoiceInput):
    """Yes or no in words; empty until it is chosen, where a box not ticked would say no."""

    def __init__(self, title: str, yes: str = "是", no: str = "否") -> None:
        super().__init__(title, (choice("yes", yes), choice("no", no)))

    def value(self) -> Any:
        chosen = super().value()
        return {"yes": True, "no": False}.get(chosen, chosen)

    def has(self, value: Any) -> bool:
        return isinstance(value, bool)

    def _show(self, value: Any) -> None:
        super()._show({True: "yes", False: "no"}.get(value, value))


class ChecksInput(Input):
    """Several boxes to tick, in as many columns as there is room for."""

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        panel = QWidget()
        panel.setProperty(BOXES, True)
        super().__init__(title, panel)
        boxes = FlowLayout(even=True)
        panel.setLayout(boxes)
        self._boxes: dict[str, QCheckBox] = {}
        for one in choices:
            box = QCheckBox("\n".join(wrap(one.label, MOST_WORDS)))
            box.setAccessibleName(one.label)
            box.toggled.connect(self._changed)
            boxes.addWidget(box)
            self._boxes[one.value] = box
        if self._boxes:
            panel.setFocusProxy(next(iter(self._boxes.values())))

    def value(self) -> Any:
        return [value for value, box in self._boxes.items() if box.isChecked()]

    def set_value(self, value: Any) -> None:
        for name, box in self._boxes.items():
            _tick(box, name in (value or ()))

    def _changed(self) -> None:
        self.edited.emit()


def _tick(box: QCheckBox, ticked: bool) -> None:
    """Ticks a box as the program, which is no editing."""
    box.blockSignals(True)
    box.setChecked(ticked)
    box.blockSignals(False)
