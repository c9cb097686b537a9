"""Which field a pasted cell belongs to, and its plain value; what may be two things is no value."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sifasuo_desktop.domain.conversion import plain_value
from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.domain.typed_values import BadValue, typed
from sifasuo_desktop.services.exchange.pasted_cells import Cell
from sifasuo_desktop.services.exchange.pasted_looks import (
    Looks,
    amount_of,
    by_day,
    code_of,
    heading,
    is_bare,
    is_body,
    truth,
)

_LABELLED = re.compile(r"([^：:]{1,12})[：:]\s*(.+)", re.DOTALL)
_CHOSEN_ELSEWHERE = ("side", "party_type")
NOT_TAKEN = object()
_DIGIT = re.compile(r"[0-9０-９]")
_LIKE_AMOUNT = re.compile(r"[0-9０-９].*[元圆块万千百亿]|[¥￥]|[0-9０-９][,，. ．][0-9０-９]")


class Recognition:
    """Reads cells; ``yuan`` unless the table says that its amounts are in another unit."""

    def __init__(
        self,
        fields: Mapping[str, Field],
        today: date,
        names: Sequence[str] | None,
        *,
        yuan: bool,
    ) -> None:
        self._fields = fields
        self._today = today
        self._yuan = yuan
        self._looks = Looks(fields, today, names)
        self.money = any(one.type is Decimal for one in fields.values())

    def label(self, text: str) -> str | None:
        labelled = _LABELLED.fullmatch(text)
        return heading(self._fields, labelled[1]) if labelled else None

    def recognised(self, cell: Cell, row: Mapping[str, Any]) -> tuple[str, Any] | None:
        """The field a cell belongs to, among those still empty, and its value."""
        label = self.label(cell.text)
        labelled = _LABELLED.fullmatch(cell.text)
        if labelled and label:
            value = self.value(self._fields[label], labelled[2])
            return None if label in row or value is NOT_TAKEN else (label, value)
        for declared in sorted(self._fields.values(), key=lambda one: not one.spec.codes):
            fits = cell.sure and declared.name not in row and self._looks.like(declared, cell.text)
            value = self.value(declared, cell.text) if fits else NOT_TAKEN
            if value is not NOT_TAKEN:
                return declared.name, value
        return None

    def value(self, declared: Field, cell: str) -> Any:
        """The plain value; what cannot be read stays as it was written, for its field to say so."""
        if declared.type is bool:
            said = truth(cell)
            return NOT_TAKEN if said is None else said
        code = code_of(declared, cell)
        if code is not None:
            return code
        if declared.name in _CHOSEN_ELSEWHERE or (declared.type is Decimal and not self._yuan):
            return NOT_TAKEN
        if "\n" in cell and _is_name(declared) and not is_body(cell):
            return NOT_TAKEN
        try:
            words = by_day(cell) if declared.type is date else cell
            return plain_value(typed(declared, words, self._today))
        except BadValue:
            return NOT_TAKEN if "\n" in cell else cell

    def _amount(self, cell: Cell) -> Decimal | None:
        return amount_of(cell.text, self._today) if self.money and cell.sure else None

    def doubtful(self, cells: Sequence[Cell], *, tabbed: bool) -> list[bool]:
        """Which cells may be the amount and may be not: of two different ones neither is taken.

        Digits alone give way to an amount with 元, ¥, 万 or a group, and to what may be one; they
        count for nothing beside a word nobody knows (500 斤), or if they may be a telephone.
        """
        amounts = {at: one for at, cell in enumerate(cells) if (one := self._amount(cell))}
        bare = {at for at in amounts if is_bare(cells[at].text)}
        doubtful = {at for at in bare if len(cells[at].text) > 6}
        known = [bool(self.recognised(cell, {})) for cell in cells]
        rivals = (_LIKE_AMOUNT if tabbed else _DIGIT).search
        if any(rivals(cell.text) for at, cell in enumerate(cells) if not known[at]):
            doubtful |= bare
        if not tabbed:
            doubtful |= {at for at in bare if not all(known[max(0, at - 1) : at + 2])}
        meant = (set(amounts) - bare) or bare
        if len({amounts[at] for at in meant}) > 1:
            doubtful |= set(amounts)
        elif meant - bare:
            doubtful |= bare
        return [at in doubtful for at in range(len(cells))]


def _is_name(declared: Field) -> bool:
    return bool(declared.spec.name) or declared.spec.form == "name"
