"""correction.announce: 入矫宣告, with the team and its letter of responsibility."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.conversion import restore, to_plain
from sifasuo_desktop.domain.correction.person_rules import lacks_a_woman, sex_unknown
from sifasuo_desktop.domain.correction.records import Correction, TeamMember, TeamMemberFacts
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.target import (
    CorrectionRef,
    answer,
    class_since,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class AnnounceCorrection(Command):
    """社区矫正法 第二十二条、第二十五条; 实施办法 第十九条至第二十二条."""

    VERB: ClassVar[str] = "correction.announce"
    TITLE: ClassVar[str] = "入矫宣告"

    correction: CorrectionRef
    announced: Annotated[date, F("宣告日期", start="today")]
    host: Annotated[str, F("宣告主持人", start="me", length=100, form="name")]
    place: Annotated[str, F("宣告地点", length=100)]
    team: Annotated[tuple[TeamMemberFacts, ...], F("矫正小组")]
    responsibility_signed: Annotated[date, F("责任书签订日期", start="today")]
    plan: Annotated[str | None, F("矫正方案", start="kept", length=5000, multiline=True)] = None
    plan_made: Annotated[date | None, F("矫正方案制定日期", start="today")] = None
    guardian_notified: Annotated[
        str | None, F("监护人通知情况", length=200, help="未成年人：何时、以何种方式通知何人到场")
    ] = None
    manage_class: Annotated[str | None, F("管理类别", start="kept", length=20)] = None
    responsible: Annotated[str | None, F("责任人", start="kept_or_me", length=100, form="name")] = (
        None
    )


def handle(command: AnnounceCorrection, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps announcement and team; the plan may follow by ``correction.plan``."""
    _, person = opened(unit, command.correction)
    _examine(command, person, act)
    act.findings.settle()
    for position, facts in enumerate(command.team, 1):
        values = {**to_plain(facts), "id": unit.new_id(), "parent": person.id}
        unit.add(restore(TeamMember, {**values, "position": position}))
    plan_made = (command.plan_made or command.announced) if command.plan else None
    supervised = person.replace(
        state="supervised",
        announced=command.announced,
        announce_host=command.host,
        announce_place=command.place,
        responsibility_signed=command.responsibility_signed,
        plan=command.plan or person.plan,
        plan_made=plan_made or person.plan_made,
        guardian_notified=command.guardian_notified,
        manage_class=command.manage_class or person.manage_class,
        classed=class_since(person, command.manage_class, command.announced),
        responsible=command.responsible or person.responsible,
    )
    unit.change(supervised)
    if not supervised.plan:
        act.findings.warn("correction.plan_missing", "plan")
    return answer(supervised)


def _examine(command: AnnounceCorrection, person: Correction, act: Act) -> None:
    for name in ("announced", "responsibility_signed", "plan_made"):
        day = getattr(command, name)
        act.not_future(day, name)
        act.order(person.reported, day, "correction.before_reported", name)
    act.order(command.announced, person.end, "correction.announce_after_end", "announced")
    if not command.team:
        act.findings.refuse("correction.team_empty", "team")
    elif lacks_a_woman(person, command.team):
        act.findings.refuse("correction.woman_needed", "team", name=person.name)
    if sex_unknown(person):
        act.findings.warn("correction.sex_unknown", "team", name=person.name)
    if person.juvenile and not command.guardian_notified:
        act.findings.refuse("correction.guardian_notified", "guardian_notified")


VERB = Verb(
    AnnounceCorrection,
    "correction.announce",
    handle,
    "correction",
    target="correction",
    states=("received",),
    day="announced",
    leads_to=("supervised",),
)
