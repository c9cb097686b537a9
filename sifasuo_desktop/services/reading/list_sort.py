"""By what a list can be ordered: any of its columns, its number, its parties, what is due next."""

from collections.abc import Mapping
from dataclasses import dataclass

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.store.list_order import Sort

NUMBER, TITLE, NEXT = "number", "title", "next"


@dataclass(frozen=True)
class Order:
    """By which column, and whether the other way round."""

    column: str
    descending: bool = False


def can_sort(kind: str, column: str) -> bool:
    """Whether a list of a kind can be ordered by a column."""
    declared, fields = kinds()[kind], field_map(KINDS[kind])
    if not declared.has_page:
        return False
    if column == NUMBER:
        return any(name in fields for name in declared.numbers)
    if column == NEXT or (column == TITLE and declared.beside):
        return True
    field = fields.get(column)
    return field is not None and not field.many and not field.nested and not field.spec.mask


def sort_of(
    kind: str, order: Order | None, codes: CodeBook, due: Mapping[str, Obligation]
) -> Sort | None:
    """How the store orders it; None for newest first, also for a column that cannot order."""
    if order is None or not can_sort(kind, order.column):
        return None
    fields = field_map(KINDS[kind])
    down = order.descending
    if order.column == NEXT:
        places = sorted(due, key=lambda record: (due[record].due, record))
        return Sort(descending=down, places=tuple(places))
    if order.column == NUMBER:
        columns = tuple(name for name in kinds()[kind].numbers if name in fields)
        return Sort(columns, down)
    if order.column == TITLE and kinds()[kind].beside:
        return Sort(descending=down, beside=True)
    field = fields[order.column]
    if field.spec.codes:
        return Sort((field.name,), down, ranks=tuple(codes.list(field.spec.codes).titles))
    return Sort((field.name,), down, names=field.spec.name, ref=field.spec.ref)
