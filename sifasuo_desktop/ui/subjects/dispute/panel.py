"""Base of the inputs of an act on a dispute: declared fields, and lists of things below them."""

from collections.abc import Mapping
from typing import Any

from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.ui.forms.record_panel import LABEL, RecordPanel
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.make_input import make_field


class DisputePanel(RecordPanel):
    """One input for each declared field; subclasses make some of them themselves."""

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

    def put_group(self, name: str, group: Any) -> None:
        """Adds a list of things below the others."""
        self.groups[name] = group
        self.column.addWidget(group)
