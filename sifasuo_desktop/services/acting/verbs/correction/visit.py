"""correction.visit: the office looks for itself (社区矫正法 第二十六条; 实施办法 第二十三条)."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.correction.records import CheckFacts
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.checking import keep_check
from sifasuo_desktop.services.acting.verbs.correction.target import (
    ON_REGISTER,
    CorrectionRef,
    answer,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class VisitCorrection(CheckFacts, Command):
    """实地查访; identity and privacy of the person are to be protected."""

    VERB: ClassVar[str] = "correction.visit"
    TITLE: ClassVar[str] = "登记走访"

    correction: CorrectionRef
    visited: Annotated[str, F("走访对象", length=60, help="本人、家属、村（居）、单位、邻居")]


def handle(command: VisitCorrection, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the visit."""
    case, person = opened(unit, command.correction)
    keep_check(unit, act, case, command, "visit")
    return answer(person)


VERB = Verb(
    VisitCorrection,
    "correction.visit",
    handle,
    "correction",
    target="correction",
    states=ON_REGISTER,
    day="done_at",
)
