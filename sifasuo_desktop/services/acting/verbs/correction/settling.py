"""What a closed file still owes: while anything is left its rows stay (an undecided lateness, a seal)."""

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.facts import correction_facts
from sifasuo_desktop.domain.correction.records import Correction
from sifasuo_desktop.domain.correction.states import CLOSED
from sifasuo_desktop.domain.deadlines.duties import period_of
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.services.acting.verbs.rows import rows_of
from sifasuo_desktop.store.unit_of_work import UnitOfWork

DIED = "14"


def examine_period(act: Act, key: str | None, at: str) -> None:
    """A period is named as its row names it."""
    if key is not None and period_of(key) is None:
        act.findings.refuse("correction.missed_part", at)


def left_open(unit: UnitOfWork, case: CaseFile, act: Act) -> tuple[str, ...]:
    """The titles of the rows a closed file still makes; nothing is owed about whoever died."""
    person = case.record
    assert isinstance(person, Correction)
    facts = correction_facts(CaseFile(person.replace(unsettled=None), case.children))
    if facts is None or person.close_type == DIED:
        return ()
    return tuple(row.title for row in rows_of(facts, unit, act))


def settle_closed(unit: UnitOfWork, identity: str, act: Act) -> None:
    """Marks a closed file whose last row is gone, so that it is looked at no more."""
    case = unit.case("correction", identity)
    assert case is not None
    person = case.record
    assert isinstance(person, Correction)
    if person.state not in CLOSED:
        return
    left = bool(left_open(unit, case, act))
    if person.unsettled is not left:
        unit.change(person.replace(unsettled=left))
