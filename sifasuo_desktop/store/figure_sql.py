"""Figures as SQL: one statement a kind for all of its figures, in every period and row asked for.

The one place for the office's store and for the bureau's tables. Nothing that is void counts, nor
what lies below something void.
"""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache, reduce
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    String,
    Table,
    and_,
    case,
    cast,
    distinct,
    exists,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    true,
)

from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.domain.figures import (
    AnyChild,
    Between,
    Condition,
    Figure,
    Not,
    OneOf,
    Present,
    Value,
)
from sifasuo_desktop.domain.record import Record, parent_kind
from sifasuo_desktop.ledgers.figures import field_of, money

Flag = ColumnElement[bool]
STATEMENTS = 128
"""So many are kept: those of a report of all kinds, of the periods beside it, and of the workbench."""
ALL = ""
"""The row of a statement that is not divided."""


@dataclass(frozen=True)
class Span:
    """A period, both days included."""

    first: date
    last: date


@dataclass(frozen=True)
class Asked:
    """What is counted: figures of one kind in one or more periods.

    ``by`` is the field by whose values the rows are divided, as a figure names fields; empty: one
    row. ``only`` are conditions that hold for every figure (a row that was opened, what may be seen).
    """

    kind: str
    figures: tuple[Figure, ...]
    spans: tuple[Span, ...]
    by: str = ""
    only: tuple[Condition, ...] = ()
    row: str | None = None


@dataclass(frozen=True, eq=False)
class Place:
    """Where the records lie; the bureau's tables have a column with the office in front.

    One is kept and used again: what was asked of it before need not be written again.
    """

    tables: Mapping[str, Table]
    office: str = ""
    offices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """Where records are counted: the office's store, or the bureau's tables.

    ``every`` gives all records of a class, ``find`` the one of an id; ``names`` what the offices are
    called where rows are divided by office.
    """

    connection: Connection
    place: Place
    every: Callable[[type[Record]], Iterable[Record]]
    find: Callable[[type[Record], str], Record | None]
    names: Mapping[str, str] = field(default_factory=dict)


Numbers = dict[tuple[str, int, str], int | Decimal]
"""By row, place of the period and key of the figure."""


def counted(source: Source, asked: Asked) -> Numbers:
    """All numbers of one kind, by one statement."""
    found: Numbers = {}
    for row in source.connection.execute(_counting(source.place, asked)).all():
        key = ALL if row[0] is None else str(row[0])
        values = iter(row[1:])
        for at in range(len(asked.spans)):
            for figure in asked.figures:
                value = next(values) or 0
                found[key, at, figure.key] = Decimal(value) / 100 if money(figure) else int(value)
    return found


def ids(source: Source, asked: Asked) -> list[tuple[Any, ...]]:
    """The records behind the one figure asked for, oldest first: id, ``rev`` and id of their root."""
    (figure,), (span,) = asked.figures, asked.spans
    line = _Line(source.place, asked.kind)
    table = line.own
    chosen = [
        *line.standing(),
        line.within(figure, span),
        *map(line.holds, (*figure.where, *asked.only)),
        *_of_row(line, asked),
    ]
    # What is asked about joins the tables it needs: they are taken last.
    query = select(table.c.id, table.c.rev, table.c.root).select_from(line.joined)
    query = query.where(*chosen).order_by(table.c.id)
    return [tuple(row) for row in source.connection.execute(query).all()]


@lru_cache(maxsize=STATEMENTS)
def _counting(place: Place, asked: Asked) -> Select[Any]:
    line = _Line(place, asked.kind)
    columns = [
        line.measured(figure, span).label(f"m{at}_{number}")
        for at, span in enumerate(asked.spans)
        for number, figure in enumerate(asked.figures)
    ]
    row = line.column(asked.by) if asked.by else None
    first = literal(ALL) if row is None else cast(row, String)
    chosen = [
        *line.standing(),
        *map(line.holds, asked.only),
        *_of_row(line, asked),
        line.anywhere(asked),
    ]
    query = select(first, *columns).select_from(line.joined).where(*chosen)
    return query if row is None else query.group_by(row)


def _of_row(line: "_Line", asked: Asked) -> Iterable[Flag]:
    if asked.row is not None and asked.by:
        column = line.column(asked.by)
        yield column.is_(None) if asked.row == ALL else cast(column, String) == asked.row


@dataclass
class _Line:
    """The table of a kind joined with those of the records above it."""

    place: Place
    kind: str
    joined: FromClause = field(init=False)
    _at: dict[str, Any] = field(init=False, default_factory=dict)
    _named: dict[str, Any] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        kind = self.kind
        self._at[kind] = self.place.tables[kind].alias()
        self.joined = self._at[kind]
        while parent := parent_kind(kind):
            below, above = self._at[kind], self.place.tables[parent].alias()
            on = [below.c.parent == above.c.id, *self._same_office(below, above)]
            self.joined = self.joined.join(above, and_(*on))
            self._at[parent] = above
            kind = parent

    @property
    def own(self) -> Any:
        """The table of the kind itself."""
        return self._at[self.kind]

    def standing(self) -> Iterable[Flag]:
        """Neither the record nor one above it is void; of the offices that are meant."""
        for table in self._at.values():
            if "void_reason" in table.c:
                yield table.c.void_reason.is_(None)
        if self.place.offices:
            yield self.own.c[self.place.office].in_(self.place.offices)

    def column(self, name: str) -> ColumnElement[Any]:
        """The column of a field of the record, of one above it, or of one it points to."""
        if name == self.place.office and name:
            office: ColumnElement[Any] = self.own.c[name]
            return office
        first, _, rest = name.partition(".")
        found = field_of(self.kind, first)
        assert found is not None, name
        table = self._at[found[0]]
        column: ColumnElement[Any] = table.c[first]
        if not rest:
            return column
        if first not in self._named:
            there = self._named[first] = self.place.tables[found[1].spec.ref].alias()
            on = and_(there.c.id == column, *self._same_office(table, there))
            self.joined = self.joined.outerjoin(there, on)
        named: ColumnElement[Any] = self._named[first].c[rest]
        return named

    def holds(self, condition: Condition) -> Flag:
        """Whether a condition holds of the record."""
        if isinstance(condition, Not):
            return not_(func.coalesce(self.holds(condition.condition), false()))
        if isinstance(condition, AnyChild):
            return self._child(condition)
        found = field_of(self.kind, condition.field)
        assert found is not None, condition.field
        return _flag(condition, self.column(condition.field), found[1])

    def within(self, figure: Figure, span: Span) -> Flag:
        """Whether the record falls into a period. Days and moments are text that sorts as time."""
        first, after = span.first.isoformat(), (span.last + timedelta(days=1)).isoformat()
        if figure.when:
            day = self.column(figure.when)
            return and_(day >= first, day < after)
        begun = self.column(figure.from_) < after
        if figure.ever:
            begun = or_(self.column(figure.from_).is_(None), begun)
        if not figure.until:
            return begun
        ended = self.column(figure.until)
        return and_(begun, or_(ended.is_(None), ended >= after))

    def measured(self, figure: Figure, span: Span) -> ColumnElement[Any]:
        """The aggregate of a figure in a period."""
        meant = and_(self.within(figure, span), *map(self.holds, figure.where))
        if figure.measure.how == "count":
            return func.count().filter(meant)
        column = self.column(figure.measure.field)
        if figure.measure.how == "distinct":
            return func.count(distinct(case((meant, column))))
        return func.sum(column).filter(meant)

    def anywhere(self, asked: Asked) -> Flag:
        """What no figure looks at is not read: a day outside all periods, what ended before them.

        Each part by the index of its own column.
        """
        span = Span(min(one.first for one in asked.spans), max(one.last for one in asked.spans))
        read = []
        for day in dict.fromkeys(one.when for one in asked.figures if one.when):
            read.append(self.within(Figure(key="", of=self.kind, when=day), span))
        for figure in asked.figures:
            if figure.from_ and not figure.until:
                return true()
            if figure.from_:
                ended = self.column(figure.until)
                read += [ended.is_(None), ended > min(one.last for one in asked.spans).isoformat()]
        return reduce(operator.or_, read)

    def _child(self, condition: AnyChild) -> Flag:
        """Any record of a kind below this one."""
        line = _Line(self.place, condition.kind)
        above = line._at[self.kind]
        same = [above.c.id == self.own.c.id, *self._same_office(above, self.own)]
        chosen = [*same, *line.standing(), *map(line.holds, condition.where)]
        query = select(literal(1)).select_from(line.joined).where(*chosen)
        return exists(query.correlate(self.own))

    def _same_office(self, one: Any, other: Any) -> Sequence[Flag]:
        office = self.place.office
        return [one.c[office] == other.c[office]] if office else []


def _flag(condition: OneOf | Between | Present, column: ColumnElement[Any], of: Field) -> Flag:
    if isinstance(condition, Present):
        there = and_(column.is_not(None), column != ("[]" if of.many else ""))
        return not_(func.coalesce(there, false())) if condition.not_ else there
    if isinstance(condition, Between):
        low, high = condition.low, condition.high
        parts = [column >= _kept(low)] if low is not None else []
        parts += [column <= _kept(high)] if high is not None else []
        return and_(true(), *parts)
    if not condition.values:
        return false()
    if of.many:
        return or_(*(column.like(f'%"{value}"%') for value in condition.values))
    return column.in_([_kept(value) for value in condition.values])


def _kept(value: Value) -> str | int:
    """A value as its column keeps it."""
    if isinstance(value, bool):
        return int(value)
    return int(value * 100) if isinstance(value, Decimal) else value


def by_kind(figures: Iterable[Figure]) -> Mapping[str, tuple[Figure, ...]]:
    """Figures together with those of the same kind."""
    found: dict[str, tuple[Figure, ...]] = {}
    for figure in figures:
        found[figure.of] = (*found.get(figure.of, ()), figure)
    return found
