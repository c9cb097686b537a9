"""The input of a field that names one of many records: what is typed is looked for in the store."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QStandardItemModel

from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.services.reading.seeking import found_by
from sifasuo_desktop.ui.parts.choice_box import ChoiceBox, make_model
from sifasuo_desktop.ui.parts.choosing import ChoiceInput

WAIT_MS = 180
Found = Callable[[Any], None]
"""Takes a tuple of choices, or why nothing could be looked for."""
Seek = Callable[[str, str, bool, Found], None]
"""Asks for records of a kind by words, or by an id when that is said, and tells what was found."""


class _SeekingBox(ChoiceBox):
    came = Signal()

    def entries(self, choices: tuple[Choice, ...]) -> QStandardItemModel:
        """What is found is offered once, and takes no place among what is shared."""
        return make_model(choices)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()


class RecordInput(ChoiceInput):
    """Offers the newest records when the cursor comes, and those that are found while one types.

    What is chosen stays chosen whatever is offered next. The words of a record that is shown by its
    id come a moment later.
    """

    def __init__(self, title: str, kind: str, seek: Seek) -> None:
        self._kind, self._seek = kind, seek
        self._unnamed: Any = None
        self._chosen: Choice | None = None
        self._asked = 0
        self._begun = False
        super().__init__(title, ())
        self.box.line.setPlaceholderText(self.found_by(kind))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._look)
        self.box.line.textEdited.connect(self._edit)
        box = self.box
        assert isinstance(box, _SeekingBox)
        box.came.connect(self._begin)

    def make_box(self) -> ChoiceBox:
        return _SeekingBox()

    def found_by(self, kind: str) -> str:
        """What the empty line says."""
        return f"输入{'、'.join(found_by(kind))}查找"

    def value(self) -> Any:
        if self._unnamed is not None:
            return self._unnamed
        found = super().value()
        self._keep(found)
        return found

    def set_value(self, value: Any) -> None:
        self._unnamed = None
        super().set_value(value)
        if value is not None and not self.has(value):
            self._unnamed = value
            self._seek(self._kind, str(value), True, partial(self._named, value))

    def only(self) -> Any:
        return None

    def wrong(self) -> str:
        value = self.value()
        if value is None or self._unnamed is not None or self.has(value) or self.looking():
            return ""
        return sentence("find.not_found", value=str(value))

    def looking(self) -> bool:
        """Whether what was typed is still being looked for."""
        return self._timer.isActive() or self._asked > 0

    def _keep(self, value: Any) -> None:
        for one in self._choices:
            if one.value == value:
                self._chosen = one

    def _edit(self) -> None:
        self._unnamed = None
        self._timer.start()

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self._ask("")

    def _look(self) -> None:
        self._ask(self.label())

    def _ask(self, words: str) -> None:
        self._asked += 1
        self._seek(self._kind, words, False, partial(self._landed, words))

    def _landed(self, words: str, result: Any) -> None:
        self._asked -= 1
        found = result if isinstance(result, tuple) else ()
        here = self.box.hasFocus()
        if words and words != self.label():
            return
        self._offer(found)
        if words and here:
            self.box.completer().complete()
        elif words:
            # Whoever went on meanwhile meant the only one that was found.
            self._settle()

    def _offer(self, found: tuple[Choice, ...]) -> None:
        """Other entries, and with them what is chosen."""
        self.value()
        kept = self._chosen
        more = (kept,) if kept is not None and all(one.value != kept.value for one in found) else ()
        self.set_choices((*found, *more))

    def _named(self, value: Any, result: Any) -> None:
        if self._unnamed != value:
            return
        found = result if isinstance(result, tuple) else ()
        self._unnamed = None
        self._chosen = found[0] if found else None
        self._offer(self._choices)
        super().set_value(value)
