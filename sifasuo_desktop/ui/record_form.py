"""Base of the form of an act on a record: the sheet of every act, with inputs of its own."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QApplication

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.ui.act_form import ActForm
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.next_field import EnterGoesOn, first_input
from sifasuo_desktop.ui.record_panel import RecordPanel
from sifasuo_desktop.ui.runner import Trouble


class RecordForm(ActForm):
    """What the caller presets is shown and can be changed; only the record itself is given.

    ``target`` names the preset that holds the record.
    """

    def __init__(
        self,
        desk: Desk,
        verb: str,
        preset: Mapping[str, Any],
        target: str,
        about: str = "",
        draft: Mapping[str, Any] | None = None,
    ) -> None:
        self.record = str(preset.get(target) or "")
        super().__init__(desk, verb, {target: self.record} if self.record else {}, about, draft)
        self._enter = EnterGoesOn(self.panel, self._save)
        self._wanted = {name: value for name, value in preset.items() if name != target}

    def inputs(self) -> RecordPanel:
        """The panel, as what it is."""
        panel = self.panel
        assert isinstance(panel, RecordPanel)
        return panel

    def renew(self) -> None:
        """Enter goes on through inputs that came or went."""
        self._enter.renew()

    def read(self, work: Callable[[], Any]) -> None:
        """Reads the record in the store lane and brings it to the inputs."""
        self.desk.read(work, self._begin)

    def _begin(self, result: Any) -> None:
        if isinstance(result, Refused | Trouble):
            self.bar.refuse(sentences(result))
            return
        panel = self.inputs()
        dirty = self.drafts.dirty
        if not dirty and self._wanted:
            panel.set_values(self._wanted)
        panel.begin(result)
        self.drafts.dirty = dirty
        self.renew()
        focused = QApplication.focusWidget()
        first = first_input(panel)
        if first is not None and (focused is None or not self.isAncestorOf(focused)):
            first.setFocus()
