"""The page 业务台账, declared apart from it: it is read when it is first shown, or ahead."""

from sifasuo_desktop.domain.ledger import READ
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Page, PageWidget


def _page(desk: Desk) -> PageWidget:
    from sifasuo_desktop.ui.subjects.ledgers.page import LedgersPage

    return LedgersPage(desk)


PAGE = Page(
    "ledgers",
    "业务台账",
    60,
    _page,
    tuple(one.permission(READ) for one in ledgers().values()),
    help="九、业务台账",
)
