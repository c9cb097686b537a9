"""What a kind takes from a sheet: its columns, and the acts a row becomes.

Of every kind with ``KIND.add`` it is derived (``book``); a subject that takes rows otherwise offers
a ``FORM`` in its module of ``forms``.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sifasuo_desktop.domain.fields import Field, field_map
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.ledgers.kinds import kinds

LATE_REASON = "从旧台账导入"
Values = Mapping[str, Any]
Key = tuple[Hashable, ...]
Called = Callable[[str, str], str]
"""What a record is called, by its kind and id."""


@dataclass(frozen=True, kw_only=True)
class SheetColumn:
    """A column: the name its value has in a row, and the field it is read as.

    ``many``: several values may stand in one cell. ``owner`` is the column of people beside whom it
    stands, ``plain`` what it is called there (证件号码); ``number``: it only says which record a row
    is. ``alone``: where nothing is said, the only record there is is meant. ``shown``: in the
    template, too.
    """

    name: str
    field: Field
    title: str
    required: bool = False
    many: bool = False
    owner: str = ""
    plain: str = ""
    people: bool = False
    number: bool = False
    alone: bool = False
    shown: bool = True
    help: str = ""


@dataclass(frozen=True)
class Deed:
    """One act of a row; ``"$"`` in its values is the id of what the first one made.

    ``at`` says of places in its values in which column they stand, where they are not called so.
    """

    verb: str
    values: Values
    late: Mapping[str, str] | None = None
    at: Mapping[str, str] = field(default_factory=dict)


def _no_doubts(values: Values) -> Sequence[str]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Form:
    """What one kind takes. ``keys`` says by what a row is known, of a row or of a kept record;
    ``kept`` are the columns of which tables that needs. ``asks`` are questions about a row.
    """

    kind: str
    verb: str
    columns: tuple[SheetColumn, ...]
    deeds: Callable[[Values, Called], Sequence[Deed]]
    keys: Callable[[Values], Sequence[Key]]
    kept: Callable[[Mapping[str, Sequence[Values]]], Iterator[tuple[Key, str]]]
    reads: Mapping[str, tuple[str, ...]]
    asks: Callable[[Values], Sequence[str]] = _no_doubts

    @property
    def by_name(self) -> Mapping[str, SheetColumn]:
        """The columns by name."""
        return {one.name: one for one in self.columns}


def column(one: Field, **more: Any) -> SheetColumn:
    """A column for a field as it is declared."""
    said: dict[str, Any] = {
        "title": one.spec.title,
        "required": one.required,
        "many": one.many,
        "help": one.spec.help,
    }
    return SheetColumn(name=one.name, field=one, **{**said, **more})


def number_columns(kind: str, taken: Sequence[str]) -> tuple[SheetColumn, ...]:
    """The numbers of a kind that a sheet may bear and the program gives itself."""
    there = field_map(KINDS[kind])
    return tuple(
        column(there[name], number=True, required=False)
        for name in kinds()[kind].numbers
        if name in there and name not in taken and there[name].spec.form == "number"
    )
