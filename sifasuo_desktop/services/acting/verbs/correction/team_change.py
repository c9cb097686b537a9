"""correction.team_change: members leave the correction team or join it, after the announcement."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.conversion import restore, to_plain
from sifasuo_desktop.domain.correction.person_rules import lacks_a_woman, sex_unknown
from sifasuo_desktop.domain.correction.records import Correction, TeamMember, TeamMemberFacts
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.naming import named, which_one
from sifasuo_desktop.services.acting.verbs.correction.target import CorrectionRef, answer, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class ChangeTeam(Command):
    """社区矫正法 第二十五条; 实施办法 第十九条. Whoever leaves stays in the file with the day."""

    VERB: ClassVar[str] = "correction.team_change"
    TITLE: ClassVar[str] = "调整矫正小组"

    correction: CorrectionRef
    changed: Annotated[date, F("调整日期", start="today")]
    leaving: Annotated[
        tuple[str, ...],
        F("退出的成员", length=100, form="name", help="每行一个姓名；同名的填内部编号"),
    ] = ()
    joining: Annotated[tuple[TeamMemberFacts, ...], F("加入的成员")] = ()
    reason: Annotated[str, F("调整原因", length=200)]
    responsibility_signed: Annotated[date | None, F("责任书重新签订日期", start="today")] = None


def handle(command: ChangeTeam, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps who left and who came; the team must still fit the person."""
    case, person = opened(unit, command.correction)
    present = [item for item in case.all(TeamMember) if item.left is None]
    leaving = _leaving(command, present, act)
    _examine(command, person, [item for item in present if item not in leaving], act)
    act.findings.settle()
    for member in leaving:
        unit.change(member.replace(left=command.changed, left_reason=command.reason))
    position = len(case.all(TeamMember))
    for offset, facts in enumerate(command.joining, 1):
        values = {**to_plain(facts), "id": unit.new_id(), "parent": person.id}
        values |= {"position": position + offset, "joined": command.changed.isoformat()}
        unit.add(restore(TeamMember, values))
    if command.responsibility_signed:
        unit.change(person.replace(responsibility_signed=command.responsibility_signed))
    return answer(person)


def _leaving(command: ChangeTeam, present: list[TeamMember], act: Act) -> list[TeamMember]:
    """Who leaves, by name or id; of two members of one name it is asked which."""
    found: list[TeamMember] = []
    for place, value in enumerate(command.leaving):
        at = f"leaving.{place}"
        meant = named(value, present, "name")
        if not meant:
            act.findings.refuse("correction.team_unknown", at, name=value)
        elif len(meant) > 1:
            act.findings.problems.append(which_one(value, meant, TeamMember.TITLE, at))
        else:
            found += meant
    return found


def _examine(command: ChangeTeam, person: Correction, staying: list[TeamMember], act: Act) -> None:
    for name in ("changed", "responsibility_signed"):
        act.not_future(getattr(command, name), name)
        act.order(
            person.announced, getattr(command, name), "correction.team_before_announced", name
        )
    if not command.leaving and not command.joining:
        act.findings.refuse("correction.team_nothing", "leaving")
    team: list[TeamMemberFacts] = [*staying, *command.joining]
    if not team:
        act.findings.refuse("correction.team_empty", "leaving")
    elif lacks_a_woman(person, team):
        act.findings.refuse("correction.woman_needed", "joining", name=person.name)
    if sex_unknown(person):
        act.findings.warn("correction.sex_unknown", "joining", name=person.name)


VERB = Verb(
    ChangeTeam,
    "correction.team_change",
    handle,
    "correction",
    target="correction",
    states=("supervised",),
)
