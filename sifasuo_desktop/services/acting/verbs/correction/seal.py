"""correction.seal: a juvenile offender's record is sealed after execution has ended (E08)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.person_rules import must_seal
from sifasuo_desktop.domain.correction.records import Correction
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.settling import settle_closed
from sifasuo_desktop.services.acting.verbs.correction.target import CorrectionRef, answer, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class SealCorrection(Command):
    """刑诉法 第二百八十六条; 关于未成年人犯罪记录封存的实施办法 第十三条.

    Afterwards the record is found, shown and printed only by whoever may look at sealed records,
    and every look is in the log.
    """

    VERB: ClassVar[str] = "correction.seal"
    TITLE: ClassVar[str] = "封存犯罪记录"

    correction: CorrectionRef
    sealed: Annotated[date, F("封存日期", start="today")]
    seal_note: Annotated[
        str, F("封存登记", length=300, help="封存登记号、纸质和电子材料的范围和存放处")
    ]


def guard(case: CaseFile, today: date) -> Problem | None:
    """Only what has to be sealed, and once."""
    person = case.record
    assert isinstance(person, Correction)
    if person.sealed is not None:
        return problem("correction.sealed", "", day=person.sealed)
    needed = must_seal(person, juvenile=person.juvenile)
    return None if needed else problem("correction.not_to_seal")


def handle(command: SealCorrection, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the day; from now on the record is out of sight."""
    _, person = opened(unit, command.correction)
    act.not_future(command.sealed, "sealed")
    act.order(person.closed, command.sealed, "correction.sealed_before_closed", "sealed")
    act.findings.settle()
    sealed = person.replace(sealed=command.sealed, seal_note=command.seal_note)
    unit.change(sealed)
    settle_closed(unit, person.id, act)
    return answer(sealed)


VERB = Verb(
    SealCorrection,
    "correction.seal",
    handle,
    "correction",
    target="correction",
    states=("released",),
    day="sealed",
    guard=guard,
)
