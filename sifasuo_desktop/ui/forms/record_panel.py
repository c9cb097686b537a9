"""Base of the inputs of an act on a record: they learn of the record a moment after they appear."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.services.acting.command import Verb
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.form_panel import FormPanel
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.make_input import examined

LABEL = 108
EMPTY: tuple[Any, ...] = (None, [], "")


class RecordPanel(FormPanel):
    """Subclasses lay the inputs out in ``lay_out`` and fill them in ``fill``.

    ``begin`` brings the record: sensible values are filled in where nothing was typed, and over
    them what the caller or a draft gave before.
    """

    captions = LABEL

    def __init__(self, desk: Desk, verb: Verb, parent: QWidget) -> None:
        self.declared = {one.name: one for one in fields_of(verb.command)}
        super().__init__(
            verb.command, desk.around(), parent, without=self.declared, label_width=self.captions
        )
        self.desk = desk
        self.verb = verb
        self._given: dict[str, Any] = {}
        self._lists: dict[str, Any] = {}
        self._filling = False

    def lay_out(self) -> Iterator[None]:
        """Makes the inputs, and pauses after each."""
        yield from ()

    def fill(self, view: Any) -> None:
        """Choices and sensible values for this record."""

    def kept(self, view: Any) -> Mapping[str, Any]:
        """What the record says now, as plain values."""
        return {}

    def _starts(self, view: Any) -> dict[str, Any]:
        """What the declared fields begin with."""
        me = self.desk.workplace.user.name
        today = self.desk.workplace.today().isoformat()
        kept = self.kept(view)
        found: dict[str, Any] = {}
        for name, field in self.declared.items():
            start = field.spec.start
            if start == "today":
                found[name] = today
            if start.startswith("kept"):
                found[name] = kept.get(name)
            if start.endswith("me") and not found.get(name):
                found[name] = [me] if field.many else me
        return found

    def begin_with_starts(self) -> None:
        """With the record: some begin with what it says."""

    def follow(self) -> None:
        """Called after every change: shows what depends on other inputs."""

    def begin(self, view: Any) -> None:
        """Brings the record."""
        given = {name: value for name, value in self._given.items() if not self.typed(name)}
        self._filling = True
        self.preset(self._starts(view))
        self.fill(view)
        for field in self.fields.values():
            field.choose_only()
        self.show_values(given)
        self._filling = False
        self.follow()

    def know(self, name: str, field: FormField) -> FormField:
        """Takes an input that is made or laid out elsewhere."""
        self.fields[name] = field
        examined(self.verb.command, {name: field}, self.desk.workplace.today)
        field.input.edited.connect(self.touched)
        return field

    def touched(self) -> None:
        """Something was typed, unless the form is just being filled in."""
        if not self._filling:
            if self.whole:
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
        self._lists.update((name, self.groups[name].value()) for name in self.groups)
        self.follow()

    def typed(self, name: str) -> bool:
        if name in self.groups:
            return name in self._lists and self.groups[name].value() != self._lists[name]
        return super().typed(name)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Shows values without remembering them."""
        super().set_values(values)
