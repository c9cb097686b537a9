"""The verbs of a ledger, derived from its declaration: add, change, void, its steps and its parts."""

from collections.abc import Iterator
from typing import Annotated, Any

from sifasuo_desktop.domain.conversion import to_plain
from sifasuo_desktop.domain.fields import F, values_of
from sifasuo_desktop.domain.ledger import VOID, Ledger
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.changing import Amendment, Changing, change_verb
from sifasuo_desktop.services.acting.command import Act, Outcome, Verb
from sifasuo_desktop.services.acting.leading_here import open_again
from sifasuo_desktop.services.acting.ledger_checks import examine_entry
from sifasuo_desktop.services.acting.ledger_entering import (
    entered,
    facts_of_part,
    keep_numbers,
    starts_of,
    taken_over,
)
from sifasuo_desktop.services.acting.ledger_making import (
    answered,
    command_class,
    naming_field,
    there,
)
from sifasuo_desktop.services.acting.ledger_parts import verbs_of_part
from sifasuo_desktop.services.acting.ledger_steps import became, step_verb
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def verbs_of(ledger: Ledger) -> Iterator[Verb]:
    """Every verb of a ledger."""
    yield _add(ledger)
    yield from (step_verb(ledger, step) for step in ledger.steps)
    for part in ledger.parts:
        yield from verbs_of_part(ledger, part)
    yield _change(ledger)
    yield _void(ledger)


def _add(ledger: Ledger) -> Verb:
    more = {
        part.among: Annotated[tuple[facts_of_part(part), ...], F(part.record.TITLE)]  # type: ignore[misc]
        for part in ledger.parts
        if not part.later
    }
    starts = starts_of(ledger)
    command = command_class(
        ledger.verb("add"),
        f"登记{ledger.record.TITLE}",
        ledger.record,
        starts,
        more,
        {**dict.fromkeys(more, ()), "GROUPS": ledger.groups},
    )

    def handle(command: Any, unit: UnitOfWork, act: Act) -> Outcome:
        values = to_plain(command)
        among = {
            part.record.KIND: getattr(command, part.among)
            for part in ledger.parts
            if not part.later
        }
        return entered(ledger, values, among, unit, act)

    leads = (ledger.begins, *(step.to for step in ledger.steps if step.entry))
    return Verb(command, ledger.verb("add"), handle, ledger.kind, leads_to=leads)


def _change(ledger: Ledger) -> Verb:
    names = tuple(one.name for one in ledger.typed)

    def examine(amendment: Amendment[Any]) -> Any:
        before, unit, act = values_of(amendment.before), amendment.unit, amendment.act
        after = amendment.after.replace(**taken_over(ledger, amendment.after, unit))
        changed = [name for name, value in values_of(after).items() if value != before[name]]
        examine_entry(ledger, after, changed, unit, act)
        keep_numbers(ledger, after, changed, unit, act)
        return after

    def follow(amendment: Amendment[Any]) -> None:
        """What other records keep of this one says what it says now."""
        unit, after = amendment.unit, amendment.after
        for other in ledgers().values():
            for copied in other.copies_of(ledger.kind):
                now = getattr(after, copied.of)
                for item in unit.every(other.record, **{copied.ref: after.id}):
                    if getattr(item, copied.field) != now:
                        unit.change(item.replace(**{copied.field: now}))

    return change_verb(
        ledger.verb("change"),
        f"更正{ledger.record.TITLE}",
        Changing(
            ledger.record,
            names,
            recorded=tuple(sorted(ledger.later)),
            examine=examine,
            settle=follow,
            groups=ledger.groups,
        ),
        states=ledger.live,
    )


def _void(ledger: Ledger) -> Verb:
    name = ledger.verb("void")
    more = {**naming_field(ledger), "reason": Annotated[str, F("作废原因", length=300)]}
    command = command_class(name, f"作废{ledger.record.TITLE}", ledger.record, {}, more, {})

    def handle(command: Any, unit: UnitOfWork, act: Act) -> Outcome:
        record = there(ledger, command, unit)
        after = record.replace(state=VOID.name, void_reason=command.reason)
        unit.reason = command.reason
        unit.change(after)
        for becomes, item in became(ledger, after, unit):
            # It may become another one.
            unit.change(item.replace(**{becomes.link: None}))
        open_again(after, unit)
        return answered(after)

    return Verb(
        command,
        name,
        handle,
        ledger.kind,
        target=ledger.kind,
        states=ledger.live,
        leads_to=(VOID.name,),
    )
