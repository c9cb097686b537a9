"""The acts on a person under correction by their importance, and those his leaves wait for."""

from collections.abc import Mapping, Sequence
from typing import Any

from sifasuo_desktop.domain.correction.records import Leave
from sifasuo_desktop.services.acting.states import states_of

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


def waited_for(leaves: Sequence[Mapping[str, Any]], due: str = "") -> tuple[str, ...]:
    """What comes first: the act that is due, then approval and return of leaves that wait."""
    there = {str(leave["state"]) for leave in leaves}
    asked = [due, *(state.awaits for state in states_of(Leave.KIND) if state.name in there)]
    return tuple(dict.fromkeys(act for act in asked if act))
