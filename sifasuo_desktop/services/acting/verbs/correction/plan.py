"""correction.plan: the plan of correction is made or adjusted (实施办法 第二十二条)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.target import (
    ON_REGISTER,
    CorrectionRef,
    answer,
    class_since,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class PlanCorrection(Command):
    """Earlier wordings stay in the record's history."""

    VERB: ClassVar[str] = "correction.plan"
    TITLE: ClassVar[str] = "制定、调整矫正方案"

    correction: CorrectionRef
    plan: Annotated[str, F("矫正方案", start="kept", length=5000, multiline=True)]
    plan_made: Annotated[date, F("矫正方案制定日期", start="today")]
    manage_class: Annotated[str | None, F("管理类别", start="kept", length=20)] = None


def handle(command: PlanCorrection, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the plan and, when given, the management class it goes with."""
    _, person = opened(unit, command.correction)
    act.not_future(command.plan_made, "plan_made")
    act.order(person.reported, command.plan_made, "correction.before_reported", "plan_made")
    act.findings.settle()
    planned = person.replace(
        plan=command.plan,
        plan_made=command.plan_made,
        manage_class=command.manage_class or person.manage_class,
        classed=class_since(person, command.manage_class, command.plan_made),
    )
    unit.change(planned)
    return answer(planned)


VERB = Verb(
    PlanCorrection,
    "correction.plan",
    handle,
    "correction",
    target="correction",
    states=ON_REGISTER,
    day="plan_made",
)
