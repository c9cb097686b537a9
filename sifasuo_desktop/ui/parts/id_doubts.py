"""An ID number that says otherwise than sex or birth date: told while the form is filled in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.persons import examine_id, is_resident_id
from sifasuo_desktop.domain.refusal import Findings
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.ui.parts.form_field import FormField

_TOLD = ("sex", "birth_date")


def look_at_id(fields: Mapping[str, FormField], today: date) -> None:
    """Says under sex and birth date what the number beside them contradicts.

    Nothing is said of what is hidden, of a number that is wrong itself, of another kind of paper.
    """
    if "id_number" not in fields or not set(_TOLD) & set(fields):
        return
    seen = {name: fields[name].value() for name in _TOLD if name in fields}
    findings = Findings()
    if not fields["id_number"].error() and is_resident_id(_kind_of_paper(fields)):
        number = str(fields["id_number"].value() or "")
        examine_id(number, seen.get("sex"), _day(seen.get("birth_date")), today, "", findings)
    said = {one.field: sentence(one.code, **dict(one.values)) for one in findings.warnings}
    for name in seen:
        fields[name].doubt(said.get(name, ""))


def _kind_of_paper(fields: Mapping[str, FormField]) -> str | None:
    return fields["id_type"].value() if "id_type" in fields else None


def _day(typed: Any) -> PartialDate | None:
    try:
        return PartialDate.read(str(typed or ""))
    except ValueError:
        return None
