"""The form of an act on a dispute: the sheet of every act, with inputs laid out for this one."""

from collections.abc import Mapping

from sifasuo_desktop.services.reading.dispute.view import DisputeView, dispute_view
from sifasuo_desktop.ui.forms.form_panel import FormPanel
from sifasuo_desktop.ui.forms.hand_made import HandMade
from sifasuo_desktop.ui.forms.record_form import RecordForm
from sifasuo_desktop.ui.subjects.dispute.panel import DisputePanel
from sifasuo_desktop.ui.subjects.dispute.panels.agree import AgreePanel
from sifasuo_desktop.ui.subjects.dispute.panels.mediate import MediatePanel
from sifasuo_desktop.ui.subjects.dispute.panels.sign import SignPanel
from sifasuo_desktop.ui.subjects.dispute.panels.simple import (
    AcceptPanel,
    ArbitrationPanel,
    AssignPanel,
    ClosePanel,
    ConfirmPanel,
    FollowUpPanel,
    PerformPanel,
    SimplePanel,
)

PANELS: Mapping[str, type[DisputePanel]] = {
    "dispute.accept": AcceptPanel,
    "dispute.agree": AgreePanel,
    "dispute.arbitration": ArbitrationPanel,
    "dispute.assign": AssignPanel,
    "dispute.close": ClosePanel,
    "dispute.confirm": ConfirmPanel,
    "dispute.consent": SimplePanel,
    "dispute.decline": SimplePanel,
    "dispute.fail": SimplePanel,
    "dispute.follow_up": FollowUpPanel,
    "dispute.mediate": MediatePanel,
    "dispute.perform": PerformPanel,
    "dispute.sign": SignPanel,
}


class DisputeForm(RecordForm):
    """The acts on a case that have inputs of their own."""

    kind = "dispute"

    def make_panel(self) -> FormPanel:
        return PANELS[self.verb.name](self.desk, self.verb, self.inner)

    def view(self) -> DisputeView:
        return dispute_view(self.desk.workplace, self.record)


FORMS = HandMade("dispute", DisputeForm, frozenset(PANELS), about="dispute")
