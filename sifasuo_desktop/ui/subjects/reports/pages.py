"""The page 统计报表, declared apart from it: it is read when it is first shown, or ahead."""

from sifasuo_desktop.domain.figures import Figure
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.ledgers.figures import all_figures
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Page, PageWidget


def _page(desk: Desk) -> PageWidget:
    from sifasuo_desktop.ui.subjects.reports.page import ReportsPage

    return ReportsPage(desk)


PAGE = Page(
    "reports",
    "统计报表",
    70,
    _page,
    tuple(
        sorted(
            {
                f"read:{KINDS[one.of].AREA}"
                for one in all_figures().values()
                if isinstance(one, Figure)
            }
        )
    ),
    help="十四、统计报表",
)
