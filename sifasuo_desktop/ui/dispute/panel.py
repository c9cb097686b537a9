"""Base of the inputs of an act on a dispute: they learn of the case a moment after they appear."""

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.domain.fields import Field, fields_of
from sifasuo_desktop.services.command import Verb
from sifasuo_desktop.services.dispute_view import DisputeView
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.form_panel import FormPanel
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.make_input import make_field

EMPTY: tuple[Any, ...] = (None, [], "")


class Part(Protocol):
    """A list of things inside a form: terms, obligations, signatures."""

    def value(self) -> Any: ...
    def set_value(self, value: Any) -> None: ...
    def clear_errors(self) -> None: ...
    def show_problem(self, path: str, sentence: str) -> bool: ...
    def first_wrong(self) -> FormField | None: ...


class DisputePanel(FormPanel):
    """One input for each declared field; subclasses make some of them themselves.

    ``begin`` brings the case: choices and sensible values are filled in, and over them what the
    caller or a draft gave before.
    """

    def __init__(self, desk: Desk, verb: Verb) -> None:
        names = [declared.name for declared in fields_of(verb.command)]
        super().__init__(verb.command, desk.around(), without=names)
        self.desk = desk
        self.verb = verb
        self.parts: dict[str, Part] = {}
        self._given: dict[str, Any] = {}
        self._filling = False
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        self.column = column
        self.build({one.name: one for one in fields_of(verb.command) if one.name != verb.target})

    def build(self, declared: Mapping[str, Field]) -> None:
        """Lays the inputs out; by default one below the other."""
        for name in declared:
            self.put(name, self.make(declared[name]))

    def make(self, declared: Field) -> FormField:
        """The input of one declared field."""
        return make_field(declared, self.desk.around(), label_width=108)

    def fill(self, view: DisputeView) -> None:
        """Choices and sensible values for this case."""

    def begin(self, view: DisputeView) -> None:
        """Brings the case."""
        self._filling = True
        self.fill(view)
        self._show(self._given)
        self._filling = False

    def put(self, name: str, field: FormField) -> FormField:
        """Adds an input below the others."""
        self.know(name, field)
        self.column.addWidget(field)
        return field

    def know(self, name: str, field: FormField) -> FormField:
        """Takes an input that is laid out elsewhere."""
        self.fields[name] = field
        field.input.edited.connect(self.touched)
        return field

    def put_part(self, name: str, part: Any, widget: QWidget) -> None:
        """Adds a list of things below the others."""
        self.parts[name] = part
        self.column.addWidget(widget)

    def touched(self) -> None:
        """Something was typed, unless the form is just being filled in."""
        if not self._filling:
            self.edited.emit()

    def preset(self, values: Mapping[str, Any]) -> None:
        """Shows values where nothing is filled in yet."""
        for name, value in values.items():
            if name in self.fields and self.fields[name].value() in EMPTY:
                self.fields[name].set_value(value)

    def values(self) -> dict[str, Any]:
        found = super().values()
        found.update((name, part.value()) for name, part in self.parts.items())
        return {name: value for name, value in found.items() if value not in EMPTY}

    def set_values(self, values: Mapping[str, Any]) -> None:
        self._given.update(values)
        self._show(values)

    def clear_errors(self) -> None:
        super().clear_errors()
        for part in self.parts.values():
            part.clear_errors()

    def show_problem(self, path: str, sentence: str) -> bool:
        name, _, rest = path.partition(".")
        if name in self.parts:
            return self.parts[name].show_problem(rest, sentence)
        return super().show_problem(path, sentence)

    def first_wrong(self) -> FormField | None:
        found = super().first_wrong()
        wrong = (part.first_wrong() for part in self.parts.values())
        return found or next((field for field in wrong if field is not None), None)

    def _show(self, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            if name in self.parts:
                self.parts[name].set_value(value)
            elif name in self.fields:
                self.fields[name].set_value(value)
