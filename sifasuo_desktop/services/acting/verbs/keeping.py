"""Keeps facts that an act was given as a record below another."""

from typing import Any, TypeVar

from sifasuo_desktop.domain.conversion import restore, to_plain
from sifasuo_desktop.domain.fields import Facts
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.store.unit_of_work import UnitOfWork

R = TypeVar("R", bound=Record)


def keep_below(
    unit: UnitOfWork, cls: type[R], facts: Facts, parent: str, position: int, **more: Any
) -> R:
    """A fresh record with the facts at a place below its parent; ``more`` are further plain values.

    What the facts hold besides the record's own fields (the case an act names) is left out.
    """
    own = {"id": unit.new_id(), "parent": parent, "position": position}
    record = restore(cls, {**to_plain(facts), **own, **more})
    unit.add(record)
    return record
