"""The form of an act on a person: the sheet of every act, with inputs laid out for this one."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from sifasuo_desktop.services.correction_view import correction_view
from sifasuo_desktop.ui.correction.panel import CorrectionPanel
from sifasuo_desktop.ui.correction.panels.check import CheckPanel
from sifasuo_desktop.ui.correction.panels.leave import (
    LeaveApprovePanel,
    LeaveExtendPanel,
    LeaveRequestPanel,
    LeaveReturnPanel,
)
from sifasuo_desktop.ui.correction.panels.receive import ReceivePanel
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.form_panel import FormPanel
from sifasuo_desktop.ui.record_form import RecordForm

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


class CorrectionForm(RecordForm):
    """What the caller presets is shown and can be changed; only the person is given."""

    def __init__(
        self,
        desk: Desk,
        verb: str,
        preset: Mapping[str, Any],
        about: str = "",
        draft: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(desk, verb, preset, KIND, about, draft)
        panel = self.inputs()
        assert isinstance(panel, CorrectionPanel)
        self.sheet_width = desk.theme.px(panel.wide)
        panel.follow()
        self.renew()
        if self.record:
            self.read(partial(correction_view, desk.workplace, self.record))

    def make_panel(self) -> FormPanel:
        return PANELS.get(self.verb.name, CorrectionPanel)(self.desk, self.verb)
