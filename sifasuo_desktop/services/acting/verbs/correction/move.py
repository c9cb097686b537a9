"""correction.move: the person lives elsewhere within the area (实施办法 第二十四条, at once reported)."""

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


class MoveCorrection(Command):
    """居所变化 inside the county; a move to another county is 执行地变更 and decided there."""

    VERB: ClassVar[str] = "correction.move"
    TITLE: ClassVar[str] = "登记居住地变动"

    correction: CorrectionRef
    residence: Annotated[str, F("新居住地", length=200)]
    village: Annotated[str | None, F("村（居）", ref="village", length=32)] = None
    changed: Annotated[date, F("变动日期", start="today")]
    reason: Annotated[str, F("变动原因和核实情况", length=500, multiline=True)]
    document_no: Annotated[str | None, F("审批文号", length=80)] = None


def handle(command: MoveCorrection, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the new place and, beside it, where the person lived before."""
    case, person = opened(unit, command.correction)
    examine_change(act, person, command.changed)
    if command.residence == person.residence and command.village in (None, person.village):
        act.findings.refuse("correction.same_place", "residence")
    act.findings.settle()
    values = (person.residence, command.residence)
    why = (command.reason, command.document_no)
    keep_adjustment(unit, act, case, "place", command.changed, values, why)
    moved = person.replace(residence=command.residence, village=command.village or person.village)
    unit.change(moved)
    return answer(moved)


VERB = Verb(
    MoveCorrection,
    "correction.move",
    handle,
    "correction",
    target="correction",
    states=ON_REGISTER,
    day="changed",
)
