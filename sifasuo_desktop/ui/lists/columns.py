"""The columns of a list, from the declaration of its kind; a subject says their order and widths."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.fields import Field, field_map
from sifasuo_desktop.domain.kind import Kind
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.states import states_of
from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.ui.lists.cells import Cells
from sifasuo_desktop.ui.lists.record_model import Cell, Column
from sifasuo_desktop.ui.parts.spoken import spoken

Records = Callable[[], Mapping[str, tuple[Choice, ...]]]
NAME = "name"
STATE = "state"
LONG = 30
"""A text that may have more characters shares the room that is left."""


@dataclass(frozen=True)
class Shape:
    """A column where it stands in a list: its declared field, or what any list can show.

    That is ``state``, ``number``, ``title``, ``next``, ``entered_late`` or ``handover``. ``title``
    is the heading where it is not the declared one, ``sort`` another column it is ordered by; with
    ``until`` it is the span to another day and is ordered by that.
    """

    name: str
    width: int
    spare: int = 0
    stretch: bool = False
    title: str = ""
    until: str = ""
    sort: str = ""
    extra: bool = False


class FieldCell:
    """A cell that shows a declared field in words."""

    def __init__(self, codes: CodeBook, records: Records, field: Field) -> None:
        self._codes = codes
        self._records = records
        self._field = field

    def __call__(self, item: Mapping[str, Any], due: Obligation | None) -> tuple[str, str]:
        value = item.get(self._field.name)
        return spoken(self._codes, self._records(), self._field, value) or "—", ""


class Columns:
    """Makes the columns of the list of a kind."""

    def __init__(self, kind: str, codes: CodeBook, records: Records, today: date) -> None:
        self._kind = kinds()[kind]
        self._fields = field_map(self._kind.record)
        self._codes = codes
        self._records = records
        self._cells = Cells(kind, codes, today)

    def of(self, shapes: Sequence[Shape]) -> tuple[Column, ...]:
        """These columns; after them, to be chosen, every other field that is one of the kind."""
        usual = [self._column(shape) for shape in shapes or derived(self._kind)]
        there = {name for column in usual for name in (column.name, column.sort)}
        others = [
            Shape(field.name, _width(field), spare=9, extra=True)
            for field in self._kind.columns
            if not field.many and not field.spec.mask and field.name not in there
        ]
        return (*usual, *(self._column(shape) for shape in others))

    def _column(self, shape: Shape) -> Column:
        title, cell = self._shown(shape)
        return Column(
            shape.title or title,
            shape.width,
            cell,
            stretch=shape.stretch,
            spare=shape.spare,
            name=shape.name,
            sort=shape.sort or shape.until,
            extra=shape.extra,
            pills=shape.name == STATE,
        )

    def _shown(self, shape: Shape) -> tuple[str, Cell]:
        if shape.until:
            return "", self._cells.span(shape.name, shape.until)
        of_all: dict[str, tuple[str, Cell]] = {
            "state": ("状态", self._cells.state),
            "number": ("编号", self._cells.text("number")),
            "title": ("名称", self._cells.text("title")),
            "next": ("下一项", self._cells.next),
            "entered_late": ("事后登记", self._cells.late),
            "handover": ("上报", self._cells.coded("handover", "handover")),
        }
        if shape.name in of_all:
            return of_all[shape.name]
        field = self._fields[shape.name]
        return field.spec.title, FieldCell(self._codes, self._records, field)


def derived(kind: Kind) -> Iterator[Shape]:
    """State, the declared columns, what is next, hand-over: what the kind has of them."""
    stated = bool(states_of(kind.name))
    if stated:
        yield Shape("state", 116)
    name = field_map(kind.record).get(NAME)
    if name is not None and not name.spec.column:
        yield Shape("title", 140, title=name.spec.title, sort=NAME)
    shown = [one for one in kind.columns if not one.spec.mask and one.name != "state"]
    first = next((one for one in shown if one.name in kind.numbers), None)
    longest = max(shown, key=_room, default=None)
    for place, field in enumerate(shown):
        # A truth value beside the state would say it once more.
        extra = stated and field.type is bool
        spare = 0 if field in (first, longest) else place + 3
        yield Shape(field.name, _width(field), spare, stretch=field is longest, extra=extra)
    if kind.facts is not None:
        yield Shape("next", 190, spare=1)
    if kind.marks_late:
        yield Shape("entered_late", 88, spare=2)
    if kind.record.HANDOVER:
        yield Shape("handover", 96, spare=2)


def _room(field: Field) -> int:
    """How much room a text asks for; words from a list ask for less than those one writes."""
    if field.type is not str:
        return 0
    return 1 if field.spec.codes else LONG + 10 if field.spec.ref else field.spec.length


def _width(field: Field) -> int:
    return 106 if field.type in (date, Decimal, int, bool) else 140
