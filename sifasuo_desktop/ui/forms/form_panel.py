"""The inputs of a declared class, lists of nested facts included, with values and errors by path."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.domain.fields import Facts, Field, fields_of
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.ui.desk import told
from sifasuo_desktop.ui.forms.arranged import SectionTitle, arranged
from sifasuo_desktop.ui.forms.next_field import Filled, first_read
from sifasuo_desktop.ui.forms.row_keys import ADD, RowGroup, drop_button
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.form_field import LABEL_WIDTH, FormField
from sifasuo_desktop.ui.parts.id_doubts import look_at_id
from sifasuo_desktop.ui.parts.label import label, rule_line
from sifasuo_desktop.ui.parts.make_input import Surroundings, make_field
from sifasuo_desktop.ui.parts.sheet import WIDTH

if TYPE_CHECKING:
    from sifasuo_desktop.services.exchange.pasted_rows import PastedRows


class Group(Protocol):
    """A list of things inside a form: nested facts, terms, obligations, signatures."""

    def value(self) -> Any: ...
    def set_value(self, value: Any) -> None: ...
    def clear_errors(self) -> None: ...
    def show_problem(self, path: str, sentence: str) -> bool: ...
    def first_wrong(self) -> Filled | None: ...


class FormPanel(QWidget):
    """One input for each declared field that is not in ``without``, one below the other.

    The inputs are made by ``parts``, a few at a time; ``whole`` says that all are there. ``shape``
    after inputs came or went. Inputs stand ``label_width`` and ``indent`` from the left; ``wide``
    is the width of the sheet at text size 1.
    """

    wide = WIDTH
    indent = 0
    whole = False

    edited = Signal()
    shape = Signal()

    def __init__(
        self,
        cls: type[Facts],
        around: Surroundings,
        parent: QWidget | None = None,
        *,
        without: Iterable[str] = (),
        label_width: int = LABEL_WIDTH,
    ) -> None:
        super().__init__(parent)
        self.label_width = label_width
        self._cls, self._around = cls, around
        self._left_out = frozenset(without)
        self.fields: dict[str, FormField] = {}
        self.groups: dict[str, Group] = {}
        self.titles: list[SectionTitle] = []
        self._today = around.today
        self.edited.connect(self._look_at_id)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.column = column

    def parts(self) -> Iterator[None]:
        """Makes the inputs, a part between two turns of the loop."""
        yield from self.lay_out()
        self.whole = True

    def make_all(self) -> None:
        """Makes all inputs now."""
        for _ in self.parts():
            pass

    def lay_out(self) -> Iterator[None]:
        """Makes the inputs as they are declared; panels laid out by hand do otherwise."""
        for section in arranged(self._cls, self._left_out):
            title = SectionTitle(section.title, self) if section.title else None
            if title is not None:
                self.titles.append(title)
                self.column.addWidget(title)
                title.show()
            for declared in section.fields:
                self._lay_field(declared, title)
                yield

    def _lay_field(self, declared: Field, title: SectionTitle | None) -> None:
        if declared.nested:
            self.column.addWidget(self.know_group(declared))
            return
        field = make_field(declared, self._around, label_width=self.label_width)
        field.input.edited.connect(self.edited)
        self.fields[declared.name] = field
        self.add(field)
        if title is not None:
            title.stand_above(field)

    def begin_with_starts(self) -> None:
        """Shows what the declaration says the inputs begin with, where nobody typed."""
        self.offer_values(self._around.starts(self._cls))

    def add(self, field: FormField) -> None:
        """Puts an input below the others; it is one that is shown from now on."""
        self.column.addWidget(field)
        field.show()

    def know_group(self, declared: Field) -> "NestedGroup":
        """Makes the list of a nested declaration."""
        group = NestedGroup(declared, self._around, self)
        group.edited.connect(self.edited)
        group.shape.connect(self.shape)
        self.groups[declared.name] = group
        return group

    def values(self) -> dict[str, Any]:
        """The plain values of everything that is filled in."""
        found = {name: field.value() for name, field in self.fields.items()}
        found.update((name, group.value()) for name, group in self.groups.items())
        return {name: value for name, value in found.items() if value not in (None, [], "")}

    def lacking(self) -> list[Problem]:
        """What is marked as required and empty, also where a script may leave it to a default."""
        empty = (
            (name, field.title)
            for name, field in self.fields.items()
            if field.required and not field.isHidden() and field.value() in (None, [], "")
        )
        return [problem("value.required", name, title=title) for name, title in empty]

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Shows plain values; what is not in them stays as it is."""
        for name, value in values.items():
            if name in self.fields:
                self.fields[name].set_value(value)
            elif name in self.groups:
                self.groups[name].set_value(value)
        self._look_at_id()

    def offer_values(self, values: Mapping[str, Any]) -> None:
        """Shows plain values in all inputs a person has left alone."""
        self.set_values({name: one for name, one in values.items() if not self.typed(name)})

    def typed(self, name: str) -> bool:
        """Whether a person changed an input since a value was last shown there."""
        return name in self.fields and self.fields[name].typed

    def _look_at_id(self) -> None:
        look_at_id(self.fields, self._today())

    def clear_errors(self) -> None:
        """Takes every error line away."""
        for field in self.fields.values():
            field.set_error("")
        for group in self.groups.values():
            group.clear_errors()

    def show_problem(self, path: str, sentence: str) -> bool:
        """Says a sentence under the field a dotted path names; False when there is none."""
        name, _, rest = path.partition(".")
        if name in self.groups:
            return self.groups[name].show_problem(rest, sentence)
        if name not in self.fields:
            return False
        self.fields[name].set_error(sentence)
        return True

    def show_problems(self, problems: Iterable[Problem]) -> list[str]:
        """Shows problems under their fields; returns the sentences that have no field here."""
        self.clear_errors()
        return [
            told(found) for found in problems if not self.show_problem(found.field, told(found))
        ]

    def first_wrong(self) -> Filled | None:
        """The first input with an error, in the order of reading."""
        fields = [field for field in self.fields.values() if field.error()]
        groups = [group.first_wrong() for group in self.groups.values()]
        return first_read(self, [*fields, *(found for found in groups if found is not None)])


class NestedGroup(RowGroup):
    """A list of facts: one block of inputs for each, added and taken away by button or key."""

    shape = Signal()

    def __init__(self, declared: Field, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
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
        self._error = label("", "error", wrap=True)
        self._error.hide()
        column.addWidget(self._error)
        self._column = QVBoxLayout()
        column.addLayout(self._column)
        self.key_field = _key_of(self._cls)
        self.blank_without = (self.key_field,)
        if declared.required:
            self.add()

    def value(self) -> list[dict[str, Any]]:
        """The plain values of every block."""
        return [block.panel.values() for block in self._blocks]

    def set_value(self, value: Any) -> None:
        """Shows as many blocks as there are entries."""
        entries = [entry for entry in value or () if isinstance(entry, Mapping)]
        while self._blocks:
            self.remove(self._blocks[-1])
        for entry in entries:
            self.add().panel.set_values(entry)

    def add(self, place: int | None = None) -> "_Block":
        """One more block, empty; at the end without a place."""
        block = _Block(self, self._cls, self._around)
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
        return _block(row).panel.values()

    def put_row(self, place: int, value: Any) -> None:
        self.add(place).panel.set_values(value)

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
        self.shape.emit()


class _Block(QWidget):
    """One entry of a nested list with its own way out."""

    def __init__(self, group: NestedGroup, cls: type[Facts], around: Surroundings) -> None:
        super().__init__(group)
        self._group = group
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.addWidget(rule_line())
        head = QHBoxLayout()
        self._title = label("", "strong")
        head.addWidget(self._title)
        head.addStretch(1)
        self._remove = drop_button(self._leave)
        head.addWidget(self._remove)
        column.addLayout(head)
        self.panel = FormPanel(cls, around, self)
        self.panel.make_all()
        self.panel.begin_with_starts()
        column.addWidget(self.panel)

    def show_place(self, text: str) -> None:
        """Shows which entry this is."""
        self._title.setText(text)
        self._remove.setAccessibleName(f"删去{text}")

    def _leave(self) -> None:
        self._group.take_away(self)


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
