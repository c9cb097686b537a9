"""What a ledger's records go through, and by when: the words of its flow and of its deadlines."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sifasuo_desktop.domain.figures import Condition


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a flow: the verb ``KIND.name``, lawful in the states ``within``, leads to ``to``.

    ``needs`` are fields of the record that must be given with it, ``may`` those that may; neither
    is asked for when the record is entered. ``day`` is the one of them that says when it happened,
    ``beyond`` are days of it that must lie after what the record said before. ``clears`` empties
    fields of an earlier round; what they held stays in the history.
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

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields it asks for."""
        return (*self.needs, *self.may)


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
    clock stands still. ``least`` is a second parameter, ``KIND.name.least``: before so much time has
    gone by nothing is due, and no light urges.
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
    least: Mapping[str, Any] | None = None
