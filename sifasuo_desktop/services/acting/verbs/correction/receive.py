"""correction.receive: a person is awaited, or has reported and is on the register."""

from datetime import date
from typing import Annotated, Any, ClassVar

from sifasuo_desktop.domain.conversion import restore, to_plain
from sifasuo_desktop.domain.correction.facts import is_medical_parole
from sifasuo_desktop.domain.correction.person_rules import (
    SentenceTerm,
    examine_person,
    examine_term,
    is_juvenile,
)
from sifasuo_desktop.domain.correction.records import Correction, PersonFacts
from sifasuo_desktop.domain.fields import F, fields_of
from sifasuo_desktop.domain.persons import kept_number
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.situation import situation_of
from sifasuo_desktop.services.acting.verbs.correction.target import answer
from sifasuo_desktop.store.unit_of_work import UnitOfWork

PATTERN = "矫{year}-{seq:04d}"


class ReceiveCorrection(PersonFacts, Command):
    """Supervised from reception (ruling 5). Without a day of report the person is awaited.

    The dates of the papers stand; the term is only there to cross-check them.
    """

    VERB: ClassVar[str] = "correction.receive"
    TITLE: ClassVar[str] = "接收登记"

    correction: Annotated[
        str | None,
        F("待报到对象", ref="correction", length=60, help="已登记待报到的人员报到时填写"),
    ] = None
    reported: Annotated[date | None, F("报到日期", start="today", help="未报到的留空")] = None
    receive_way: Annotated[str | None, F("接收方式", codes="receive_way")] = None
    term_years: Annotated[int, F("刑期（考验期）年", help="只用于核对起止日期")] = 0
    term_months: Annotated[int, F("刑期（考验期）月")] = 0
    term_days: Annotated[int, F("刑期（考验期）日")] = 0
    custody_days: Annotated[int, F("先行羁押日数")] = 0


def handle(command: ReceiveCorrection, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the person with a register number that is never given again."""
    awaited = unit.get(Correction, command.correction) if command.correction else None
    person = _with_recheck_base(restore(Correction, _values(command, awaited, unit, act)), act)
    _examine(person, command, act)
    act.findings.settle()
    person = person.replace(report_situation=situation_of(person, act))
    if awaited is None:
        person = person.replace(register_no=_number(person, unit, act), entered=act.today)
        _warn_of_another(person, unit, act)
        unit.add(person)
    else:
        unit.change(person)
    return answer(person)


def _values(
    command: ReceiveCorrection, awaited: Correction | None, unit: UnitOfWork, act: Act
) -> dict[str, Any]:
    """What is to be kept; for somebody awaited, only what was given replaces what is there."""
    given = to_plain(command)
    names = {field.name for field in fields_of(Correction)}
    values = {name: value for name, value in given.items() if name in names}
    if awaited is not None:
        defaults = {field.name: field.default for field in fields_of(PersonFacts)}
        values = to_plain(awaited) | {
            name: value
            for name, value in values.items()
            if value not in (None, []) and value != defaults.get(name)
        }
    late = awaited.late_reason if awaited else None
    return values | {
        "id": awaited.id if awaited else unit.new_id(),
        "id_number": kept_number(values["id_type"], values["id_number"]),
        "state": "received" if command.reported else "expected",
        "classed": values["reported"] if values["manage_class"] else None,
        "juvenile": is_juvenile(command.birth_date, command.start),
        "late_reason": late or (act.late.reason if act.late else None),
    }


def _examine(person: Correction, command: ReceiveCorrection, act: Act) -> None:
    examine_person(person, act.today, act.findings)
    told = SentenceTerm(
        command.term_years, command.term_months, command.term_days, command.custody_days
    )
    if person.start <= person.end:
        examine_term(person, told, act.findings)
    for name in ("judged", "effective", "documents_received", "reported"):
        act.not_future(getattr(person, name), name)
    act.order(person.judged, person.effective, "correction.effective_before_judged", "effective")
    act.order(person.effective, person.reported, "correction.report_before", "reported")
    act.order(person.reported, person.end, "correction.report_after_end", "reported")


def _with_recheck_base(person: Correction, act: Act) -> Correction:
    """保外就医: rechecks are counted from the start of the term unless another day was given."""
    if not is_medical_parole(person) or person.recheck_base is not None:
        return person
    act.findings.warn("correction.recheck_base", "recheck_base", day=person.start)
    return person.replace(recheck_base=person.start)


def _number(person: Correction, unit: UnitOfWork, act: Act) -> str:
    if act.late is not None and act.late.file_no:
        if not unit.number_is_free(act.late.file_no):
            act.findings.refuse(
                "correction.number_taken", "late_entry.file_no", number=act.late.file_no
            )
            act.findings.settle()
        unit.keep_number(act.late.file_no, person.id)
        return act.late.file_no
    return unit.give_number(PATTERN, (person.reported or act.today).year, "", person.id)


def _warn_of_another(person: Correction, unit: UnitOfWork, act: Act) -> None:
    if person.id_number is None:
        return
    for other in unit.every(Correction, id_number=person.id_number):
        if other.state not in ("released", "ended"):
            act.findings.warn("correction.similar", "id_number", number=other.register_no)


VERB = Verb(
    ReceiveCorrection,
    "correction.receive",
    handle,
    "correction",
    target="correction",
    states=("expected",),
    day="reported",
    leads_to=("expected", "received"),
)
