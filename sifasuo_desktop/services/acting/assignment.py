"""Whose a record is: of whoever recorded it first, and of those it was assigned to by name.

A role that is there for what is assigned (``resources/roles.toml``) does nothing to what is others'.
The bus refuses by this rule, and the window offers by it.
"""

from collections.abc import Iterator

from sifasuo_desktop.domain.access import User
from sifasuo_desktop.domain.fields import Field, field_map
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.ledgers.kinds import kind_of
from sifasuo_desktop.store.reading import Reader


def is_others(record: Record, user: User, reader: Reader) -> bool:
    """Whether a record that is assigned to people is neither recorded by him nor assigned to him."""
    if not kind_of(record).handled_by or reader.first_author(record.id) == user.account:
        return False
    return not user.name or user.name not in set(_handlers(record, reader))


def others_refusal(record: Record) -> Problem:
    """Why nothing is done to it by somebody who is bound to what is assigned to him."""
    return problem("act.others", "", kind=type(record).TITLE)


def _handlers(record: Record, reader: Reader) -> Iterator[str]:
    """The names of all it was assigned to."""
    fields = field_map(type(record))
    for name in kind_of(record).handled_by:
        value = getattr(record, name)
        for one in value if fields[name].many else (value,):
            if one:
                yield _name(fields[name], one, reader)


def _name(field: Field, value: str, reader: Reader) -> str:
    if not field.spec.ref:
        return value
    found = reader.get(KINDS[field.spec.ref], value)
    return str(getattr(found, "name", ""))
