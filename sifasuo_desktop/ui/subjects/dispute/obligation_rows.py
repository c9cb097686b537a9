"""履行事项: who pays whom how much by when, one row each, with the sum."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.domain import money
from sifasuo_desktop.domain.dispute.records import ObligationFacts
from sifasuo_desktop.services.exchange.pasted_rows import PastedRows, read_rows
from sifasuo_desktop.services.reading.choices import choice
from sifasuo_desktop.ui.forms.next_field import put_cursor
from sifasuo_desktop.ui.forms.row_keys import ADD, RowGroup, drop_button
from sifasuo_desktop.ui.forms.row_list import Row, RowErrors
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.choosing import CheckInput, ChoiceInput
from sifasuo_desktop.ui.parts.dates import DateInput
from sifasuo_desktop.ui.parts.field_grid import values_of
from sifasuo_desktop.ui.parts.fields import MoneyInput, TextInput, Today
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label, rule_line
from sifasuo_desktop.ui.parts.make_input import examined


class ObligationRow(QWidget):
    """One obligation; ``wanted_in_text`` gives its amount in the words of an agreement."""

    edited = Signal()
    left = Signal(object)
    wanted_in_text = Signal(str)

    def __init__(self, today: Today, *, to_text: bool) -> None:
        super().__init__()
        self.fields: dict[str, FormField] = {
            "debtor": FormField(ChoiceInput("义务人", ()), required=True, label_width=0),
            "creditor": FormField(ChoiceInput("权利人", ()), required=True, label_width=0),
            "amount": FormField(MoneyInput("金额"), required=True, label_width=0),
            "due": FormField(DateInput("履行期限", today), required=True, label_width=0),
            "method": FormField(TextInput("支付方式", 40), label_width=0),
            "content": FormField(TextInput("履行内容（不付款的事项）", 300), label_width=0),
            "at_signing": FormField(CheckInput("签订时履行"), label_width=0),
        }
        examined(ObligationFacts, self.fields, today)
        self._kept: dict[str, Any] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(rule_line())
        first, second = QHBoxLayout(), QHBoxLayout()
        for name in ("debtor", "creditor", "amount", "due"):
            first.addWidget(self.fields[name], 1)
        second.addWidget(self.fields["method"], 1)
        second.addWidget(self.fields["content"], 2)
        column.addLayout(first)
        column.addLayout(second)
        third = QHBoxLayout()
        third.addWidget(self.fields["at_signing"])
        third.addStretch(1)
        self._write = button("大写金额写入协议", self._write_amount, kind="link")
        self._remove = drop_button(self._leave)
        third.addWidget(self._write)
        third.addWidget(self._remove)
        column.addLayout(third)
        self._write.setVisible(to_text)
        for field in self.fields.values():
            field.input.edited.connect(self.edited)

    def offer_names(self, names: Sequence[str]) -> None:
        """The parties that can owe and be owed."""
        for name in ("debtor", "creditor"):
            made = self.fields[name].input
            assert isinstance(made, ChoiceInput)
            made.set_choices([choice(one, one) for one in names])

    def number(self, place: int) -> None:
        """Names every input after the place of the row."""
        for field in self.fields.values():
            field.input.call(f"履行事项{place} {field.title}")
        self._remove.setAccessibleName(f"删去履行事项{place}")
        self._write.setAccessibleName(f"履行事项{place} 大写金额写入协议")

    def amount(self) -> Decimal:
        """The amount, zero while it cannot be read."""
        try:
            return money.parse(str(self.fields["amount"].value() or "0"))
        except money.BadAmount:
            return Decimal(0)

    def values(self) -> dict[str, Any]:
        """The obligation as plain values; 0 when it is not about money."""
        values = {**self._kept, **values_of(self.fields)}
        if "content" in values:
            values.setdefault("amount", "0.00")
        return values

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Shows plain values; the manner goes along unseen."""
        self._kept = {name: values[name] for name in ("manner",) if name in values}
        for name, field in self.fields.items():
            if name in values:
                field.set_value(values[name])

    def _write_amount(self) -> None:
        amount = self.amount()
        self.wanted_in_text.emit(f"人民币{money.capital(amount)}（{money.display(amount)}）")

    def _leave(self) -> None:
        self.left.emit(self)


class ObligationRows(RowErrors, RowGroup):
    """The rows with their sum; ``shape`` after rows came or went."""

    key_field = "amount"
    blank_without = ("amount", "due", "method", "content")
    shape = Signal()
    wanted_in_text = Signal(str)

    def __init__(self, today: Today, *, to_text: bool = False) -> None:
        super().__init__()
        self._today = today
        self._to_text = to_text
        self._names: tuple[str, ...] = ()
        self._sides: tuple[str, str] = ("", "")
        self.rows: list[ObligationRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label("履行事项", "strong"))
        self._sum = label("", "secondary")
        head.addWidget(self._sum)
        head.addStretch(1)
        self.adder = button("＋ 增加履行事项", self._add_by_hand, kind="link")
        self.adder.setAccessibleName("增加履行事项")
        self.adder.setToolTip(ADD)
        head.addWidget(self.adder)
        column.addLayout(head)
        column.addWidget(self.problem_line)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column.addLayout(self._column)
        self._show_sum()

    def offer_names(self, names: Sequence[str], debtor: str, creditor: str) -> None:
        """The parties; a new row begins with ``debtor`` and ``creditor``."""
        self._names = tuple(names)
        self._sides = (debtor, creditor)
        for row in self.rows:
            row.offer_names(names)

    def add(self, place: int | None = None) -> ObligationRow:
        """One more row; at the end without a place."""
        row = ObligationRow(self._today, to_text=self._to_text)
        row.offer_names(self._names)
        row.fields["debtor"].set_value(self._sides[0] or None)
        row.fields["creditor"].set_value(self._sides[1] or None)
        row.edited.connect(self._edited)
        row.left.connect(self.take_away)
        row.wanted_in_text.connect(self.wanted_in_text)
        at = len(self.rows) if place is None else place
        self.rows.insert(at, row)
        self._column.insertWidget(at, row)
        self._number()
        return row

    def value(self) -> list[dict[str, Any]]:
        """The rows as plain values."""
        return [row.values() for row in self.rows]

    def set_value(self, value: Any) -> None:
        """Shows as many rows as there are entries."""
        while self.rows:
            self._take_away(self.rows[-1])
        for one in value or ():
            self.add().set_values(one)
        self._number()

    def all_rows(self) -> Sequence[Row]:
        return self.rows

    def row_widgets(self) -> Sequence[QWidget]:
        return self.rows

    def row_fields(self, row: QWidget) -> Mapping[str, FormField]:
        return self.rows[self._place(row)].fields

    def new_row(self, near: QWidget | None) -> QWidget:
        return self.add(None if near is None else self._place(near) + 1)

    def cursor_in(self, row: QWidget) -> None:
        """Who owes whom is filled in already."""
        put_cursor(self.rows[self._place(row)].fields["amount"].input.widget)

    def drop_row(self, row: QWidget) -> None:
        self._take_away(self.rows[self._place(row)])
        self._number()

    def row_value(self, row: QWidget) -> Any:
        return self.rows[self._place(row)].values()

    def put_row(self, place: int, value: Any) -> None:
        self.add(place).set_values(value)
        self._show_sum()

    def call_row(self, row: QWidget) -> str:
        return f"履行事项 {self._place(row) + 1}"

    def rows_edited(self) -> None:
        self._edited()

    def read_pasted(self, text: str) -> PastedRows:
        return read_rows(ObligationFacts, text, self._today(), self._names)

    def _place(self, row: QWidget) -> int:
        assert isinstance(row, ObligationRow)
        return self.rows.index(row)

    def _add_by_hand(self) -> None:
        self.add_by_key(None)

    def _take_away(self, row: ObligationRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _number(self) -> None:
        for place, row in enumerate(self.rows, 1):
            row.number(place)
        self._show_sum()
        self.shape.emit()

    def _edited(self) -> None:
        self._show_sum()
        self.edited.emit()

    def _show_sum(self) -> None:
        total = sum((row.amount() for row in self.rows), Decimal(0))
        words = (
            f"合计 {total:,.2f} 元，{money.capital(total)}"
            if self.rows
            else "没有要以后履行的，可以不填"
        )
        self._sum.setText(words)
