"""The inputs of a declared class, lists of nested facts included, with values and errors by path."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.domain.fields import Facts, Field
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.ui.desk import told
from sifasuo_desktop.ui.forms.arranged import SectionTitle, arranged
from sifasuo_desktop.ui.forms.nested_group import NestedGroup
from sifasuo_desktop.ui.forms.next_field import Filled, first_read
from sifasuo_desktop.ui.parts.fields import TypedInput
from sifasuo_desktop.ui.parts.form_field import LABEL_WIDTH, FormField
from sifasuo_desktop.ui.parts.id_doubts import look_at_id
from sifasuo_desktop.ui.parts.make_input import Surroundings, make_field
from sifasuo_desktop.ui.parts.recalling import RecallField
from sifasuo_desktop.ui.parts.seeking import Seek
from sifasuo_desktop.ui.parts.sheet import WIDTH


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
        self._typed_in = set[str]()
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
        if self._cls.RECALLS and self._around.recall is not None:
            self._offer_recall(self._cls.RECALLS, self._around.recall)
            yield
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

    def _offer_recall(self, kind: str, recalling: Seek) -> None:
        recall = RecallField(kind, recalling, self.label_width)
        recall.taken.connect(self._take_over)
        self.column.addWidget(recall)
        recall.show()

    def _take_over(self, values: Mapping[str, Any]) -> None:
        """What was written before stands in the inputs in which nobody typed."""
        self.offer_values(values)
        self.edited.emit()

    def begin_with_starts(self) -> None:
        """Shows what the declaration says the inputs begin with, where nobody typed."""
        self.offer_values(self._around.starts(self._cls))

    def add(self, field: FormField) -> None:
        """Puts an input below the others; it is one that is shown from now on."""
        self.column.addWidget(field)
        field.show()

    def know_group(self, declared: Field) -> NestedGroup:
        """Makes the list of a nested declaration."""
        group = NestedGroup(declared, self._around, panel_of_row, self)
        group.edited.connect(partial(self._typed_in.add, declared.name))
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
                self._typed_in.discard(name)
        self._look_at_id()

    def offer_values(self, values: Mapping[str, Any]) -> None:
        """Shows plain values in all inputs a person has left alone."""
        self.set_values({name: one for name, one in values.items() if not self.typed(name)})

    def typed(self, name: str) -> bool:
        """Whether a person changed an input since a value was last shown there."""
        return name in self._typed_in or (name in self.fields and self.fields[name].typed)

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


class LinePanel(FormPanel):
    """The inputs beside each other, each told by what stands in it while it is empty."""

    def __init__(
        self,
        cls: type[Facts],
        around: Surroundings,
        parent: QWidget | None = None,
        *,
        without: Iterable[str] = (),
    ) -> None:
        super().__init__(cls, around, parent, without=without, label_width=0)
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self.column.addLayout(self._line)

    def add(self, field: FormField) -> None:
        """Puts an input behind the others; words get the most room."""
        field.hide_caption()
        field.input.hint(field.title)
        wide = isinstance(field.input, TypedInput)
        self._line.addWidget(field, 3 if wide else 2)
        field.show()


def panel_of_row(
    cls: type[Facts],
    around: Surroundings,
    parent: QWidget,
    without: tuple[str, ...],
    *,
    in_line: bool,
) -> FormPanel:
    """The inputs of one row of a list."""
    made = LinePanel if in_line else FormPanel
    return made(cls, around, parent, without=without)
