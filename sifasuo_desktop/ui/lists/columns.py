"""The columns of a list that can be chosen besides the usual ones, from the declaration."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.fields import Field, fields_of
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.ui.lists.record_model import Column
from sifasuo_desktop.ui.parts.spoken import spoken

Records = Callable[[], Mapping[str, tuple[Choice, ...]]]


class FieldCell:
    """A cell that shows a declared field in words."""

    def __init__(self, codes: CodeBook, records: Records, field: Field) -> None:
        self._codes = codes
        self._records = records
        self._field = field

    def __call__(self, item: Mapping[str, Any], due: Obligation | None) -> tuple[str, str]:
        value = item.get(self._field.name)
        return spoken(self._codes, self._records(), self._field, value) or "—", ""


def with_others(
    kind: str, usual: Sequence[Column], codes: CodeBook, records: Records
) -> tuple[Column, ...]:
    """The usual columns and, to be chosen, every other field that is a column of the kind."""
    there = {name for column in usual for name in (column.name, column.sort)}
    others = [
        Column(
            field.spec.title,
            _width(field),
            FieldCell(codes, records, field),
            spare=9,
            name=field.name,
            extra=True,
        )
        for field in fields_of(KINDS[kind])
        if field.spec.column and not field.many and not field.spec.mask and field.name not in there
    ]
    return (*usual, *others)


def _width(field: Field) -> int:
    return 106 if field.type in (date, Decimal, int, bool) else 140
