"""Keeps a change of class or place beside the person, so that the earlier value stays readable."""

from datetime import date

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.records import Adjustment, Correction
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def examine_change(act: Act, person: Correction, changed: date) -> None:
    """A change lies between reception and today."""
    act.not_future(changed, "changed")
    act.order(person.reported, changed, "correction.before_reported", "changed")


def keep_adjustment(
    unit: UnitOfWork,
    act: Act,
    case: CaseFile,
    kind: str,
    changed: date,
    values: tuple[str | None, str],
    why: tuple[str, str | None],
) -> None:
    """One adjustment: ``values`` before and after, ``why`` the reason and the paper's number."""
    before, after = values
    reason, document_no = why
    unit.add(
        Adjustment(
            id=unit.new_id(),
            parent=case.record.id,
            kind=kind,
            changed=changed,
            before=before,
            after=after,
            reason=reason,
            document_no=document_no,
            position=case.next_position(Adjustment),
            late_reason=act.late.reason if act.late else None,
        )
    )
