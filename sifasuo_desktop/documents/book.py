"""All papers there are: every module below ``documents.papers`` that offers ``PAPER``, and the single
sheet and other papers of every ledger that declares them.
"""

from typing import Any

from sifasuo_desktop.documents import papers as folder
from sifasuo_desktop.documents.ledger_sheet import sheet_of
from sifasuo_desktop.documents.paper import Paper
from sifasuo_desktop.kernel import registry
from sifasuo_desktop.ledgers.book import ledgers


def papers() -> dict[str, Paper[Any]]:
    """Every paper by its name. Raises registry.BrokenExtension for a wrong or double one."""
    found = registry.discover(folder, "PAPER", Paper)
    for ledger in ledgers().values():
        for sheet in (ledger.sheet, *ledger.sheets):
            if sheet is None:
                continue
            paper = sheet_of(ledger, sheet)
            if paper.name in found:
                raise registry.BrokenExtension(paper.name)
            found[paper.name] = paper
    return found
