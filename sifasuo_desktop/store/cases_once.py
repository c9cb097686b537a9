"""Cases within one transaction: each is read once, and what is kept from then on stands in it."""

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.transaction import Transaction


class CasesOnce(Reader):
    """A reader that is told of every record that is kept.

    An act looks at its case to judge whether it is lawful, to change it, and to write down what it
    is found by: of these, one reads.
    """

    def __init__(self, transaction: Transaction) -> None:
        super().__init__(transaction)
        self._cases: dict[str, CaseFile] = {}

    def case(self, kind: str, identity: str) -> CaseFile | None:
        """The record of a top kind with all its descendants, or None."""
        known = self._cases.get(identity)
        if known is None or known.record.KIND != kind:
            known = super().case(kind, identity)
            if known is not None:
                self._cases[identity] = known
        return known

    def note(self, record: Record, root: str) -> None:
        """Keeps a new record or state in its case as well, if that was read.

        What may lie below records of every kind is no part of a case.
        """
        case = self._cases.get(root)
        if case is not None and (record.id == root or record.KIND in case.children):
            self._cases[root] = case.holding(record)

    def forget(self, root: str) -> None:
        """For a record that was taken out."""
        self._cases.pop(root, None)
