"""报到情形 of who reported: on time, late, or handed over by the organ that held the person."""

from datetime import date

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.facts import correction_facts
from sifasuo_desktop.domain.correction.records import Correction
from sifasuo_desktop.domain.deadlines.facts import CorrectionFacts
from sifasuo_desktop.domain.deadlines.report_in import (
    handed_over,
    lateness,
    report_in_due,
    unsure,
)
from sifasuo_desktop.services.acting.command import Act

ON_TIME, LATE = "01", "02"


def _report_facts(person: Correction) -> CorrectionFacts:
    """What the rules of reporting read, also of whoever the county manages or whose file is closed."""
    facts = correction_facts(CaseFile(person.replace(managed_by="office", unsettled=None)))
    assert facts is not None
    return facts


def report_deadline(person: Correction, act: Act) -> date | None:
    """The (rolled) day the person had to report by."""
    due = report_in_due(_report_facts(person), act.rules.parameters, act.rules.calendar)
    return due.day if due else None


def situation_of(person: Correction, act: Act) -> str | None:
    """报到情形 of who reported, told to the user when it is late (A15 to A17)."""
    facts = _report_facts(person)
    due = report_in_due(facts, act.rules.parameters, act.rules.calendar)
    if person.reported is None or due is None:
        return person.report_situation
    if person.reported <= due.day:
        return ON_TIME
    late = lateness(facts.category, due.day, person.reported, act.rules.parameters)
    if handed_over(facts):
        act.findings.warn("correction.handed_late", "reported", due=due.day, days=late.days)
        return None
    act.findings.warn(
        "correction.reported_late",
        "reported",
        due=f"{due.day}{unsure(due.provisional)}",
        days=late.days,
        suggestion=late.suggestion,
        basis=late.basis,
    )
    return LATE
