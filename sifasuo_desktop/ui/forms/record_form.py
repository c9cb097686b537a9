"""Base of the form of an act on a record: the sheet of every act, with inputs of its own."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QApplication

from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.ui.desk import sentences
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.forms.record_panel import RecordPanel
from sifasuo_desktop.ui.runner import Trouble


class RecordForm(ActForm):
    """What the caller presets is shown and can be changed; only the record itself is given.

    ``kind`` names the preset that holds the record; without it the act makes a new one.
    """

    kind = ""

    @abstractmethod
    def view(self) -> Any:
        """Reads the record for the inputs, in the store's lane."""

    def given(self, preset: Mapping[str, Any]) -> dict[str, Any]:
        self.record = str(preset.get(self.kind) or "")
        self._wanted = {name: value for name, value in preset.items() if name != self.kind}
        return {self.kind: self.record} if self.record else {}

    def place(self) -> str:
        # What is asked of one leave must not come back for another.
        refs = {one.name for one in fields_of(self.verb.command) if one.spec.ref}
        part = "".join(str(self._wanted[name]) for name in sorted(refs & set(self._wanted)))
        return f"{super().place()}|{part}" if part else super().place()

    def begin(self) -> None:
        panel = self.inputs()
        panel.follow()
        self.renew()
        if self.record:
            self.awaited.read(self.view, self._show)

    def inputs(self) -> RecordPanel:
        """The panel, as what it is."""
        panel = self.panel
        assert isinstance(panel, RecordPanel)
        return panel

    def _show(self, result: Any) -> None:
        if isinstance(result, Refused | Trouble):
            self.bar.refuse(sentences(result))
            return
        panel = self.inputs()
        dirty = self.drafts.dirty
        if not self.restored and self._wanted:
            panel.offer_values(self._wanted)
        panel.begin(result)
        self.drafts.dirty = dirty
        self.renew()
        focused = QApplication.focusWidget()
        waiting = focused is self.save_button and not dirty
        if focused is None or waiting or not self.isAncestorOf(focused):
            self.focus_first()
