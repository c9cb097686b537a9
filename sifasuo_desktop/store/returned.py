"""Records the bureau did not take: those whose newest revision it returned."""

from dataclasses import dataclass

from sifasuo_desktop.domain.record import ANY, KINDS, root_kind
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.statements import RETURNED_RECORDS, RETURNED_ROOTS


@dataclass(frozen=True)
class ReturnedRecord:
    """The top record, its kind, and why something of it was returned."""

    kind: str
    root: str
    reason: str


def returned_records(reader: Reader) -> tuple[ReturnedRecord, ...]:
    """One entry a top record, the newest first; what was changed since is no longer here."""
    found: dict[str, ReturnedRecord] = {}
    for kind, root, reason in reader.driver.execute(RETURNED_RECORDS):
        top = reader.kind_of(root) if KINDS[kind].PARENT == ANY else root_kind(kind)
        found.setdefault(root, ReturnedRecord(top, root, reason))
    return tuple(found.values())


def returned_roots(reader: Reader) -> frozenset[str]:
    """The top records below which something stands returned."""
    return frozenset(root for (root,) in reader.driver.execute(RETURNED_ROOTS))
