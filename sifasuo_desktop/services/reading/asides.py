"""Which due rows were put aside, for those that may be read anyway."""

from collections.abc import Iterable, Mapping

from sifasuo_desktop.domain.deadlines.engine import Obligation as DueRow
from sifasuo_desktop.domain.office.aside import Aside
from sifasuo_desktop.services.office.workplace import Workplace


def asides_of(workplace: Workplace, rows: Iterable[DueRow]) -> Mapping[DueRow, Aside]:
    """The rows that are aside today, each with the reason and the day it comes back."""
    today = workplace.today()
    with workplace.store.reading() as reader:
        kept = [one for one in reader.every(Aside) if one.holds(today)]
    return {row: one for row in rows for one in kept if one.is_of(row)}
