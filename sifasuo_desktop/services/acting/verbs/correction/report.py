"""correction.report: a report of the person, regular or about something (实施办法 第二十四条)."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.correction.facts import is_medical_parole
from sifasuo_desktop.domain.correction.records import CheckFacts, Correction
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.periods import Category
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.checking import keep_check
from sifasuo_desktop.services.acting.verbs.correction.target import (
    ON_REGISTER,
    CorrectionRef,
    answer,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class ReportCorrection(CheckFacts, Command):
    """What is reported about decides which duty it settles: B01 to B05."""

    VERB: ClassVar[str] = "correction.report"
    TITLE: ClassVar[str] = "登记报告"

    correction: CorrectionRef
    about: Annotated[str, F("报告事项", codes="report_about")] = "regular"
    hospital: Annotated[str | None, F("复查医院", length=80, help="病情复查须填")] = None


def handle(command: ReportCorrection, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the report."""
    case, person = opened(unit, command.correction)
    _examine(command, person, act)
    keep_check(unit, act, case, command, "report")
    return answer(person)


def _examine(command: ReportCorrection, person: Correction, act: Act) -> None:
    if command.about == "recheck":
        if not command.hospital:
            act.findings.refuse("correction.hospital", "hospital")
        if not is_medical_parole(person):
            act.findings.warn("correction.about_recheck", "about")
    if command.about == "health" and person.category != Category.OUTSIDE_PRISON:
        act.findings.warn("correction.about_health", "about")
    if command.about == "ban" and not person.ban:
        act.findings.warn("correction.about_ban", "about")


VERB = Verb(
    ReportCorrection,
    "correction.report",
    handle,
    "correction",
    target="correction",
    states=ON_REGISTER,
    day="done_at",
)
