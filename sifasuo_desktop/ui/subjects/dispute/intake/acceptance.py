"""What an intake that is accepted at once says about the acceptance."""

from datetime import date
from typing import Any

from sifasuo_desktop.ui.subjects.dispute.intake.form import IntakeForm


def acceptance(form: IntakeForm, today: date) -> dict[str, Any]:
    """Its day, what was found to hold, and the 补录; the day of old paper is that of its application."""
    late = form.late.value()
    applied = form.start.fields["applied"].value()
    accepted = applied if late else today.isoformat()
    values = {"accepted": accepted, "checklist": form.checklist.holding()}
    return {**values, "late_entry": {"reason": late["reason"]}} if late else values
