"""补录: an old case typed in from its paper, with the reason and the number on it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.choosing import CheckInput
from sifasuo_desktop.ui.parts.field_grid import LABEL, FieldGrid
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField


class LateCard(Card):
    """One line until it is ticked."""

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.fields = {
            "wanted": FormField(CheckInput("补录（按旧纸质案卷补登）"), label_width=0),
            "reason": FormField(TextInput("补录原因", 300), required=True, label_width=LABEL),
            "file_no": FormField(TextInput("纸质案卷号", 60), label_width=LABEL),
        }
        self.add(self.fields["wanted"])
        self._grid = FieldGrid(self)
        self._grid.place(self.fields["reason"])
        self._grid.place(self.fields["file_no"])
        self._grid.hide()
        self.add(self._grid)
        for field in self.fields.values():
            field.input.edited.connect(self.edited)
        self.fields["wanted"].input.edited.connect(self._toggle)

    def value(self) -> dict[str, str] | None:
        """What goes with the act, or None when this is no 补录."""
        if not self.fields["wanted"].value():
            return None
        found = {"reason": self.fields["reason"].value() or ""}
        if self.fields["file_no"].value():
            found["file_no"] = self.fields["file_no"].value()
        return found

    def set_value(self, value: Any) -> None:
        """Shows what was kept."""
        kept = value if isinstance(value, Mapping) else None
        self.fields["wanted"].set_value(kept is not None)
        for name in ("reason", "file_no"):
            self.fields[name].set_value((kept or {}).get(name))
        self._toggle()

    def show_problem(self, path: str, sentence: str) -> bool:
        """Says what is wrong with the 补录; False when the path is about something else."""
        if not path.startswith("late_entry"):
            return False
        name = path.rpartition(".")[2]
        self.fields.get(name, self.fields["reason"]).set_error(sentence)
        return True

    def _toggle(self) -> None:
        self._grid.setVisible(bool(self.fields["wanted"].value()))
