"""correction.reclass: the person is put into another management class (社矫法 24; 实施办法 21)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.adjusting import (
    examine_change,
    keep_adjustment,
)
from sifasuo_desktop.services.acting.verbs.correction.target import (
    ON_REGISTER,
    CorrectionRef,
    answer,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class ReclassCorrection(Command):
    """The bureau decides by assessment and conduct; frequencies follow from that day on."""

    VERB: ClassVar[str] = "correction.reclass"
    TITLE: ClassVar[str] = "调整管理类别"

    correction: CorrectionRef
    manage_class: Annotated[str, F("新的管理类别", start="kept", length=20)]
    changed: Annotated[date, F("调整日期", start="today")]
    reason: Annotated[str, F("调整原因和依据", length=500, multiline=True)]
    document_no: Annotated[str | None, F("审批文号", length=80)] = None


def handle(command: ReclassCorrection, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the change; periods missed in the old class are told before they go out of sight."""
    case, person = opened(unit, command.correction)
    examine_change(act, person, command.changed)
    if command.manage_class == person.manage_class:
        act.findings.refuse("correction.same_class", "manage_class", value=command.manage_class)
    act.findings.settle()
    values = (person.manage_class, command.manage_class)
    why = (command.reason, command.document_no)
    keep_adjustment(unit, act, case, "class", command.changed, values, why)
    changed = person.replace(manage_class=command.manage_class, classed=command.changed)
    unit.change(changed)
    return answer(changed)


VERB = Verb(
    ReclassCorrection,
    "correction.reclass",
    handle,
    "correction",
    target="correction",
    states=ON_REGISTER,
    day="changed",
)
