"""The form of an act on a person: the sheet of every act, with inputs laid out for this one."""

from collections.abc import Mapping

from sifasuo_desktop.services.correction_view import CorrectionView, correction_view
from sifasuo_desktop.services.musters import MusterSheet, muster_sheet
from sifasuo_desktop.ui.correction.panel import CorrectionPanel
from sifasuo_desktop.ui.correction.panels.breach import (
    BreachPanel,
    LeaveEndPanel,
    LeaveTellPanel,
    NoticePanel,
    TeamPanel,
)
from sifasuo_desktop.ui.correction.panels.check import CheckPanel
from sifasuo_desktop.ui.correction.panels.leave import (
    LeaveApprovePanel,
    LeaveExtendPanel,
    LeaveRequestPanel,
    LeaveReturnPanel,
)
from sifasuo_desktop.ui.correction.panels.muster import MusterPanel
from sifasuo_desktop.ui.correction.panels.receive import ReceivePanel
from sifasuo_desktop.ui.form_panel import FormPanel
from sifasuo_desktop.ui.record_form import RecordForm

KIND = "correction"
PANELS: Mapping[str, type[CorrectionPanel]] = {
    "correction.breach": BreachPanel,
    "correction.leave_approve": LeaveApprovePanel,
    "correction.leave_end": LeaveEndPanel,
    "correction.leave_extend": LeaveExtendPanel,
    "correction.leave_request": LeaveRequestPanel,
    "correction.leave_return": LeaveReturnPanel,
    "correction.leave_told": LeaveTellPanel,
    "correction.notice": NoticePanel,
    "correction.receive": ReceivePanel,
    "correction.report": CheckPanel,
    "correction.talk": CheckPanel,
    "correction.team_change": TeamPanel,
    "correction.visit": CheckPanel,
}


class MusterForm(RecordForm):
    """点验: about all on the register, not about one of them."""

    def make_panel(self) -> FormPanel:
        return MusterPanel(self.desk, self.verb, self.inner)

    def begin(self) -> None:
        super().begin()
        self.desk.read(self.view, self._show)

    def view(self) -> MusterSheet:
        return muster_sheet(self.desk.workplace)


class CorrectionForm(RecordForm):
    """Every act on a person: those without inputs of their own have them in two columns."""

    kind = KIND

    def make_panel(self) -> FormPanel:
        return PANELS.get(self.verb.name, CorrectionPanel)(self.desk, self.verb, self.inner)

    def view(self) -> CorrectionView:
        return correction_view(self.desk.workplace, self.record)
