"""A list of nested facts in a form: a block of inputs for each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sifasuo_desktop.domain.fields import Facts, Field, fields_of
from sifasuo_desktop.services.acting.ledger_rows import PLACE
from sifasuo_desktop.services.reading.choices import code_choices
from sifasuo_desktop.ui.forms.next_field import Filled
from sifasuo_desktop.ui.forms.row_keys import ADD, RowGroup, drop_button
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label, rule_line
from sifasuo_desktop.ui.parts.make_input import Surroundings
from sifasuo_desktop.ui.parts.recalling import RecallField


class MakePanel(Protocol):
    """Makes the inputs of one block; ``in_line`` beside each other."""

    def __call__(
        self,
        cls: type[Facts],
        around: Surroundings,
        parent: QWidget,
        without: tuple[str, ...],
        *,
        in_line: bool,
    ) -> "FormPanel": ...


if TYPE_CHECKING:
    from sifasuo_desktop.services.exchange.pasted_rows import PastedRows
    from sifasuo_desktop.ui.forms.form_panel import FormPanel


class NestedGroup(RowGroup):
    """A list of facts: one block of inputs for each, added and taken away by button or key."""

    shape = Signal()

    def __init__(
        self, declared: Field, around: Surroundings, make: MakePanel, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._make = make
        self.title = declared.spec.title
        self._cls: type[Facts] = declared.type
        self._around = around
        self._blocks: list[_Block] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(f"{self.title} *" if declared.required else self.title, "section"))
        head.addStretch(1)
        self._add = button(f"＋ 增加{self.title}", self._add_by_hand, kind="link")
        self._add.setToolTip(ADD)
        head.addWidget(self._add)
        column.addLayout(head)
        self._choice = _choice_of(self._cls) if self._cls.TOLD else None
        self._rest = self._choose_rest_button()
        if self._rest is not None:
            head.insertWidget(head.count() - 1, self._rest)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        column.addWidget(self._error)
        if self._cls.RECALLS and around.recall is not None:
            recall = RecallField(self._cls.RECALLS, around.recall)
            recall.taken.connect(self._take_over)
            column.addWidget(recall)
        self._column = QVBoxLayout()
        column.addLayout(self._column)
        self.key_field = _key_of(self._cls)
        self.blank_without = (self.key_field,)
        if declared.required:
            self.add()

    def value(self) -> list[dict[str, Any]]:
        """The plain values of every block."""
        return [block.value() for block in self._blocks]

    def set_value(self, value: Any) -> None:
        """Shows as many blocks as there are entries."""
        entries = [entry for entry in value or () if isinstance(entry, Mapping)]
        while self._blocks:
            self.remove(self._blocks[-1])
        for entry in entries:
            self.add(begun=entry).set_value(entry)

    def _choose_rest_button(self) -> QPushButton | None:
        """What chooses the usual in all rows; it is there once there are rows."""
        if self._choice is None:
            return None
        words = next(iter(code_choices(self._choice.spec.codes))).label
        made = button(f"没有选的都选“{words}”", self._choose_rest, kind="link")
        made.hide()
        return made

    def _choose_rest(self) -> None:
        """What is usual stands in every row in which nothing was chosen."""
        if self._choice is None:
            return
        usual = next(iter(code_choices(self._choice.spec.codes))).value
        for block in self._blocks:
            field = block.panel.fields.get(self._choice.name)
            if field is not None and field.value() is None:
                field.set_value(usual)
        self._edited()

    def _take_over(self, values: Mapping[str, Any]) -> None:
        """One more block with what was written before, or the one that is still empty."""
        empty = next((one for one in self._blocks if not one.value()), None)
        block = empty or self.add()
        block.set_value(values)
        self._edited()
        self.cursor_in(block)

    def add(
        self, place: int | None = None, begun: Mapping[str, Any] = MappingProxyType({})
    ) -> "_Block":
        """One more block, empty; at the end without a place. What it is told with stands in words."""
        told = {name: begun[name] for name in self._cls.TOLD if begun.get(name)}
        around = replace(self._around, recall=None)
        panel = self._make(self._cls, around, self, (PLACE, *told), in_line=bool(told))
        block = _Block(self, panel, told)
        block.panel.edited.connect(self._edited)
        at = len(self._blocks) if place is None else place
        self._blocks.insert(at, block)
        self._column.insertWidget(at, block)
        self._number()
        return block

    def row_widgets(self) -> Sequence[QWidget]:
        return self._blocks

    def row_fields(self, row: QWidget) -> Mapping[str, FormField]:
        return _block(row).panel.fields

    def new_row(self, near: QWidget | None) -> QWidget:
        return self.add(None if near is None else self._blocks.index(_block(near)) + 1)

    def drop_row(self, row: QWidget) -> None:
        self.remove(_block(row))

    def row_value(self, row: QWidget) -> Any:
        return _block(row).value()

    def put_row(self, place: int, value: Any) -> None:
        self.add(place, value).set_value(value)

    def call_row(self, row: QWidget) -> str:
        return f"{self.title} {self._blocks.index(_block(row)) + 1}"

    def rows_edited(self) -> None:
        self._edited()

    def read_pasted(self, text: str) -> "PastedRows | None":
        from sifasuo_desktop.services.exchange.pasted_rows import read_rows

        if not self.key_field:
            return None
        return read_rows(self._cls, text, self._around.today())

    def remove(self, block: "_Block") -> None:
        """Takes a block away."""
        self._blocks.remove(block)
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()
        self._number()

    def clear_errors(self) -> None:
        """Takes every error line away."""
        self._error.hide()
        self._error.setText("")
        for block in self._blocks:
            block.panel.clear_errors()

    def show_problem(self, path: str, sentence: str) -> bool:
        """Says a sentence in the block a path names, or above the blocks."""
        place, _, rest = path.partition(".")
        if place.isdecimal() and int(place) < len(self._blocks):
            if self._blocks[int(place)].panel.show_problem(rest, sentence):
                return True
            sentence = f"第 {int(place) + 1} 项：{sentence}"
        before = self._error.text()
        self._error.setText(f"{before}\n{sentence}".strip())
        self._error.show()
        return True

    def first_wrong(self) -> Filled | None:
        """The first input with an error; what is said above the blocks leads into the first."""
        found = (block.panel.first_wrong() for block in self._blocks)
        wrong = next((one for one in found if one is not None), None)
        if wrong is None and self._error.text() and self._blocks:
            return next(iter(self._blocks[0].panel.fields.values()), None)
        return wrong

    def _edited(self) -> None:
        """What was said above the blocks is not known to be true any more."""
        self._error.hide()
        self._error.setText("")
        self.edited.emit()

    def _add_by_hand(self) -> None:
        self.add_by_key(None)

    def _number(self) -> None:
        for place, block in enumerate(self._blocks, 1):
            block.show_place(f"{self.title} {place}")
        if self._rest is not None:
            self._rest.setVisible(bool(self._blocks))
        self.shape.emit()


class _Block(QWidget):
    """One entry of a nested list with its own way out."""

    def __init__(self, group: NestedGroup, panel: "FormPanel", told: Mapping[str, Any]) -> None:
        super().__init__(group)
        self._group = group
        self._told = told
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.addWidget(rule_line())
        head = QHBoxLayout()
        self._title = label("", "" if told else "strong", wrap=bool(told))
        head.addWidget(self._title, 1)
        self._remove = drop_button(self._leave)
        head.addWidget(self._remove)
        column.addLayout(head)
        self._place: Any = None
        self.panel = panel
        self.panel.make_all()
        self.panel.begin_with_starts()
        column.addWidget(self.panel)

    def value(self) -> dict[str, Any]:
        """The plain values, and of which part they are where it is one that stands."""
        known = {} if self._place is None else {PLACE: self._place}
        return {**known, **self._told, **self.panel.values()}

    def set_value(self, value: Mapping[str, Any]) -> None:
        """Shows plain values."""
        self._place = value.get(PLACE)
        self.panel.set_values(value)

    def show_place(self, text: str) -> None:
        """Shows which entry this is."""
        said = "　".join(map(str, self._told.values()))
        self._title.setText(f"{text.rpartition(' ')[2]}. {said}" if said else text)
        self._remove.setAccessibleName(f"删去{text}")
        for field in self.panel.fields.values():
            field.input.call(f"{text.replace(' ', '')} {field.title}")

    def _leave(self) -> None:
        self._group.take_away(self)


def _choice_of(cls: type[Facts]) -> Field | None:
    """The field of a row that is chosen from a list of codes."""
    return next((one for one in fields_of(cls) if one.spec.codes and not one.many), None)


def _key_of(cls: type[Facts]) -> str:
    """The field without which a pasted line is no row: the first that must be written."""
    written = (
        one.name
        for one in fields_of(cls)
        if one.required and one.type is str and not one.spec.codes
    )
    return next(written, "")


def _block(row: QWidget) -> _Block:
    assert isinstance(row, _Block)
    return row
