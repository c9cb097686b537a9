"""Base of the inputs of an act on a dispute: declared fields, and lists of things below them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.ui.forms.record_panel import LABEL, RecordPanel
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.make_input import make_field


class DisputePanel(RecordPanel):
    """One input for each declared field; subclasses make some of them themselves."""

    def lay_out(self) -> Iterator[None]:
        target = self.verb.target
        yield from self.build({name: one for name, one in self.declared.items() if name != target})

    def build(self, declared: Mapping[str, Field]) -> Iterator[None]:
        """Lays the inputs out, and pauses after each; by default one below the other."""
        yield from self.put_all(declared.values())

    def put_all(self, declared: Iterable[Field]) -> Iterator[None]:
        """Makes inputs one below the other."""
        for one in declared:
            self.put(one.name, self.make(one))
            yield

    def make(self, declared: Field) -> FormField:
        """The input of one declared field."""
        return make_field(declared, self.desk.around(), label_width=LABEL)

    def put(self, name: str, field: FormField) -> FormField:
        """Adds an input below the others."""
        self.know(name, field)
        self.add(field)
        return field

    def put_group(self, name: str, group: Any) -> None:
        """Adds a list of things below the others."""
        self.groups[name] = group
        self.column.addWidget(group)
