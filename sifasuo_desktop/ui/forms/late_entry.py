"""补录 below the inputs of an act: an entry from old paper, with its reason."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.ui.forms.next_field import enter_passes
from sifasuo_desktop.ui.parts.choosing import CheckInput
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField


class LateEntry(QWidget):
    """One box until it is ticked; ``label_width`` and ``indent`` as of the inputs above it."""

    edited = Signal()
    shape = Signal()

    def __init__(self, label_width: int, parent: QWidget, indent: int = 0) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(indent, 8, indent, 0)
        self._wanted = FormField(CheckInput("补录（按旧纸质材料补登）"), label_width=label_width)
        self._reason = FormField(TextInput("补录原因", 300), required=True, label_width=label_width)
        column.addWidget(self._wanted)
        column.addWidget(self._reason)
        self._reason.hide()
        enter_passes(self._wanted.input.widget)
        self._wanted.input.edited.connect(self._toggled)
        self._reason.input.edited.connect(self.edited)

    def box(self) -> QWidget:
        """What is ticked."""
        return self._wanted.input.widget

    def wanted(self) -> bool:
        """Whether this is a 补录."""
        return bool(self._wanted.value())

    def value(self) -> dict[str, str] | None:
        """What goes with the act, or None when this is no 补录."""
        return {"reason": self._reason.value() or ""} if self.wanted() else None

    def set_value(self, value: Any) -> None:
        """Shows what a draft kept."""
        kept = value if isinstance(value, Mapping) else None
        self._wanted.set_value(kept is not None)
        self._reason.set_value((kept or {}).get("reason"))
        self._reason.setVisible(self.wanted())

    def show_problem(self, path: str, sentence: str) -> bool:
        """Says what is wrong with the 补录; False when the path is about something else."""
        if not path.startswith("late_entry"):
            return False
        self._reason.set_error(sentence)
        return True

    def clear_errors(self) -> None:
        """Takes the error line away."""
        self._reason.set_error("")

    def first_wrong(self) -> FormField | None:
        """The reason, if something is wrong with it."""
        return self._reason if self._reason.error() else None

    def _toggled(self) -> None:
        self._reason.setVisible(self.wanted())
        self.shape.emit()
        self.edited.emit()
