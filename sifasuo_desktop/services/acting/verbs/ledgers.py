"""The verbs of every ledger, as they are declared there; a due row of one can be put aside."""

from collections.abc import Iterator
from typing import Annotated, Any

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.ledger import Ledger
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.changing import NAME_LENGTH
from sifasuo_desktop.services.acting.command import Act, Outcome, Verb
from sifasuo_desktop.services.acting.ledger_making import command_class
from sifasuo_desktop.services.acting.ledger_verbs import verbs_of
from sifasuo_desktop.services.acting.verbs.putting_aside import (
    PutAside,
    TakeUp,
    put_aside,
    take_up,
)
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def asides_of(ledger: Ledger) -> Iterator[Verb]:
    """A row of what is due is put aside with its reason, and taken up again."""
    kind, title = ledger.kind, ledger.record.TITLE
    named = {kind: Annotated[str, F(title, ref=kind, length=NAME_LENGTH)]}
    putting = command_class(
        ledger.verb("put_aside"), "搁置待办", PutAside, {}, named, {}, base=PutAside
    )
    taking = command_class(ledger.verb("take_up"), "恢复待办", TakeUp, {}, {}, {}, base=TakeUp)

    def put(command: Any, unit: UnitOfWork, act: Act) -> Outcome:
        return put_aside(command, kind, getattr(command, kind), unit, act)

    def take(command: Any, unit: UnitOfWork, act: Act) -> Outcome:
        return take_up(command, kind, unit, act)

    yield Verb(putting, putting.VERB, put, "aside")
    yield Verb(taking, taking.VERB, take, "aside")


VERB = (
    *(verb for ledger in ledgers().values() for verb in verbs_of(ledger)),
    *(verb for ledger in ledgers().values() if ledger.terms for verb in asides_of(ledger)),
)
