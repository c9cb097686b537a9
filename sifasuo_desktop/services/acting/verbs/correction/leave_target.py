"""What acts on a leave share: which leave is meant, its weight, and the answer about it."""

from collections.abc import Callable
from datetime import date
from typing import Annotated

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.leave_rules import (
    Weight,
    delegated_on,
    spans_taken,
    weigh,
)
from sifasuo_desktop.domain.correction.records import Correction, Leave
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.leaves import LeaveLimits
from sifasuo_desktop.domain.office.records import Delegation
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.acting.command import Act, Outcome
from sifasuo_desktop.services.acting.naming import named
from sifasuo_desktop.store.unit_of_work import UnitOfWork

LeaveChoice = Annotated[
    str | None, F("请假", length=32, help="次序（如 2）或者内部编号；不填为最近一次")
]


def meant(case: CaseFile, choice: str | None, fits: Callable[[Leave], bool], title: str) -> Leave:
    """The leave named by its place or id, or the newest that fits. Raises Refused."""
    leaves = sorted(case.all(Leave), key=lambda item: item.position)
    if choice is not None:
        leaves = list(named(choice, leaves, "position"))
        if not leaves:
            raise Refused(problem("leave.unknown", "leave", value=choice))
    fitting = [item for item in leaves if fits(item)]
    if not fitting:
        raise Refused(problem("leave.none_fits", "leave", title=title))
    return fitting[-1]


def limits_of(act: Act) -> LeaveLimits:
    """The limits as this office's parameters give them."""
    return LeaveLimits.read(act.rules.parameters)


def has_delegation(unit: UnitOfWork, day: date) -> bool:
    """Whether a 委托书 for approving leave is in force on a day."""
    return delegated_on(unit.every(Delegation), day)


def weight_on(
    unit: UnitOfWork, act: Act, case: CaseFile, leave: Leave, end: date, day: date
) -> Weight:
    """Days, window and level of a leave up to ``end``, with the delegations of ``day``."""
    taken = spans_taken(case.all(Leave), day, without=leave.id)
    delegated = has_delegation(unit, day)
    return weigh(leave.start, end, taken, limits_of(act), delegated=delegated)


def leave_answer(person: Correction, leave: Leave) -> Outcome:
    """The answer about a leave: its own id and state, and the person's number."""
    return Outcome(leave.id, person.register_no, leave.state)
