"""The form of any act: laid out by hand where there is one, else made from its command."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from sifasuo_desktop.services.bus import all_verbs
from sifasuo_desktop.ui.act_form import ActForm
from sifasuo_desktop.ui.change_form import ChangeForm, is_correction
from sifasuo_desktop.ui.correction.form import KIND, CorrectionForm, MusterForm
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.dispute.form import PANELS, DisputeForm
from sifasuo_desktop.ui.office_forms import FORMS


def form_for(
    desk: Desk,
    verb: str,
    preset: Mapping[str, Any],
    about: str = "",
    draft: Mapping[str, Any] | None = None,
    parent: QWidget | None = None,
) -> ActForm:
    """The form of an act with what is known already."""
    declared = all_verbs()[verb]
    if verb not in FORMS and is_correction(declared) and declared.target in preset:
        return ChangeForm(desk, verb, preset, about, draft, parent)
    if declared.rows:
        return MusterForm(desk, verb, preset, about, draft, parent)
    if declared.kind == KIND:
        return CorrectionForm(desk, verb, preset, about, draft, parent)
    if verb in PANELS and "dispute" in preset:
        return DisputeForm(desk, verb, preset, about, draft, parent)
    return FORMS.get(verb, ActForm)(desk, verb, preset, about, draft, parent)
