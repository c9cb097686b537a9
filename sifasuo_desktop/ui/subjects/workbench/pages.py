"""The page 工作台, declared apart from it: it is read when it is first shown, or ahead."""

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Page, PageWidget


def _page(desk: Desk) -> PageWidget:
    from sifasuo_desktop.ui.subjects.workbench.page import Workbench

    return Workbench(desk)


PAGE = Page("workbench", "工作台", 10, _page, help="二、工作台")
