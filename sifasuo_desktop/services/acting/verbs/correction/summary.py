"""correction.summary: the person's own summary and the papers for the end are there (E01)."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.target import (
    ON_REGISTER,
    CorrectionRef,
    answer,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class SummariseCorrection(Command):
    """实施办法 第五十三条: generally thirty days before the term ends."""

    VERB: ClassVar[str] = "correction.summary"
    TITLE: ClassVar[str] = "登记期满材料"

    correction: CorrectionRef
    summary_received: Annotated[date | None, F("个人总结收到日期", start="kept")] = None
    papers_ready: Annotated[date | None, F("鉴定和移交材料备齐日期", start="kept")] = None


def handle(command: SummariseCorrection, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the days that were given."""
    _, person = opened(unit, command.correction)
    if command.summary_received is None and command.papers_ready is None:
        act.findings.refuse("correction.summary_empty", "summary_received")
    for name in ("summary_received", "papers_ready"):
        day = getattr(command, name)
        act.not_future(day, name)
        act.order(person.reported, day, "correction.before_reported", name)
    act.findings.settle()
    summed = person.replace(
        summary_received=command.summary_received or person.summary_received,
        papers_ready=command.papers_ready or person.papers_ready,
    )
    unit.change(summed)
    return answer(summed)


VERB = Verb(
    SummariseCorrection,
    "correction.summary",
    handle,
    "correction",
    target="correction",
    states=ON_REGISTER,
)
