"""The acts on a person under correction by their importance, and those his leaves wait for."""

from collections.abc import Mapping, Sequence
from typing import Any

ORDER = (
    "correction.receive",
    "correction.announce",
    "correction.report",
    "correction.visit",
    "correction.talk",
    "correction.leave_request",
    "correction.leave_approve",
    "correction.leave_return",
    "correction.leave_extend",
)
_WAITING = {
    "requested": "correction.leave_approve",
    "overdue": "correction.leave_return",
    "away": "correction.leave_return",
    "approved": "correction.leave_return",
}


def waited_for(leaves: Sequence[Mapping[str, Any]], due: str = "") -> tuple[str, ...]:
    """What comes first: the act that is due, then approval and return of leaves that wait."""
    states = {str(leave["state"]) for leave in leaves}
    asked = [due, *(act for state, act in _WAITING.items() if state in states)]
    return tuple(dict.fromkeys(act for act in asked if act))
