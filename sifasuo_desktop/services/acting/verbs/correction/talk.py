"""correction.talk: an individual talk with the person."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.correction.records import Check, CheckFacts
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


class TalkCorrection(CheckFacts, Command):
    """个别谈话; the first one belongs to reception."""

    VERB: ClassVar[str] = "correction.talk"
    TITLE: ClassVar[str] = "登记谈话"

    correction: CorrectionRef
    first: Annotated[bool, F("首次谈话")] = False


def handle(command: TalkCorrection, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the talk; there is one first talk."""
    case, person = opened(unit, command.correction)
    if command.first and any(item.first for item in case.all(Check)):
        act.findings.refuse("correction.first_twice", "first")
    keep_check(unit, act, case, command, "talk")
    return answer(person)


VERB = Verb(
    TalkCorrection,
    "correction.talk",
    handle,
    "correction",
    target="correction",
    states=ON_REGISTER,
    day="done_at",
)
