"""A figure is a declaration: which records of a kind, by which day, under which conditions, measured how.

No SQL and no function of Python stands in one: so it counts alike at the office and at the bureau,
gives the records behind it, and can be told in words. Fields are those of the record, or, where it
has none of the name, of the records above it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, TypeAlias

Value: TypeAlias = str | int | bool | Decimal


@dataclass(frozen=True)
class OneOf:
    """The field holds one of the values; a list of codes holds at least one of them."""

    field: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Between:
    """The field lies between two values, both included; None leaves a side open."""

    field: str
    low: Value | None = None
    high: Value | None = None


@dataclass(frozen=True)
class Present:
    """The field is filled in; ``not_`` turns it round."""

    field: str
    not_: bool = False


@dataclass(frozen=True)
class Not:
    """The condition does not hold."""

    condition: "Condition"


@dataclass(frozen=True)
class AnyChild:
    """There is a record of a kind below it that stands and for which all conditions hold."""

    kind: str
    where: tuple["Condition", ...] = ()


Condition: TypeAlias = OneOf | Between | Present | Not | AnyChild


def equals(field: str, value: Value) -> OneOf:
    """The field holds the value."""
    return OneOf(field, (value,))


def one_of(field: str, *values: Value) -> OneOf:
    """The field holds one of the values."""
    return OneOf(field, values)


def present(field: str) -> Present:
    """The field is filled in."""
    return Present(field)


def absent(field: str) -> Present:
    """The field is empty."""
    return Present(field, not_=True)


def any_child(kind: str, *where: Condition) -> AnyChild:
    """There is such a record below it."""
    return AnyChild(kind, where)


@dataclass(frozen=True)
class Measure:
    """How records are measured: their number, the total of a field, how many different values."""

    how: str = "count"
    field: str = ""


COUNT = Measure()


def total(field: str) -> Measure:
    """The total of a field."""
    return Measure("total", field)


def distinct(field: str) -> Measure:
    """How many different values a field has."""
    return Measure("distinct", field)


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What stands in a column of a report; ``why`` says how it is counted.

    ``short`` is what it is called on the workbench, where it stands there. One that stands ``apart`` is in
    no report but those that name it.
    """

    key: str
    title: str = ""
    why: str = ""
    short: str = ""
    apart: bool = False


@dataclass(frozen=True, kw_only=True)
class Figure(Counted):
    """One figure of records of the kind ``of``.

    ``when`` is the field whose day falls into the period. A stock has ``from_`` and ``until``
    instead: it counts what was there at the end of the period, from the day in ``from_`` and not yet
    ended by that in ``until``; with ``ever`` what has no such day was always there. ``coded`` names a code list and a code whose title stands for
    ``title``. A value is money where the field is.
    """

    of: str
    when: str = ""
    from_: str = ""
    until: str = ""
    ever: bool = False
    where: tuple[Condition, ...] = ()
    measure: Measure = COUNT
    coded: tuple[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Ratio(Counted):
    """A percentage made of two figures; it has no value when the second is zero.

    ``above`` and ``below`` are keys; several are added together.
    """

    above: tuple[str, ...]
    below: tuple[str, ...]


def spread(base: Figure, field: str, codes: str, values: Sequence[str]) -> Iterator[Figure]:
    """The figure once for each code of a list: its key ends in the code, its title is the code's."""
    for value in values:
        yield replace(
            base,
            key=f"{base.key}_{value}",
            where=(*base.where, equals(field, value)),
            coded=(codes, value),
        )


def fields_in(figure: Figure) -> Iterator[str]:
    """The fields a figure reads of its record or of those above it."""
    yield from filter(None, (figure.when, figure.from_, figure.until, figure.measure.field))
    for condition in figure.where:
        yield from fields_of_condition(condition)


def children_in(figure: Figure) -> Iterator[AnyChild]:
    """The conditions about records below."""
    for condition in figure.where:
        inner = condition.condition if isinstance(condition, Not) else condition
        if isinstance(inner, AnyChild):
            yield inner


def fields_of_condition(condition: Condition) -> Iterator[str]:
    """The fields a condition reads, but for those of records below."""
    if isinstance(condition, Not):
        yield from fields_of_condition(condition.condition)
    elif not isinstance(condition, AnyChild):
        yield condition.field


def holds(condition: Condition, values: Mapping[str, Any]) -> bool:
    """Whether a condition on fields holds for the values of one record.

    Raises TypeError for a condition about records below.
    """
    if isinstance(condition, Not):
        return not holds(condition.condition, values)
    if isinstance(condition, AnyChild):
        raise TypeError(condition.kind)
    value = values[condition.field]
    if isinstance(condition, Present):
        return (value in (None, "", ())) is condition.not_
    if isinstance(condition, Between):
        low, high = condition.low, condition.high
        return (
            value is not None and (low is None or value >= low) and (high is None or value <= high)
        )
    several = value if isinstance(value, tuple) else (value,)
    return any(one in condition.values for one in several)


def all_hold(conditions: Iterable[Condition], values: Mapping[str, Any]) -> bool:
    """Whether every condition holds for the values of one record."""
    return all(holds(condition, values) for condition in conditions)


def ratio_of(ratio: Ratio, values: Mapping[str, int | Decimal | None]) -> Decimal | None:
    """The percentage with two places, or None over nothing."""
    above = sum((Decimal(values[key] or 0) for key in ratio.above), Decimal(0))
    below = sum((Decimal(values[key] or 0) for key in ratio.below), Decimal(0))
    if not below:
        return None
    return (above * 100 / below).quantize(Decimal("0.01"))
