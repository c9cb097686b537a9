"""One value a kind of record: all that lists, pages, rules and search need to know of it.

A module of a subject offers its kinds as ``KIND``; ``ledgers.kinds`` finds them. What is not said
is derived: a kind nobody describes still has a table, a name, a number and its columns.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.deadlines.facts import CaseFacts
from sifasuo_desktop.domain.fields import Field, field_map, fields_of
from sifasuo_desktop.domain.ledger import Group, Tally, View
from sifasuo_desktop.domain.record import Record, children_of
from sifasuo_desktop.domain.states import State

May = Callable[[str], bool]
Bounds = tuple[tuple[str, str, str | int], ...]

# A record is called by the first of these that it has.
NUMBERS = ("file_no", "register_no", "code", "account", "document_no", "name")


def _called(record: Record, beside: Sequence[Record], codes: CodeBook) -> str:
    return next(
        (str(value) for name in ("name", *NUMBERS) if (value := getattr(record, name, None))),
        type(record).TITLE,
    )


def _who(record: Record, beside: Sequence[Record]) -> str:
    return str(getattr(record, "name", "") or "")


def _no_words(record: Record, beside: Sequence[Record]) -> Mapping[str, Any]:
    return {}


def _as_kept(record: Record, today: date) -> str | None:
    state = getattr(record, "state", None)
    return None if state is None else str(state)


def _no_bounds(state: str, today: date) -> tuple[str, Bounds]:
    return state, ()


def _in_sight(record: Record, may: May) -> bool:
    return False


@dataclass(frozen=True)
class Kind:
    """What is known of a kind besides the fields of its record class.

    ``word`` is its short name in lists of several kinds; ``states`` its table of states in order.

    ``title`` and ``who`` say how a record is called and whom it concerns, from the record and its
    children of the class ``beside``; ``row`` what a list says of it besides its columns.

    ``state_on`` is the state on a day, ``bounds_of`` the state that is kept (empty where none is),
    with bounds of other columns, for one that is asked for; ``by_day`` names the states that depend on the day.

    ``facts`` is what the deadline rules read of a case whose descendants of the classes
    ``facts_of`` were read; ``unsettled`` names a truth value by which a closed case is still
    looked at, ``looked_in`` closed states in which every case is, ``closed_on`` the day from which a rule about closed cases counts.

    ``out_of_sight``: whether whoever has these permissions may not know of a record. ``sealed``
    names the column that says so; a look at such a record leaves a trace. ``marks_late``: acts
    entered after their day are marked. ``takes_late``: an old case may be entered from paper.
    ``handled_by`` names the fields that say to whom a record is assigned, ``keeper`` the one that says
    who works on it.
    ``issuer`` names the field with the body that issues the papers. ``layer`` makes parameters of
    the deadline rules of all records of the kind. ``searched``: found by the box at the top.
    ``told`` says a field in words where the declaration cannot, from the plain values of a record.
    ``listed`` is the order of its columns where it is not that of the declaration.
    ``dated`` names the field whose day decides the period a record is counted in. ``book`` is the
    title of its list and of the printed register where it is not that of a record, ``register`` the
    columns of that where they are not those of the list, among them ``number`` is what a record is
    called by, ``who`` says whom it concerns, and a ``tally`` counts parts. ``views`` are registers by
    other columns. ``called`` are the fields of a ledger's record that say what it is called and whom
    it concerns; ``catalogue`` is that by which one is named besides its number. ``cited`` says how papers of others name a record. ``groups`` are fields that stand together under a title;
    ``acts`` its verbs by importance.
    ``seen``: people look at its records one by one, on a page and in a list of their own.
    """

    record: type[Record]
    word: str = ""
    states: tuple[State, ...] = ()
    numbers: tuple[str, ...] = NUMBERS
    beside: type[Record] | None = None
    title: Callable[[Record, Sequence[Record], CodeBook], str] = _called
    who: Callable[[Record, Sequence[Record]], str] = _who
    row: Callable[[Record, Sequence[Record]], Mapping[str, Any]] = _no_words
    state_on: Callable[[Record, date], str | None] = _as_kept
    bounds_of: Callable[[str, date], tuple[str, Bounds]] = _no_bounds
    by_day: tuple[str, ...] = ()
    facts: Callable[[CaseFile], CaseFacts | None] | None = None
    facts_of: tuple[type[Record], ...] = ()
    unsettled: str = ""
    looked_in: tuple[str, ...] = ()
    closed_on: str = ""
    out_of_sight: Callable[[Record, May], bool] = _in_sight
    sealed: str = ""
    marks_late: bool = False
    takes_late: bool = False
    handled_by: tuple[str, ...] = ()
    keeper: str = ""
    issuer: str = ""
    layer: Callable[[Sequence[Any], date], Mapping[str, Any]] | None = None
    searched: bool = False
    told: Mapping[str, Callable[[Mapping[str, Any]], str]] = field(default_factory=dict)
    listed: tuple[str, ...] = ()
    dated: str = ""
    book: str = ""
    register: tuple[str, ...] = ()
    views: tuple[View, ...] = ()
    tallies: tuple[Tally, ...] = ()
    called: tuple[str, ...] = ()
    catalogue: str = ""
    cited: str = "both"
    groups: tuple[Group, ...] = ()
    acts: tuple[str, ...] = ()
    seen: bool = True
    order: int = 100

    @property
    def name(self) -> str:
        """The stable name of the kind, e.g. ``dispute``."""
        return self.record.KIND

    @property
    def area(self) -> str:
        """The area of the reading permission."""
        return self.record.AREA

    @property
    def reading(self) -> str:
        """The permission to read records of the kind."""
        return f"read:{self.area}"

    @property
    def columns(self) -> tuple[Field, ...]:
        """The fields that are columns of its list."""
        if self.listed:
            there = field_map(self.record)
            return tuple(there[name] for name in self.listed)
        return tuple(one for one in fields_of(self.record) if one.spec.column)

    @property
    def has_page(self) -> bool:
        """Whether its records are looked at one by one; a part is seen on the page of its whole."""
        return self.seen and not self.record.PARENT

    @property
    def children(self) -> tuple[type[Record], ...]:
        """The classes of records directly below."""
        return children_of(self.name)

    @property
    def numbered(self) -> bool:
        """Whether its records bear numbers of papers: these are known in every spelling."""
        return bool(self._numbers())

    @property
    def naming(self) -> tuple[str, ...]:
        """The fields by whose value a record may be named besides its id: its numbers, else what
        it is called by.
        """
        there = field_map(self.record)
        return self._numbers() or tuple(name for name in self.numbers if name in there)

    def _numbers(self) -> tuple[str, ...]:
        there = field_map(self.record)
        named = [there[name] for name in self.numbers if name in there]
        return tuple(field.name for field in named if field.spec.form == "number")

    def number_of(self, record: Record) -> str | None:
        """The number a record is called by: file number, register number, code, name."""
        for name in self.numbers:
            value = getattr(record, name, None)
            if value:
                return str(value)
        return None
