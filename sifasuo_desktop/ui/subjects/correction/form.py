"""The form of an act on a person: the sheet of every act, with inputs laid out for this one."""

from collections.abc import Mapping

from sifasuo_desktop.services.reading.correction.musters import MusterSheet, muster_sheet
from sifasuo_desktop.services.reading.correction.view import CorrectionView, correction_view
from sifasuo_desktop.ui.forms.form_panel import FormPanel
from sifasuo_desktop.ui.forms.hand_made import HandMade
from sifasuo_desktop.ui.forms.record_form import RecordForm
from sifasuo_desktop.ui.subjects.correction.panel import CorrectionPanel
from sifasuo_desktop.ui.subjects.correction.panels.breach import (
    BreachPanel,
    LeaveEndPanel,
    LeaveTellPanel,
    NoticePanel,
    TeamPanel,
)
from sifasuo_desktop.ui.subjects.correction.panels.check import CheckPanel
from sifasuo_desktop.ui.subjects.correction.panels.leave import (
    LeaveApprovePanel,
    LeaveExtendPanel,
    LeaveRequestPanel,
    LeaveReturnPanel,
)
from sifasuo_desktop.ui.subjects.correction.panels.muster import MusterPanel
from sifasuo_desktop.ui.subjects.correction.panels.receive import ReceivePanel

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
        self.awaited.read(self.view, self._show)

    def view(self) -> MusterSheet:
        return muster_sheet(self.desk.workplace)


class CorrectionForm(RecordForm):
    """Every act on a person: those without inputs of their own have them in two columns."""

    kind = KIND

    def make_panel(self) -> FormPanel:
        return PANELS.get(self.verb.name, CorrectionPanel)(self.desk, self.verb, self.inner)

    def view(self) -> CorrectionView:
        return correction_view(self.desk.workplace, self.record)


FORMS = (
    HandMade("muster", MusterForm, frozenset({"correction.muster"})),
    HandMade("correction", CorrectionForm, kind=KIND),
)
