"""What a ledger's records go through, and by when: the words of its flow and of its deadlines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sifasuo_desktop.domain.figures import Condition


@dataclass(frozen=True, kw_only=True)
class Filled:
    """Fields of a part a step asks for as if they were the record's own.

    They make one more of the part, or with ``last`` they complete the last that stands. ``part`` is
    its short name.
    """

    part: str
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    last: bool = False


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """What rows begin with where there are none yet: the parts ``part`` of records of the ledger ``of``.

    ``where`` says of which; ``match`` pairs a field of theirs with one of this record, and one that is
    empty there agrees with all. ``takes`` gives a field of the part by the field of a row.
    """

    of: str
    part: str
    takes: Mapping[str, str]
    match: Mapping[str, str] = field(default_factory=dict)
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Rows:
    """A list of rows a step asks for: each row is a part, one that stands or one more.

    ``fields`` are what is asked of each, ``needs`` those that must be given then though a part may be
    without them. ``told`` are those of them that a row which is there already tells: the form asks
    for the others in one line.
    """

    part: str
    fields: tuple[str, ...]
    told: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    begins: Drawn | None = None


@dataclass(frozen=True, kw_only=True)
class Demand:
    """What must be there for a step: a part that stands, or ``each`` filled in all that stand.

    It is asked for where the conditions ``where`` hold for the record after the step.
    """

    part: str
    where: tuple[Condition, ...] = ()
    each: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a flow: the verb ``KIND.name``, lawful in the states ``within``, leads to ``to``.

    ``needs`` are fields of the record that must be given with it, ``may`` those that may; neither
    is asked for when the record is entered. ``day`` is the one of them that says when it happened,
    ``beyond`` are days of it that must lie after what the record said before. ``clears`` empties
    fields of an earlier round; what they held stays in the history. ``sets`` are days that take
    that of the step where they are empty.

    ``filled`` and ``rows`` are what it asks for of parts, ``demands`` what parts must be there.
    With ``entry`` its fields may be given when the record is entered: with all it needs the record
    begins behind the step.
    """

    name: str
    title: str
    within: tuple[str, ...]
    to: str
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    day: str = ""
    beyond: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    filled: Filled | None = None
    rows: tuple[Rows, ...] = ()
    demands: tuple[Demand, ...] = ()
    entry: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields of the record it asks for."""
        return (*self.needs, *self.may)


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """A field that gets the next number of its row when ``step``, or the entry, leaves it empty.

    ``pattern`` holds ``{word}``, the office's own word in numbers, ``{year}`` of the step's day and
    ``{seq}``. ``where`` says for which records.
    """

    field: str
    pattern: str
    step: str = ""
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Route:
    """Where a record leads: the verb ``KIND.name`` does the act ``by``, which makes another record.

    ``link`` is the field that keeps which. ``takes`` gives what a field of that act begins with, and is
    where it is left out, by the field of this record it comes from; ``parties.0.name`` is a field of
    the first of a list. ``says`` gives such fields a fixed value. ``back`` is the field of the act that
    names this record.
    """

    name: str
    title: str
    by: str
    link: str
    takes: Mapping[str, str] = field(default_factory=dict)
    says: Mapping[str, str] = field(default_factory=dict)
    back: str = ""


@dataclass(frozen=True, kw_only=True)
class Stopped:
    """The clock stands still from the day in ``since`` of a part to that in ``until``; where there is
    none yet, nothing is due. ``part`` is its short name.
    """

    part: str
    since: str
    until: str


@dataclass(frozen=True, kw_only=True)
class Term:
    """A deadline of a record: the rule ``KIND.name``, settled by the verb ``KIND.act``.

    It runs in ``states`` from the day in the field ``day``; that day itself is the deadline where
    the value is 0. ``number`` is the parameter as a table of ``resources/rules`` writes one: an office
    lays its own over it, and without a value there is no row. ``where`` says of which records it is.
    ``unless`` names a field that, filled, settles it. ``why`` is a sentence with fields in braces.

    ``part`` is the short name of a part: ``day``, ``unless``, ``where`` and ``why`` are then about each
    of its records, and ``why`` may name fields of the record above as well. ``stopped`` says when the
    clock stands still. ``length`` names a field with the record's own number in place of the
    parameter's, ``least`` one with a second: before so much time has gone by nothing is due, and no
    light urges. ``basis`` names a field with the record's own basis.
    """

    name: str
    day: str
    states: tuple[str, ...]
    act: str
    why: str
    number: Mapping[str, Any]
    where: tuple[Condition, ...] = ()
    unless: str = ""
    part: str = ""
    stopped: Stopped | None = None
    length: str = ""
    least: str = ""
    basis: str = ""
