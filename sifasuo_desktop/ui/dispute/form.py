"""The form of an act on a dispute: the sheet of every act, with inputs laid out for this one."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from sifasuo_desktop.services.dispute_view import dispute_view
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.dispute.panel import DisputePanel
from sifasuo_desktop.ui.dispute.panels.agree import AgreePanel
from sifasuo_desktop.ui.dispute.panels.change import ChangePanel, ChangePartyPanel
from sifasuo_desktop.ui.dispute.panels.mediate import MediatePanel
from sifasuo_desktop.ui.dispute.panels.sign import SignPanel
from sifasuo_desktop.ui.dispute.panels.simple import (
    AcceptPanel,
    AssignPanel,
    ClosePanel,
    ConfirmPanel,
    FollowUpPanel,
    PerformPanel,
    SimplePanel,
)
from sifasuo_desktop.ui.form_panel import FormPanel
from sifasuo_desktop.ui.record_form import RecordForm

PANELS: Mapping[str, type[DisputePanel]] = {
    "dispute.accept": AcceptPanel,
    "dispute.agree": AgreePanel,
    "dispute.assign": AssignPanel,
    "dispute.change": ChangePanel,
    "dispute.change_party": ChangePartyPanel,
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
WIDE = ("dispute.agree",)


class DisputeForm(RecordForm):
    """What the caller presets is shown and can be changed; only the case itself is given."""

    def __init__(
        self,
        desk: Desk,
        verb: str,
        preset: Mapping[str, Any],
        about: str = "",
        draft: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(desk, verb, preset, "dispute", about, draft)
        self.sheet_width = 860 if verb in WIDE else 620
        self.read(partial(dispute_view, desk.workplace, self.record))

    def make_panel(self) -> FormPanel:
        return PANELS[self.verb.name](self.desk, self.verb)
