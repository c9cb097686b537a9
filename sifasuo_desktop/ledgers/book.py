"""All ledgers there are: every module of this folder that offers ``LEDGER``, each looked through."""

from collections.abc import Mapping
from functools import cache

from sifasuo_desktop import ledgers as folder
from sifasuo_desktop.domain.ledger import Ledger
from sifasuo_desktop.kernel import registry
from sifasuo_desktop.ledgers.checking import check


@cache
def ledgers() -> Mapping[str, Ledger]:
    """Every ledger by its kind, in the order of their sections.

    Raises BrokenExtension, BrokenLedger.
    """
    found = registry.discover(folder, "LEDGER", Ledger, key="kind")
    for ledger in found.values():
        check(ledger, found)
    return dict(sorted(found.items(), key=lambda entry: (entry[1].order, entry[0])))
