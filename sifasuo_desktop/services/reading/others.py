"""Which records are others': whoever is bound to what is assigned to him does nothing to them."""

from collections.abc import Iterable

from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.services.acting.assignment import is_others
from sifasuo_desktop.services.office.workplace import Workplace


def others_of(workplace: Workplace, records: Iterable[Record]) -> frozenset[str]:
    """The ids of those that the signed-in person may only look at; none for the office's own."""
    bound = [one for one in records if workplace.bound(f"{one.KIND}.*")]
    if not bound:
        return frozenset()
    with workplace.store.reading() as reader:
        return frozenset(one.id for one in bound if is_others(one, workplace.user, reader))


def others_named(workplace: Workplace, named: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The same of records named by kind and id."""
    wanted = {(kind, record) for kind, record in named if workplace.bound(f"{kind}.*")}
    if not wanted:
        return frozenset()
    with workplace.store.reading() as reader:
        found = [reader.get(KINDS[kind], record) for kind, record in sorted(wanted)]
    return others_of(workplace, [one for one in found if one is not None])
