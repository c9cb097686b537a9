"""How many records each ledger holds, and how many of them ask for something."""

from collections import Counter
from dataclasses import dataclass

from sifasuo_desktop.domain.ledger import READ, VOID, Ledger
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.listing import is_late
from sifasuo_desktop.store.tallies import states_of


@dataclass(frozen=True)
class LedgerCount:
    """``total`` records that stand, ``open`` of them not settled; ``late`` and ``due`` within a week."""

    total: int
    open: int
    late: int
    due: int


def readable_ledgers(workplace: Workplace) -> tuple[Ledger, ...]:
    """The ledgers the signed-in user may read, in their order."""
    return tuple(one for one in ledgers().values() if workplace.may(one.permission(READ)))


def gathered_ledgers(workplace: Workplace) -> tuple[Ledger, ...]:
    """Those of them that stand together on one page: without those that have a place of their own."""
    return tuple(one for one in readable_ledgers(workplace) if not one.place)


def ledger_counts(workplace: Workplace) -> dict[str, LedgerCount]:
    """The counts of all he may read, by kind."""
    late: Counter[str] = Counter()
    due: Counter[str] = Counter()
    today = workplace.today()
    for row in due_rows(workplace):
        (late if is_late(row, today) else due)[row.kind] += 1
    with workplace.store.reading() as reader:
        return {
            one.kind: LedgerCount(
                sum(kept.values()),
                sum(
                    kept.get(state.name, 0)
                    for state in one.flow
                    if state.awaits and not state.closed
                ),
                late[one.kind],
                due[one.kind],
            )
            for one in readable_ledgers(workplace)
            for kept in (_standing(dict(states_of(reader, one.kind))),)
        }


def _standing(kept: dict[str, int]) -> dict[str, int]:
    return {state: count for state, count in kept.items() if state != VOID.name}
