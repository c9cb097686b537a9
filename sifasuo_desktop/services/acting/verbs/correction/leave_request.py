"""correction.leave_request: an application is taken in and routed to whoever may decide."""

from typing import ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import restore, to_plain
from sifasuo_desktop.domain.correction.leave_rules import examine_span, warn_of_not_back
from sifasuo_desktop.domain.correction.records import Correction, Leave, LeaveFacts
from sifasuo_desktop.domain.leaves import AreaKind, DestinationKind, leaves_home, short_notice
from sifasuo_desktop.domain.places import area_of, destination_by_words, destinations
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.leave_target import (
    leave_answer,
    limits_of,
    weight_on,
)
from sifasuo_desktop.services.acting.verbs.correction.target import (
    ON_REGISTER,
    CorrectionRef,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class RequestLeave(LeaveFacts, Command):
    """社区矫正法 第二十七条; 实施办法 第二十六条、第二十七条. Lawful from reception on."""

    VERB: ClassVar[str] = "correction.leave_request"
    TITLE: ClassVar[str] = "登记请假申请"

    correction: CorrectionRef


def handle(command: RequestLeave, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the application, however long it is, with the level that has to decide."""
    case, person = opened(unit, command.correction)
    command = _located(command, act)
    _examine(command, case, person, act)
    act.findings.settle()
    leave = restore(
        Leave,
        {
            **to_plain(command),
            "id": unit.new_id(),
            "parent": person.id,
            "position": len(case.all(Leave)) + 1,
            "late_reason": act.late.reason if act.late else None,
        },
    )
    weight = weight_on(unit, act, case, leave, leave.end, command.applied)
    leave = leave.replace(days=weight.days, window_days=weight.window, level_needed=weight.level)
    unit.add(leave)
    if weight.level != "office":
        title = act.codes.title("leave_level", weight.level)
        act.findings.warn("leave.routed", "", title=title, days=weight.days, window=weight.window)
    return leave_answer(person, leave)


def _located(command: RequestLeave, act: Act) -> RequestLeave:
    """The kind of destination follows from the area chosen; words that contradict are asked about."""
    home = act.office.code if act.office else ""
    if command.destination_area and home:
        codes = area_of(command.destination_area)
        found = destinations(home, codes)
        if len(found) != 1:
            code = "leave.area_unknown" if not codes else "leave.area_unclear"
            act.findings.refuse(code, "destination_area", value=command.destination_area)
            return command
        command = command.replace(destination_kind=str(next(iter(found))))
    by_words = destination_by_words(home, command.destination) if home else None
    if by_words is not None and by_words != command.destination_kind:
        act.findings.warn(
            "leave.destination_words",
            "destination_kind",
            found=act.codes.title("destination_kind", by_words),
            chosen=act.codes.title("destination_kind", command.destination_kind),
        )
    return command


def _examine(command: RequestLeave, case: CaseFile, person: Correction, act: Act) -> None:
    act.not_future(command.applied, "applied")
    act.order(person.reported, command.applied, "correction.before_reported", "applied")
    act.order(command.applied, command.start, "leave.start_before_applied", "start")
    examine_span(case, command.start, command.end, "end", act.findings)
    short = short_notice(command.applied, command.start, limits_of(act))
    if short and command.applied <= command.start:
        act.findings.warn("leave.short_notice", "applied", days=limits_of(act).advance)
    if not command.proofs:
        act.findings.warn("leave.proofs", "proofs")
    kind = DestinationKind(command.destination_kind)
    if act.office and not leaves_home(AreaKind(act.office.county_kind), kind):
        act.findings.warn("leave.not_needed", "destination_kind")
    warn_of_not_back(case, "", command.applied, act.findings)


VERB = Verb(
    RequestLeave,
    "correction.leave_request",
    handle,
    "correction",
    target="correction",
    states=ON_REGISTER,
    day="applied",
    leads_to=("leave.requested",),
)
