"""The form of a correction: begins with what is recorded and sends what differs.

Also of an act about a part of a record that is chosen from those that stand.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.command import ChangeCommand, Verb
from sifasuo_desktop.services.reading.change_view import Recorded, part_of, recorded
from sifasuo_desktop.ui.desk import sentences
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.forms.form_panel import FormPanel
from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.make_input import Surroundings
from sifasuo_desktop.ui.runner import Trouble

NOT_SHOWN = "号码不在这里显示；不改就不用填。"
WHICH = "先选定是哪一项，下面显示已登记的内容。"
TAKEN_ALONG = "这一项已经登记的内容会一并带过去。"


def is_correction(verb: Verb) -> bool:
    """Whether an act puts something recorded right, or voids a part of a record."""
    part = part_of(verb)
    voids = verb.name.endswith(f".void_{part}") and bool(part)
    return issubclass(verb.command, ChangeCommand) or voids


class ChangePanel(FormPanel):
    """Values are those that differ from what is recorded; an emptied input is None among them."""

    def __init__(
        self, verb: Verb, around: Surroundings, parent: QWidget, without: tuple[str, ...]
    ) -> None:
        self._verb = verb
        self._part = part_of(verb)
        super().__init__(verb.command, around, parent, without=(*without, self._part))
        self._keeps = {one.name for one in fields_of(verb.command) if one.keeps}
        command = cast("type[ChangeCommand]", verb.command)
        called = command.CALLED if self._keeps else {}
        self._later = command.RECORDED if self._keeps else frozenset[str]()
        self._recorded_as = {here: name for name, here in called.items()}
        self._records: dict[str, Recorded] = {}
        self._begun: dict[str, Any] = {}
        self._waiting: dict[str, Any] = {}
        self._shown = not self._keeps
        self._filling = False

    def lay_out(self) -> Iterator[None]:
        if self._part:
            self._choose(self._verb)
            yield
        yield from super().lay_out()
        self._begun = self._kept()

    def begin_with_starts(self) -> None:
        """A correction begins with what is recorded."""
        if not self._keeps:
            super().begin_with_starts()

    def _kept(self) -> dict[str, Any]:
        return {name: self.fields[name].value() for name in self._keeps & set(self.fields)}

    def show_records(self, records: tuple[Recorded, ...]) -> None:
        """What can be put right; the only one, or the one asked for, is chosen."""
        self._records = {one.choice.value: one for one in records}
        if not self._part:
            self._show(records[0] if records else None)
            return
        chooser = self.fields[self._part].input
        assert isinstance(chooser, ChoiceInput)
        chooser.set_choices(tuple(one.choice for one in records))
        typed = self.fields[self._part].typed
        wanted = str((chooser.value() if typed else self._waiting.get(self._part)) or "")
        if wanted not in self._records and len(records) == 1 and not typed:
            wanted = records[0].choice.value
        if wanted in self._records:
            self.fields[self._part].set_value(wanted)
            self._show(self._records[wanted])

    def values(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, field in self.fields.items():
            value = field.value()
            if name not in self._keeps:
                if value not in (None, "", []):
                    found[name] = value
            elif value != self._begun.get(name):
                found[name] = None if value in ("", []) else value
        return found

    def set_values(self, values: Mapping[str, Any]) -> None:
        self._waiting.update(values)
        if self._shown:
            self._put(self._waiting)

    def show_waiting(self) -> None:
        """What a draft kept, where it cannot be known what is recorded."""
        self._put(self.waiting())

    def waiting(self) -> dict[str, Any]:
        """What a draft kept or the caller gave, and is not shown yet."""
        if self._shown:
            return {}
        return {name: one for name, one in self._waiting.items() if not self.typed(name)}

    def _choose(self, verb: Verb) -> None:
        declared = next(one for one in fields_of(verb.command) if one.name == self._part)
        made = ChoiceInput(declared.spec.title, ())
        help_words = TAKEN_ALONG if verb.command.UNLESS else WHICH if self._keeps else ""
        field = FormField(made, required=True, help=help_words)
        made.chosen.connect(self._chosen)
        made.edited.connect(self.edited)
        self.add(field)
        self.fields[self._part] = field

    def _chosen(self) -> None:
        if not self._filling:
            self._show(self._records.get(str(self.fields[self._part].value())))

    def _show(self, record: Recorded | None) -> None:
        """Shows what is recorded, and over it what a draft kept.

        What was typed before anything could be shown stays; with another part all is its own.
        """
        if record is None:
            return
        self._filling = True
        as_recorded = self._recorded_as
        kept = {name: record.values.get(as_recorded[name]) for name in self._keeps}
        mine = set() if self._shown else {name for name in self.fields if self.typed(name)}
        self._put({name: value for name, value in kept.items() if name not in mine})
        self._begun = {**self._kept(), **{name: kept[name] for name in mine & set(kept)}}
        for name in self._keeps & set(self.fields):
            if as_recorded[name] in record.masked:
                self.fields[name].tell_help(NOT_SHOWN)
        for name in self._later & set(self.fields):
            self.fields[name].setVisible(record.values.get(as_recorded[name]) is not None)
        for title in self.titles:
            title.follow()
        self._put({name: one for name, one in self._waiting.items() if name not in mine})
        self._waiting = {}
        self._shown = True
        self._filling = False

    def _put(self, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            if name in self.fields and name != self._part:
                self.fields[name].set_value(value)


class ChangeForm(ActForm):
    """Only the record itself is given; a part named by the caller is chosen already."""

    def given(self, preset: Mapping[str, Any]) -> dict[str, Any]:
        target = self.verb.target
        self._wanted = {name: value for name, value in preset.items() if name != target}
        return {target: preset[target]} if target in preset else {}

    def make_panel(self) -> FormPanel:
        return ChangePanel(
            self.verb, self.desk.around(), self.inner, (*self._preset, self.verb.target)
        )

    def begin(self) -> None:
        if self._wanted and not self.restored:
            self.panel.offer_values(self._wanted)
        record = str(self._preset.get(self.verb.target) or "")
        self.awaited.read(partial(recorded, self.desk.workplace, self.verb, record), self._begun)

    def content(self) -> dict[str, Any]:
        content = super().content()
        return {**content, "values": {**self.inputs().waiting(), **content["values"]}}

    def inputs(self) -> ChangePanel:
        """The panel, as what it is."""
        panel = self.panel
        assert isinstance(panel, ChangePanel)
        return panel

    def _begun(self, result: tuple[Recorded, ...] | Refused | Trouble) -> None:
        panel = self.inputs()
        if isinstance(result, Refused | Trouble):
            self.bar.refuse(sentences(result))
            panel.show_waiting()
            return
        dirty = self.drafts.dirty
        panel.show_records(result)
        self.drafts.dirty = dirty
        self.renew()
        self.focus_first()
