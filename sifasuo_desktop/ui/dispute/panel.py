"""Base of the inputs of an act on a dispute: declared fields, and lists of things below them."""

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.services.command import Verb
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.make_input import make_field
from sifasuo_desktop.ui.record_panel import EMPTY, LABEL, RecordPanel


class Part(Protocol):
    """A list of things inside a form: terms, obligations, signatures."""

    def value(self) -> Any: ...
    def set_value(self, value: Any) -> None: ...
    def clear_errors(self) -> None: ...
    def show_problem(self, path: str, sentence: str) -> bool: ...
    def first_wrong(self) -> FormField | None: ...


class DisputePanel(RecordPanel):
    """One input for each declared field; subclasses make some of them themselves."""

    def __init__(self, desk: Desk, verb: Verb) -> None:
        self.parts: dict[str, Part] = {}
        super().__init__(desk, verb)

    def lay_out(self) -> None:
        target = self.verb.target
        self.build({name: one for name, one in self.declared.items() if name != target})

    def build(self, declared: Mapping[str, Field]) -> None:
        """Lays the inputs out; by default one below the other."""
        for name in declared:
            self.put(name, self.make(declared[name]))

    def make(self, declared: Field) -> FormField:
        """The input of one declared field."""
        return make_field(declared, self.desk.around(), label_width=LABEL)

    def put(self, name: str, field: FormField) -> FormField:
        """Adds an input below the others."""
        self.know(name, field)
        self.column.addWidget(field)
        return field

    def put_part(self, name: str, part: Any, widget: QWidget) -> None:
        """Adds a list of things below the others."""
        self.parts[name] = part
        self.column.addWidget(widget)

    def values(self) -> dict[str, Any]:
        found = super().values()
        found.update((name, part.value()) for name, part in self.parts.items())
        return {name: value for name, value in found.items() if value not in EMPTY}

    def show_values(self, values: Mapping[str, Any]) -> None:
        super().show_values(values)
        for name, value in values.items():
            if name in self.parts:
                self.parts[name].set_value(value)

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
