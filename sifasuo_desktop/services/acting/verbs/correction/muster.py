"""correction.muster: those on the register were called together, and who came (点验)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import restore, to_plain
from sifasuo_desktop.domain.correction.musters import ABSENT, away_on, held_for
from sifasuo_desktop.domain.correction.records import (
    Correction,
    Muster,
    MusterHead,
    MusterResult,
)
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.checking import examine_staff
from sifasuo_desktop.services.acting.verbs.correction.target import (
    ON_REGISTER,
    CorrectionRef,
    opened,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class MusterPerson(MusterResult):
    """One of those called."""

    correction: CorrectionRef


class MusterCorrections(MusterHead, Command):
    """Juveniles are called apart from adults (社区矫正法 第七章)."""

    VERB: ClassVar[str] = "correction.muster"
    TITLE: ClassVar[str] = "登记点验"

    people: Annotated[tuple[MusterPerson, ...], F("应到人员")]


def handle(command: MusterCorrections, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps one record for each person, or none."""
    if not command.people:
        act.findings.refuse("correction.muster_nobody", "people")
        act.findings.settle()
    files = [opened(unit, row.correction) for row in command.people]
    people = [person for _, person in files]
    _examine(command, people, act)
    head = to_plain(command)
    del head["people"]
    for place, (row, (case, person)) in enumerate(zip(command.people, files, strict=True)):
        at = f"people.{place}"
        _examine_one(command, row, case, at, act)
        unit.add(restore(Muster, {**head, **_row(row), **_own(unit, case, person, act)}))
    act.findings.settle()
    first = people[0]
    return Outcome(first.id, first.register_no, first.state)


def _row(row: MusterPerson) -> dict[str, Any]:
    values = to_plain(row)
    del values["correction"]
    return values


def _own(unit: UnitOfWork, case: CaseFile, person: Correction, act: Act) -> dict[str, Any]:
    return {
        "id": unit.new_id(),
        "parent": person.id,
        "position": case.next_position(Muster),
        "late_reason": act.late.reason if act.late else None,
    }


def _examine(command: MusterCorrections, people: Sequence[Correction], act: Act) -> None:
    day = command.held_at.date()
    act.not_future(day, "held_at")
    examine_staff(command.staff, act)
    seen: set[str] = set()
    juveniles = {person.juvenile for person in people}
    for place, person in enumerate(people):
        at = f"people.{place}.correction"
        if person.id in seen:
            act.findings.refuse("correction.muster_same", at, name=person.name)
        seen.add(person.id)
        if person.juvenile and len(juveniles) > 1:
            act.findings.refuse("correction.muster_juvenile", at, name=person.name)
        act.order(person.reported, day, "correction.before_reported", at)
    act.findings.settle()


def _examine_one(
    command: MusterCorrections, row: MusterPerson, case: CaseFile, at: str, act: Act
) -> None:
    person = case.record
    assert isinstance(person, Correction)
    if held_for(case, command.held_at) is not None:
        when = told(command.held_at)
        act.findings.refuse(
            "correction.muster_twice", f"{at}.correction", name=person.name, when=when
        )
    if row.result == ABSENT and not row.note:
        act.findings.warn("correction.muster_absent", f"{at}.note", name=person.name)
    leave = away_on(case, command.held_at.date())
    if leave is not None:
        act.findings.warn(
            "correction.muster_away",
            f"{at}.result",
            name=person.name,
            start=leave.start,
            end=leave.end,
        )


def told(moment: datetime) -> str:
    """A time as sentences tell it."""
    return moment.strftime("%Y-%m-%d %H:%M")


VERB = Verb(
    MusterCorrections,
    "correction.muster",
    handle,
    "correction",
    rows="people",
    states=ON_REGISTER,
    day="held_at",
)
