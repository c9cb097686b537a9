"""Base of the inputs of an act on a person: they learn of the file a moment after they appear."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.services.command import Verb
from sifasuo_desktop.services.correction_view import CorrectionView
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.form_panel import FormPanel, NestedGroup
from sifasuo_desktop.ui.parts.field_grid import FieldGrid
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.make_input import make_field

LABEL = 108
EMPTY: tuple[Any, ...] = (None, [], "")
TODAY = (
    "announced", "responsibility_signed", "plan_made", "closed", "searched", "late_handled",
    "applied", "returned", "approved", "asked", "reported",
)  # fmt: skip
KNOWN = ("responsible", "manage_class", "plan", "summary_received", "papers_ready")
ME = ("host", "responsible")


class CorrectionPanel(FormPanel):
    """One input for each declared field in two columns; subclasses arrange them themselves.

    ``begin`` brings the file: sensible values are filled in where nothing was typed, and over them
    what the caller or a draft gave before.
    """

    wide = 760

    def __init__(self, desk: Desk, verb: Verb) -> None:
        self.declared = {one.name: one for one in fields_of(verb.command)}
        super().__init__(verb.command, desk.around(), without=self.declared)
        self.desk = desk
        self.verb = verb
        self.view: CorrectionView | None = None
        self._given: dict[str, Any] = {}
        self._filling = False
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        self.column = column
        self.build()

    def build(self) -> None:
        """Lays the inputs out; long texts and ticked lists take the whole width."""
        grid = FieldGrid()
        self.column.addWidget(grid)
        for name, one in self.declared.items():
            if name == self.verb.target:
                continue
            if one.nested:
                group = NestedGroup(one, self.desk.around())
                group.edited.connect(self.edited)
                self.groups[name] = group
                self.column.addWidget(group)
                continue
            grid.place(self.make(name), 2 if one.spec.multiline or one.many else 1)

    def make(self, name: str, label_width: int = LABEL) -> FormField:
        """The input of a declared field."""
        around = self.desk.around()
        return self.know(name, make_field(self.declared[name], around, label_width=label_width))

    def know(self, name: str, field: FormField) -> FormField:
        """Takes an input made in another way."""
        self.fields[name] = field
        field.input.edited.connect(self.touched)
        return field

    def fill(self, view: CorrectionView) -> None:
        """Sensible values for this person."""
        known = view.known()
        self.preset({name: known[name] for name in KNOWN})
        self.preset({name: view.today.isoformat() for name in TODAY})
        self.preset(dict.fromkeys(ME, view.user))
        self.preset({"staff": [view.user]})

    def begin(self, view: CorrectionView) -> None:
        """Brings the file."""
        self.view = view
        self._filling = True
        self.fill(view)
        self.show_values(self._given)
        self._filling = False
        self.follow()

    def follow(self) -> None:
        """Called after every change: shows what depends on other inputs."""

    def touched(self) -> None:
        """Something was typed, unless the form is just being filled in."""
        if not self._filling:
            self.follow()
            self.edited.emit()

    def preset(self, values: Mapping[str, Any]) -> None:
        """Shows values where nothing is filled in yet."""
        for name, value in values.items():
            if name in self.fields and self.fields[name].value() in EMPTY:
                self.fields[name].set_value(value)

    def set_values(self, values: Mapping[str, Any]) -> None:
        self._given.update(values)
        self.show_values(values)
        self.follow()

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Shows values without remembering them."""
        super().set_values(values)

    def show_only(self, names: Sequence[str], wanted: bool) -> None:
        """Shows or hides inputs; what is hidden is not sent."""
        for name in names:
            self.fields[name].setVisible(wanted)

    def values(self) -> dict[str, Any]:
        """What is filled in and applies."""
        found = super().values()
        return {
            name: value
            for name, value in found.items()
            if name not in self.fields or not self.fields[name].isHidden()
        }
