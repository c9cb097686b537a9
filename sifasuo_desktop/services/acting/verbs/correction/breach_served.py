"""correction.breach_served: the paper of a decision reached the person."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.correction.breach_rules import SERVED
from sifasuo_desktop.domain.correction.records import Breach
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.naming import named
from sifasuo_desktop.services.acting.verbs.correction.target import (
    RECEIVED,
    CorrectionRef,
    answer,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class ServeBreach(Command):
    """Number and day of service of a decision, entered when the paper is there."""

    VERB: ClassVar[str] = "correction.breach_served"
    TITLE: ClassVar[str] = "登记处理决定送达"

    correction: CorrectionRef
    breach: Annotated[
        str | None, F("违规处理", length=32, help="次序（如 2）；不填为最近一次没有送达的")
    ] = None
    served: Annotated[date, F("送达日期")]
    document_no: Annotated[str | None, F("决定书文号", length=80, help="已登记的不填")] = None


def handle(command: ServeBreach, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the day; a number already recorded stays unless another is given."""
    case, person = opened(unit, command.correction)
    breach = _meant(command.breach, case.all(Breach))
    act.not_future(command.served, "served")
    act.order(breach.decided, command.served, "breach.served_before", "served")
    act.findings.settle()
    number = command.document_no or breach.document_no
    unit.change(breach.replace(served=command.served, document_no=number))
    if not number:
        act.findings.warn("breach.no_document", "document_no")
    return answer(person)


def _meant(choice: str | None, breaches: tuple[Breach, ...]) -> Breach:
    if choice is not None:
        found = named(choice, breaches, "position")
    else:
        found = tuple(item for item in breaches if item.served is None and item.decision in SERVED)
    if not found:
        raise Refused(problem("breach.none_fits", "breach"))
    return found[-1]


VERB = Verb(
    ServeBreach,
    "correction.breach_served",
    handle,
    "correction",
    target="correction",
    states=RECEIVED,
    day="served",
)
