"""All kinds of records there are: those the subjects describe, and the others as they are declared."""

from collections.abc import Mapping
from functools import cache

from sifasuo_desktop import domain, ledgers
from sifasuo_desktop.domain.kind import Kind
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.kernel import registry


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by its name, in the order of lists of several kinds.

    Raises BrokenExtension when two modules describe one kind.
    """
    found: dict[str, Kind] = {}
    for room in (domain, ledgers):
        for name, kind in registry.discover(room, "KIND", Kind).items():
            if name in found:
                raise registry.BrokenExtension(name)
            found[name] = kind
    for name, cls in KINDS.items():
        found.setdefault(name, Kind(record=cls))
    return dict(sorted(found.items(), key=lambda entry: entry[1].order))


def kind_of(record: Record) -> Kind:
    """The kind of a record."""
    return kinds()[record.KIND]


def number_of(record: Record) -> str | None:
    """The number a record is called by."""
    return kind_of(record).number_of(record)
