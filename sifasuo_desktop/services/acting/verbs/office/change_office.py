"""office.change: the names an office elsewhere needs on its papers."""

from typing import ClassVar

from sifasuo_desktop.domain.fields import partial_class
from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.services.acting.changing import called_in_change, correctable
from sifasuo_desktop.services.acting.command import Act, ChangeCommand, Outcome, Verb
from sifasuo_desktop.store.unit_of_work import UnitOfWork

LAST_CUT_OFF = 28
"""Every month has this day; whoever counts to the last day of the month leaves it empty."""


class OfficeChange(ChangeCommand):
    """What is left out stays as it is; the code never changes."""

    VERB: ClassVar[str] = "office.change"
    TITLE: ClassVar[str] = "修改本所信息"
    RECORD = Office
    CALLED = called_in_change(Office, correctable(Office, "code"))


ChangeOffice = partial_class("ChangeOffice", OfficeChange, Office, OfficeChange.CALLED)


def handle(command: OfficeChange, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the office's names."""
    changed = unit.every(Office)[0].replace(**command.given())
    if changed.cut_off is not None and not 1 <= changed.cut_off <= LAST_CUT_OFF:
        act.findings.refuse("office.cut_off", "cut_off", last=LAST_CUT_OFF)
    act.findings.settle()
    unit.reason = command.reason
    unit.change(changed)
    return Outcome(changed.id, changed.code, None)


VERB = Verb(ChangeOffice, "office.change", handle, "office")
