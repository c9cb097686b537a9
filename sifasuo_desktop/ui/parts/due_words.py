"""A row of what is due, in words: its light, its button, what its act begins with."""

from datetime import date

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.services.acting.bus import all_verbs

_PARTS = ("obligation", "leave", "breach")
_SETTLES: dict[str, dict[str, str]] = {
    "correction.ban_report": {"about": "ban"},
    "correction.health_report": {"about": "health"},
    "correction.recheck": {"about": "recheck"},
    "correction.leave_contact": {"way": "phone"},
    "correction.leave_overrun": {"kind": "leave_overrun"},
    "correction.leave_filing": {"kind": "leave_filing"},
    "correction.leave_procuratorate": {"kind": "leave_procuratorate"},
    "correction.late_handover": {"kind": "handover_letter"},
    "correction.exit_filing": {"kind": "exit_filing"},
    "correction.missed": {"kind": "missed_period"},
}
"""What the form of a report begins with, by the rule of the row."""
_TITLES = {
    "correction.missed": "说明原因",
    "correction.late_handover": "登记发函",
    "correction.exit_filing": "登记报备",
}
"""Buttons whose act is called by more than this row asks for."""


def light_words(row: Obligation, today: date) -> tuple[str, str]:
    """The words of the pill and its light."""
    days = (row.due - today).days
    if days < 0:
        return (f"已过 {-days} 天" if row.soft else f"逾期 {-days} 天"), row.light
    if days == 0:
        return "今天", row.light
    return f"还有 {days} 天", row.light


def act_title(row: Obligation) -> str:
    """The text of the button that settles the row; empty where no act does."""
    verb = all_verbs().get(row.act)
    if row.rule in _TITLES:
        return _TITLES[row.rule]
    return verb.title if verb is not None else ""


def act_preset(row: Obligation) -> dict[str, str]:
    """What the form of the act is given: the record, and the part the row is about."""
    verb = all_verbs()[row.act]
    known = field_map(verb.command)
    preset = {verb.target: row.record} if verb.target else {}
    for name in _PARTS:
        if name in known and len(row.part) == 32:
            preset[name] = row.part
    if "part" in known and row.part:
        preset["part"] = row.part
    return {**preset, **_SETTLES.get(row.rule, {})}
