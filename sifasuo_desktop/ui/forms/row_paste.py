"""Rows pasted from a table into a list of rows, and taken back: a part of a row in a turn."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from sifasuo_desktop.ui.parts.before_reading import BeforeReading

if TYPE_CHECKING:
    from sifasuo_desktop.services.exchange.pasted_rows import PastedRows
    from sifasuo_desktop.ui.forms.row_keys import RowGroup


class RowPaste:
    """Fills the rows of ``group``; who reads or changes them finds all of them."""

    def __init__(self, group: "RowGroup") -> None:
        self._group = group
        self._making = BeforeReading(group)
        self._before: list[tuple[QWidget, Any]] = []
        self._made: list[QWidget] = []

    def fill(self, read: "PastedRows", first: QWidget) -> None:
        """Puts what was read into the blank rows from ``first`` on, and into new ones."""
        self._making.finish()
        self._before, self._made = [], []
        self._making.make(self._filled(read, first), 0, partial(self._tell, read))

    def _filled(self, read: "PastedRows", first: QWidget) -> Iterator[None]:
        """First all are filled, then every value is looked at."""
        group = self._group
        blank = self._blank_rows(first)
        near = first
        for values in read.rows:
            row = group.row_for(values, blank, first)
            if row is not None:
                blank.remove(row)
                self._before.append((row, group.row_before(row)))
            else:
                row = group.new_row_for(values, near)
                self._made.append(row)
                yield
            group.fill_row(row, values)
            near = row
            yield
        group.rows_edited()
        for row in self._rows():
            self._look_at(row)
            yield

    def _rows(self) -> list[QWidget]:
        return [*(row for row, _ in self._before), *self._made]

    def _blank_rows(self, first: QWidget) -> list[QWidget]:
        """The rows without a pasted value, from that with the cursor on."""
        group = self._group
        rows = list(group.row_widgets())
        return [row for row in rows[rows.index(first) :] if group.is_blank(row)]

    def _look_at(self, row: QWidget) -> None:
        """Every pasted value is examined as if it had been typed and left."""
        for field in self._group.row_fields(row).values():
            if field.value() not in (None, "", [], False):
                field.input.left.emit()

    def _tell(self, read: "PastedRows") -> None:
        called = "、".join(self._group.call_row(row) for row in self._rows())
        said = f"已粘贴 {len(read.rows)} 行，填入{called}。请逐项核对。"
        if read.left_out:
            said += f"没有采用：{'；'.join(read.left_out)}。"
        if read.filled:
            said += f"{'；'.join(read.filled)}。"
        undo = partial(self._take_back, tuple(self._before), tuple(self._made))
        self._group.tell(said, undo, lasting=False)

    def _take_back(self, before: Sequence[tuple[QWidget, Any]], made: Sequence[QWidget]) -> None:
        self._making.finish()
        self._making.make(self._taken_back(before, made), 0, self._group.rows_edited)

    def _taken_back(
        self, before: Sequence[tuple[QWidget, Any]], made: Sequence[QWidget]
    ) -> Iterator[None]:
        for row in made:
            self._group.drop_row(row)
            yield
        for row, values in before:
            self._group.fill_row(row, values)
            yield
