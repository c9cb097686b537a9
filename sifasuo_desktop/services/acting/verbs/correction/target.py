"""What every act on a person begins with: the file, and the answer about it."""

from datetime import date
from typing import Annotated

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.records import Correction
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Outcome
from sifasuo_desktop.store.unit_of_work import UnitOfWork

CorrectionRef = Annotated[str, F("社区矫正对象", ref="correction", length=60)]
ON_REGISTER = ("received", "supervised")


# Whoever came, also after the file was closed; and whoever was ever told of.
RECEIVED = ("received", "supervised", "released", "ended")
EVER = ("expected", *RECEIVED)


def opened(unit: UnitOfWork, identity: str) -> tuple[CaseFile, Correction]:
    """The file and its top record; the bus has made sure that it is there."""
    case = unit.case("correction", identity)
    assert case is not None
    assert isinstance(case.record, Correction)
    return case, case.record


def class_since(person: Correction, manage_class: str | None, day: date) -> date | None:
    """Since when the management class holds: a new one from the day of the act."""
    changed = manage_class is not None and manage_class != person.manage_class
    return day if changed else person.classed


def answer(person: Correction) -> Outcome:
    """The answer about a person: the register number and the state."""
    return Outcome(person.id, person.register_no, person.state)
