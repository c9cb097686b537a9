"""The form of an act on a person: the sheet of every act, with inputs laid out for this one."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.correction_view import CorrectionView, correction_view
from sifasuo_desktop.ui.act_form import ActForm
from sifasuo_desktop.ui.correction.panel import CorrectionPanel
from sifasuo_desktop.ui.correction.panels.check import CheckPanel
from sifasuo_desktop.ui.correction.panels.leave import (
    LeaveApprovePanel,
    LeaveExtendPanel,
    LeaveRequestPanel,
    LeaveReturnPanel,
)
from sifasuo_desktop.ui.correction.panels.receive import ReceivePanel
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.form_panel import FormPanel
from sifasuo_desktop.ui.next_field import EnterGoesOn, first_input
from sifasuo_desktop.ui.runner import Trouble

KIND = "correction"
PANELS: Mapping[str, type[CorrectionPanel]] = {
    "correction.leave_approve": LeaveApprovePanel,
    "correction.leave_extend": LeaveExtendPanel,
    "correction.leave_request": LeaveRequestPanel,
    "correction.leave_return": LeaveReturnPanel,
    "correction.receive": ReceivePanel,
    "correction.report": CheckPanel,
    "correction.talk": CheckPanel,
    "correction.visit": CheckPanel,
}


class CorrectionForm(ActForm):
    """What the caller presets is shown and can be changed; only the person is given."""

    def __init__(
        self,
        desk: Desk,
        verb: str,
        preset: Mapping[str, Any],
        about: str = "",
        draft: Mapping[str, Any] | None = None,
    ) -> None:
        person = str(preset.get(KIND) or "")
        super().__init__(desk, verb, {KIND: person} if person else {}, about, draft)
        self._enter = EnterGoesOn(self.panel, self._save)
        self._wanted = {name: value for name, value in preset.items() if name != KIND}
        panel = self.panel
        assert isinstance(panel, CorrectionPanel)
        self.sheet_width = desk.theme.px(panel.wide)
        panel.follow()
        self._enter.renew()
        if person:
            desk.read(partial(correction_view, desk.workplace, person), self._begin)

    def make_panel(self) -> FormPanel:
        return PANELS.get(self.verb.name, CorrectionPanel)(self.desk, self.verb)

    def _begin(self, result: CorrectionView | Refused | Trouble) -> None:
        if not isinstance(result, CorrectionView):
            self.bar.refuse(sentences(result))
            return
        panel = self.panel
        assert isinstance(panel, CorrectionPanel)
        dirty = self.drafts.dirty
        if not dirty and self._wanted:
            panel.set_values(self._wanted)
        panel.begin(result)
        self.drafts.dirty = dirty
        self._enter.renew()
        focused = QApplication.focusWidget()
        first = first_input(panel)
        if first is not None and (focused is None or not self.isAncestorOf(focused)):
            first.setFocus()
