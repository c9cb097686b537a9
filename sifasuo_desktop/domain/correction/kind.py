"""What a person under correction, a leave and a class rule are to lists, pages and rules."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.correction.facts import correction_facts
from sifasuo_desktop.domain.correction.leave_rules import in_force
from sifasuo_desktop.domain.correction.person_rules import out_of_sight
from sifasuo_desktop.domain.correction.policies import policy_layer
from sifasuo_desktop.domain.correction.records import Breach, Check, Correction, Leave, Notice
from sifasuo_desktop.domain.correction.states import LEAVE_STATES, PERSON_STATES
from sifasuo_desktop.domain.kind import Bounds, Kind
from sifasuo_desktop.domain.office.records import ClassPolicy
from sifasuo_desktop.domain.record import Record

ENDING_DAYS = 30
SUPERVISED, ENDING = "supervised", "ending"


def _title(person: Record, beside: Sequence[Record], codes: CodeBook) -> str:
    assert isinstance(person, Correction)
    return f"{person.name} {codes.title('correction_category', person.category)}"


def _row(person: Record, beside: Sequence[Record]) -> Mapping[str, Any]:
    assert isinstance(person, Correction)
    return {"name": person.name}


def _state_on(person: Record, today: date) -> str | None:
    """A term is ending by its dates alone."""
    assert isinstance(person, Correction)
    if person.state != SUPERVISED:
        return person.state
    return ENDING if today >= person.end - timedelta(ENDING_DAYS) else SUPERVISED


def _bounds_of(state: str, today: date) -> tuple[str, Bounds]:
    if state not in (SUPERVISED, ENDING):
        return state, ()
    last = (today + timedelta(ENDING_DAYS)).isoformat()
    return SUPERVISED, (("end", "<=" if state == ENDING else ">", last),)


def _leave_on(leave: Record, today: date) -> str | None:
    """A leave is away or overdue by its dates alone."""
    assert isinstance(leave, Leave)
    if not in_force(leave):
        return leave.state
    if today > leave.end:
        return "overdue"
    return "away" if leave.state == "approved" and today >= leave.start else leave.state


def _policy_title(policy: Record, beside: Sequence[Record], codes: CodeBook) -> str:
    assert isinstance(policy, ClassPolicy)
    return f"{policy.manage_class} · {codes.title('check_type', policy.check_type)}"


KIND = (
    Kind(
        record=Correction,
        word="矫正",
        order=20,
        states=PERSON_STATES,
        title=_title,
        row=_row,
        state_on=_state_on,
        bounds_of=_bounds_of,
        by_day=(SUPERVISED, ENDING),
        facts=correction_facts,
        facts_of=(Check, Leave, Breach, Notice),
        unsettled="unsettled",
        keeper="responsible",
        closed_on="closed",
        out_of_sight=out_of_sight,
        sealed="sealed",
        marks_late=True,
        takes_late=True,
        searched=True,
        dated="reported",
        book="社区矫正对象名册",
        # What lies with others' papers must not say who he is (rulings 10, 15).
        cited="number",
        register=(
            "register_no",
            "name",
            "sex",
            "category",
            "offence",
            "start",
            "end",
            "reported",
            "residence",
            "manage_class",
            "state",
        ),
    ),
    Kind(
        record=Leave,
        states=LEAVE_STATES,
        state_on=_leave_on,
        by_day=("approved", "away", "overdue"),
    ),
    Kind(
        record=ClassPolicy,
        title=_policy_title,
        layer=policy_layer,
    ),
)
