"""dispute.take_up: a due row that was put aside is looked at again."""

from typing import ClassVar

from sifasuo_desktop.services.acting.command import Act, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.putting_aside import TakeUp, take_up
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class TakeUpDispute(TakeUp):
    """Nothing but the putting aside ends."""

    VERB: ClassVar[str] = "dispute.take_up"
    TITLE: ClassVar[str] = "恢复待办"


def handle(command: TakeUpDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Shows the row again."""
    return take_up(command, "dispute", unit, act)


VERB = Verb(TakeUpDispute, "dispute.take_up", handle, "aside")
