"""dispute.accept: the committee takes the case; the file number is given."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.parties import without_guardian
from sifasuo_desktop.domain.dispute.records import Agent, Dispute, Party
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.case_making import file_number
from sifasuo_desktop.services.acting.verbs.dispute.court_referral import examine_court
from sifasuo_desktop.services.acting.verbs.dispute.target import DisputeRef, answer, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class AcceptDispute(Command):
    """The seven points of the examination are ticked by a person, never by the program."""

    VERB: ClassVar[str] = "dispute.accept"
    TITLE: ClassVar[str] = "受理"

    dispute: DisputeRef
    accepted: Annotated[date, F("受理日期", start="today")]
    checklist: Annotated[tuple[str, ...], F("受理审查", codes="acceptance_check")] = ()
    received_from_court: Annotated[date | None, F("接收法院材料日期")] = None
    court_mode: Annotated[str | None, F("法院移送方式", codes="court_mode")] = None


APPLIED_FOR = "1"


def guard(case: CaseFile, today: date) -> Problem | None:
    """One party's refusal or silence forbids acceptance; so does a missing guardian.

    Who applies agrees by applying (人民调解法 第十七条: 当事人可以向人民调解委员会申请调解).
    """
    by_application = getattr(case.record, "source", "") == APPLIED_FOR
    for party in case.all(Party):
        if party.consent == "no":
            return problem("dispute.consent_refused", "", name=party.name)
        if party.consent != "yes" and not (by_application and party.side == "applicant"):
            return problem("dispute.consent_unknown", "", name=party.name)
    minor = without_guardian(case.all(Party), case.all(Agent), today)
    return problem("dispute.guardian_needed", "", name=minor.name) if minor else None


def handle(command: AcceptDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Accepts; the mediation month runs from this day (若干规定 第三十三条)."""
    case, dispute = opened(unit, command.dispute)
    act.not_future(command.accepted, "accepted")
    examine_court(act, dispute.source, command.court_mode, command.received_from_court)
    # A party of age today may have been a minor on the day of the paper.
    minor = without_guardian(case.all(Party), case.all(Agent), command.accepted)
    if minor is not None:
        act.findings.refuse("dispute.guardian_needed", "accepted", name=minor.name)
    act.order(dispute.applied, command.accepted, "dispute.accept_before_apply", "accepted")
    _warn_of_open_points(act, command)
    act.findings.settle()
    accepted = dispute.replace(
        state="accepted",
        accepted=command.accepted,
        checklist=command.checklist,
        received_from_court=command.received_from_court,
        court_mode=command.court_mode,
        file_no=dispute.file_no or file_number(unit, act, dispute, command.accepted),
        late_reason=dispute.late_reason or (act.late.reason if act.late else None),
    )
    unit.change(accepted)
    return answer(accepted)


def _warn_of_open_points(act: Act, command: AcceptDispute) -> None:
    titles = act.codes.list("acceptance_check").titles
    open_points = [title for code, title in titles.items() if code not in command.checklist]
    if open_points:
        act.findings.warn("dispute.checklist_open", "checklist", items="、".join(open_points))


VERB = Verb(
    AcceptDispute,
    "dispute.accept",
    handle,
    Dispute.KIND,
    target="dispute",
    states=("registered",),
    guard=guard,
    leads_to=("accepted",),
)
