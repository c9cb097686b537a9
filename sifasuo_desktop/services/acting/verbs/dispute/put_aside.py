"""dispute.put_aside: a due row of this kind of case is not to be looked at for a while."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.putting_aside import PutAside, put_aside
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class PutAsideDispute(PutAside):
    """The term stands as it is; only the reminder is put aside."""

    VERB: ClassVar[str] = "dispute.put_aside"
    TITLE: ClassVar[str] = "搁置待办"

    dispute: Annotated[str, F("纠纷", ref="dispute", length=60)]


def handle(command: PutAsideDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the reason with the row."""
    return put_aside(command, "dispute", command.dispute, unit, act)


VERB = Verb(PutAsideDispute, "dispute.put_aside", handle, "aside")
