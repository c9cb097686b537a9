"""What a person has to say in a form although a script need not."""

from collections.abc import Mapping
from typing import Any

from sifasuo_desktop.domain.conversion import parse
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.refusal import Problem, Refused
from sifasuo_desktop.services.acting.command import Verb
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.forms.form_panel import FormPanel


def lacking(
    panel: FormPanel, verb: Verb, values: Mapping[str, Any], workplace: Workplace
) -> list[Problem]:
    """What is required in the window alone and empty, with all else that is wrong."""
    known = field_map(verb.command)
    found = [
        one for one in panel.lacking() if one.field not in known or not known[one.field].required
    ]
    if not found:
        return []
    try:
        parse(verb.command, values, workplace.codes, workplace.today())
    except Refused as refusal:
        found += refusal.problems
    return found
