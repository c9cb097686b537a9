"""The form of any act: laid out by hand where there is one, else made from its command."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from PySide6.QtWidgets import QWidget

from sifasuo_desktop.kernel import registry
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.acting.command import Verb
from sifasuo_desktop.services.reading.change_view import part_of
from sifasuo_desktop.ui import subjects
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.forms.change_form import ChangeForm, is_correction
from sifasuo_desktop.ui.forms.hand_made import HandMade


@cache
def _hand_made() -> tuple[HandMade, ...]:
    return tuple(registry.discover(subjects, "FORMS", HandMade).values())


def form_for(
    desk: Desk,
    verb: str,
    preset: Mapping[str, Any],
    about: str = "",
    draft: Mapping[str, Any] | None = None,
    parent: QWidget | None = None,
) -> ActForm:
    """The form of an act with what is known already."""
    return _class_for(all_verbs()[verb], preset)(desk, verb, preset, about, draft, parent)


def _class_for(verb: Verb, preset: Mapping[str, Any]) -> type[ActForm]:
    for form in _hand_made():
        if verb.name in form.verbs and (not form.about or form.about in preset):
            return form.make
    if is_correction(verb) and verb.target in preset:
        return ChangeForm
    of_kind = (form.make for form in _hand_made() if form.kind and form.kind == verb.kind)
    about_a_part = bool(part_of(verb)) and verb.target in preset
    return next(of_kind, ChangeForm if about_a_part else ActForm)
