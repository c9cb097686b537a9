"""A ledger is declared once: record, number, flow, terms, place and roles; all else is derived.

A module of ``ledgers`` holds the record classes and offers ``LEDGER = Ledger(…)``. From it come the
table, the verbs (``KIND.add``, ``.change``, ``.void``, one a step), form, list, record page, single
sheet, register, due rows, permissions, bundle and bureau. What a declaration lacks or contradicts
is told when it is read, with file, ledger and field.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, ClassVar

from sifasuo_desktop.domain.fields import F, Facts, Field, fields_of
from sifasuo_desktop.domain.figures import Condition, Counted
from sifasuo_desktop.domain.ledger_flow import Numbered, Route, Step, Term
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.domain.states import State

VOID = State("void", "已作废", light="grey", closed=True)
KEPT = State("kept", "已登记", light="green")
# What the program keeps of an entry: never typed.
OWN = frozenset({"id", "parent", "position", "register_no", "state", "void_reason"})
DO, READ = "do", "read"
CITED = ("both", "title", "number")
WORK: Mapping[str, tuple[str, ...]] = {
    "director": (DO, READ),
    "clerk": (DO, READ),
    "reader": (READ,),
}
"""Who may do what in a ledger that says nothing else."""


class BrokenLedger(TypeError):
    """A declaration with a mistake; says file, ledger and what is wrong with which field."""


class Entry(Facts):
    """What every record of a ledger has: its number in the register, its state, why it is void.

    Unless it says otherwise it has an area of its own. Its states are a code list of their own.
    """

    AREA: ClassVar[str]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        kind = str(cls.__dict__["KIND"])
        cls.AREA = cls.__dict__.get("AREA") or kind
        state = F("状态", length=20, codes=f"{kind}_state", column=True)
        cls.__annotations__ = {**cls.__annotations__, "state": Annotated[str, state]}
        super().__init_subclass__(**kwargs)

    register_no: Annotated[str, F("登记号", length=30, form="number", search=True, column=True)]
    state: Annotated[str, F("状态", length=20, column=True)]
    void_reason: Annotated[str | None, F("作废原因", length=300)] = None


class Below(Facts):
    """What every part of a ledger's record has: its place among its like, why it is void.

    It lies in the area of the record above it.
    """

    AREA: ClassVar[str]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        cls.AREA = KINDS[str(cls.__dict__["PARENT"])].AREA
        super().__init_subclass__(**kwargs)

    position: Annotated[int, F("序号")] = 1
    void_reason: Annotated[str | None, F("作废原因", length=300)] = None


@dataclass(frozen=True, kw_only=True)
class Becomes:
    """A part may become a record of another ledger: the verb ``KIND.name`` enters it there.

    ``into`` is that ledger's kind; ``link`` the part's field that names what it became; ``back`` the
    field of the new record that names the record the part belongs to, where it has one. ``takes`` says which of its
    fields begin with what of the part, or of the record above it. ``settles`` is the part's field
    that gets the day in ``on`` when the record it became is closed.
    """

    name: str
    title: str
    into: str
    link: str
    back: str = ""
    takes: Mapping[str, str] = field(default_factory=dict)
    settles: str = ""
    on: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """Records below an entry: entered with it, or later by ``KIND.add_name``; ``.change_name`` and
    ``.void_name`` put them right. ``name`` is short, ``among`` is the field of the form with the
    list of them. ``becomes`` says what one may become. ``past`` are its days that lie neither ahead
    nor before the day of the record above it, ``orders`` pairs of days of which the second is not
    before the first. ``later``: only steps make them, or whoever puts the
    record right. ``recalled`` are fields that may be taken over from a part of an earlier record.
    """

    record: type[Record]
    name: str
    among: str
    becomes: Becomes | None = None
    past: tuple[str, ...] = ()
    orders: tuple[tuple[str, str], ...] = ()
    later: bool = False
    recalled: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Copied:
    """A field that is never typed: it keeps what the record named by ``ref`` says in its ``of``.

    When an entry of a ledger is put right, what others keep of it is put right with it.
    """

    field: str
    ref: str
    of: str


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A field that may be empty, and should not be where the conditions hold: whoever keeps the record
    without it is told.
    """

    field: str
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Group:
    """Fields that stand together in the form and on the single sheet, under a title.

    On the sheet of a record they stand only where the conditions ``where`` hold, or one is filled in.
    """

    title: str
    fields: tuple[str, ...]
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A paper of one record, ``KIND_name``: its title, and the words before the lines at its foot.

    It holds the ledger's groups and parts, unless it has ``groups`` of its own, which hold what they
    name; then ``parts`` are the short names of those it holds, each with its fields in order. It is there once the field ``since`` is filled. ``beside`` are fields of the record that a
    field points to, which stand behind that field. ``counts`` are figures of records that point to
    this one, counted over those alone. ``asks`` is a field of codes, each of which whoever gets the
    paper answers in a row of its own.
    """

    title: str
    name: str = "sheet"
    signed: tuple[str, ...] = ("填表人", "审核人")
    groups: tuple[Group, ...] = ()
    since: str = ""
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counts: tuple[str, ...] = ()
    asks: str = ""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """A column of registers that counts the parts of a record, those in which ``filled`` says
    something; void ones never count.
    """

    name: str
    title: str
    part: type[Record]
    filled: str = ""


@dataclass(frozen=True, kw_only=True)
class View:
    """A register by other columns, with a title of its own: ``print register KIND --view name``.

    It holds the records for which the conditions ``where`` hold.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """One ledger.

    ``number`` is the pattern of the register number with ``{year}`` and ``{seq}``; the year is that
    of the field ``dated``, whose day also decides the period of figures. ``flow`` are the states in
    their order, the first of which a new record has, and ``steps`` what leads from one to another;
    without them it is a plain register. ``called`` are the fields a record is called by, ``who``
    the one that says whom it concerns.

    ``routes`` lead to records elsewhere, whose links are never typed. ``copies`` are fields that follow another record, ``wishes`` those whose lack is told. ``past`` are the days that cannot lie ahead, ``orders`` pairs of days of which the second is not
    before the first.

    ``figures`` are what is counted of it. ``section`` is its group on the page of ledgers, ``roles`` says who reads and who does.
    ``sheet`` is the single sheet, ``groups`` its and the form's groups of fields, ``columns`` the
    order of the list where it is not that of the declaration, and ``register`` the columns of the printed register
    where it is not that of the list. ``title`` names the register. ``views`` are registers of the
    same records by other columns; ``tallies`` what registers count of the parts. ``sheets`` are papers
    of a record besides its single sheet. ``cited`` says how papers of others name a record: by its
    ``title``, its ``number``, or ``both``.

    ``catalogue``: there are few, and one is named by what it is called as well as by its number.
    ``keeper`` is the field that says who works on a record where that is not who enters it.
    ``numbered`` are fields that get numbers of their own; ``shipped`` names a file of
    ``resources/shipped`` with the records an office begins with. With ``place`` it has an entry of
    its own in the navigation, in that order, in place of one on the page of ledgers.

    ``risk``: what is due of it are lights of the bureau; ``risk_fields`` are truth values that make a record red there.
    """

    record: type[Record]
    title: str
    number: str
    dated: str
    section: str
    called: tuple[str, ...]
    word: str = ""
    who: str = ""
    flow: tuple[State, ...] = ()
    steps: tuple[Step, ...] = ()
    parts: tuple[Part, ...] = ()
    routes: tuple[Route, ...] = ()
    terms: tuple[Term, ...] = ()
    copies: tuple[Copied, ...] = ()
    wishes: tuple[Wish, ...] = ()
    past: tuple[str, ...] = ()
    orders: tuple[tuple[str, str], ...] = ()
    figures: tuple[Counted, ...] = ()
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: WORK)
    sheet: Sheet | None = None
    groups: tuple[Group, ...] = ()
    columns: tuple[str, ...] = ()
    register: tuple[str, ...] = ()
    views: tuple[View, ...] = ()
    tallies: tuple[Tally, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    cited: str = "both"
    numbered: tuple[Numbered, ...] = ()
    shipped: str = ""
    catalogue: bool = False
    risk: bool = False
    risk_fields: tuple[str, ...] = ()
    place: int = 0
    keeper: str = ""
    order: int = 100

    @property
    def kind(self) -> str:
        """The stable name of its kind, e.g. ``duty``."""
        return self.record.KIND

    @cached_property
    def states(self) -> tuple[State, ...]:
        """Its states in order, the last that of a void record."""
        return (*(self.flow or (KEPT,)), VOID)

    @cached_property
    def live(self) -> tuple[str, ...]:
        """The states of a record that stands."""
        return tuple(state.name for state in self.states if state is not VOID)

    @property
    def begins(self) -> str:
        """The state of a record that was just entered."""
        return self.states[0].name

    @cached_property
    def acts(self) -> tuple[str, ...]:
        """The names of its acts on a record by importance: the flow, its parts, what puts right."""
        of_parts = [
            name
            for part in self.parts
            for name in (
                f"add_{part.name}",
                *((part.becomes.name,) if part.becomes else ()),
                f"change_{part.name}",
                f"void_{part.name}",
            )
        ]
        steps = (*(one.name for one in self.steps), *(one.name for one in self.routes))
        return (*steps, *of_parts, "change", "void")

    @cached_property
    def later(self) -> frozenset[str]:
        """The fields that only steps ask for."""
        return frozenset(name for step in self.steps for name in step.fields)

    @cached_property
    def entered(self) -> tuple[Field, ...]:
        """The fields asked for when a record is entered, in order of declaration."""
        at_once = {name for step in self.steps if step.entry for name in step.fields}
        return tuple(one for one in self.typed if one.name not in self.later or one.name in at_once)

    @cached_property
    def typed(self) -> tuple[Field, ...]:
        """All fields that are ever typed, in order of declaration."""
        copied = {one.field for one in self.copies} | {one.link for one in self.routes}
        return tuple(one for one in own_fields(self.record) if one.name not in copied)

    @cached_property
    def kept_by(self) -> str:
        """The field that says who works on a record: what was declared, else who enters it."""
        mine = (one.name for one in self.typed if one.spec.start == "me")
        return self.keeper or next(mine, "")

    def part(self, name: str) -> Part:
        """The part of a short name. Raises KeyError."""
        return {one.name: one for one in self.parts}[name]

    def copies_of(self, kind: str) -> tuple[Copied, ...]:
        """The fields that keep something of records of a kind."""
        known = {one.name: one.spec.ref for one in fields_of(self.record)}
        return tuple(one for one in self.copies if known[one.ref] == kind)

    def verb(self, name: str) -> str:
        """The full name of one of its verbs."""
        return f"{self.kind}.{name}"

    def permission(self, may: str) -> str:
        """The permission to do all in it (``do``), or to read it (``read``)."""
        return f"{self.kind}.*" if may == DO else f"read:{self.record.AREA}"

    def called_by(self, record: Record) -> str:
        """How a record is called: by the first of its fields that holds something."""
        values = (getattr(record, name) for name in self.called)
        return next((str(value) for value in values if value), type(record).TITLE)

    def concerns(self, record: Record) -> str:
        """Whom or what a record concerns."""
        return str(getattr(record, self.who) or "") if self.who else self.called_by(record)


def own_fields(record: type[Record]) -> tuple[Field, ...]:
    """The fields of an entry or part that were entered by hand."""
    return tuple(one for one in fields_of(record) if one.name not in OWN)


def routes_to(ledgers: Iterable[Ledger], kind: str) -> tuple[tuple[Ledger, Route], ...]:
    """The routes that lead to records of a kind."""
    return tuple(
        (ledger, route)
        for ledger in ledgers
        for route in ledger.routes
        if route.by.partition(".")[0] == kind
    )


def links_of(ledgers: Iterable[Ledger], into: str) -> tuple[tuple[Ledger, Part, Becomes], ...]:
    """The parts that may become a record of a kind."""
    return tuple(
        (ledger, part, part.becomes)
        for ledger in ledgers
        for part in ledger.parts
        if part.becomes is not None and part.becomes.into == into
    )
